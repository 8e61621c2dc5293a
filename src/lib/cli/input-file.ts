import {readFileSync, statSync} from 'node:fs';
import {CoopError} from '../domain/errors.js';

/** Larger files are no data of a member or a cooperative. */
const LIMIT = 1_048_576;

/** Reads data from a YAML or JSON file; `-` is standard input. Throws `file_not_readable`, `file_not_data`. */
export async function readDataFile(file: string): Promise<unknown> {
  const text = readText(file);
  const {parseDocument} = await import('yaml');
  const document = parseDocument(text, {prettyErrors: true, uniqueKeys: true, resolveKnownTags: false});
  // Warnings are of tags: sets, bytes and dates are no data of a person.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const line = error.linePos?.[0].line;
    throw new CoopError('file_not_data', 'invalid', {file, ...(line === undefined ? {} : {line})});
  }
  try {
    return document.toJS({maxAliasCount: 0});
  } catch {
    // Aliases: no file of a person needs them, and they can grow without bound.
    throw new CoopError('file_not_data', 'invalid', {file});
  }
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    // A device may have no end.
    if (file !== '-' && statSync(file).isCharacterDevice()) throw Object.assign(new Error(), {code: 'ENOTREG'});
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
  if (bytes.length > LIMIT) throw new CoopError('file_not_data', 'invalid', {file});
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // Letters of an older encoding would become question marks in a document.
    throw new CoopError('file_not_readable', 'usage', {file, reason: 'EILSEQ'});
  }
}

/** A file's data that must have named parts. Throws `file_not_data`, and what `readDataFile` throws. */
export async function readDataObject(file: string): Promise<Record<string, unknown>> {
  const data = await readDataFile(file);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new CoopError('file_not_data', 'invalid', {file});
  }
  return data as Record<string, unknown>;
}

/** What a document is ordered by: the file's data, where a decision that is named takes the place of one that is described. */
export async function orderInput(
  file: string | undefined,
  decision_id: number | undefined,
): Promise<Record<string, unknown>> {
  const data = file === undefined ? {} : await readDataObject(file);
  if (decision_id === undefined) return data;
  const {decision: _described, ...rest} = data;
  return {...rest, decision_id};
}
