import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {CoopError} from '../../domain/errors.js';

/** Longer files are no documents. */
const LIMIT = 64 * 1_048_576;

/**
 * The bytes of a file of any origin, of at most 64 MB; pipes and devices, which a foreign folder may have links to and which
 * would be waited for, are no files. Throws `file_not_readable`.
 */
export function readBounded(file: string): Uint8Array {
  try {
    const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(fd);
      const {size} = stats;
      if (!stats.isFile()) {
        const reason = stats.isDirectory() ? 'EISDIR' : 'ENOTREG';
        throw new CoopError('file_not_readable', 'usage', {file, reason});
      }
      if (size > LIMIT) throw new CoopError('file_not_readable', 'usage', {file, reason: 'EFBIG'});
      const bytes = Buffer.alloc(size);
      let read = 0;
      for (let count = -1; read < size && count !== 0; read += count)
        count = readSync(fd, bytes, read, size - read, read);
      return bytes.subarray(0, read);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (error instanceof CoopError) throw error;
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
}

/** The JSON in a file of any origin. Throws `file_not_readable`, `file_not_data`. */
export function readJsonFile(file: string): unknown {
  const bytes = readBounded(file);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new CoopError('file_not_data', 'invalid', {file});
  }
}
