import {sha256Hex} from '../domain/hash.js';
import type {AuditEntry, Check} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Connection, Row} from './connection.js';
import {int, text} from './row.js';

/** `prev_hash` of the first entry. */
export const AUDIT_START = '0'.repeat(64);

/** Hash of an entry: SHA-256 of the previous hash and the canonical JSON of the entry's own values. */
export function auditHash({seq, at, actor, act, object, prev_hash}: Omit<AuditEntry, 'hash'>): string {
  return sha256Hex(prev_hash + JSON.stringify([seq, at, actor, act, object]));
}

/** The log of changes and of reads of private data: append-only, chained by hash (DESIGN, Access). */
export class AuditLog {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Adds an entry: who did what to which object. Accounts, ids and hashes only, no personal data. */
  append(actor: string, act: string, object: string): AuditEntry {
    return this.#connection.transaction(() => {
      const last = this.last();
      const chained = {
        seq: (last?.seq ?? 0) + 1,
        at: nowIso(),
        actor,
        act,
        object,
        prev_hash: last?.hash ?? AUDIT_START,
      };
      const entry = {...chained, hash: auditHash(chained)};
      const {seq, at, prev_hash, hash} = entry;
      this.#connection.run(
        'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)',
        seq,
        at,
        actor,
        act,
        object,
        prev_hash,
        hash,
      );
      return entry;
    });
  }

  /** True when an entry says that this was done to this object at that time (ISO 8601) or later. */
  has(act: string, object: string, since: string): boolean {
    const query = 'SELECT seq FROM audit WHERE act = ? AND object = ? AND at >= ? LIMIT 1';
    return this.#connection.get(query, [act, object, since], (row) => int(row, 'seq')) !== undefined;
  }

  /** The newest entry: its hash is what an anchor on the chain states. */
  last(): AuditEntry | undefined {
    return this.#connection.get('SELECT * FROM audit ORDER BY seq DESC LIMIT 1', [], readEntry);
  }

  /** Entries in order, from the one after `after`. */
  list({after = 0, limit = 100}: {after?: number; limit?: number} = {}): AuditEntry[] {
    return this.#connection.all('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?', [after, limit], readEntry);
  }

  /** Checks the whole chain; `detail` names the first entry that does not fit. */
  verify(): Check {
    let prev = {seq: 0, hash: AUDIT_START};
    for (const row of this.#connection.iterate('SELECT * FROM audit ORDER BY seq')) {
      const entry = readEntry(row);
      const fits = entry.seq === prev.seq + 1 && entry.prev_hash === prev.hash && entry.hash === auditHash(entry);
      if (!fits) return {id: 'registry_audit', ok: false, detail: `seq ${prev.seq + 1}`};
      prev = entry;
    }
    return {id: 'registry_audit', ok: true, detail: String(prev.seq)};
  }
}

const readEntry = (row: Row): AuditEntry => ({
  seq: int(row, 'seq'),
  at: text(row, 'at'),
  actor: text(row, 'actor'),
  act: text(row, 'act'),
  object: text(row, 'object'),
  prev_hash: text(row, 'prev_hash'),
  hash: text(row, 'hash'),
});
