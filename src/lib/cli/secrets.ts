import {readFileSync} from 'node:fs';
import {CoopError} from '../domain/errors.js';
import type {Terminal} from '../ui/terminal.js';
import {secretTexts} from '../ui/messages/texts/secrets.js';
import type {Language} from '../ui/messages/types.js';

/** A secret's name; it fixes where it may come from: `COOPCTL_PASSPHRASE` and `--passphrase-file`, likewise the PIN. */
export type SecretName = 'passphrase' | 'pin';

/** Where secrets come from in this run. Secrets are never taken from arguments. */
export interface SecretSource {
  /** File given by `--passphrase-file` or `--pin-file`. */
  file?: string;
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
  language: Language;
}

/**
 * Reads a secret from its file, its variable, or by a question on a terminal; `confirm` asks twice for a new one.
 * Throws CoopError `secret_needed`, `secret_empty`, `secrets_differ` or `file_not_readable`.
 */
export async function readSecret(
  what: SecretName,
  source: SecretSource,
  options: {confirm?: boolean; about?: string} = {},
): Promise<string> {
  const secret = source.file === undefined ? source.env[`COOPCTL_${what.toUpperCase()}`] : readSecretFile(source.file);
  if (secret !== undefined) return notEmpty(what, secret);
  if (!source.terminal.interactive) {
    const flag = `${what}-file`;
    throw new CoopError('secret_needed', 'usage', {what, variable: `COOPCTL_${what.toUpperCase()}`, flag});
  }
  const {askSecret} = await import('../ui/prompt.js');
  const texts = secretTexts[source.language];
  const first = notEmpty(what, await askSecret(texts.ask(what, options.about)));
  if (options.confirm === true && (await askSecret(texts.again(what))) !== first) {
    throw new CoopError('secrets_differ', 'usage', {what});
  }
  return first;
}

function notEmpty(what: SecretName, secret: string): string {
  if (secret === '') throw new CoopError('secret_empty', 'usage', {what});
  return secret;
}

/** A secret's file: its first line. */
function readSecretFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
}
