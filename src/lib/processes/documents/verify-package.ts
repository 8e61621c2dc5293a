import {existsSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {NodeClient} from '../../chain/index.js';
import {isCoopError} from '../../domain/errors.js';
import type {Check} from '../../domain/records.js';
import type {Registry} from '../../registry/index.js';
import {readManifest, type ChainEvidence, type ManifestDocument} from '../../signing/index.js';
import {detachedEvidence} from './evidence.js';
import {readBounded, readJsonFile} from './files.js';
import {chainEvidence, MANIFEST_NAME} from './package.js';
import {registryOf, signatoriesOf, type Signatory} from './verify-copy.js';
import {verifyDocument, type Evidence} from './verify.js';

/** One document of a package, verified. */
export interface VerifiedDocument {
  /** Name of its file. */
  file: string;
  title: string;
  doc_hash: string;
  signatories: Signatory[];
  checks: Check[];
}

/** The same with what was claimed; absent where that cannot be read. Without the body: a package may hold more than memory. */
export type VerifiedEvidence = VerifiedDocument & {evidence?: Omit<Evidence, 'pdf'>};

/** Manifest of a package that a path names: of a folder, or the manifest itself; undefined for other paths. */
export function manifestAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (statSync(path).isDirectory()) return join(path, MANIFEST_NAME);
  return basename(path) === MANIFEST_NAME ? path : undefined;
}

/**
 * Verifies every document of a package, that the documents which they link to are there, and the chain's evidence as far
 * as a registry or a node can tell. Throws `file_not_readable`, `file_not_data`, `bad_manifest` for the manifest itself.
 */
export async function verifyPackage(
  manifest: string,
  registry: Registry | undefined,
  node?: NodeClient,
): Promise<VerifiedEvidence[]> {
  const {documents} = readManifest(readJsonFile(manifest));
  const folder = dirname(manifest);
  const hashes = new Set(documents.flatMap((entry) => evidenceAt(folder, entry).evidence?.doc_hash ?? []));
  const verified: VerifiedEvidence[] = [];
  for (const entry of documents) {
    const {evidence, problem} = evidenceAt(folder, entry);
    const named = {file: entry.document, title: entry.name};
    if (evidence === undefined) {
      const checks = [{id: 'package_file', ok: false, detail: problem}];
      verified.push({...named, doc_hash: '', signatories: [], checks});
      continue;
    }
    const {pdf: _, ...claimed} = evidence;
    const own = registryOf(evidence, registry);
    const checks = [
      ...(await verifyDocument(own, evidence, node)),
      ...linkChecks(evidence, hashes),
      ...(entry.chain === undefined ? [] : await chainChecks(entry.chain, evidence, own, node)),
    ];
    verified.push({
      ...named,
      doc_hash: evidence.doc_hash,
      signatories: signatoriesOf(evidence),
      checks,
      evidence: claimed,
    });
  }
  return verified;
}

function evidenceAt(folder: string, {document, signature}: ManifestDocument): {evidence?: Evidence; problem: string} {
  try {
    return {evidence: detachedEvidence(readBounded(join(folder, document)), join(folder, signature)), problem: ''};
  } catch (error) {
    if (!isCoopError(error)) throw error;
    return {problem: `${document}: ${error.code}`};
  }
}

/** A package is whole when it has what its documents link to. */
function linkChecks({meta}: Evidence, hashes: ReadonlySet<string>): Check[] {
  const links: unknown = meta.links;
  return (Array.isArray(links) ? links : []).map((link: unknown) => {
    const hash = String(link).toUpperCase();
    return {id: 'linked_document', ok: hashes.has(hash), detail: hash.slice(0, 64)};
  });
}

/** The transaction that the manifest names is the one of the history, or stands in the block and carries the document. */
async function chainChecks(
  stated: ChainEvidence,
  {doc_hash}: Evidence,
  registry: Registry | undefined,
  node: NodeClient | undefined,
): Promise<Check[]> {
  const detail = `${stated.action} @ ${stated.block_num}`;
  const known = registry === undefined ? undefined : chainEvidence(registry, doc_hash);
  if (registry !== undefined && known !== undefined) {
    const same = registry.history
      .list({hash: doc_hash, limit: 100})
      .some(({transaction_id, block_id}) => transaction_id === stated.transaction_id && block_id === stated.block_id);
    return [{id: 'chain_evidence', ok: same, detail}];
  }
  if (node === undefined) return [];
  return [{id: 'chain_evidence', ok: await standsInBlock(stated, doc_hash, node), detail}];
}

async function standsInBlock(stated: ChainEvidence, doc_hash: string, node: NodeClient): Promise<boolean> {
  const {documentsIn} = await import('../../chain/index.js');
  try {
    const {block_id, transactions} = await node.block(stated.block_num);
    const transaction = transactions.find(({id}) => id === stated.transaction_id);
    const documents = (transaction?.actions ?? []).flatMap(({data}) => (data === undefined ? [] : documentsIn({data})));
    return block_id === stated.block_id && documents.some(({envelope}) => envelope.doc_hash === doc_hash);
  } catch (error) {
    if (isCoopError(error, 'block_unknown')) return false;
    throw error;
  }
}
