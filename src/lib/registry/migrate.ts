import type {Connection} from './connection.js';

/** Version of the schema that a file has: its `user_version`. */
export function schemaVersion(connection: Connection): number {
  return Number(connection.pragma('user_version'));
}

/**
 * Brings the schema to the newest version, each step in its own transaction. Another process may do the same at the
 * same time: each step looks again under the write lock. Returns the number of steps done here.
 */
export function migrate(connection: Connection, steps: readonly string[]): number {
  let done = 0;
  for (const [index, sql] of steps.entries()) {
    done += connection.transaction(() => {
      if (schemaVersion(connection) !== index) return 0;
      connection.script(sql);
      connection.script(`PRAGMA user_version = ${index + 1}`);
      return 1;
    });
  }
  return done;
}
