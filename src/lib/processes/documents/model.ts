import {formatAssetForDocument, parseAsset} from '../../domain/asset.js';
import type {DocumentMeta} from '../../domain/document.js';
import {CoopError} from '../../domain/errors.js';
import {fullName, type Member} from '../../domain/member.js';
import {displayTime} from '../../domain/time.js';
import type {FactsAt} from './facts.js';

/** The data that a template prints (DOCUMENTS 1.4). */
export type DocumentModel = Record<string, unknown>;

type Builder = (facts: FactsAt, meta: DocumentMeta) => DocumentModel;

const BUILDERS: Readonly<Record<number, Builder>> = {
  1: common,
  2: common,
  3: common,
  4: (facts, meta) => ({...common(facts, meta), user: {full_name: personName(facts.member(meta.username))}}),
  100: application,
  501: admissionDecision,
};

/** Numbers of the types that a model can be built for. */
export const MODEL_TYPES = Object.keys(BUILDERS).map(Number);

/**
 * Builds the data model of a document from the facts as of its block; the same facts and meta give the same model.
 * Throws CoopError `document_type_unknown`, `facts_missing`.
 */
export function buildModel(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const build = BUILDERS[meta.registry_id];
  if (!build) {
    throw new CoopError('document_type_unknown', 'not_found', {registry_id: meta.registry_id, known: MODEL_TYPES});
  }
  return build(facts, meta);
}

function common(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  return {meta, coop: cooperative(facts), vars: facts.vars(), created_at: displayTime(meta.created_at)};
}

/** `coop` of DOCUMENTS 2.6: own facts, what the chain says, chairman and council. */
function cooperative(facts: FactsAt): DocumentModel {
  const {organization_type: type, bank_account, ...own} = facts.cooperative();
  const {council, ...chain} = facts.onChain();
  return {
    ...own,
    ...chain,
    type,
    defaultBankAccount: bank_account,
    chairman: facts.chairman().person,
    members: council.map(({username, position}) => ({
      ...facts.councilPerson(username),
      is_chairman: position === 'chairman',
    })),
    totalMembers: council.length,
  };
}

/** Name of a person, for an organization that of its representative (DOCUMENTS 2.1). */
function personName(member: Member): string {
  return fullName(member.type === 'organization' ? member.represented_by : member);
}

/** The applicant under the name of his type. */
const applicant = (member: Member): DocumentModel => ({type: member.type, [member.type]: member});

function application(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const member = facts.member(meta.username);
  const {initial, minimum, org_initial, org_minimum} = facts.onChain();
  return {
    ...common(facts, meta),
    ...applicant(member),
    ...(member.type === 'individual' ? {} : {bank_account: member.bank_account}),
    initial: printed(initial),
    minimum: printed(minimum),
    org_initial: printed(org_initial),
    org_minimum: printed(org_minimum),
  };
}

function admissionDecision(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const {decision_id, ...votes} = facts.decision(Number(meta.decision_id));
  const [date = '', time = ''] = displayTime(meta.created_at).split(' ');
  return {
    ...common(facts, meta),
    ...applicant(facts.member(meta.username)),
    decision: {id: decision_id, date, time, ...votes},
  };
}

/** An amount of the chain with two decimals. */
function printed(amount: string): string {
  const asset = parseAsset(amount);
  return asset === undefined ? amount : formatAssetForDocument(asset);
}
