import type {PaymentRecord} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {Filter} from './filter.js';
import {text} from './row.js';

/** What a list of payments can be narrowed by. */
export interface PaymentFilter {
  username?: string;
  status?: PaymentRecord['status'];
  type?: PaymentRecord['type'];
  limit?: number;
  offset?: number;
}

/** Incoming and outgoing payments, as last seen or confirmed. */
export class Payments {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Stores a payment, or its new state when its hash is known. */
  save(payment: PaymentRecord): void {
    const {hash, type, direction, username, quantity, status, created_at, updated_at} = payment;
    this.#connection.transaction(() =>
      this.#connection.run(
        `INSERT INTO payments (hash, type, direction, username, quantity, status, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at,
           quantity = excluded.quantity, created_at = excluded.created_at`,
        hash.toLowerCase(),
        type,
        direction,
        username,
        quantity,
        status,
        created_at,
        updated_at,
      ),
    );
  }

  get(hash: string): PaymentRecord | undefined {
    return this.#connection.get('SELECT * FROM payments WHERE hash = ?', [hash.toLowerCase()], readPayment);
  }

  /** Payments whose hash starts with these hex digits; at most two, which is enough to see that it is ambiguous. */
  findByPrefix(prefix: string): PaymentRecord[] {
    if (!/^[0-9a-f]+$/i.test(prefix)) return [];
    return this.#connection.all(
      "SELECT * FROM payments WHERE hash >= ? AND hash < ? || 'g' ORDER BY hash LIMIT 2",
      [prefix.toLowerCase(), prefix.toLowerCase()],
      readPayment,
    );
  }

  /** Payments, newest first. */
  list({limit = 100, offset = 0, ...equal}: PaymentFilter = {}): PaymentRecord[] {
    const filter = new Filter().equals(equal);
    return this.#connection.all(
      `SELECT * FROM payments ${filter.where} ORDER BY created_at DESC, hash LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      readPayment,
    );
  }
}

const readPayment = (row: Row): PaymentRecord => ({
  hash: text(row, 'hash'),
  type: text(row, 'type') as PaymentRecord['type'],
  direction: text(row, 'direction') as PaymentRecord['direction'],
  username: text(row, 'username'),
  quantity: text(row, 'quantity'),
  status: text(row, 'status') as PaymentRecord['status'],
  created_at: text(row, 'created_at'),
  updated_at: text(row, 'updated_at'),
});
