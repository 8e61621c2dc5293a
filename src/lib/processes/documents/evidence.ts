import {existsSync} from 'node:fs';
import type {DocumentMeta, Envelope} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import {docHash} from '../../domain/hash.js';
import type {Registry} from '../../registry/index.js';
import {isDetached, metaHash, readDetached, readEnvelope} from '../../signing/index.js';
import {needDocument} from '../need.js';
import {firstDifference} from './regenerate.js';
import {readBounded, readJsonFile} from './files.js';
import {evidenceOf, type Evidence} from './verify.js';

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
  if (original === undefined) {
    const is_pdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
    throw new CoopError('file_unknown', 'not_found', {file, doc_hash: docHash(bytes), is_pdf});
  }
  throw new CoopError('file_changed', 'integrity', {file, ...original});
}

/**
 * Evidence from a PDF and a file with its signatures: a detached `.sig`, an envelope of another provider, or one taken out
 * of `document show --json`. Throws `file_not_readable`, `file_not_data`, `bad_envelope`.
 */
export function detachedEvidence(pdf: Uint8Array, envelopeFile: string): Evidence {
  const raw = readJsonFile(envelopeFile);
  if (isDetached(raw)) return evidenceFrom(readDetached(raw).envelope, pdf);
  const nested = raw as {result?: {envelope?: unknown}; envelope?: unknown} | null;
  return evidenceFrom(readEnvelope(nested?.result?.envelope ?? nested?.envelope ?? raw), pdf);
}

/** Evidence from a PDF and its envelope. Throws `bad_envelope` when the meta is no JSON object. */
export function evidenceFrom(envelope: Envelope, pdf: Uint8Array): Evidence {
  let meta: unknown;
  try {
    meta = JSON.parse(envelope.meta);
  } catch {
    meta = undefined;
  }
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) {
    throw new CoopError('bad_envelope', 'invalid', {fields: 'meta'});
  }
  return {doc_hash: envelope.doc_hash.toUpperCase(), meta: meta as DocumentMeta, envelope, pdf};
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
