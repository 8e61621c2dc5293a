import {closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {randomBytes} from 'node:crypto';

const SUFFIX = '.tmp';

/** An unfinished file older than this was left by a process that was killed. */
export const ABANDONED_MS = 3_600_000;

/**
 * Writes a file so that a kill at any moment leaves the old content or the whole new one: temporary file beside it,
 * fsync, rename. `mode` defaults to 0600: what we write is private. Creates missing folders with mode 0700. What killed
 * writers of the same file have left is removed after an hour.
 */
export function writeFileAtomic(file: string, data: string | Uint8Array, mode = 0o600): void {
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  removeUnfinished(file, SUFFIX);
  const temporary = `${file}.${randomBytes(4).toString('hex')}${SUFFIX}`;
  try {
    const fd = openSync(temporary, 'wx', mode);
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
      for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Removes what killed writers have left beside `file`, named `<file>.<anything><suffix><anything>`: what has not been
 * written for `olderThan` milliseconds, and what is another name of the file itself.
 */
export function removeUnfinished(file: string, suffix: string, olderThan = ABANDONED_MS): void {
  const own = statSync(file, {bigint: true, throwIfNoEntry: false});
  const now = Date.now();
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.includes(suffix)) continue;
    const path = join(dirname(file), name);
    const found = statSync(path, {bigint: true, throwIfNoEntry: false});
    if (!found) continue;
    const isSame = own?.ino === found.ino && own.dev === found.dev;
    if (isSame || now - Number(found.mtimeMs) >= olderThan) rmSync(path, {force: true});
  }
}
