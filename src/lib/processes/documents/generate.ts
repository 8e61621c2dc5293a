import type {AccountName} from '../../domain/account.js';
import type {DocumentMeta, Envelope} from '../../domain/document.js';
import {documentType} from '../../domain/document-types.js';
import {CoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import {DEFAULT_TIMEZONE, nowIso, signedAt} from '../../domain/time.js';
import {GENERATOR, renderDocument, RENDERER_VERSION, templateHash} from '../../factory/index.js';
import {addSignature, createEnvelope, type OpenCard, type Signer} from '../../signing/index.js';
import {cooperativeAtHand} from '../chain-facts.js';
import {needDocument} from '../need.js';
import {templateInUse} from '../templates.js';
import type {Workspace} from '../workspace.js';
import {FactsAt} from './facts.js';
import {buildModel, MODEL_TYPES} from './model.js';

/** What document is wanted. */
export interface DocumentRequest {
  registry_id: number;
  /** The member that the document is about. */
  username: AccountName;
  /** Parameters of the type, copied into the meta: `decision_id`, `braname` (DOCUMENTS 1.2). */
  parameters?: Record<string, unknown>;
  /** doc_hash of linked documents. */
  links?: string[];
  /** Process that the document belongs to. */
  package?: string;
}

/** A document made but not yet kept. */
export interface Draft {
  document: StoredDocument;
  pdf: Uint8Array;
}

/**
 * Makes a document from the facts as they are now. `block_num`, when given, is the block to read them at, so that several
 * documents of one process read the same facts. Keeps nothing. Throws `document_type_unknown`, `parameter_missing`,
 * `facts_missing` and what the factory refuses.
 */
export async function makeDocument(work: Workspace, request: DocumentRequest, block_num?: number): Promise<Draft> {
  const {registry_id, username} = request;
  const type = documentType(registry_id);
  if (!type) throw new CoopError('document_type_unknown', 'not_found', {registry_id, known: MODEL_TYPES});
  if (type.decision !== undefined && request.parameters?.decision_id === undefined) {
    throw new CoopError('parameter_missing', 'usage', {registry_id, parameter: 'decision'});
  }
  const block = block_num ?? work.registry.documentBlock((await cooperativeAtHand(work)).head);
  const template = templateInUse(work, registry_id);
  const created_at = nowIso();
  const meta: DocumentMeta = {
    title: template.title,
    lang: 'ru',
    registry_id,
    generator: GENERATOR,
    links: request.links ?? [],
    version: RENDERER_VERSION,
    coopname: work.coopname,
    username,
    created_at,
    block_num: block,
    timezone: DEFAULT_TIMEZONE,
    ...request.parameters,
  };
  const model = buildModel(new FactsAt(work.registry, block), meta);
  const {pdf, doc_hash} = await renderDocument({template, model, meta});
  const {hash} = createEnvelope({meta, doc_hash});
  work.registry.templates.save(templateHash(template), template);
  const document: StoredDocument = {
    doc_hash,
    hash,
    meta,
    template_hash: templateHash(template),
    created_at,
    ...(request.package === undefined ? {} : {package: request.package}),
  };
  return {document, pdf};
}

/** The envelope of a document with one more signature, now. Throws `already_signed`. */
export function signDraft(document: StoredDocument, signer: Signer, account: AccountName): Envelope {
  const unsigned = document.envelope ?? createEnvelope({meta: document.meta, doc_hash: document.doc_hash});
  return addSignature(unsigned, {signer, account, at: signedAt()});
}

/** Keeps documents in the registry, all of them or none. */
export function keepDocuments(work: Workspace, drafts: readonly Draft[]): void {
  work.registry.transaction(() => {
    for (const {document, pdf} of drafts) {
      work.registry.documents.save(document, pdf);
      work.audit('document.generate', document.doc_hash);
    }
  });
}

/**
 * Makes a document, signs it when there is a card, and keeps it. Linked documents may be named by the beginning of their
 * hash. Throws `document_not_found` for an unknown link, and what `makeDocument` throws.
 */
export async function generateDocument(work: Workspace, request: DocumentRequest, card?: OpenCard): Promise<Draft> {
  const links = (request.links ?? []).map((hash) => needDocument(work.registry, hash).doc_hash);
  await work.step('documents');
  const {document, pdf} = await makeDocument(work, {...request, links});
  const envelope = card === undefined ? undefined : signDraft(document, card.signer, card.account);
  const draft = {document: {...document, ...(envelope === undefined ? {} : {envelope})}, pdf};
  keepDocuments(work, [draft]);
  return draft;
}
