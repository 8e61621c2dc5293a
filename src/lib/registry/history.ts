import type {HistoryAction} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {Filter} from './filter.js';
import {hashesIn} from './history-hashes.js';
import {int, json, text} from './row.js';
import {Settings} from './settings.js';

/** What a list of the history can be narrowed by. */
export interface HistoryFilter {
  transaction_id?: string;
  account?: string;
  name?: string;
  decision_id?: number;
  /** A hash anywhere in the action's data: of a document, a package, a process. Any case. */
  hash?: string;
  /** Narrows `hash` to one field, for example `document.doc_hash`. */
  field?: string;
  from_block?: number;
  to_block?: number;
  /** Only actions after this global_sequence. */
  after?: string;
  limit?: number;
}

const CURSOR = 'history.cursor';
const COLUMNS = `CAST(global_sequence AS TEXT) AS global_sequence, block_num, block_id, block_time, transaction_id,
  account, name, receiver, data`;

/** Actions of the chain that concern the cooperative, up to the last irreversible block (DESIGN, Chain). */
export class History {
  readonly #connection: Connection;
  readonly #settings: Settings;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#settings = new Settings(connection);
  }

  /**
   * Adds actions and moves the cursor in one transaction; actions that are known already are left as they are.
   * `cursor` is the last block that has been read. Returns how many actions are new.
   */
  append(actions: readonly HistoryAction[], cursor: number): number {
    return this.#connection.transaction(() => {
      const added = actions.filter((action) => this.#add(action)).length;
      this.setCursor(cursor);
      return added;
    });
  }

  /** Number of the last block that has been read; undefined before the first. */
  cursor(): number | undefined {
    const cursor = this.#settings.get(CURSOR);
    return cursor === undefined ? undefined : Number(cursor);
  }

  setCursor(block_num: number): void {
    this.#settings.set(CURSOR, String(block_num));
  }

  /** Actions in the chain's order. */
  list({hash, field, from_block, to_block, after, limit = 100, ...equal}: HistoryFilter = {}): HistoryAction[] {
    const filter = new Filter().equals(equal);
    if (hash !== undefined) {
      const within = field === undefined ? '' : ' AND field = ?';
      filter.and(
        `global_sequence IN (SELECT global_sequence FROM history_hashes WHERE hash = ?${within})`,
        hash.toLowerCase(),
        ...(field === undefined ? [] : [field]),
      );
    }
    if (from_block !== undefined) filter.and('block_num >= ?', from_block);
    if (to_block !== undefined) filter.and('block_num <= ?', to_block);
    if (after !== undefined) filter.and('global_sequence > ?', BigInt(after));
    return this.#connection.all(
      `SELECT ${COLUMNS} FROM history ${filter.where} ORDER BY history.global_sequence LIMIT ?`,
      [...filter.cells, limit],
      readAction,
    );
  }

  #add(action: HistoryAction): boolean {
    const {block_num, block_id, block_time, transaction_id, account, name, receiver, data} = action;
    const sequence = BigInt(action.global_sequence);
    const {changes} = this.#connection.run(
      `INSERT INTO history (global_sequence, block_num, block_id, block_time, transaction_id, account, name, receiver,
         decision_id, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (global_sequence) DO NOTHING`,
      ...[sequence, block_num, block_id, block_time, transaction_id, account, name, receiver],
      decisionId(data),
      JSON.stringify(data),
    );
    if (changes === 0) return false;
    for (const {field, hash} of hashesIn(data))
      this.#connection.run('INSERT OR IGNORE INTO history_hashes VALUES (?, ?, ?)', hash, sequence, field);
    return true;
  }
}

/** `decision_id` of an action's data; the chain gives it as a number or as text. */
function decisionId(data: Record<string, unknown>): number | null {
  const id = Number(data.decision_id ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

const readAction = (row: Row): HistoryAction => ({
  global_sequence: text(row, 'global_sequence'),
  block_num: int(row, 'block_num'),
  block_id: text(row, 'block_id'),
  block_time: text(row, 'block_time'),
  transaction_id: text(row, 'transaction_id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  receiver: text(row, 'receiver'),
  data: json(row, 'data') as Record<string, unknown>,
});
