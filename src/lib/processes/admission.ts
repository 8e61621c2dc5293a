import {gateway, registrator, soviet, wallet} from '../chain/actions/index.js';
import type {AccountName} from '../domain/account.js';
import {addAssets, formatAsset, parseAsset} from '../domain/asset.js';
import type {CooperativeOnChain} from '../domain/cooperative.js';
import type {Envelope} from '../domain/document.js';
import {APPLICATION, APPLICATION_AGREEMENTS, documentType} from '../domain/document-types.js';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import type {MemberRecord} from '../domain/member.js';
import {
  isLiving,
  OPEN_STATES,
  type ActionInput,
  type OutboxEntry,
  type PaymentRecord,
  type StoredDocument,
} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {OpenCard} from '../signing/index.js';
import {cooperativeAtHand, whenOnline} from './chain-facts.js';
import {keepDocuments, makeDocument, signDraft, type Draft} from './documents/generate.js';
import {needDocument, needMember} from './need.js';
import type {Workspace} from './workspace.js';

/** An application that is on chain. */
export interface Application {
  account: AccountName;
  registration_hash: string;
  documents: StoredDocument[];
  payment: PaymentRecord;
  entry: OutboxEntry;
}

/** Acts of the audit log. */
const APPLY = 'member.apply';
const CONFIRM = 'payment.confirm';

/** Program of the digital wallet and its template (PROTOCOL 3.a.2 step 4). */
const WALLET_PROGRAM = 1;

/** The process hash of an admission; fixed by the account, as the platform does (DOCUMENTS 4.3). */
export const registrationHash = (account: AccountName): string => sha256Hex(account);

/**
 * Applies for membership (PROTOCOL 3.a.2, steps 1, 2 and 4): agreements and application are made, signed with the
 * member's card, kept all together, and sent in one transaction. Run again after a kill it goes on with the same
 * documents and the same transaction. Offline the application waits in the outbox. Throws `member_not_found`,
 * `already_applied`, and what documents or chain refuse.
 */
export async function apply(work: Workspace, account: AccountName, card: OpenCard): Promise<Application> {
  const record = needMember(work.registry, account);
  const pending = pendingApplication(work, record);
  const isSent = pending !== undefined && work.isUnfinished(applicationKey(pending), APPLY, account);
  if (!isSent && record.status !== 'registered' && record.status !== 'declined') {
    throw new CoopError('already_applied', 'conflict', {account, status: record.status});
  }
  await work.step('read_chain');
  const {cooperative, head, online} = await cooperativeAtHand(work);
  if (online && !isSent) await refuseKnownToChain(work, account);
  await work.step('documents');
  const registration_hash = registrationHash(account);
  const documents = pending ?? (await makeApplication(work, account, card, head));
  const actions = await applicationActions(work, record, card.signer.publicKey, documents);
  const entry = await work.submit(applicationKey(documents), actions, {subjects: [registration_hash]});
  const payment = registrationPayment(work, registration_hash, record, cooperative);
  work.registry.transaction(() => {
    work.registry.payments.save(payment);
    work.conclude(entry, APPLY, account);
  });
  return {account, registration_hash, documents, payment, entry};
}

/** Refuses what the chain knows already. */
async function refuseKnownToChain(work: Workspace, account: AccountName): Promise<void> {
  const node = await work.node();
  const {coopname} = work;
  const [candidate, participant] = await Promise.all([
    node.row<{status: string}>({code: 'registrator', scope: coopname, table: 'candidates2', key: account}),
    node.row<{status: string}>({code: 'soviet', scope: coopname, table: 'participants', key: account}),
  ]);
  if (participant) throw new CoopError('already_applied', 'conflict', {account, status: 'accepted'});
  if (candidate) {
    const status = candidate.status === 'payed' ? 'paid' : 'applied';
    throw new CoopError('already_applied', 'conflict', {account, status});
  }
}

/** The documents of an application that is not over: kept, signed, and not part of an earlier, declined one. */
function pendingApplication(work: Workspace, {account, status}: MemberRecord): StoredDocument[] | undefined {
  const {documents, outbox} = work.registry;
  const [application] = documents.list({package: registrationHash(account), registry_id: APPLICATION, limit: 1});
  if (!application) return undefined;
  const key = applicationKey([application]);
  const sent = outbox.findByKey(key);
  const isDone = sent !== undefined && isLiving(sent) && !work.isUnfinished(key, APPLY, account);
  if (isDone && status === 'declined') return undefined;
  const agreements = application.meta.links.map((doc_hash) => needDocument(work.registry, doc_hash));
  return [...agreements, application];
}

/** The outbox key of an application: by its statement, so that a new one after a refusal is another. */
function applicationKey(documents: readonly StoredDocument[]): string {
  return `member.apply:${documents.at(-1)?.doc_hash ?? ''}`;
}

async function makeApplication(
  work: Workspace,
  username: AccountName,
  card: OpenCard,
  head: number,
): Promise<StoredDocument[]> {
  const block = work.registry.documentBlock(head);
  const package_ = registrationHash(username);
  const drafts: Draft[] = [];
  const make = async (registry_id: number, links: string[]): Promise<void> => {
    const {document, pdf} = await makeDocument(work, {registry_id, username, links, package: package_}, block);
    drafts.push({document: {...document, envelope: signDraft(document, card.signer, username)}, pdf});
  };
  for (const registry_id of APPLICATION_AGREEMENTS) await make(registry_id, []);
  await make(
    APPLICATION,
    drafts.map(({document}) => document.doc_hash),
  );
  keepDocuments(work, drafts);
  return drafts.map(({document}) => document);
}

