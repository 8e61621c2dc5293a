import type {HistoryAction, HistoryBlock} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {Filter} from './filter.js';
import {HistoryCoverage} from './history-coverage.js';
import {hashesIn, namesIn} from './history-hashes.js';
import {given, int, json, maybeText, text} from './row.js';
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
  /** An account that the action's own arguments name. */
  about?: string;
  from_block?: number;
  to_block?: number;
  /** Only actions after this place. */
  after?: number;
  limit?: number;
  /** The newest ones instead of the oldest, still in the chain's order. */
  newest?: boolean;
}

const COLUMNS = `place, CAST(global_sequence AS TEXT) AS global_sequence, block_num, block_id, block_time, transaction_id,
  account, name, receiver, data`;

/** What became of actions that were read. */
export interface AppendedActions {
  /** Those that were not known before. */
  added: HistoryAction[];
  /** Those that stand in the history now as they were read: the added ones, and the others of their blocks. */
  stored: HistoryAction[];
}

/** Actions of the chain that concern the cooperative, up to the last irreversible block (DESIGN, Chain). */
export class History {
  /** Which blocks have been read. */
  readonly coverage: HistoryCoverage;
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.coverage = new HistoryCoverage(new Settings(connection));
  }

  /**
   * Adds what is in blocks that were read, in ascending order without holes, and moves the cursor in one transaction.
   * A block that was read before is kept as it is, unless its traces say more: no action is ever taken away.
   */
  append(blocks: readonly HistoryBlock[]): AppendedActions {
    return this.#connection.transaction(() => {
      const parts = blocks.map((block) => this.#add(block));
      this.coverage.add(blocks);
      return {added: parts.flatMap(({added}) => added), stored: parts.flatMap(({stored}) => stored)};
    });
  }

  /** Number of the last block that has been read; undefined before the first. */
  cursor(): number | undefined {
    return this.coverage.cursor();
  }

  /** Actions in the chain's order. */
  list({hash, field, about, from_block, to_block, after, limit = 100, newest = false, ...equal}: HistoryFilter = {}) {
    const filter = new Filter().equals(equal);
    if (hash !== undefined) {
      const within = field === undefined ? '' : ' AND field = ?';
      filter.and(
        `place IN (SELECT place FROM history_hashes WHERE hash = ?${within})`,
        hash.toLowerCase(),
        ...(field === undefined ? [] : [field]),
      );
    }
    if (about !== undefined)
      filter.and('place IN (SELECT place FROM history_names WHERE history_names.name = ?)', about);
    if (from_block !== undefined) filter.and('block_num >= ?', from_block);
    if (to_block !== undefined) filter.and('block_num <= ?', to_block);
    if (after !== undefined) filter.and('place > ?', after);
    const order = newest ? 'DESC' : 'ASC';
    const found = this.#connection.all(
      `SELECT ${COLUMNS} FROM history ${filter.where} ORDER BY place ${order} LIMIT ?`,
      [...filter.cells, limit],
      readAction,
    );
    return newest ? found.reverse() : found;
  }

  /** How many actions there are. */
  count(): number {
    return this.#connection.get('SELECT count(*) AS count FROM history', [], (row) => int(row, 'count')) ?? 0;
  }

  /** Id of a block in which actions were found; undefined when none were. */
  blockId(block_num: number): string | undefined {
    const sql = 'SELECT block_id FROM history WHERE block_num = ? LIMIT 1';
    return this.#connection.get(sql, [block_num], (row) => text(row, 'block_id'));
  }

  #add({block_num, source, actions}: HistoryBlock): AppendedActions {
    const known = this.#connection.all(
      `SELECT ${COLUMNS} FROM history WHERE block_num = ? ORDER BY place`,
      [block_num],
      readAction,
    );
    const hadTraces = known.some(({global_sequence}) => global_sequence !== undefined);
    const saysNoMore = actions.length < known.length || (hadTraces && source === 'blocks') || isSame(known, actions);
    if (known.length > 0 && saysNoMore) return {added: [], stored: []};
    if (known.length > 0) this.#connection.run('DELETE FROM history WHERE block_num = ?', block_num);
    for (const action of actions) this.#insert(action);
    return {added: newAmong(actions, known), stored: actions};
  }

  #insert(action: HistoryAction): void {
    const {place, global_sequence, block_num, block_id, block_time, transaction_id, account, name, receiver} = action;
    const {data} = action;
    this.#connection.run(
      `INSERT INTO history (place, global_sequence, block_num, block_id, block_time, transaction_id, account, name,
         receiver, decision_id, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[place, global_sequence === undefined ? null : BigInt(global_sequence), block_num, block_id, block_time],
      ...[transaction_id, account, name, receiver],
      decisionId(data),
      JSON.stringify(data),
    );
    for (const {field, hash} of hashesIn(data)) {
      this.#connection.run('INSERT OR IGNORE INTO history_hashes VALUES (?, ?, ?)', hash, place, field);
    }
    for (const each of namesIn(data)) this.#connection.run('INSERT INTO history_names VALUES (?, ?)', each, place);
  }
}

const isSame = (known: readonly HistoryAction[], read: readonly HistoryAction[]): boolean =>
  known.length === read.length &&
  known.every(({place, global_sequence}, at) => {
    const other = read[at];
    return place === other?.place && global_sequence === other.global_sequence;
  });

/** Actions that are not among the known ones of their block: each known one stands for one of the read. */
function newAmong(read: readonly HistoryAction[], known: readonly HistoryAction[]): HistoryAction[] {
  const left = known.map(identity);
  return read.filter((action) => {
    const at = left.indexOf(identity(action));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const identity = ({transaction_id, account, name, data}: HistoryAction): string =>
  `${transaction_id} ${account}::${name} ${JSON.stringify(data)}`;

/** `decision_id` of an action's data; the chain gives it as a number or as text. */
function decisionId(data: Record<string, unknown>): number | null {
  const id = Number(data.decision_id ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

const readAction = (row: Row): HistoryAction => ({
  place: int(row, 'place'),
  ...given('global_sequence', maybeText(row, 'global_sequence')),
  block_num: int(row, 'block_num'),
  block_id: text(row, 'block_id'),
  block_time: text(row, 'block_time'),
  transaction_id: text(row, 'transaction_id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  receiver: text(row, 'receiver'),
  data: json(row, 'data') as Record<string, unknown>,
});
