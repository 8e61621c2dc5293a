import {CoopError} from '../domain/errors.js';
import './manifest-errors.js';

/** Where the chain has a document. */
export interface ChainEvidence {
  transaction_id: string;
  block_num: number;
  block_id: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS.sss`. */
  block_time: string;
  /** `contract::action`. */
  action: string;
}

/** One document of a package: names of its files, beside the manifest. */
export interface ManifestDocument {
  name: string;
  document: string;
  signature: string;
  chain?: ChainEvidence;
}

/** Manifest of a package of documents, version 1.0 (PROTOCOL 2.4, DOCUMENTS 2.3). */
export interface Manifest {
  v: '1.0';
  generator: string;
  /** ISO 8601 UTC. */
  created_at: string;
  documents: ManifestDocument[];
}

/** No process has more documents. */
const MAX_DOCUMENTS = 10_000;

/** Text of a manifest. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Reads a manifest of any program, as parsed JSON. Throws CoopError `bad_manifest` with all bad fields. */
export function readManifest(raw: unknown): Manifest {
  const fields = objectOf(raw);
  const bad: string[] = [];
  const text = (value: unknown, path: string): string => {
    if (typeof value === 'string' && value.length < 300) return value;
    bad.push(path);
    return '';
  };
  const list = Array.isArray(fields.documents) ? (fields.documents as unknown[]) : [];
  if (list.length === 0 || list.length > MAX_DOCUMENTS) bad.push('documents');
  if (fields.v !== undefined && fields.v !== '1.0') bad.push('v');
  const documents = list.slice(0, MAX_DOCUMENTS).map((item, index): ManifestDocument => {
    const {name, document, signature, chain} = objectOf(item);
    const path = `documents[${index}].`;
    return {
      name: text(name, `${path}name`),
      document: fileName(text(document, `${path}document`), `${path}document`, bad),
      signature: fileName(text(signature, `${path}signature`), `${path}signature`, bad),
      ...(chain === undefined ? {} : {chain: readChain(objectOf(chain), `${path}chain.`, bad)}),
    };
  });
  const seen = new Set<string>();
  for (const [index, {document}] of documents.entries()) {
    if (document !== '' && seen.has(document)) bad.push(`documents[${index}].document`);
    seen.add(document);
  }
  const manifest: Manifest = {
    v: '1.0',
    generator: text(fields.generator, 'generator'),
    created_at: text(fields.created_at, 'created_at'),
    documents,
  };
  if (bad.length > 0) throw new CoopError('bad_manifest', 'invalid', {fields: bad.slice(0, 20).join(', ')});
  return manifest;
}

function readChain(chain: Record<string, unknown>, path: string, bad: string[]): ChainEvidence {
  const text = (key: string, pattern: RegExp): string => {
    const value = chain[key];
    if (typeof value === 'string' && pattern.test(value)) return value;
    bad.push(path + key);
    return '';
  };
  const {block_num} = chain;
  const isNumber = typeof block_num === 'number' && Number.isSafeInteger(block_num) && block_num > 0;
  if (!isNumber) bad.push(`${path}block_num`);
  return {
    transaction_id: text('transaction_id', /^[0-9a-f]{64}$/i).toLowerCase(),
    block_num: isNumber ? block_num : 0,
    block_id: text('block_id', /^[0-9a-f]{64}$/i).toLowerCase(),
    block_time: text('block_time', /^[\d:.TZ-]{10,30}$/),
    action: text('action', /^[a-z1-5.]{1,13}::[a-z1-5.]{1,13}$/),
  };
}

/** A file beside the manifest: a path could lead anywhere on the reader's machine. */
function fileName(name: string, path: string, bad: string[]): string {
  if (name !== '' && !/^\.+$|[/\\:\u0000]/.test(name)) return name;
  bad.push(path);
  return '';
}

function objectOf(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
}
