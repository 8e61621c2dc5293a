import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {writeFileAtomic} from './atomic.js';
import {CoopError} from './errors.js';

declare module './errors.js' {
  interface ErrorParams {
    file_not_writable: {file: string; reason: string};
  }
}

/** Writes a file that the user named, whole or not at all. Throws `file_not_writable`. */
export function writeNamedFile(file: string, data: string | Uint8Array): void {
  writing(file, () => {
    writeFileAtomic(file, data);
  });
}

/** That a file may be made where the user wants it, or the folders for it. Throws `file_not_writable`. */
export function requireFolderFor(file: string): void {
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  writing(file, () => {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), {code: 'ENOTDIR'});
    accessSync(folder, constants.W_OK);
  });
}

/** Runs what writes to a file or folder that the user named. Throws `file_not_writable` with the system's reason. */
export function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException | null)?.code;
    if (reason === undefined || error instanceof CoopError) throw error;
    throw new CoopError('file_not_writable', 'usage', {file, reason});
  }
}
