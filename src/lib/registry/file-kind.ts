import {CoopError} from '../domain/errors.js';
import {isPageAuthentic, readHead, SQLCIPHER} from './sqlcipher.js';

/** Pages that are searched for an authentic one when the first is not. */
const PROBED_PAGES = 16;
/** Of 4096 random bytes nearly all 256 values occur; a text, picture or plain database has far fewer. */
const LEAST_DISTINCT_BYTES = 230;
/** Starts of files whose compressed content looks random: PDF, ZIP (and office files), gzip, PNG, JPEG, age. */
const FOREIGN_STARTS = [
  '%PDF-',
  'PK\x03\x04',
  '\x1f\x8b',
  '\x89PNG',
  '\xff\xd8\xff',
  'age-encryption',
  'SQLite format 3\0',
];

/** Throws `not_a_registry` for a file that can be no encrypted one, before anybody is asked for its passphrase. */
export function assertMayBeRegistry(file: string): void {
  if (looksForeign(readHead(file, SQLCIPHER.page).head)) throw new CoopError('not_a_registry', 'invalid', {file});
}

/**
 * Checks a key against an encrypted file before SQLite touches it. Throws `wrong_passphrase`, or `not_a_registry` when
 * the file's size is not one of a database. A key that fits some page is right: a damaged first page may be whole in
 * the WAL.
 */
export function assertKeyFits(file: string, rawKey: Uint8Array): void {
  const {head, size} = readHead(file, SQLCIPHER.page * PROBED_PAGES);
  if (isPageAuthentic(head, rawKey, 1)) return;
  for (let page = 2; page <= PROBED_PAGES; page++) {
    if (isPageAuthentic(head, rawKey, page)) return;
  }
  if (size % SQLCIPHER.page !== 0) throw new CoopError('not_a_registry', 'invalid', {file});
  throw new CoopError('wrong_passphrase', 'denied', {file});
}

/** True when the bytes cannot be the start of an encrypted database: too short, of a known kind, or not random. */
function looksForeign(head: Buffer): boolean {
  if (head.length < SQLCIPHER.page) return true;
  const page = head.subarray(0, SQLCIPHER.page);
  if (FOREIGN_STARTS.some((start) => page.subarray(0, start.length).equals(Buffer.from(start, 'latin1')))) return true;
  return new Set(page).size < LEAST_DISTINCT_BYTES;
}
