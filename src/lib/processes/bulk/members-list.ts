import {createReadStream} from 'node:fs';
import type {Readable} from 'node:stream';
import {isAccountName, type AccountName} from '../../domain/account.js';
import {CoopError} from '../../domain/errors.js';
import './errors.js';

/** One member of a list, with the parameters that its columns give; or why the line cannot be read. */
export type MemberLine =
  {line: number; account: AccountName; parameters: Record<string, string>} | {line: number; problem: CoopError};

/** Characters of one line; more is no list of members. */
const MAX_LINE = 100_000;

/** Name of the column with the account, which tells a table from a plain list. */
const ACCOUNT = 'account';

/** The members of a file, `-` for standard input. Throws `file_not_readable`, `members_column_missing`. */
export async function* readMembers(file: string): AsyncGenerator<MemberLine> {
  yield* parseMembers(open(file), file);
}

/** How many members a file has; undefined for standard input. Throws `file_not_readable`. */
export async function countMembers(file: string): Promise<number | undefined> {
  if (file === '-') return undefined;
  let count = 0;
  for await (const _ of parseMembers(open(file), file)) count += 1;
  return count;
}

/**
 * Reads a list of members: one account a line, or a table (RFC 4180, with commas, semicolons or tabs) whose first line
 * names the columns, `account` among them; the other columns are parameters of the document. Empty lines and lines that
 * begin with `#` are left out. Lines come as they are read, so that the list may be longer than memory.
 */
export async function* parseMembers(source: Readable, file: string): AsyncGenerator<MemberLine> {
  let columns: string[] | undefined;
  let separator = '';
  for await (const {line, text, isTooLong} of readLines(source, file)) {
    if (isTooLong) {
      yield {line, problem: new CoopError('members_line_wrong', 'invalid', {line, reason: 'length'})};
    } else if (text.trim() === '' || text.startsWith('#')) continue;
    else if (columns === undefined) {
      separator = /[,;\t]/.exec(text)?.[0] ?? '';
      const names = splitCells(text, separator)?.map((name) => name.trim()) ?? [];
      const isTable = separator !== '' || names[0]?.toLowerCase() === ACCOUNT;
      columns = isTable ? names.map((name) => (name.toLowerCase() === ACCOUNT ? ACCOUNT : name)) : [ACCOUNT];
      if (!columns.includes(ACCOUNT)) {
        throw new CoopError('members_column_missing', 'usage', {file, column: ACCOUNT});
      }
      if (!isTable) yield readLine(line, text, columns, separator);
    } else yield readLine(line, text, columns, separator);
  }
}

function readLine(line: number, text: string, columns: readonly string[], separator: string): MemberLine {
  const wrong = (reason: 'account' | 'columns' | 'quotes'): MemberLine => ({
    line,
    problem: new CoopError('members_line_wrong', 'invalid', {line, reason}),
  });
  const cells = splitCells(text, separator);
  if (!cells) return wrong('quotes');
  if (cells.length !== columns.length) return wrong('columns');
  const account = (cells[columns.indexOf(ACCOUNT)] ?? '').trim();
  if (!isAccountName(account)) return wrong('account');
  const parameters = columns.flatMap((name, at) => {
    const value = (cells[at] ?? '').trim();
    return name === ACCOUNT || value === '' ? [] : [[name, value] as const];
  });
  return {line, account, parameters: Object.fromEntries(parameters)};
}

/** Cells of a line; undefined when its quotes do not fit. No separator: the line is one cell. */
function splitCells(text: string, separator: string): string[] | undefined {
  if (separator === '') return [text];
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    if (text[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
      if (!quoted) return undefined;
      cells.push((quoted[1] ?? '').replaceAll('""', '"'));
      at += quoted[0].length;
    } else {
      const end = text.indexOf(separator, at);
      cells.push(text.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? text.length : end;
    }
    if (at >= text.length) return cells;
    if (text[at] !== separator) return undefined;
  }
}

/** Lines of a stream, cut at `MAX_LINE`. */
async function* readLines(
  source: Readable,
  file: string,
): AsyncGenerator<{line: number; text: string; isTooLong: boolean}> {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let rest = '';
  let line = 0;
  let isTooLong = false;
  const take = (text: string): {line: number; text: string; isTooLong: boolean} => {
    line += 1;
    const taken = {line, text: text.replace(/\r$/, ''), isTooLong: isTooLong || text.length > MAX_LINE};
    isTooLong = false;
    return taken;
  };
  try {
    for await (const chunk of source) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, {stream: true})).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) yield take(text);
      if (rest.length <= MAX_LINE) continue;
      isTooLong = true;
      rest = '';
    }
    rest += decoder.decode();
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // Letters of an older encoding would become question marks in a document.
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'EILSEQ' : code;
    throw new CoopError('file_not_readable', 'usage', {file, reason});
  }
  if (rest !== '' || isTooLong) yield take(rest);
}

function open(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file);
}
