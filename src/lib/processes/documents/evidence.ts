import {existsSync, readFileSync} from 'node:fs';
import type {DocumentMeta} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import {docHash} from '../../domain/hash.js';
import type {Registry} from '../../registry/index.js';
import {metaHash, readEnvelope} from '../../signing/index.js';
import {needDocument} from '../need.js';
import {firstDifference} from './regenerate.js';
import {evidenceOf, type Evidence} from './verify.js';

/** Longer files are no documents. */
const LIMIT = 64 * 1_048_576;
/** How many of the newest documents are searched by mark, and how many byte by byte. */
const LOOKED_AT = 100_000;
const COMPARED = 300;

/**
 * What is to be verified: a document of the registry by its hash, or a PDF file with the registry's or a detached envelope.
 * A file that only resembles a kept document is told as changed, with the first byte that differs.
 * Throws `document_not_found`, `file_unknown`, `file_changed`, `bad_envelope`.
 */
export function findEvidence(registry: Registry, document: string, envelopeFile?: string): Evidence {
  const pdf = existsSync(document) ? readBounded(document) : undefined;
  const kept = pdf === undefined ? needDocument(registry, document) : registry.documents.get(docHash(pdf));
  if (envelopeFile !== undefined) {
    return detachedEvidence(pdf ?? registry.documents.pdf(kept?.doc_hash ?? ''), envelopeFile);
  }
  if (kept) return evidenceOf(registry, kept);
  const file = document;
  const bytes = pdf ?? new Uint8Array();
  const original = resembling(registry, bytes);
  if (original === undefined) throw new CoopError('file_unknown', 'not_found', {file, doc_hash: docHash(bytes)});
  throw new CoopError('file_changed', 'integrity', {file, ...original});
}

/** Evidence from a PDF and a file with its envelope: of another provider, or taken out of `document show --json`. */
function detachedEvidence(pdf: Uint8Array, envelopeFile: string): Evidence {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(readBounded(envelopeFile)).toString('utf8'));
  } catch (error) {
    if (error instanceof CoopError) throw error;
    throw new CoopError('file_not_data', 'invalid', {file: envelopeFile});
  }
  const nested = raw as {result?: {envelope?: unknown}; envelope?: unknown} | null;
  const envelope = readEnvelope(nested?.result?.envelope ?? nested?.envelope ?? raw);
  let meta: DocumentMeta;
  try {
    meta = JSON.parse(envelope.meta) as DocumentMeta;
  } catch {
    throw new CoopError('bad_envelope', 'invalid', {fields: 'meta'});
  }
  return {doc_hash: envelope.doc_hash.toUpperCase(), meta, envelope, pdf};
}

function readBounded(file: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
  if (bytes.length > LIMIT) throw new CoopError('file_not_readable', 'usage', {file, reason: 'EFBIG'});
  return bytes;
}

/**
 * The kept document that a changed file was: the one whose mark stands in the PDF's keywords, or, if the mark itself was
 * changed, the newest one that the file mostly agrees with.
 */
function resembling(registry: Registry, bytes: Uint8Array): {doc_hash: string; offset: number} | undefined {
  const mark = /meta:([0-9a-f]{64})/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  const newest = registry.documents.list({limit: LOOKED_AT});
  const marked = newest.filter(({meta}) => mark !== undefined && metaHash(meta, '1.1.0') === mark);
  for (const {doc_hash} of marked.length > 0 ? marked : newest.slice(0, COMPARED)) {
    const original = registry.documents.pdf(doc_hash);
    const offset = firstDifference(original, bytes);
    if (offset !== undefined && (marked.length > 0 || alike(original, bytes))) return {doc_hash, offset};
  }
  return undefined;
}

/** True when most of the bytes stand where they stood. */
function alike(a: Uint8Array, b: Uint8Array): boolean {
  let same = 0;
  for (let index = 0; index < Math.min(a.length, b.length); index++) if (a[index] === b[index]) same++;
  return same > a.length * 0.9;
}
