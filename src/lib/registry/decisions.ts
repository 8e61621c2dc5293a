import type {DecisionRecord} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import {Filter} from './filter.js';
import {flag, given, int, json, maybeText, text} from './row.js';

/** What a list of decisions can be narrowed by. */
export interface DecisionFilter {
  state?: DecisionRecord['state'];
  type?: string;
  username?: string;
  limit?: number;
  offset?: number;
}

const VOTES = [
  ['for', 'votes_for'],
  ['against', 'votes_against'],
] as const;

/** Decisions of the council with their votes, kept after the chain has erased them. */
export class Decisions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Stores a decision as it now is, in place of what was known of it. */
  save(decision: DecisionRecord): void {
    const {decision_id, type, username, hash, approved, authorized, state, created_at, council, protocol} = decision;
    this.#connection.transaction(() => {
      this.#connection.run(
        `INSERT INTO decisions (decision_id, type, username, hash, approved, authorized, state, created_at, council, protocol)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (decision_id) DO UPDATE SET type = excluded.type, username = excluded.username, hash = excluded.hash,
           approved = excluded.approved, authorized = excluded.authorized, state = excluded.state,
           created_at = excluded.created_at, council = excluded.council, protocol = excluded.protocol`,
        decision_id,
        type,
        username,
        hash.toLowerCase(),
        approved ? 1 : 0,
        authorized ? 1 : 0,
        state,
        created_at,
        JSON.stringify(council),
        protocol ?? null,
      );
      this.#connection.run('DELETE FROM votes WHERE decision_id = ?', decision_id);
      for (const [vote, field] of VOTES) {
        for (const [position, voter] of decision[field].entries())
          this.#connection.run('INSERT INTO votes VALUES (?, ?, ?, ?)', decision_id, voter, vote, position);
      }
    });
  }

  get(decision_id: number): DecisionRecord | undefined {
    return this.#connection.get('SELECT * FROM decisions WHERE decision_id = ?', [decision_id], this.#read);
  }

  /** The newest decision about the process with this hash. */
  findByHash(hash: string): DecisionRecord | undefined {
    return this.#connection.get(
      'SELECT * FROM decisions WHERE hash = ? ORDER BY decision_id DESC LIMIT 1',
      [hash.toLowerCase()],
      this.#read,
    );
  }

  /** Decisions in the order of their numbers. */
  list({limit = 100, offset = 0, ...equal}: DecisionFilter = {}): DecisionRecord[] {
    const filter = new Filter().equals(equal);
    return this.#connection.all(
      `SELECT * FROM decisions ${filter.where} ORDER BY decision_id LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      this.#read,
    );
  }

  #voters(decision_id: number, vote: 'for' | 'against'): string[] {
    return this.#connection.all(
      'SELECT username FROM votes WHERE decision_id = ? AND vote = ? ORDER BY position',
      [decision_id, vote],
      (row) => text(row, 'username'),
    );
  }

  readonly #read = (row: Row): DecisionRecord => ({
    decision_id: int(row, 'decision_id'),
    type: text(row, 'type'),
    username: text(row, 'username'),
    hash: text(row, 'hash'),
    votes_for: this.#voters(int(row, 'decision_id'), 'for'),
    votes_against: this.#voters(int(row, 'decision_id'), 'against'),
    approved: flag(row, 'approved'),
    authorized: flag(row, 'authorized'),
    state: text(row, 'state') as DecisionRecord['state'],
    created_at: text(row, 'created_at'),
    council: json(row, 'council') as DecisionRecord['council'],
    ...given('protocol', maybeText(row, 'protocol')),
  });
}
