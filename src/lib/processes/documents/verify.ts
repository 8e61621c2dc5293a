import {isDeepStrictEqual} from 'node:util';
import type {NodeClient} from '../../chain/index.js';
import type {AccountName} from '../../domain/account.js';
import type {DocumentMeta, Envelope} from '../../domain/document.js';
import {docHash} from '../../domain/hash.js';
import type {Check, HistoryAction, StoredDocument} from '../../domain/records.js';
import type {Registry} from '../../registry/index.js';
import {publicKeyEquals} from '../../signing/index.js';
import {syncHistory} from '../sync.js';
import type {Workspace} from '../workspace.js';
import {checkEnvelope, type EnvelopeCheck} from './check-envelope.js';
import {requiredSigners} from './signers.js';

/** Where the keys of accounts come from: the chain. */
export type KeySource = Pick<NodeClient, 'accountKeys'>;

/** What is verified: a body and what is claimed of it. */
export interface Evidence {
  doc_hash: string;
  meta: DocumentMeta;
  /** Absent: nobody has signed. */
  envelope?: Envelope;
  pdf: Uint8Array;
  /** Process of the document: it has to be on chain then. */
  package?: string;
}

/** The evidence that the registry has of a kept document. */
export function evidenceOf(registry: Registry, document: StoredDocument): Evidence {
  const {doc_hash, meta, envelope} = document;
  return {
    ...(document.package === undefined ? {} : {package: document.package}),
    doc_hash,
    meta,
    pdf: registry.documents.pdf(doc_hash),
    ...(envelope === undefined ? {} : {envelope}),
  };
}

/**
 * Verifies a document: bytes, hashes and signatures always; with a registry also the required signers; with a node that
 * the keys belong to the signers on chain, and that the history read so far has a document that belongs to a process;
 * without one that they are keys of cards that the signers were issued. Names every check, and never stops at the first.
 */
export async function verifyDocument(
  registry: Registry | undefined,
  evidence: Evidence,
  node?: KeySource,
  check: EnvelopeCheck = checkEnvelope,
): Promise<Check[]> {
  const {doc_hash, envelope, pdf} = evidence;
  const found = docHash(pdf);
  const checks: Check[] = [{id: 'body', ok: found === doc_hash, detail: found}];
  if (!envelope) return [...checks, {id: 'signed', ok: false}];
  checks.push({id: 'meta', ok: isDeepStrictEqual(parsed(envelope.meta), evidence.meta)});
  const keys = node === undefined ? undefined : await signersKeys(node, envelope);
  const required = registry === undefined ? [] : requiredSigners(registry, evidence.meta);
  checks.push(...(await check(envelope, {doc_hash: found, required, ...(keys === undefined ? {} : {keys})})));
  if (registry === undefined) return checks;
  if (keys === undefined) checks.push(...cardKeys(registry, envelope));
  const [record] = recordsOf(registry, doc_hash);
  if (record)
    checks.push({id: 'on_chain', ok: true, detail: `${record.account}::${record.name} @ ${record.block_num}`});
  else if (node !== undefined && evidence.package !== undefined) checks.push({id: 'on_chain', ok: false});
  return checks;
}

/** As `verifyDocument`; with a node, first reads the history on when it does not have the document yet. */
export async function verifyUpToDate(work: Workspace, evidence: Evidence, node?: NodeClient): Promise<Check[]> {
  const {registry} = work;
  if (node !== undefined && recordsOf(registry, evidence.doc_hash).length === 0) await syncHistory(work);
  return verifyDocument(registry, evidence, node);
}

const recordsOf = (registry: Registry, doc_hash: string): HistoryAction[] =>
  registry.history.list({hash: doc_hash, limit: 1});

/** A JSON text as data; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keys on chain of everybody who signed and has an account there. */
async function signersKeys(node: KeySource, envelope: Envelope): Promise<Map<AccountName, string[]>> {
  const accounts = [...new Set(envelope.signatures.map(({signer}) => signer))];
  const keys = await Promise.all(accounts.map(async (account) => [account, await node.accountKeys(account)] as const));
  return new Map(keys.filter(([, own]) => own.length > 0));
}

/** Where a signer has cards of this registry, his key must be of one of them. */
function cardKeys(registry: Registry, {signatures}: Envelope): Check[] {
  return signatures.flatMap(({signer, public_key}) => {
    const cards = registry.cards.list(signer);
    const ok = cards.some((card) => publicKeyEquals(card.public_key, public_key));
    return cards.length === 0 ? [] : [{id: 'card_key', ok, detail: signer}];
  });
}
