import {docHash} from '../domain/hash.js';
import {CoopError} from '../domain/errors.js';
import type {DocumentMeta, Envelope, SignatureInfo} from '../domain/document.js';
import type {StoredDocument} from '../domain/records.js';
import type {Connection, Row} from './connection.js';
import './errors.js';
import {Filter} from './filter.js';
import {bytes, given, int, json, maybeText, text} from './row.js';

/** What a list of documents can be narrowed by. */
export interface DocumentFilter {
  username?: string;
  registry_id?: number;
  package?: string;
  /** Only those that have, or have not, a signed envelope. */
  signed?: boolean;
  /** Only those that this account has signed. */
  signer?: string;
  limit?: number;
  offset?: number;
}

/** Which documents of the registry are walked through. */
export interface DocumentScan {
  username?: string;
  registry_id?: number;
  /** Only those whose facts are as of this block or a later one. */
  since_block?: number;
  /** Only those made at this time or later, ISO 8601. */
  since_time?: string;
}

/** Every column but the PDF, which is read only when asked for. */
const FACTS = 'doc_hash, hash, template_hash, package, created_at, meta, envelope';

/** The register of documents: facts, exact bytes and signatures (DESIGN, Documents). */
export class Documents {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Stores a document with its PDF. The same document again changes nothing, so a repeated command is harmless.
   * Throws `document_bytes_differ` when the PDF's SHA-256 is not doc_hash, `document_conflict` when the same bytes are
   * already stored with another meta.
   */
  save(document: StoredDocument, pdf: Uint8Array): void {
    const {hash, meta, template_hash, envelope, created_at} = document;
    const doc_hash = document.doc_hash.toUpperCase();
    if (docHash(pdf) !== doc_hash) throw new CoopError('document_bytes_differ', 'integrity', {doc_hash});
    this.#connection.transaction(() => {
      const known = this.get(doc_hash);
      if (known?.hash === hash.toLowerCase()) return;
      if (known) throw new CoopError('document_conflict', 'conflict', {doc_hash});
      this.#connection.run(
        `INSERT INTO documents (doc_hash, hash, registry_id, coopname, username, package, template_hash, block_num,
           created_at, meta, pdf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        doc_hash,
        hash.toLowerCase(),
        meta.registry_id,
        meta.coopname,
        meta.username,
        document.package?.toLowerCase() ?? null,
        template_hash,
        meta.block_num,
        created_at,
        JSON.stringify(meta),
        pdf,
      );
      if (envelope) this.setEnvelope(doc_hash, envelope);
    });
  }

  /** Stores the signed envelope of a document in place of the one before. Throws `document_not_found`. */
  setEnvelope(doc_hash: string, envelope: Envelope): void {
    const key = doc_hash.toUpperCase();
    this.#connection.transaction(() => {
      this.#change(key, 'UPDATE documents SET envelope = ? WHERE doc_hash = ?', JSON.stringify(envelope));
      this.#connection.run('DELETE FROM signatures WHERE doc_hash = ?', key);
      for (const {id, signer, public_key, signed_hash, signature, signed_at, meta} of envelope.signatures)
        this.#connection.run(
          `INSERT INTO signatures (doc_hash, id, signer, public_key, signed_hash, signature, signed_at, meta)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[key, id, signer, public_key, signed_hash, signature, signed_at, meta],
        );
    });
  }

  /** Names the process that a document belongs to. Throws `document_not_found`. */
  setPackage(doc_hash: string, hash: string): void {
    this.#connection.transaction(() => {
      this.#change(doc_hash.toUpperCase(), 'UPDATE documents SET package = ? WHERE doc_hash = ?', hash.toLowerCase());
    });
  }

  /** The document with exactly this doc_hash. */
  get(doc_hash: string): StoredDocument | undefined {
    return this.#connection.get(
      `SELECT ${FACTS} FROM documents WHERE doc_hash = ?`,
      [doc_hash.toUpperCase()],
      readDocument,
    );
  }

  /**
   * The document whose doc_hash or hash is, or starts with, the given hex text, in any case. Undefined when there is
   * none; throws `document_ambiguous` when several fit.
   */
  find(hashOrPrefix: string): StoredDocument | undefined {
    if (!/^[0-9a-f]{1,64}$/i.test(hashOrPrefix)) return undefined;
    const [upper, lower] = [hashOrPrefix.toUpperCase(), hashOrPrefix.toLowerCase()];
    const found = this.#connection.all(
      `SELECT ${FACTS} FROM documents WHERE (doc_hash >= ? AND doc_hash < ? || 'G') OR (hash >= ? AND hash < ? || 'g')`,
      [upper, upper, lower, lower],
      readDocument,
    );
    if (found.length > 1)
      throw new CoopError('document_ambiguous', 'conflict', {prefix: hashOrPrefix, count: found.length});
    return found[0];
  }

  /** How many documents there are. */
  count(): number {
    return this.#connection.get('SELECT count(*) AS count FROM documents', [], (row) => int(row, 'count')) ?? 0;
  }

  /** The stored bytes. Throws `document_not_found`. */
  pdf(doc_hash: string): Buffer {
    const pdf = this.#connection.get('SELECT pdf FROM documents WHERE doc_hash = ?', [doc_hash.toUpperCase()], (row) =>
      bytes(row, 'pdf'),
    );
    if (!pdf) throw new CoopError('document_not_found', 'not_found', {hash: doc_hash});
    return pdf;
  }

  /** Documents, newest first. */
  list({signed, signer, limit = 100, offset = 0, package: process, ...equal}: DocumentFilter = {}): StoredDocument[] {
    const filter = new Filter().equals({...equal, package: process?.toLowerCase()});
    if (signed !== undefined) filter.and(`envelope IS ${signed ? 'NOT ' : ''}NULL`);
    if (signer !== undefined) filter.and('doc_hash IN (SELECT doc_hash FROM signatures WHERE signer = ?)', signer);
    return this.#connection.all(
      `SELECT ${FACTS} FROM documents ${filter.where} ORDER BY id DESC LIMIT ? OFFSET ?`,
      [...filter.cells, limit, offset],
      readDocument,
    );
  }

  /** The next documents in the order in which they were kept, after the one with this number. */
  after(id: number, scan: DocumentScan, limit: number): {id: number; document: StoredDocument}[] {
    const filter = scanFilter(scan).and('id > ?', id);
    return this.#connection.all(
      `SELECT id, ${FACTS} FROM documents ${filter.where} ORDER BY id LIMIT ?`,
      [...filter.cells, limit],
      (row) => ({id: int(row, 'id'), document: readDocument(row)}),
    );
  }

  /** How many documents a scan comes through after the one with this number. */
  countAfter(id: number, scan: DocumentScan): number {
    const filter = scanFilter(scan).and('id > ?', id);
    const query = `SELECT count(*) AS count FROM documents ${filter.where}`;
    return this.#connection.get(query, filter.cells, (row) => int(row, 'count')) ?? 0;
  }

  /** All signatures made by an account, by document. */
  signaturesOf(signer: string): (SignatureInfo & {doc_hash: string})[] {
    return this.#connection.all(
      'SELECT * FROM signatures WHERE signer = ? ORDER BY signed_at, doc_hash',
      [signer],
      readSignature,
    );
  }

  /** Highest block that a document has read; undefined while there is none. */
  newestBlock(): number | undefined {
    return this.#connection.get('SELECT block_num FROM documents ORDER BY block_num DESC LIMIT 1', [], (row) =>
      int(row, 'block_num'),
    );
  }

  /** doc_hashes of the documents whose stored bytes no longer have that hash. */
  damaged(): string[] {
    const found: string[] = [];
    for (const row of this.#connection.iterate('SELECT doc_hash, pdf FROM documents ORDER BY id')) {
      const doc_hash = text(row, 'doc_hash');
      if (docHash(bytes(row, 'pdf')) !== doc_hash) found.push(doc_hash);
    }
    return found;
  }

  #change(doc_hash: string, sql: string, value: string): void {
    if (this.#connection.run(sql, value, doc_hash).changes === 0)
      throw new CoopError('document_not_found', 'not_found', {hash: doc_hash});
  }
}

function scanFilter({since_block, since_time, ...equal}: DocumentScan): Filter {
  const filter = new Filter().equals({...equal});
  if (since_block !== undefined) filter.and('block_num >= ?', since_block);
  if (since_time !== undefined) filter.and('created_at >= ?', since_time);
  return filter;
}

const readDocument = (row: Row): StoredDocument => ({
  doc_hash: text(row, 'doc_hash'),
  hash: text(row, 'hash'),
  meta: json(row, 'meta') as DocumentMeta,
  template_hash: text(row, 'template_hash'),
  ...given('package', maybeText(row, 'package')),
  ...(row.envelope === null ? {} : {envelope: json(row, 'envelope') as Envelope}),
  created_at: text(row, 'created_at'),
});

const readSignature = (row: Row): SignatureInfo & {doc_hash: string} => ({
  doc_hash: text(row, 'doc_hash'),
  id: int(row, 'id'),
  signed_hash: text(row, 'signed_hash'),
  signer: text(row, 'signer'),
  public_key: text(row, 'public_key'),
  signature: text(row, 'signature'),
  signed_at: text(row, 'signed_at'),
  meta: text(row, 'meta'),
});
