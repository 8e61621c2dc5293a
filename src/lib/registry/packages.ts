import type {FlowState, PackageRecord} from '../domain/packages.js';
import type {Connection, Row} from './connection.js';
import {Filter} from './filter.js';
import {int, json, text} from './row.js';

/** What a list of packages can be narrowed by. */
export interface PackageFilter {
  /** State at the moment `at`. */
  state?: FlowState;
  type?: string;
  username?: string;
  /** Only packages after this one, by its hash. */
  after?: string;
  limit?: number;
}

/** A document that an action carries, and what is wrong about its hashes and signatures. */
export interface CarriedDocument {
  place: number;
  field: string;
  hash: string;
  doc_hash: string;
  /** Ids of failed checks. */
  problems: string[];
}

/** The flow of documents as the history tells it: it can be made anew from the history at any time. */
export class Packages {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Stores a package as it now is; `place` is the first action that speaks of it. */
  save(record: PackageRecord, place: number): void {
    const {package: hash, type, username, state, expires_at} = record;
    this.#connection.run(
      `INSERT OR REPLACE INTO packages (package, type, username, state, expires_at, first_place, record)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[hash, type, username, state, expires_at ?? null, place, JSON.stringify(record)],
    );
  }

  remove(hash: string): void {
    this.#connection.run('DELETE FROM packages WHERE package = ?', hash);
  }

  get(hash: string): PackageRecord | undefined {
    return this.#connection.get('SELECT record FROM packages WHERE package = ?', [hash.toLowerCase()], readRecord);
  }

  /** Packages whose hash starts with these hex digits; at most two, which is enough to see that it is ambiguous. */
  findByPrefix(prefix: string): PackageRecord[] {
    if (!/^[0-9a-f]+$/i.test(prefix)) return [];
    return this.#connection.all(
      "SELECT record FROM packages WHERE package >= ? AND package < ? || 'g' ORDER BY package LIMIT 2",
      [prefix.toLowerCase(), prefix.toLowerCase()],
      readRecord,
    );
  }

  /** Packages in the order in which the chain first spoke of them; states as they are at the moment `at` (UTC text). */
  list(at: string, {state, after, limit = 100, ...equal}: PackageFilter = {}): PackageRecord[] {
    const filter = new Filter().equals(equal);
    if (state === 'overdue') filter.and("state = 'submitted' AND expires_at < ?", at);
    else if (state === 'submitted') filter.and("state = 'submitted' AND (expires_at IS NULL OR expires_at >= ?)", at);
    else if (state !== undefined) filter.and('state = ?', state);
    if (after !== undefined) {
      filter.and('(first_place, package) > (SELECT first_place, package FROM packages WHERE package = ?)', after);
    }
    return this.#connection.all(
      `SELECT record FROM packages ${filter.where} ORDER BY first_place, package LIMIT ?`,
      [...filter.cells, limit],
      readRecord,
    );
  }

  /** How many packages are in each state at a moment; only states that there are. Reads indexes, and what is open. */
  counts(at: string): Partial<Record<FlowState, number>> {
    const sql = 'SELECT state, count(*) AS count FROM packages GROUP BY state';
    const states = this.#connection.all(
      sql,
      [],
      (row) => [text(row, 'state') as FlowState, int(row, 'count')] as const,
    );
    const late = "SELECT count(*) AS count FROM packages WHERE state = 'submitted' AND expires_at < ?";
    const overdue = this.#connection.get(late, [at], (row) => int(row, 'count')) ?? 0;
    const counts: [FlowState, number][] = states.map(([state, count]) => [
      state,
      state === 'submitted' ? count - overdue : count,
    ]);
    return Object.fromEntries([...counts, ['overdue', overdue] as const].filter(([, count]) => count > 0));
  }

  /** Forgets all packages, to make them anew. */
  clear(): void {
    this.#connection.run('DELETE FROM packages');
  }

  /** Stores what was found about a document in an action. */
  saveDocument({place, field, hash, doc_hash, problems}: CarriedDocument): void {
    this.#connection.run(
      'INSERT OR REPLACE INTO history_documents (place, field, hash, doc_hash, problems) VALUES (?, ?, ?, ?, ?)',
      ...[place, field, hash.toLowerCase(), doc_hash.toUpperCase(), JSON.stringify(problems)],
    );
  }

  /** Documents that one action carries. */
  documentsAt(place: number): CarriedDocument[] {
    return this.#connection.all('SELECT * FROM history_documents WHERE place = ? ORDER BY field', [place], readCarried);
  }

  /** Documents with something wrong about them, in the chain's order. */
  wrongDocuments(limit = 100): CarriedDocument[] {
    const sql = "SELECT * FROM history_documents WHERE problems <> '[]' ORDER BY place LIMIT ?";
    return this.#connection.all(sql, [limit], readCarried);
  }
}

const readRecord = (row: Row): PackageRecord => json(row, 'record') as PackageRecord;

const readCarried = (row: Row): CarriedDocument => ({
  place: int(row, 'place'),
  field: text(row, 'field'),
  hash: text(row, 'hash'),
  doc_hash: text(row, 'doc_hash'),
  problems: json(row, 'problems') as string[],
});
