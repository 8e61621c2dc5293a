import {closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync} from 'node:fs';
import {randomBytes} from 'node:crypto';
import {dirname} from 'node:path';
import {removeUnfinished} from '../domain/atomic.js';
import {CoopError} from '../domain/errors.js';
import './errors.js';
import {fileError} from './sqlite-errors.js';

const SUFFIX = '.unfinished';

/**
 * Makes a file that exists only whole: `build` fills `<file>.<random>.unfinished` (mode 0600), which then takes its name.
 * A kill leaves at most the unfinished file, which the next call removes after an hour. Never overwrites: throws
 * `registry_exists`, or `registry_no_access` when the folder cannot be written.
 */
export function makeWhole<T>(file: string, build: (unfinished: string) => T): T {
  if (existsSync(file)) throw new CoopError('registry_exists', 'conflict', {file});
  const unfinished = `${file}.${randomBytes(4).toString('hex')}${SUFFIX}`;
  try {
    removeUnfinished(file, SUFFIX);
    closeSync(openSync(unfinished, 'wx', 0o600));
    const result = build(unfinished);
    sync(unfinished);
    takeName(unfinished, file);
    sync(dirname(file));
    return result;
  } catch (error) {
    for (const part of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + part, {force: true});
    throw folderError(error, file);
  }
}

/** Gives the file its name unless that is taken, also by another process at this moment. */
function takeName(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
    rmSync(unfinished);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // File systems without hard links (FAT, some network ones): the small gap between look and rename remains.
    if (code === 'EEXIST' || existsSync(file)) throw error;
    renameSync(unfinished, file);
  }
}

function sync(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Removes what a killed `makeWhole` has left beside a file, its second name included. */
export function clearUnfinished(file: string): void {
  removeUnfinished(file, SUFFIX);
}

/** A missing folder is not a missing registry. */
function folderError(error: unknown, file: string): unknown {
  const mapped = fileError(error, file);
  if (mapped instanceof CoopError && mapped.code === 'registry_not_found')
    return new CoopError('registry_no_access', 'denied', {file, reason: 'ENOENT'}, {cause: error});
  return mapped;
}
