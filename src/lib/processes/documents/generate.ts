import type {AccountName} from '../../domain/account.js';
import type {Envelope} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import {signedAt} from '../../domain/time.js';
import {renderGuarded, templateHash} from '../../factory/index.js';
import {addSignature, createEnvelope, type OpenCard, type Signer} from '../../signing/index.js';
import {cooperativeAtHand} from '../chain-facts.js';
import {needDocument} from '../need.js';
import type {Workspace} from '../workspace.js';
import type {FactStore, PendingFacts} from './facts.js';
import {nameFormError} from './names.js';
import {prepareDocument, requireType, type DocumentRequest, type PreparedDocument} from './prepare.js';
import {requiredSigners} from './signers.js';

export type {DocumentRequest};

/** A document made but not yet kept. */
export interface Draft {
  document: StoredDocument;
  pdf: Uint8Array;
  /** What is recorded with it. */
  facts?: PendingFacts;
}

/** Renders what was prepared. Throws `name_form_missing` and what the factory refuses. */
export async function renderPrepared(prepared: PreparedDocument): Promise<{pdf: Uint8Array; doc_hash: string}> {
  try {
    return await renderGuarded(prepared);
  } catch (error) {
    throw nameFormError(prepared, error);
  }
}

/** The document that a rendered body makes with its meta; its template is kept. */
export function draftOf(
  work: Workspace,
  {template, meta}: PreparedDocument,
  {pdf, doc_hash}: {pdf: Uint8Array; doc_hash: string},
  request: Pick<DocumentRequest, 'package' | 'facts'> = {},
): Draft {
  const template_hash = templateHash(template);
  const {hash} = createEnvelope({meta, doc_hash});
  work.registry.templates.save(template_hash, template);
  const document: StoredDocument = {
    doc_hash,
    hash,
    meta,
    template_hash,
    created_at: meta.created_at,
    ...(request.package === undefined ? {} : {package: request.package}),
  };
  return {document, pdf, ...(request.facts === undefined ? {} : {facts: request.facts})};
}

/**
 * Makes a document from the facts as they are now. `block_num`, when given, is the block to read them at, so that several
 * documents of one process read the same facts. Keeps nothing. Throws what `prepareDocument` and `renderPrepared` throw.
 */
export async function makeDocument(work: Workspace, request: DocumentRequest, block_num?: number): Promise<Draft> {
  requireType(request.registry_id);
  const block = block_num ?? (await blockFor(work, request.facts));
  const prepared = prepareDocument(work, request, {block_num: block});
  return draftOf(work, prepared, await renderPrepared(prepared), request);
}

/** The block of a new document; with new facts it is one that no other document has read. */
async function blockFor(work: Workspace, facts: PendingFacts | undefined): Promise<number> {
  const {head} = await cooperativeAtHand(work);
  return facts === undefined ? work.registry.documentBlock(head) : work.registry.nextBlock(head);
}

/** The envelope of a document with one more signature, now. Throws `already_signed`. */
export function signDraft(document: StoredDocument, signer: Signer, account: AccountName): Envelope {
  const unsigned = document.envelope ?? createEnvelope({meta: document.meta, doc_hash: document.doc_hash});
  return addSignature(unsigned, {signer, account, at: signedAt()});
}

/** Keeps documents in the registry with the facts that belong to them, all of them or none. */
export function keepDocuments(work: Workspace, drafts: readonly Draft[]): void {
  work.registry.transaction(() => {
    for (const draft of drafts) {
      recordFacts(work, draft);
      work.registry.documents.save(draft.document, draft.pdf);
      work.audit('document.generate', draft.document.doc_hash);
    }
  });
}

/** Stores of facts, each with the name of its act in the audit log. */
const STORES: Readonly<Record<FactStore, string>> = {
  branches: 'branch.record',
  propertyRequests: 'property.record',
  meetings: 'meeting.record',
  projects: 'project.record',
  paymentMethods: 'payment_method.record',
  decisionFacts: 'decision.record',
};

function recordFacts(work: Workspace, {document, facts}: Draft): void {
  if (facts === undefined) return;
  const {registry} = work;
  const {payload, ...stores} = facts;
  const change = {block_num: document.meta.block_num, actor: work.actor};
  if (payload !== undefined) registry.payloads.save(document.meta.registry_id, payload);
  for (const store of Object.keys(stores) as FactStore[]) {
    for (const [key, data] of Object.entries(stores[store] ?? {})) {
      const versions: {put(key: string, data: unknown, change: object): unknown} = registry[store];
      versions.put(key, data, change);
      work.audit(STORES[store], key);
    }
  }
}

/** How often a document with new facts is made again because others came between. */
const ATTEMPTS = 5;

/**
 * Makes a document, signs it when there is a card, and keeps it. Linked documents may be named by the beginning of their
 * hash. Throws `document_not_found` for an unknown link, `wrong_signer`, and what `makeDocument` throws.
 */
export async function generateDocument(work: Workspace, request: DocumentRequest, card?: OpenCard): Promise<Draft> {
  const links = (request.links ?? []).map((hash) => needDocument(work.registry, hash).doc_hash);
  await work.step('documents');
  for (let attempt = 1; ; attempt++) {
    const made = await makeDocument(work, {...request, links});
    const kept = work.registry.transaction(() => {
      // Facts may not be recorded at a block that another document has read meanwhile: it could not be made again.
      const overtaken = made.facts !== undefined && work.registry.nextBlock(0) > made.document.meta.block_num;
      if (overtaken && attempt < ATTEMPTS) return undefined;
      keepDocuments(work, [made]);
      const draft = card === undefined ? made : {...made, document: firstSigned(work, made.document, card)};
      if (draft.document.envelope)
        work.registry.documents.setEnvelope(draft.document.doc_hash, draft.document.envelope);
      return draft;
    });
    if (kept !== undefined) return kept;
  }
}

/** Throws `wrong_signer` when somebody else has to sign first. */
function firstSigned({registry}: Workspace, document: StoredDocument, {account, signer}: OpenCard): StoredDocument {
  const [expected] = requiredSigners(registry, document.meta);
  if (expected !== undefined && expected !== account) {
    throw new CoopError('wrong_signer', 'denied', {account, expected});
  }
  return {...document, envelope: signDraft(document, signer, account)};
}
