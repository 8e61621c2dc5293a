import type {CardRecord} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {text} from './row.js';

/** Cards that were issued: public facts only. */
export class Cards {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Stores a card; the same public key again changes nothing. */
  add({account, public_key, issued_at, file}: CardRecord): void {
    this.#connection.transaction(() =>
      this.#connection.run(
        'INSERT INTO cards (account, public_key, issued_at, file) VALUES (?, ?, ?, ?) ON CONFLICT (public_key) DO NOTHING',
        account,
        public_key,
        issued_at,
        file,
      ),
    );
  }

  /** Cards of one account, or of all, newest first. */
  list(account?: string): CardRecord[] {
    return account === undefined
      ? this.#connection.all('SELECT * FROM cards ORDER BY id DESC', [], readCard)
      : this.#connection.all('SELECT * FROM cards WHERE account = ? ORDER BY id DESC', [account], readCard);
  }
}

const readCard = (row: Row): CardRecord => ({
  account: text(row, 'account'),
  public_key: text(row, 'public_key'),
  issued_at: text(row, 'issued_at'),
  file: text(row, 'file'),
});
