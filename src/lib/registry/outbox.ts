import {CoopError} from '../domain/errors.js';
import {
  isLiving,
  type NewOutboxEntry,
  type OutboxChange,
  type OutboxDependency,
  type OutboxEntry,
  type OutboxState,
  type OutboxStore,
  type OutboxTransaction,
} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Cell, Connection, Row} from './connection.js';
import './errors.js';
import {Filter} from './filter.js';
import {OutboxTransactions} from './outbox-transactions.js';
import {given, int, json, maybeInt, maybeText, text} from './row.js';

const SELECT = `
  SELECT o.*, t.packed, t.expiration, t.ref_block_num, t.block_num, t.block_id, t.lost_block_id,
    coalesce(t.attempts, 0) AS attempts
  FROM outbox o LEFT JOIN outbox_transactions t ON t.transaction_id = o.transaction_id`;

/** What is on its way to the chain, durable before it is sent (DESIGN, Chain). */
export class Outbox implements OutboxStore {
  readonly #connection: Connection;
  readonly #transactions: OutboxTransactions;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#transactions = new OutboxTransactions(connection);
  }

  add(entries: readonly NewOutboxEntry[]): OutboxEntry[] {
    return this.together(() => entries.map((entry) => this.#add(entry)));
  }

  get(id: number): OutboxEntry | undefined {
    return this.#connection.get(`${SELECT} WHERE o.id = ?`, [id], readEntry);
  }

  findByKey(key: string): OutboxEntry | undefined {
    return this.#connection.get(`${SELECT} WHERE o.key = ? ORDER BY o.id DESC LIMIT 1`, [key], readEntry);
  }

  update(seen: Pick<OutboxEntry, 'id' | 'revision'>, change: OutboxChange): OutboxEntry | undefined {
    return this.together(() => {
      const known = this.#known(seen.id);
      if (known.revision !== seen.revision) return undefined;
      const {state = known.state, transaction, error} = change;
      this.#refuseTakenKey(known.key, state, seen.id);
      if (known.transaction_id !== undefined) this.#transactions.update(known.transaction_id, change);
      if (transaction) this.#transactions.add(seen.id, transaction);
      const isLeft = state === 'queued' && change.outcome !== undefined;
      const [text, code] = error === undefined ? [known.error, known.error_code] : [error?.text, error?.code];
      this.#connection.run(
        `UPDATE outbox SET state = ?, transaction_id = ?, tries = ?, error = ?, error_code = ?, revision = revision + 1,
           updated_at = ? WHERE id = ?`,
        state,
        transaction?.transaction_id ?? (isLeft ? null : (known.transaction_id ?? null)),
        known.tries + (transaction ? 1 : 0),
        text ?? null,
        code ?? null,
        nowIso(),
        seen.id,
      );
      return this.#known(seen.id);
    });
  }

  list({states, subject, newest, limit = 100, offset = 0}: Parameters<OutboxStore['list']>[0] = {}): OutboxEntry[] {
    const filter = new Filter();
    if (states) filter.and(`o.state IN (${states.map(() => '?').join(', ')})`, ...states);
    if (subject !== undefined) filter.and(`o.id IN (SELECT outbox_id FROM outbox_subjects WHERE subject = ?)`, subject);
    return this.#connection.all(
      `${SELECT} ${filter.where} ORDER BY o.id ${newest === true ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      readEntry,
    );
  }

  transactions(id: number): OutboxTransaction[] {
    return this.#transactions.list(id);
  }

  /** The transaction with this id, present or former, and the number of its entry. */
  findTransaction(transaction_id: string): {outbox_id: number; transaction: OutboxTransaction} | undefined {
    return this.#transactions.find(transaction_id);
  }

  dependencies(id: number): OutboxDependency[] {
    return this.#dependencies('on_id', 'outbox_id', id);
  }

  dependents(id: number): OutboxDependency[] {
    return this.#dependencies('outbox_id', 'on_id', id);
  }

  together<T>(work: () => T): T {
    return this.#connection.transaction(work);
  }

  #add({key, actions, subjects = [], transaction}: NewOutboxEntry): OutboxEntry {
    this.#refuseTakenKey(key, 'queued');
    const now = nowIso();
    const about = [...new Set(subjects)];
    const {id} = this.#connection.run(
      `INSERT INTO outbox (key, state, actions, subjects, transaction_id, tries, created_at, updated_at)
       VALUES (?, 'queued', ?, ?, ?, ?, ?, ?)`,
      key,
      JSON.stringify(actions),
      JSON.stringify(about),
      transaction?.transaction_id ?? null,
      transaction ? 1 : 0,
      now,
      now,
    );
    if (transaction) this.#transactions.add(id, transaction);
    for (const subject of about) this.#link(id, subject);
    return this.#known(id);
  }

  /** Files an entry under a subject, behind all that are not final yet. */
  #link(id: number, subject: string): void {
    this.#connection.run(
      `INSERT OR IGNORE INTO outbox_dependencies (outbox_id, on_id) SELECT ?, o.id FROM outbox o
       JOIN outbox_subjects s ON s.outbox_id = o.id AND s.subject = ? WHERE o.state IN ('queued', 'sent', 'included')`,
      id,
      subject,
    );
    this.#connection.run('INSERT INTO outbox_subjects (subject, outbox_id) VALUES (?, ?)', subject, id);
  }

  #dependencies(wanted: 'on_id' | 'outbox_id', by: 'on_id' | 'outbox_id', id: number): OutboxDependency[] {
    return this.#connection.all(
      `SELECT o.id, o.key, o.state FROM outbox_dependencies d JOIN outbox o ON o.id = d.${wanted}
       WHERE d.${by} = ? ORDER BY o.id`,
      [id],
      (row) => ({id: int(row, 'id'), key: text(row, 'key'), state: text(row, 'state') as OutboxState}),
    );
  }

  #known(id: number): OutboxEntry {
    const entry = this.get(id);
    if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
    return entry;
  }

  #refuseTakenKey(key: string, state: OutboxState, self?: number): void {
    if (!isLiving({state})) return;
    const cells: Cell[] = [key, self ?? 0];
    const living = this.#connection.get(
      `SELECT id FROM outbox
       WHERE key = ? AND state NOT IN ('failed', 'expired', 'forked', 'cancelled') AND id <> ?`,
      cells,
      (row) => int(row, 'id'),
    );
    if (living !== undefined) throw new CoopError('outbox_key_taken', 'conflict', {key});
  }
}

const readEntry = (row: Row): OutboxEntry => ({
  id: int(row, 'id'),
  key: text(row, 'key'),
  state: text(row, 'state') as OutboxState,
  ...(row.packed === null
    ? {}
    : {
        transaction_id: text(row, 'transaction_id'),
        packed: json(row, 'packed') as OutboxTransaction['packed'],
        expiration: text(row, 'expiration'),
        ref_block_num: int(row, 'ref_block_num'),
      }),
  actions: json(row, 'actions') as OutboxEntry['actions'],
  subjects: json(row, 'subjects') as string[],
  ...given('block_num', maybeInt(row, 'block_num')),
  ...given('block_id', maybeText(row, 'block_id')),
  ...given('lost_block_id', maybeText(row, 'lost_block_id')),
  attempts: int(row, 'attempts'),
  tries: int(row, 'tries'),
  ...given('error', maybeText(row, 'error')),
  ...given('error_code', maybeText(row, 'error_code')),
  revision: int(row, 'revision'),
  created_at: text(row, 'created_at'),
  updated_at: text(row, 'updated_at'),
});
