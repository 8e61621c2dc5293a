import type {Connection} from './connection.js';
import {makeWhole} from './new-file.js';

/** A consistent copy of an open registry, WAL included, in a new file with the same key. Throws as `makeWhole`. */
export function copyTo(connection: Connection, file: string): void {
  makeWhole(file, (unfinished) => connection.run('VACUUM INTO ?', unfinished));
}