/** newaccount (unless the account exists), reguser, and the agreements, in one transaction. */
async function applicationActions(
  work: Workspace,
  {account: username, member, status}: MemberRecord,
  public_key: string,
  documents: readonly StoredDocument[],
): Promise<ActionInput[]> {
  const {coopname} = work;
  const found = await whenOnline(async () => ({account: await (await work.node()).account(username)}));
  // Offline: who applies for the first time has no account yet.
  const exists = found === undefined ? status !== 'registered' : found.account !== undefined;
  const statement = documents.find(({meta}) => meta.registry_id === APPLICATION);
  return [
    ...(exists ? [] : [registrator.newaccount({coopname, username, public_key})]),
    registrator.reguser({
      coopname,
      username,
      type: member.type,
      statement: signed(statement),
      registration_hash: registrationHash(username),
    }),
    ...documents
      .filter(({meta}) => meta.registry_id !== APPLICATION)
      .map((document) => agreementAction(coopname, username, document)),
  ];
}

/** An agreement of a program goes to the wallet contract, any other to the council's (PROTOCOL 3.a.2, 3.c). */
function agreementAction(coopname: AccountName, username: AccountName, document: StoredDocument): ActionInput {
  const {registry_id} = document.meta;
  const agreement_type = documentType(registry_id)?.agreement ?? '';
  return agreement_type === 'wallet'
    ? wallet.signagree({
        coopname,
        username,
        program_id: WALLET_PROGRAM,
        draft_id: registry_id,
        document: signed(document),
      })
    : soviet.sndagreement({coopname, username, agreement_type, document: signed(document)});
}

/** The signed envelope of a kept document. Throws `document_unsigned`. */
export function signed(document: StoredDocument | undefined): Envelope {
  if (!document?.envelope) throw new CoopError('document_unsigned', 'conflict', {doc_hash: document?.doc_hash ?? ''});
  return document.envelope;
}

/** The payment that an application waits for; the one that is expected already, if there is one. */
function registrationPayment(
  {registry}: Workspace,
  hash: string,
  {account, member}: MemberRecord,
  amounts: CooperativeOnChain,
): PaymentRecord {
  const expected = registry.payments.get(hash);
  if (expected?.status === 'pending') return expected;
  const organization = member.type === 'organization';
  const initial = parseAsset(organization ? amounts.org_initial : amounts.initial);
  const minimum = parseAsset(organization ? amounts.org_minimum : amounts.minimum);
  const quantity = initial && minimum ? formatAsset(addAssets(initial, minimum)) : '';
  const now = nowIso();
  return {
    hash,
    type: 'registration',
    direction: 'incoming',
    username: account,
    quantity,
    status: 'pending',
    created_at: now,
    updated_at: now,
  };
}

/**
 * The cashier confirms that a payment has come (PROTOCOL 3.a.2 step 3); the question of admission is then on the agenda.
 * Offline the confirmation waits in the outbox, behind the application. Throws `payment_not_found`, `payment_ambiguous`,
 * `payment_not_pending`, `payment_not_on_chain`.
 */
export async function confirmPayment(
  work: Workspace,
  hash: string,
): Promise<{payment: PaymentRecord; entry: OutboxEntry}> {
  const {registry, coopname} = work;
  const payment = findPayment(work, hash);
  const key = `payment.confirm:${payment.hash}:${payment.created_at}`;
  const isSent = work.isUnfinished(key, CONFIRM, payment.hash);
  if (!isSent && payment.status !== 'pending') {
    throw new CoopError('payment_not_pending', 'conflict', {hash: payment.hash, status: payment.status});
  }
  if (!isSent) await whenOnline(() => requireIncome(work, payment));
  const actions = [gateway.incomplete({coopname, income_hash: payment.hash})];
  const entry = await work.submit(key, actions, {subjects: [payment.hash]});
  work.conclude(entry, CONFIRM, payment.hash);
  return {payment: registry.payments.get(payment.hash) ?? payment, entry};
}

/** A payment by its hash or the beginning of it, at least 8 characters. */
function findPayment(work: Workspace, hash: string): PaymentRecord {
  const wanted = hash.toLowerCase();
  const exact = work.registry.payments.get(wanted);
  if (exact) return exact;
  const found = wanted.length < 8 ? [] : work.registry.payments.findByPrefix(wanted);
  const [only] = found;
  if (!only) throw new CoopError('payment_not_found', 'not_found', {hash});
  if (found.length > 1) throw new CoopError('payment_ambiguous', 'invalid', {hash, count: found.length});
  return only;
}

/** Refuses a payment that the chain does not expect, unless what opens it is still on its way there. */
async function requireIncome(work: Workspace, {hash}: PaymentRecord): Promise<void> {
  const node = await work.node();
  const query = {code: 'gateway', scope: work.coopname, table: 'incomes', index: 2, key_type: 'sha256'} as const;
  if (await node.row({...query, key: hash})) return;
  const [onItsWay] = work.registry.outbox.list({states: OPEN_STATES, subject: hash, limit: 1});
  if (!onItsWay) throw new CoopError('payment_not_on_chain', 'conflict', {hash});
}
