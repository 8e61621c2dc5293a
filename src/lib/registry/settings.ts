import type {Connection} from './connection.js';
import {text} from './row.js';

/** Small named values of the registry itself: the cursor of the history, the profile in use. */
export class Settings {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get(name: string): string | undefined {
    return this.#connection.get('SELECT value FROM settings WHERE name = ?', [name], (row) => text(row, 'value'));
  }

  set(name: string, value: string): void {
    this.#connection.transaction(() =>
      this.#connection.run(
        'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        value,
      ),
    );
  }
}
