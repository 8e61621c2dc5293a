import type {VaultKey} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {text} from './row.js';

/** The vault: keys that the cooperative itself holds. Only the encryption of the file protects them. */
export class Keys {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Stores a key; the same key of the same account and permission again changes nothing. */
  add({account, permission, public_key, private_key, created_at}: VaultKey): void {
    this.#connection.transaction(() =>
      this.#connection.run(
        `INSERT INTO keys (public_key, account, permission, private_key, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        public_key,
        account,
        permission,
        private_key,
        created_at,
      ),
    );
  }

  /** The newest key of an account's permission. */
  get(account: string, permission: string): VaultKey | undefined {
    return this.#connection.get(
      'SELECT * FROM keys WHERE account = ? AND permission = ? ORDER BY rowid DESC LIMIT 1',
      [account, permission],
      readKey,
    );
  }

  /** All keys, without their private part. */
  list(): Omit<VaultKey, 'private_key'>[] {
    return this.#connection.all('SELECT * FROM keys ORDER BY rowid', [], (row) => {
      const {account, permission, public_key, created_at} = readKey(row);
      return {account, permission, public_key, created_at};
    });
  }

  /** Forgets a key. Returns false when the vault does not have it. */
  remove(account: string, permission: string, public_key: string): boolean {
    return this.#connection.transaction(
      () =>
        this.#connection.run(
          'DELETE FROM keys WHERE account = ? AND permission = ? AND public_key = ?',
          account,
          permission,
          public_key,
        ).changes > 0,
    );
  }
}

const readKey = (row: Row): VaultKey => ({
  account: text(row, 'account'),
  permission: text(row, 'permission'),
  public_key: text(row, 'public_key'),
  private_key: text(row, 'private_key'),
  created_at: text(row, 'created_at'),
});
