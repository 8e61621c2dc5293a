import {existsSync} from 'node:fs';
import type {NodeClient} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import type {Check} from '../../domain/records.js';
import type {Workspace} from '../workspace.js';
import './copy-errors.js';
import {detachedEvidence, findEvidence} from './evidence.js';
import {readBounded} from './files.js';
import {proveCopy, type CopyProof} from './prove.js';
import {registryOf, requireChecks, signatoriesOf, verifyCopy, type Signatory} from './verify-copy.js';
import {manifestAt, verifyPackage, type VerifiedDocument} from './verify-package.js';
import {verifyDocument, verifyUpToDate, type Evidence} from './verify.js';

/** What a verification could not tell, and why; a key of the catalogue's `copyTexts.notes`. */
export type VerifyNote =
  'offline' | 'alone' | 'other_cooperative' | 'pages_unproven' | 'record_unknown' | 'keys_unproven' | 'not_kept';

/** What is to be verified. */
export interface VerifyRequest {
  /** A document's hash or its beginning, a PDF, a folder with a package, or its manifest. */
  target: string;
  /** File with the signatures of a PDF. */
  envelope?: string;
  /** Of a signed copy, prove what is attached only. */
  attachmentsOnly: boolean;
}

/** What a verification may use. */
export interface VerifyMeans {
  /** The registry, if there is one; what proves itself does not `ask` for its passphrase. */
  open(ask: boolean): Promise<Workspace | undefined>;
  /** The chain: what needs a registry asks it unless told not to; what proves itself only when told to. */
  node(work: Workspace | undefined, selfProving: boolean): Promise<NodeClient | undefined>;
}

/** A verification in which no check failed. */
export interface Verification {
  /** What was verified. Of a copy of another program only the attachments are. */
  kind: 'document' | 'signed_copy' | 'attachments' | 'package';
  /** Empty for a package. */
  doc_hash: string;
  checks: Check[];
  /** Keys, and with a registry the record, were checked on the chain. */
  chain_checked: boolean;
  /** Compared with the registry of the document's cooperative. */
  registry_checked: boolean;
  signatories: Signatory[];
  notes: VerifyNote[];
  /** Documents of a package. */
  documents?: VerifiedDocument[];
}

/**
 * Verifies a document of the registry, a PDF with its signatures, a signed copy, or a package. The last two prove
 * themselves: they need no registry. Throws `verification_failed` with all checks, `target_unknown`, `no_package_here`,
 * `nothing_to_verify`, and what reading the parts throws.
 */
export async function verifyTarget(request: VerifyRequest, means: VerifyMeans): Promise<Verification> {
  const {target, envelope, attachmentsOnly} = request;
  const manifest = manifestAt(target);
  if (manifest !== undefined) {
    if (!existsSync(manifest)) throw new CoopError('no_package_here', 'not_found', {folder: target});
    return verifyManifest(manifest, means);
  }
  if (!existsSync(target) && !HASH_BEGINNING.test(target)) throw unknownTarget(target);
  const pdf = existsSync(target) ? readBounded(target) : undefined;
  if (pdf !== undefined && envelope !== undefined) {
    return verifyPdf(target, detachedEvidence(pdf, envelope), means);
  }
  const proof = pdf === undefined ? undefined : await proofIn(pdf, attachmentsOnly);
  return proof === undefined ? verifyKept(request, means) : verifyProof(target, proof, attachmentsOnly, means);
}

/** What names a document of the registry. */
const HASH_BEGINNING = /^[0-9a-f]{1,64}$/i;

const unknownTarget = (target: string): CoopError => new CoopError('target_unknown', 'not_found', {target});

/** A signed copy; undefined for what is none, which the registry may know all the same. */
async function proofIn(pdf: Uint8Array, attachmentsOnly: boolean): Promise<CopyProof | undefined> {
  try {
    return await proveCopy(pdf, attachmentsOnly);
  } catch (error) {
    if (error instanceof CoopError && error.code === 'pdf_refused') return undefined;
    throw error;
  }
}

async function verifyKept({target, envelope}: VerifyRequest, means: VerifyMeans): Promise<Verification> {
  const work = await means.open(true);
  if (work === undefined) {
    throw existsSync(target) ? new CoopError('nothing_to_verify', 'not_found', {file: target}) : unknownTarget(target);
  }
  return verifyWith(work, target, findEvidence(work.registry, target, envelope), means);
}

