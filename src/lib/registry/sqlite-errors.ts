import Database from 'better-sqlite3';
import {CoopError} from '../domain/errors.js';
import './errors.js';

/** The second one: there is no room for the index of the WAL, which even a reader needs. */
const DISK_FULL = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'];

/** Turns a failure of SQLite into the CoopError that says what it means; any other error is returned as it is. */
export function translate(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const cause = {cause: error};
  const {code} = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new CoopError('registry_locked', 'conflict', {file}, cause);
  if (code.startsWith('SQLITE_READONLY')) return new CoopError('registry_readonly', 'denied', {file}, cause);
  if (DISK_FULL.includes(code)) return new CoopError('disk_full', 'unexpected', {file}, cause);
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new CoopError('registry_no_access', 'denied', {file, reason: code}, cause);
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code))
    return new CoopError('registry_damaged', 'integrity', {file, detail: code}, cause);
  return error;
}

/** The CoopError for a failed file-system call on the registry. */
export function fileError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  const cause = {cause: error};
  if (code === 'ENOENT') return new CoopError('registry_not_found', 'not_found', {file}, cause);
  if (code === 'EEXIST') return new CoopError('registry_exists', 'conflict', {file}, cause);
  if (code === 'EISDIR') return new CoopError('not_a_registry', 'invalid', {file}, cause);
  if (code === 'ENOSPC') return new CoopError('disk_full', 'unexpected', {file}, cause);
  return new CoopError('registry_no_access', 'denied', {file, reason: code}, cause);
}
