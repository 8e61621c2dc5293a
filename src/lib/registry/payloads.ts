import canonicalize from 'canonicalize';
import type {DocumentPayload} from '../domain/document-facts.js';
import {sha256Hex} from '../domain/hash.js';
import {nowIso} from '../domain/time.js';
import type {Connection} from './connection.js';
import {json, text} from './row.js';

/** Private payloads of documents, found by their content alone; append-only. */
export class Payloads {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Keeps a payload and returns its hash; a known one changes nothing. */
  save(registry_id: number, payload: DocumentPayload): string {
    const hash = payloadHash(payload);
    this.#connection.transaction(() =>
      this.#connection.run(
        'INSERT INTO doc_data (hash, registry_id, recorded_at, payload) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        hash,
        registry_id,
        nowIso(),
        JSON.stringify(payload),
      ),
    );
    return hash;
  }

  get(hash: string): DocumentPayload | undefined {
    return this.#connection.get(
      'SELECT payload FROM doc_data WHERE hash = ?',
      [hash.toUpperCase()],
      (row) => json(row, 'payload') as DocumentPayload,
    );
  }

  /** Hashes of the payloads that are no longer what was kept. */
  damaged(): string[] {
    const found: string[] = [];
    for (const row of this.#connection.iterate('SELECT hash, payload FROM doc_data ORDER BY hash')) {
      const hash = text(row, 'hash');
      if (payloadHash(json(row, 'payload') as DocumentPayload) !== hash) found.push(hash);
    }
    return found;
  }
}

/** SHA-256 of the payload's JSON with sorted keys, upper-case hex: `doc_data_hash` (DOCUMENTS 2.7). */
export function payloadHash(payload: DocumentPayload): string {
  return sha256Hex(canonicalize(payload) ?? '').toUpperCase();
}
