import {nowIso} from '../domain/time.js';
import type {Connection, Row} from './connection.js';
import {given, int, json, maybeText, text} from './row.js';

/** A run over many documents, as far as it is. */
export interface BulkRun {
  id: number;
  /** What was asked for; the same request goes on with the same run. */
  key: string;
  /** Block of the facts that its documents read. */
  block_num: number;
  /** `id` of the last document that was looked at, for runs over the documents of the registry. */
  position: number;
  /** How many of those were as they should be. */
  passed: number;
  started_at: string;
  ended_at?: string;
}

/** What came of one item of a run. */
export interface BulkItem {
  /** Account, with its parameters if it has any; or doc_hash. */
  item: string;
  /** `done`, `failed`, or what else the kind of run tells apart. */
  outcome: string;
  doc_hash?: string;
  /** The error, as code and params. */
  problem?: unknown;
}

/** State of runs over many documents, so that an interrupted one goes on where it was. */
export class BulkRuns {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The run with this key, at its new block; made when there is none, or anew when `fresh`. */
  open(key: string, {block_num, fresh}: {block_num: number; fresh: (run: BulkRun) => boolean}): BulkRun {
    return this.#connection.transaction(() => {
      const known = this.find(key);
      if (known && !fresh(known)) {
        this.#connection.run('UPDATE bulk_runs SET block_num = ?, ended_at = NULL WHERE id = ?', block_num, known.id);
        return {...known, block_num};
      }
      if (known) this.#connection.run('DELETE FROM bulk_runs WHERE id = ?', known.id);
      const insert = 'INSERT INTO bulk_runs (key, block_num, started_at) VALUES (?, ?, ?)';
      const started_at = nowIso();
      const {id} = this.#connection.run(insert, key, block_num, started_at);
      return {id, key, block_num, position: 0, passed: 0, started_at};
    });
  }

  /** Forgets the items with this outcome, so that they are tried again. */
  forget({id}: BulkRun, outcome: string): void {
    this.#connection.run('DELETE FROM bulk_items WHERE run_id = ? AND outcome = ?', id, outcome);
  }

  find(key: string): BulkRun | undefined {
    return this.#connection.get('SELECT * FROM bulk_runs WHERE key = ?', [key], readRun);
  }

  /** Notes how far a run over the documents of the registry is. */
  advance({id}: BulkRun, {position, passed}: Pick<BulkRun, 'position' | 'passed'>): void {
    this.#connection.run('UPDATE bulk_runs SET position = ?, passed = ? WHERE id = ?', position, passed, id);
  }

  /** Notes that a run has come to its end. */
  end({id}: BulkRun): void {
    this.#connection.run('UPDATE bulk_runs SET ended_at = ? WHERE id = ?', nowIso(), id);
  }

  item({id}: BulkRun, item: string): BulkItem | undefined {
    return this.#connection.get('SELECT * FROM bulk_items WHERE run_id = ? AND item = ?', [id, item], readItem);
  }

  /** Notes what came of an item, in place of what came of it before. */
  record({id}: BulkRun, {item, outcome, doc_hash, problem}: BulkItem): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO bulk_items (run_id, item, outcome, doc_hash, problem) VALUES (?, ?, ?, ?, ?)',
      id,
      item,
      outcome,
      doc_hash ?? null,
      problem === undefined ? null : JSON.stringify(problem),
    );
  }

  /** Outcomes of a run and how often each. */
  counts({id}: BulkRun): Record<string, number> {
    const query = 'SELECT outcome, count(*) AS count FROM bulk_items WHERE run_id = ? GROUP BY outcome';
    return Object.fromEntries(
      this.#connection.all(query, [id], (row) => [text(row, 'outcome'), int(row, 'count')] as const),
    );
  }

  /** Items of a run with a problem, in the order of their names. */
  *problems({id}: BulkRun): Generator<BulkItem> {
    const query = 'SELECT * FROM bulk_items WHERE run_id = ? AND problem IS NOT NULL ORDER BY item';
    for (const row of this.#connection.iterate(query, [id])) yield readItem(row);
  }

  /** Highest block whose facts a run reads; undefined while there is none. */
  newestBlock(): number | undefined {
    const query = 'SELECT block_num FROM bulk_runs ORDER BY block_num DESC LIMIT 1';
    return this.#connection.get(query, [], (row) => int(row, 'block_num'));
  }
}

const readRun = (row: Row): BulkRun => ({
  id: int(row, 'id'),
  key: text(row, 'key'),
  block_num: int(row, 'block_num'),
  position: int(row, 'position'),
  passed: int(row, 'passed'),
  started_at: text(row, 'started_at'),
  ...given('ended_at', maybeText(row, 'ended_at')),
});

const readItem = (row: Row): BulkItem => ({
  item: text(row, 'item'),
  outcome: text(row, 'outcome'),
  ...given('doc_hash', maybeText(row, 'doc_hash')),
  ...(row.problem === null ? {} : {problem: json(row, 'problem')}),
});
