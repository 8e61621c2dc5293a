import type {AccountName} from '../domain/account.js';
import type {Connection} from './connection.js';
import {int, text} from './row.js';

/**
 * Keys by which the leak guard finds the persons whom a text may name (decision 0024). What the keys are is the guard's
 * matter; here they are texts. A person's former keys stay: what was private once is private still.
 */
export class LeakIndex {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Accounts whose keys are missing, or were made by an older edition of the `rules`. */
  pending(rules: number, limit: number): AccountName[] {
    return this.#connection.all(
      'SELECT account FROM leak_persons WHERE rules < ? ORDER BY rules, id LIMIT ?',
      [rules, limit],
      (row) => text(row, 'account'),
    );
  }

  /** Adds a person's keys, made by this edition of the `rules`. */
  put(account: AccountName, keys: Iterable<string>, rules: number): void {
    this.#connection.transaction(() => {
      const person = this.#connection.get(
        `INSERT INTO leak_persons (account, rules) VALUES (?, ?)
         ON CONFLICT (account) DO UPDATE SET rules = excluded.rules RETURNING id`,
        [account, rules],
        (row) => int(row, 'id'),
      );
      if (person === undefined) throw new TypeError('person without id');
      for (const key of keys) {
        this.#connection.run('INSERT INTO leak_keys VALUES (?, ?) ON CONFLICT DO NOTHING', key, person);
      }
    });
  }

  /** Everybody who has one of the keys. */
  find(keys: ReadonlySet<string>): AccountName[] {
    return this.#connection.all(
      `SELECT account FROM leak_persons WHERE id IN (
         SELECT leak_keys.person FROM json_each(?) AS wanted CROSS JOIN leak_keys ON leak_keys.key = wanted.value)`,
      [JSON.stringify([...keys])],
      (row) => text(row, 'account'),
    );
  }
}
