import type {AccountName} from '../../domain/account.js';
import type {DocumentMeta} from '../../domain/document.js';
import {documentType} from '../../domain/document-types.js';
import {CoopError} from '../../domain/errors.js';
import type {Template} from '../../domain/template.js';
import {DEFAULT_TIMEZONE, nowIso} from '../../domain/time.js';
import {GENERATOR, RENDERER_VERSION} from '../../factory/index.js';
import {guardParameters} from '../guard.js';
import {templateInUse} from '../templates.js';
import type {Workspace} from '../workspace.js';
import {FactsAt, type PendingFacts} from './facts.js';
import {buildModel, MODEL_TYPES, type DocumentModel} from './model.js';
import {checkParameters, type Parameters} from './parameters/index.js';

/** What document is wanted. */
export interface DocumentRequest {
  registry_id: number;
  /** The member that the document is about. */
  username: AccountName;
  /** Parameters of the type, copied into the meta: `decision_id`, `braname` (DOCUMENTS 1.2). */
  parameters?: Parameters;
  /** Facts to record together with the document. */
  facts?: PendingFacts;
  /** doc_hash of linked documents. */
  links?: string[];
  /** Process that the document belongs to. */
  package?: string;
}

/** All that rendering needs: plain data, fit for another thread. */
export interface PreparedDocument {
  template: Template;
  model: DocumentModel;
  meta: DocumentMeta;
}

/** The block that the facts are read at, and the moment of the document; the present when not given. */
export interface DocumentTime {
  block_num: number;
  created_at?: string;
}

/**
 * The meta of a document and the model of its text, from the facts as of a block; nothing is rendered or kept. Throws
 * `document_type_unknown`, `parameter_missing`, `parameters_wrong`, `member_type_wrong`, `facts_missing`,
 * `private_value_in_meta`, `template_not_found`.
 */
export function prepareDocument(work: Workspace, request: DocumentRequest, at: DocumentTime): PreparedDocument {
  const {registry_id, username, links = [], facts: pending} = request;
  requireType(registry_id);
  const parameters = checkParameters(registry_id, request.parameters ?? {});
  const template = templateInUse(work, registry_id);
  const meta: DocumentMeta = {
    title: template.title,
    lang: 'ru',
    registry_id,
    generator: GENERATOR,
    links,
    version: RENDERER_VERSION,
    coopname: work.coopname,
    username,
    created_at: at.created_at ?? nowIso(),
    block_num: at.block_num,
    timezone: DEFAULT_TIMEZONE,
    ...parameters,
  };
  const facts = new FactsAt(work.registry, at.block_num, pending);
  requireSubject(facts, meta);
  guardParameters(work.registry, {registry_id, username, parameters});
  return {template, model: buildModel(facts, meta), meta};
}

/** Throws `document_type_unknown`. */
export function requireType(registry_id: number): void {
  if (documentType(registry_id) === undefined || !MODEL_TYPES.includes(registry_id)) {
    throw new CoopError('document_type_unknown', 'not_found', {registry_id, known: MODEL_TYPES});
  }
}

/** The kind of member must be one that the type can be about. */
function requireSubject(facts: FactsAt, {registry_id, username: account}: DocumentMeta): void {
  const {type} = facts.member(account);
  const about = documentType(registry_id)?.about ?? [];
  if (!about.includes(type)) throw new CoopError('member_type_wrong', 'invalid', {registry_id, account, type, about});
}
