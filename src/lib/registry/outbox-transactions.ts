import {CoopError} from '../domain/errors.js';
import type {OutboxChange, OutboxTransaction, SignedTransaction, TransactionOutcome} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Connection, Row} from './connection.js';
import './errors.js';
import {given, int, json, maybeInt, maybeText, text} from './row.js';

/** The transactions of the outbox's entries, present and former; called inside the outbox's own transactions. */
export class OutboxTransactions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Throws `outbox_transaction_taken`: two entries with one transaction would take effect once in all. */
  add(entry: number, {transaction_id, packed, expiration, ref_block_num}: SignedTransaction): void {
    const {changes} = this.#connection.run(
      `INSERT INTO outbox_transactions (transaction_id, outbox_id, packed, expiration, ref_block_num, created_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      transaction_id,
      entry,
      JSON.stringify(packed),
      expiration,
      ref_block_num,
      nowIso(),
    );
    if (changes === 0) throw new CoopError('outbox_transaction_taken', 'conflict', {transaction_id});
  }

  /** Applies what a change says of the entry's transaction. */
  update(transaction_id: string, {attempts, place, outcome}: OutboxChange): void {
    if (attempts !== undefined) {
      this.#set(transaction_id, 'attempts = ?, sent_at = ?', attempts, attempts === 0 ? null : nowIso());
    }
    if (place === 'lost') {
      this.#set(
        transaction_id,
        'lost_block_num = block_num, lost_block_id = block_id, block_num = NULL, block_id = NULL',
      );
    } else if (place) {
      this.#set(transaction_id, 'block_num = ?, block_id = ?', place.block_num, place.block_id);
      // A node that lagged behind made it look lost.
      const isSame =
        'lost_block_num = NULL, lost_block_id = NULL WHERE lost_block_id = block_id AND transaction_id = ?';
      this.#connection.run(`UPDATE outbox_transactions SET ${isSame}`, transaction_id);
    }
    if (outcome) this.#set(transaction_id, 'outcome = ?, ended_at = ?', outcome, nowIso());
  }

  list(entry: number): OutboxTransaction[] {
    return this.#connection.all(
      'SELECT * FROM outbox_transactions WHERE outbox_id = ? ORDER BY rowid',
      [entry],
      readTransaction,
    );
  }

  /** One transaction by its id, with the number of its entry. */
  find(transaction_id: string): {outbox_id: number; transaction: OutboxTransaction} | undefined {
    return this.#connection.get(
      'SELECT * FROM outbox_transactions WHERE transaction_id = ?',
      [transaction_id],
      (row) => ({outbox_id: int(row, 'outbox_id'), transaction: readTransaction(row)}),
    );
  }

  #set(transaction_id: string, what: string, ...cells: (string | number | null)[]): void {
    this.#connection.run(`UPDATE outbox_transactions SET ${what} WHERE transaction_id = ?`, ...cells, transaction_id);
  }
}

const readTransaction = (row: Row): OutboxTransaction => ({
  transaction_id: text(row, 'transaction_id'),
  packed: json(row, 'packed') as OutboxTransaction['packed'],
  expiration: text(row, 'expiration'),
  ref_block_num: int(row, 'ref_block_num'),
  created_at: text(row, 'created_at'),
  attempts: int(row, 'attempts'),
  ...given('sent_at', maybeText(row, 'sent_at')),
  ...given('block_num', maybeInt(row, 'block_num')),
  ...given('block_id', maybeText(row, 'block_id')),
  ...given('lost_block_num', maybeInt(row, 'lost_block_num')),
  ...given('lost_block_id', maybeText(row, 'lost_block_id')),
  ...given('outcome', maybeText(row, 'outcome') as TransactionOutcome | undefined),
  ...given('ended_at', maybeText(row, 'ended_at')),
});
