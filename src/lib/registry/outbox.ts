import {CoopError} from '../domain/errors.js';
import {isLiving, type OutboxEntry, type OutboxState, type OutboxStore} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Connection, Row} from './connection.js';
import './errors.js';
import {Filter} from './filter.js';
import {given, int, json, maybeInt, maybeText, text} from './row.js';

/** Transactions on their way to the chain, durable before they are sent (DESIGN, Chain). */
export class Outbox implements OutboxStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(entry: Parameters<OutboxStore['add']>[0]): OutboxEntry {
    return this.#connection.transaction(() => {
      this.#refuseTakenKey(entry.key, entry.state);
      const now = nowIso();
      const {id} = this.#connection.run(
        `INSERT INTO outbox (key, state, transaction_id, packed, actions, expiration, ref_block_num, block_num, block_id,
           error, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.key,
        entry.state,
        entry.transaction_id,
        JSON.stringify(entry.packed),
        JSON.stringify(entry.actions),
        entry.expiration,
        entry.ref_block_num,
        entry.block_num ?? null,
        entry.block_id ?? null,
        entry.error ?? null,
        now,
        now,
      );
      return this.#known(id);
    });
  }

  get(id: number): OutboxEntry | undefined {
    return this.#connection.get('SELECT * FROM outbox WHERE id = ?', [id], readEntry);
  }

  findByKey(key: string): OutboxEntry | undefined {
    return this.#connection.get('SELECT * FROM outbox WHERE key = ? ORDER BY id DESC LIMIT 1', [key], readEntry);
  }

  update(id: number, change: Parameters<OutboxStore['update']>[1]): OutboxEntry {
    return this.#connection.transaction(() => {
      const known = this.#known(id);
      const {state = known.state, attempts = known.attempts} = change;
      const changed = {...known, ...change, state, attempts};
      this.#refuseTakenKey(changed.key, changed.state, id);
      this.#connection.run(
        'UPDATE outbox SET state = ?, block_num = ?, block_id = ?, attempts = ?, error = ?, updated_at = ? WHERE id = ?',
        changed.state,
        changed.block_num ?? null,
        changed.block_id ?? null,
        changed.attempts,
        changed.error ?? null,
        nowIso(),
        id,
      );
      return this.#known(id);
    });
  }

  list({states, limit = 100, offset = 0}: Parameters<OutboxStore['list']>[0] = {}): OutboxEntry[] {
    const filter = new Filter();
    if (states) filter.and(`state IN (${states.map(() => '?').join(', ')})`, ...states);
    return this.#connection.all(
      `SELECT * FROM outbox ${filter.where} ORDER BY id LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      readEntry,
    );
  }

  #known(id: number): OutboxEntry {
    const entry = this.get(id);
    if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
    return entry;
  }

  #refuseTakenKey(key: string, state: OutboxState, self?: number): void {
    if (!isLiving({state})) return;
    const living = this.#connection.get(
      `SELECT id FROM outbox WHERE key = ? AND state NOT IN ('failed', 'expired', 'forked') AND id <> ?`,
      [key, self ?? 0],
      (row) => int(row, 'id'),
    );
    if (living !== undefined) throw new CoopError('outbox_key_taken', 'conflict', {key});
  }
}

const readEntry = (row: Row): OutboxEntry => ({
  id: int(row, 'id'),
  key: text(row, 'key'),
  state: text(row, 'state') as OutboxState,
  transaction_id: text(row, 'transaction_id'),
  packed: json(row, 'packed') as OutboxEntry['packed'],
  actions: json(row, 'actions') as OutboxEntry['actions'],
  expiration: text(row, 'expiration'),
  ref_block_num: int(row, 'ref_block_num'),
  ...given('block_num', maybeInt(row, 'block_num')),
  ...given('block_id', maybeText(row, 'block_id')),
  attempts: int(row, 'attempts'),
  ...given('error', maybeText(row, 'error')),
  created_at: text(row, 'created_at'),
  updated_at: text(row, 'updated_at'),
});
