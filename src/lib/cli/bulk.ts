import {availableParallelism} from 'node:os';
import {Flags} from '@oclif/core';
import {CoopError} from '../domain/errors.js';
import {requireFolderFor, writeNamedFile} from '../domain/write.js';
import type {BulkKind} from '../processes/bulk/errors.js';
import {problemsOf} from '../processes/bulk/problems.js';
import type {BulkOptions, BulkProblem, BulkSummary} from '../processes/bulk/types.js';
import type {Workspace} from '../processes/workspace.js';
import type {BulkRun} from '../registry/index.js';
import {printable} from '../ui/printable.js';
import {barText} from '../ui/bar.js';
import {bulkTexts} from '../ui/messages/texts/bulk.js';
import type {Language} from '../ui/messages/types.js';
import type {Progress} from '../ui/progress.js';
import {formatCsv} from '../ui/table.js';
import {errorText} from './output.js';

/** Flags of commands that work on many documents. */
export const bulkFlags = {
  workers: Flags.integer({min: 1, max: 256, helpValue: 'N'}),
  restart: Flags.boolean(),
  errors: Flags.string({helpValue: 'FILE'}),
};

/** Throws `flag_alone` for a flag of many documents where there is one; `needs` is the flag that names many. */
export function requireNoBulkFlags(
  {workers, restart, errors}: Pick<BulkContext['flags'], 'workers' | 'restart' | 'errors'>,
  needs: string,
  command: string,
): void {
  const flag =
    workers !== undefined ? '--workers' : restart ? '--restart' : errors !== undefined ? '--errors' : undefined;
  if (flag !== undefined) throw new CoopError('flag_alone', 'usage', {flag, needs, command});
}

/** One item that did not pass, as `--json` and `--errors` tell it. */
export interface BulkFailure {
  /** Account, or doc_hash. */
  item: string;
  code: string;
  message: string;
}

/** What a command on many documents returns; when some did not pass it is the error's `details` instead. */
export interface BulkResult extends BulkSummary {
  problems: BulkFailure[];
}

/** Problems that people are shown; the rest is in the file or the JSON. */
const SHOWN = 10;

/** What the command that runs has: its workspace, flags and ways to speak. */
export interface BulkContext {
  kind: BulkKind;
  flags: {workers?: number | undefined; restart: boolean; errors?: string | undefined; json: boolean};
  language: Language;
  progress: Progress;
}

/** Options of a run by the flags, with a bar of its progress. Throws `file_not_writable` for `--errors`. */
export function bulkOptions({flags, language, progress}: BulkContext): BulkOptions {
  if (flags.errors !== undefined) requireFolderFor(flags.errors);
  const started = Date.now();
  return {
    workers: flags.workers ?? availableParallelism(),
    restart: flags.restart,
    onProgress: ({done, total}) => {
      progress.count(() => barText({done, total, elapsed: Date.now() - started}, bulkTexts[language].bar));
    },
  };
}

/** The result of a run. Throws `bulk_incomplete` when something did not pass, after it was told what. */
export async function concludeBulk(
  {registry}: Workspace,
  {run, summary}: {run: BulkRun; summary: BulkSummary},
  {kind, flags, language, progress}: BulkContext,
): Promise<BulkResult> {
  progress.stop();
  const problems: BulkFailure[] = [];
  for (const problem of problemsOf(registry, run)) problems.push(await failureOf(problem, language));
  const result = {...summary, problems};
  if (flags.errors !== undefined) writeNamedFile(flags.errors, `${await listOf(problems)}\r\n`);
  const {done, failed, differing} = summary;
  if (failed + differing === 0) return result;
  if (!flags.json) tell(problems, language, {file: flags.errors, counts: otherCounts(result, language)});
  const status = differing > 0 ? 'integrity' : 'invalid';
  throw new CoopError('bulk_incomplete', status, {kind, done, failed, differing, details: result});
}

/** Lines that tell a result to people: the count of what is done, then the other counts that are not 0. */
export function bulkLines(result: BulkResult, kind: BulkKind, language: Language): [head: string, ...more: string[]] {
  return [bulkTexts[language][kind](String(result.done)), ...otherCounts(result, language)];
}

/** What else is counted, where it is not 0. */
function otherCounts(summary: BulkSummary, language: Language): string[] {
  return (['before', 'unsigned', 'foreign', 'repeated'] as const)
    .filter((name) => summary[name] > 0)
    .map((name) => bulkTexts[language][name](String(summary[name])));
}

async function failureOf({item, code, kind, params}: BulkProblem, language: Language): Promise<BulkFailure> {
  const {message} = await errorText(new CoopError(code, kind, params as never), language);
  return {item, code, message};
}

function listOf(problems: readonly BulkFailure[]): Promise<string> {
  const columns = (['item', 'code', 'message'] as const).map((key) => ({
    key,
    heading: key,
    value: (problem: BulkFailure) => problem[key],
  }));
  return formatCsv(columns, problems);
}

function tell(
  problems: readonly BulkFailure[],
  language: Language,
  {file, counts}: {file: string | undefined; counts: readonly string[]},
): void {
  const texts = bulkTexts[language];
  const lines = problems.slice(0, SHOWN).map(({item, message}) => `${item}: ${message.replaceAll('\n', '\n  ')}`);
  if (problems.length > SHOWN) lines.push(texts.more(String(problems.length - SHOWN)));
  lines.push(...counts);
  if (file !== undefined) lines.push(texts.written(file));
  process.stderr.write(lines.map((line) => `  ${printable(line)}\n`).join(''));
}
