import {CoopError, isCoopError} from '../../domain/errors.js';
import type {PackageDocument, PackageRecord} from '../../domain/packages.js';
import type {StoredDocument} from '../../domain/records.js';
import {nowIso} from '../../domain/time.js';
import {GENERATOR} from '../../factory/index.js';
import {documentFileName} from '../../factory/signed-copy/index.js';
import type {Registry} from '../../registry/index.js';
import {writeManifest, type ChainEvidence, type Manifest} from '../../signing/index.js';
import {processesOf} from '../flow/update.js';
import {ensureFlow, needPackage} from '../history.js';
import {detachedSignatures} from './export.js';

/** Name of the manifest's file in a package. */
export const MANIFEST_NAME = 'manifest.json';

/** Documents of one process; more are many processes that are linked in a long chain. */
const MAX_DOCUMENTS = 1000;
/** Actions that carry one document; its process, its decision and its links are among the first. */
const MAX_ACTIONS = 100;

/** A document that the chain has in an action, but of which the registry has no PDF. */
export type EnvelopeOnly = PackageDocument;

/** A package of documents as files. */
export interface DocumentPackage {
  manifest: Manifest;
  /** Content of each file by its name; the manifest among them. */
  files: Map<string, Uint8Array>;
  documents: StoredDocument[];
  /** Documents that are linked but that neither registry nor history has: their hashes. */
  missing: string[];
  /** Documents that are on chain and belong here, but of which the registry has no PDF. */
  without_pdf: EnvelopeOnly[];
  /** Documents that belong here but that nobody has signed: their doc_hash. */
  unsigned: string[];
}

/** Whose package is meant: that of a document, or one that the history tells of. */
export interface PackageTarget {
  /** Hash that names it. */
  hash: string;
  document?: StoredDocument | undefined;
  record?: PackageRecord | undefined;
}

/**
 * Finds a package by the hash, or its beginning, of one of its documents, or by its own. Throws `package_not_found`,
 * `package_ambiguous`, `document_ambiguous`.
 */
export async function findPackage(registry: Registry, hash: string): Promise<PackageTarget> {
  await ensureFlow(registry);
  const document = registry.documents.find(hash);
  if (document) return {hash: document.doc_hash, document};
  const [ofProcess] = registry.documents.list({package: hash.toLowerCase(), limit: 1});
  if (ofProcess) return {hash: hash.toLowerCase(), document: ofProcess, record: registry.packages.get(hash)};
  const record = needPackage(registry, hash);
  return {hash: record.package, record};
}

/**
 * The whole package: all signed documents of its process, the protocol of the decision about it, and whatever is linked
 * with them, each as PDF and detached signatures, with a manifest (PROTOCOL 2.4) that names their place on chain. Names of
 * files tell types and hashes, nobody's name. Throws `document_unsigned`, `package_without_pdf` when there is nothing to
 * write.
 */
export function exportPackage(registry: Registry, {hash, document, record}: PackageTarget): DocumentPackage {
  const {found, missing, without_pdf} = new Collector(registry).collect(document, record);
  const isSigned = ({envelope}: StoredDocument): boolean => (envelope?.signatures.length ?? 0) > 0;
  const documents = found.filter(isSigned).sort(byTime);
  if (documents.length === 0 && document) {
    throw new CoopError('document_unsigned', 'conflict', {doc_hash: document.doc_hash});
  }
  if (documents.length === 0) {
    throw new CoopError('package_without_pdf', 'conflict', {package: hash, count: without_pdf.length});
  }
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
  return {manifest, files, documents, missing, without_pdf, unsigned};
}

/** Where the history read so far first has a document; undefined when it does not have it. */
export function chainEvidence(registry: Registry, doc_hash: string): ChainEvidence | undefined {
  const [action] = registry.history.list({hash: doc_hash, limit: 1});
  if (!action) return undefined;
  const {transaction_id, block_num, block_id, block_time, account, name} = action;
  return {transaction_id, block_num, block_id, block_time, action: `${account}::${name}`};
}

/** Gathers all documents that hang together, in every direction. */
class Collector {
  private readonly registry: Registry;
  private readonly found = new Map<string, StoredDocument>();
  private readonly missing = new Set<string>();
  private readonly bare = new Map<string, EnvelopeOnly>();
  private readonly told = new Set<string>();
  private readonly waiting: StoredDocument[] = [];

  constructor(registry: Registry) {
    this.registry = registry;
  }

  collect(
    document: StoredDocument | undefined,
    record: PackageRecord | undefined,
  ): {found: StoredDocument[]; missing: string[]; without_pdf: EnvelopeOnly[]} {
    if (record) this.addRecord(record);
    if (document) this.waiting.push(document);
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      if (this.found.has(next.doc_hash) || this.found.size >= MAX_DOCUMENTS) continue;
      this.found.set(next.doc_hash, next);
      for (const link of next.meta.links) {
        const linked = findLinked(this.registry, link);
        if (linked) this.waiting.push(linked);
        else this.addMissing(link);
      }
      this.waiting.push(...ofProcess(this.registry, next));
      for (const other of recordsWith(this.registry, next.doc_hash, next.package)) this.addRecord(other);
    }
    const without_pdf = [...this.bare.values()];
    const onChain = new Set(without_pdf.flatMap(({doc_hash, hash}) => [doc_hash, hash.toUpperCase()]));
    const missing = [...this.missing].filter((link) => !onChain.has(link.toUpperCase()));
    return {found: [...this.found.values()], missing, without_pdf};
  }

  /** A linked document that the registry does not have; perhaps it is on chain. */
  private addMissing(link: string): void {
    this.missing.add(link);
    for (const record of recordsWith(this.registry, link)) {
      const document = record.documents.find(({doc_hash, hash}) => isHash(link, doc_hash) || isHash(link, hash));
      if (document) this.bare.set(document.doc_hash, document);
    }
  }

  /** What the history tells of a process: documents of the registry go on, others are named. */
  private addRecord(record: PackageRecord): void {
    if (this.told.has(record.package)) return;
    this.told.add(record.package);
    this.waiting.push(...this.registry.documents.list({package: record.package, limit: MAX_DOCUMENTS}));
    for (const document of record.documents.slice(0, MAX_DOCUMENTS)) {
      const kept = this.registry.documents.get(document.doc_hash);
      if (kept) this.waiting.push(kept);
      else this.bare.set(document.doc_hash, document);
    }
  }
}

/** Packages that the history tells of a document: its process, and those whose actions carry it. */
function recordsWith(registry: Registry, doc_hash: string, process?: string): PackageRecord[] {
  const actions = registry.history.list({hash: doc_hash, limit: MAX_ACTIONS});
  const named = actions.flatMap((action) => processesOf(registry, action));
  const hashes = new Set([...(process === undefined ? [] : [process]), ...named]);
  return [...hashes].flatMap((hash) => registry.packages.get(hash) ?? []);
}

const isHash = (text: string, hash: string): boolean => text.toUpperCase() === hash.toUpperCase();

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
