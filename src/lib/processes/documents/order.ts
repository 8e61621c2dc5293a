import type {AccountName} from '../../domain/account.js';
import {CoopError} from '../../domain/errors.js';
import type {OpenCard} from '../../signing/index.js';
import {cooperativeAtHand} from '../chain-facts.js';
import {needMember} from '../need.js';
import type {Workspace} from '../workspace.js';
import {FactsAt, type PendingFacts} from './facts.js';
import {generateDocument, type Draft} from './generate.js';
import {readInput} from './inputs.js';
import type {Parameters} from './parameters/index.js';
import {requireType, type DocumentRequest} from './prepare.js';

/** A document as a person orders it: by a file, or by a few words. */
export interface DocumentOrder {
  registry_id: number;
  username: AccountName;
  /** Sections with facts, and parameters, as the type's example file has them. */
  input: Parameters;
  links?: string[];
}

/** Facts that were recorded with a document. */
export interface RecordedFact {
  /** `branches`, `meetings`, `propertyRequests`, `projects`, `paymentMethods`, `decisionFacts` or `payload`. */
  kind: string;
  /** What later documents refer to them by: a hash, an id, an account. */
  key: string;
}

/** The facts that were recorded with a document that was made. */
export function recordedFacts({facts = {}, document}: Draft): RecordedFact[] {
  const {payload, ...stores} = facts;
  // Ways of payment are kept under their member, and referred to without him.
  const keys = Object.entries(stores).flatMap(([kind, byKey]) =>
    Object.keys(byKey).map((key) => ({kind, key: key.replace(`${document.meta.username}:`, '')})),
  );
  return payload === undefined ? keys : [...keys, {kind: 'payload', key: String(document.meta.doc_data_hash)}];
}

/**
 * What an order asks for: its sections read, its parameters completed by what the registry knows. Nothing is recorded yet.
 * Throws `document_type_unknown`, `member_not_found`, `parameters_wrong`, `facts_missing`, `decision_known`, `payment_method_missing`.
 */
export function readOrder(work: Workspace, {registry_id, username, input, links}: DocumentOrder): DocumentRequest {
  requireType(registry_id);
  needMember(work.registry, username);
  const facts = new FactsAt(work.registry, Number.MAX_SAFE_INTEGER);
  const read = readInput(input, {registry_id, username, facts});
  requireOwnDecision(work, read.facts);
  const request = {registry_id, username, ...read, ...(links === undefined ? {} : {links})};
  return registry_id === RETURN_OF_MONEY ? withPaymentMethod(work, request, facts) : request;
}

/** Makes, signs and keeps the document that is ordered, with the facts of its input. Throws as `generateDocument`. */
export async function orderDocument(work: Workspace, order: DocumentOrder, card?: OpenCard): Promise<Draft> {
  // The council's accounts and the cooperative's kind are the chain's to say.
  await cooperativeAtHand(work);
  return generateDocument(work, readOrder(work, order), card);
}

/** The votes of a decision that the chain has taken are not for people to state. */
function requireOwnDecision({registry}: Workspace, facts: PendingFacts | undefined): void {
  for (const decision_id of Object.keys(facts?.decisionFacts ?? {}).map(Number)) {
    if (registry.decisions.get(decision_id)) throw new CoopError('decision_known', 'conflict', {decision_id});
  }
}

const RETURN_OF_MONEY = 900;

/** The way of payment when the order names none: the member's default one, the only one, or his bank account. */
function withPaymentMethod({registry}: Workspace, request: DocumentRequest, facts: FactsAt): DocumentRequest {
  const {username, parameters = {}} = request;
  if (parameters.method_id !== undefined) return request;
  const known = registry.paymentMethods.list(`${username}:`).map(({data}) => data);
  const usual = known.find(({is_default}) => is_default) ?? (known.length === 1 ? known[0] : undefined);
  if (usual) return {...request, parameters: {...parameters, method_id: usual.method_id}};
  const member = facts.member(username);
  if (member.type === 'individual') throw new CoopError('payment_method_missing', 'invalid', {account: username});
  const method_id = `${username}_bank`;
  const method = {
    username,
    method_id,
    method_type: 'bank_transfer',
    is_default: true,
    data: member.bank_account,
  } as const;
  return {
    ...request,
    parameters: {...parameters, method_id},
    facts: {...request.facts, paymentMethods: {[`${username}:${method_id}`]: method}},
  };
}