async function verifyPdf(target: string, evidence: Evidence, means: VerifyMeans): Promise<Verification> {
  const work = await means.open(true);
  if (work !== undefined) return verifyWith(work, target, evidence, means);
  const node = await means.node(undefined, true);
  const checks = await verifyDocument(undefined, evidence, node);
  requireChecks(target, checks);
  return {
    ...resultOf('document', evidence, checks, node),
    registry_checked: false,
    notes: [...notesOf(evidence, work, node), ...keyNotes([{evidence, checks}], node)],
  };
}

/** With a registry: its chain and history are read on, as for any document of it. */
async function verifyWith(
  work: Workspace,
  target: string,
  evidence: Evidence,
  means: VerifyMeans,
): Promise<Verification> {
  await work.step('verify');
  const node = await means.node(work, false);
  const checks = await verifyUpToDate(work, evidence, node);
  requireChecks(target, checks);
  const own = registryOf(evidence, work.registry) !== undefined;
  const notes: VerifyNote[] = node === undefined ? ['offline', ...keyNotes([{evidence, checks}], node)] : [];
  if (!own) notes.push('other_cooperative');
  return {...resultOf('document', evidence, checks, node), registry_checked: own, notes};
}

async function verifyProof(
  target: string,
  proof: CopyProof,
  attachmentsOnly: boolean,
  means: VerifyMeans,
): Promise<Verification> {
  const {evidence, facts} = proof;
  // A copy that is no such thing fails before anybody is bothered.
  if (evidence === undefined) requireChecks(target, proof.checks);
  const work = await means.open(false);
  const node = await means.node(work, true);
  const checks = await verifyCopy(proof, work?.registry, node);
  requireChecks(target, checks);
  if (evidence === undefined) throw new CoopError('nothing_to_verify', 'not_found', {file: target});
  const kind = attachmentsOnly ? 'attachments' : 'signed_copy';
  return {
    ...resultOf(kind, evidence, checks, node),
    signatories: signatoriesOf(evidence, facts),
    registry_checked: registryOf(evidence, work?.registry) !== undefined,
    notes: [
      ...(attachmentsOnly ? (['pages_unproven'] as const) : []),
      ...notesOf(evidence, work, node),
      ...keyNotes([{evidence, checks}], node),
    ],
  };
}

async function verifyManifest(manifest: string, means: VerifyMeans): Promise<Verification> {
  const work = await means.open(false);
  const node = await means.node(work, true);
  const verified = await verifyPackage(manifest, work?.registry, node);
  const checks = verified.flatMap(({file, checks: own}) =>
    own.map((check) => ({...check, detail: check.detail ? `${file}: ${check.detail}` : file})),
  );
  requireChecks(manifest, checks);
  const evidences = verified.flatMap(({evidence}) => evidence ?? []);
  return {
    kind: 'package',
    doc_hash: '',
    checks: [],
    signatories: [],
    chain_checked: node !== undefined,
    registry_checked: work !== undefined && evidences.every((each) => registryOf(each, work.registry) !== undefined),
    notes: [...new Set(evidences.flatMap((each) => notesOf(each, work, node))), ...keyNotes(verified, node)],
    documents: verified.map(({evidence: _, ...document}) => document),
  };
}

function resultOf<K extends Verification['kind']>(kind: K, evidence: Evidence, checks: Check[], node?: NodeClient) {
  const {doc_hash} = evidence;
  return {kind, doc_hash, checks, chain_checked: node !== undefined, signatories: signatoriesOf(evidence)};
}

function notesOf(evidence: Claimed, work: Workspace | undefined, node: NodeClient | undefined): VerifyNote[] {
  if (work === undefined) return node === undefined ? ['alone'] : ['alone', 'record_unknown'];
  const registry = registryOf(evidence, work.registry);
  if (registry === undefined) return ['other_cooperative'];
  return registry.documents.get(evidence.doc_hash) === undefined ? ['not_kept'] : [];
}

/** Whose a key is only the chain can tell, or the card that the registry issued: anybody can sign under any name. */
function keyNotes(verified: readonly Proven[], node: NodeClient | undefined): VerifyNote[] {
  if (node !== undefined) return [];
  const isProven = ({evidence, checks}: Proven): boolean =>
    (evidence?.envelope?.signatures ?? []).every(({signer}) =>
      checks.some(({id, detail}) => id === 'card_key' && detail === signer),
    );
  return verified.every(isProven) ? [] : ['keys_unproven'];
}

/** What the checks passed for. */
interface Proven {
  evidence?: Claimed;
  checks: Check[];
}

type Claimed = Omit<Evidence, 'pdf'>;
