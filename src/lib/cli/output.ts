import {CoopError, isCoopError} from '../domain/errors.js';
import {printable} from '../ui/printable.js';
import {isPromptAbort} from '../ui/prompt.js';
import type {ErrorText, Language} from '../ui/messages/types.js';

/** What `--json` prints: exactly one document (DESIGN section 4). */
export type JsonEnvelope =
  | {ok: true; result: unknown; warnings: string[]}
  | {ok: false; error: {code: string; message: string; hint: string; details?: unknown}; warnings: string[]};

/** Any thrown value as one of our errors; what we did not foresee becomes `unexpected`, with its stack only for DEBUG. */
export function asCoopError(error: unknown): CoopError {
  if (isCoopError(error)) return error;
  if (isPromptAbort(error)) return new CoopError('interrupted', 'interrupted', {});
  if (process.env.DEBUG?.includes('coopctl') === true) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  const detail = error instanceof Error ? error.message : typeof error;
  return new CoopError('unexpected', 'unexpected', {detail}, {cause: error});
}

/** Message and hint of an error in the user's language. */
export async function errorText(error: CoopError, language: Language): Promise<ErrorText> {
  const {errorTexts} = await import('../ui/messages/errors/index.js');
  const text = errorTexts[language][error.code] as (params: CoopError['params']) => ErrorText;
  return text(error.params);
}

/** Writes one JSON document to stdout. */
export function printJson(envelope: JsonEnvelope): void {
  // The same text for whoever reads JSON, and nothing that steers a terminal.
  const text = JSON.stringify(envelope, plainValue, 2).replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  process.stdout.write(`${text}\n`);
}

/** Control characters that JSON leaves as they are, and those that turn the direction of a text. */
const STEERING = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const plainValue = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Reports an error, as JSON on stdout or as text on stderr, and sets the exit status of the process. */
export async function reportError(
  error: CoopError,
  {json, language, warnings = []}: {json: boolean; language: Language; warnings?: string[]},
): Promise<void> {
  const {message, hint} = await errorText(error, language);
  process.exitCode = error.status;
  if (json) {
    const {problems, details = problems} = error.params as {problems?: unknown; details?: unknown};
    printJson({
      ok: false,
      error: {code: error.code, message, hint, ...(details === undefined ? {} : {details})},
      warnings,
    });
  } else {
    const mark = process.stderr.isTTY && !process.env.NO_COLOR ? '\u001b[31m✗\u001b[39m' : '✗';
    process.stderr.write(`${mark} ${printable(`${message}\n  ${hint}`)}\n`);
  }
}
