import {CoopError, isCoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import {nowIso} from '../../domain/time.js';
import {GENERATOR} from '../../factory/index.js';
import {documentFileName} from '../../factory/signed-copy/index.js';
import type {Registry} from '../../registry/index.js';
import {writeManifest, type ChainEvidence, type Manifest} from '../../signing/index.js';
import {detachedSignatures} from './export.js';

/** Name of the manifest's file in a package. */
export const MANIFEST_NAME = 'manifest.json';

/** Documents of one process; more are many processes that are linked in a long chain. */
const MAX_DOCUMENTS = 1000;

/** A package of documents as files. */
export interface DocumentPackage {
  manifest: Manifest;
  /** Content of each file by its name; the manifest among them. */
  files: Map<string, Uint8Array>;
  documents: StoredDocument[];
  /** Documents that are linked but that the registry does not have: their hashes. */
  missing: string[];
  /** Documents that belong here but that nobody has signed: their doc_hash. */
  unsigned: string[];
}

/**
 * The whole package that a document belongs to: all signed documents of its process, the protocol of the decision about
 * it, and whatever is linked with them, each as PDF and detached signatures, with a manifest (PROTOCOL 2.4). Names of files
 * tell types and hashes, nobody's name. Throws `document_unsigned` when nothing of it is signed.
 */
export function exportPackage(registry: Registry, document: StoredDocument): DocumentPackage {
  const {found, missing} = collect(registry, document);
  const isSigned = ({envelope}: StoredDocument): boolean => (envelope?.signatures.length ?? 0) > 0;
  const documents = found.filter(isSigned).sort(byTime);
  if (documents.length === 0) throw new CoopError('document_unsigned', 'conflict', {doc_hash: document.doc_hash});
  const files = new Map<string, Uint8Array>();
  const manifest: Manifest = {v: '1.0', generator: GENERATOR, created_at: nowIso(), documents: []};
  for (const each of documents) {
    const file = documentFileName(each.meta, each.doc_hash);
    const signature = `${file}.sig`;
    files.set(file, registry.documents.pdf(each.doc_hash));
    files.set(signature, detachedSignatures(each, file));
    const chain = chainEvidence(registry, each.doc_hash);
    const entry = {name: each.meta.title, document: file, signature};
    manifest.documents.push({...entry, ...(chain === undefined ? {} : {chain})});
  }
  files.set(MANIFEST_NAME, Buffer.from(writeManifest(manifest)));
  const unsigned = found.filter((each) => !isSigned(each)).map(({doc_hash}) => doc_hash);
  return {manifest, files, documents, missing, unsigned};
}

/** Where the history read so far first has a document; undefined when it does not have it. */
export function chainEvidence(registry: Registry, doc_hash: string): ChainEvidence | undefined {
  const [action] = registry.history.list({hash: doc_hash, limit: 1});
  if (!action) return undefined;
  const {transaction_id, block_num, block_id, block_time, account, name} = action;
  return {transaction_id, block_num, block_id, block_time, action: `${account}::${name}`};
}

/** All documents that hang together with one, in both directions. */
function collect(registry: Registry, first: StoredDocument): {found: StoredDocument[]; missing: string[]} {
  const found = new Map<string, StoredDocument>();
  const missing = new Set<string>();
  const waiting = [first];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.doc_hash) || found.size >= MAX_DOCUMENTS) continue;
    found.set(next.doc_hash, next);
    for (const link of next.meta.links) {
      const linked = findLinked(registry, link);
      if (linked === undefined) missing.add(link);
      else waiting.push(linked);
    }
    waiting.push(...ofProcess(registry, next));
  }
  return {found: [...found.values()], missing: [...missing]};
}

/** Documents of the same process and the protocol of its decision; those of the same member that link to it. */
function ofProcess(registry: Registry, {package: process, doc_hash, meta}: StoredDocument): StoredDocument[] {
  const linking = registry.documents
    .list({username: meta.username, limit: MAX_DOCUMENTS})
    .filter(({meta: {links}}) => links.some((link) => link.toUpperCase() === doc_hash));
  if (process === undefined) return linking;
  const protocol = registry.decisions.findByHash(process)?.protocol;
  const decided = protocol === undefined ? undefined : registry.documents.get(protocol);
  const same = registry.documents.list({package: process, limit: MAX_DOCUMENTS});
  return [...linking, ...same, ...(decided === undefined ? [] : [decided])];
}

/** A document by its doc_hash or hash; undefined for one that the registry does not have. */
function findLinked(registry: Registry, link: string): StoredDocument | undefined {
  try {
    return registry.documents.find(link);
  } catch (error) {
    if (isCoopError(error, 'document_ambiguous')) return undefined;
    throw error;
  }
}

const byTime = (a: StoredDocument, b: StoredDocument): number =>
  a.created_at === b.created_at ? a.meta.registry_id - b.meta.registry_id : a.created_at < b.created_at ? -1 : 1;
