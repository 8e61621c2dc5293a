import {isDeepStrictEqual} from 'node:util';
import {soviet} from '../chain/actions/index.js';
import type {AccountName} from '../domain/account.js';
import type {CouncilSeat} from '../domain/cooperative.js';
import {DOCUMENT_TYPES} from '../domain/document-types.js';
import {CoopError} from '../domain/errors.js';
import {displayName} from '../domain/member.js';
import {
  isLiving,
  type DecisionFacts,
  type DecisionRecord,
  type OutboxEntry,
  type StoredDocument,
} from '../domain/records.js';
import {signedAt} from '../domain/time.js';
import {signVote, type OpenCard} from '../signing/index.js';
import {signed} from './admission.js';
import {cooperativeAtHand, readCouncil, refreshCooperative, whenOnline} from './chain-facts.js';
import {makeDocument, signDraft} from './documents/generate.js';
import {needDocument} from './need.js';
import type {Workspace} from './workspace.js';

/** Row of `soviet::decisions` as far as it is read here (PROTOCOL 3.a.1). */
interface DecisionRow extends Record<string, unknown> {
  id: number | string;
  username: string;
  type: string;
  votes_for: string[];
  votes_against: string[];
  approved: boolean | number;
  authorized: boolean | number;
  created_at: string;
  hash: string;
}

/** Acts of the audit log. */
const AUTHORIZE = 'council.authorize';
const EXECUTE = 'council.execute';

/** What entries of the outbox are about: the authorisation waits for the votes, which do not wait for each other. */
const decisionSubject = (decision_id: number): string => `decision:${decision_id}`;
const voteSubject = (decision_id: number, username: AccountName): string => `vote:${decision_id}:${username}`;

/** Which way a vote goes. */
export type VoteChoice = 'for' | 'against';

/** Reads the open decisions of the chain and keeps each as it now is. */
export async function readAgenda(work: Workspace): Promise<DecisionRecord[]> {
  const node = await work.node();
  const [rows, council] = await Promise.all([
    node.rows<DecisionRow>({code: 'soviet', scope: work.coopname, table: 'decisions'}),
    readCouncil(node, work.coopname),
  ]);
  const decisions = rows.map((row) => decisionOf(work, row, council));
  work.registry.transaction(() => {
    for (const decision of decisions) work.registry.decisions.save(decision);
  });
  return decisions;
}

/**
 * One decision as it now is on chain, else as the registry remembers it. Throws `decision_not_found`; of one that the
 * registry has never seen, why the chain is out of reach.
 */
export async function readDecision(work: Workspace, decision_id: number): Promise<DecisionRecord> {
  const agenda = await whenOnline(() => readAgenda(work));
  const isAsked = (decision: DecisionRecord): boolean => decision.decision_id === decision_id;
  const known = agenda?.find(isAsked) ?? work.registry.decisions.get(decision_id);
  const found = known ?? (agenda ? undefined : (await readAgenda(work)).find(isAsked));
  if (!found) throw new CoopError('decision_not_found', 'not_found', {decision_id});
  return found;
}

/** Throws `decision_closed` unless the decision can still be voted on or carried out. */
function requireOpen({decision_id, state}: DecisionRecord): void {
  if (state !== 'open') throw new CoopError('decision_closed', 'conflict', {decision_id, state});
}

function decisionOf(work: Workspace, row: DecisionRow, council: CouncilSeat[]): DecisionRecord {
  const decision_id = Number(row.id);
  const {protocol} = work.registry.decisions.get(decision_id) ?? {};
  return {
    decision_id,
    type: row.type,
    username: row.username,
    hash: row.hash,
    votes_for: row.votes_for,
    votes_against: row.votes_against,
    approved: Boolean(row.approved),
    authorized: Boolean(row.authorized),
    state: 'open',
    created_at: row.created_at,
    council,
    ...(protocol === undefined ? {} : {protocol}),
  };
}

/**
 * Votes with a council member's card (PROTOCOL 3.a.4). Run again after a kill it goes on with the same vote.
 * Throws `decision_not_found`, `decision_closed`, `not_in_council`, `already_voted`.
 */
export async function vote(
  work: Workspace,
  decision_id: number,
  choice: VoteChoice,
  card: OpenCard,
): Promise<{decision: DecisionRecord; entry: OutboxEntry}> {
  const {account: username} = card;
  const action = choice === 'for' ? 'votefor' : 'voteagainst';
  const act = `council.${action}`;
  const object = `${decision_id}:${username}`;
  const key = `${act}:${object}`;
  const decision = await readDecision(work, decision_id);
  if (!decision.council.some((seat) => seat.username === username && seat.is_voting)) {
    throw new CoopError('not_in_council', 'denied', {account: username});
  }
  if (!work.isUnfinished(key, act, object)) {
    requireOpen(decision);
    const hasVoted = [...decision.votes_for, ...decision.votes_against].includes(username);
    if (hasVoted) throw new CoopError('already_voted', 'conflict', {account: username, decision_id});
  }
  const ballot = signVote(action, {
    coopname: work.coopname,
    username,
    decision_id,
    at: signedAt(),
    signer: card.signer,
  });
  const subjects = [voteSubject(decision_id, username)];
  const entry = await work.submit(key, [soviet[action](ballot)], {subjects});
  work.conclude(entry, act, object);
  return {decision: await readDecision(work, decision_id), entry};
}

/**
 * Makes the protocol of an approved decision, signs it with the chairman's card and sends it (PROTOCOL 3.a.4).
 * Throws `no_majority`, `already_authorized`, `not_chairman`, `protocol_unknown`.
 */
export async function authorize(
  work: Workspace,
  decision_id: number,
  card: OpenCard,
): Promise<{decision: DecisionRecord; document: StoredDocument; entry: OutboxEntry}> {
  const decision = await readDecision(work, decision_id);
  const chairs = decision.council.filter(({position}) => position === 'chairman' || position === 'vpchairman');
  if (!chairs.some(({username}) => username === card.account)) {
    throw new CoopError('not_chairman', 'denied', {account: card.account});
  }
  if (!work.isUnfinished(authorizeKey(decision), AUTHORIZE, String(decision_id))) {
    requireOpen(decision);
    if (!decision.approved) {
      const votes = {votes_for: decision.votes_for.length, council: decision.council.length};
      throw new CoopError('no_majority', 'conflict', {decision_id, ...votes});
    }
    if (decision.authorized) throw new CoopError('already_authorized', 'conflict', {decision_id});
  }
  await work.step('documents');
  const document = keptProtocol(work, decision, card.account) ?? (await makeProtocol(work, decision, card));
  const {coopname} = work;
  const key = authorizeKey({decision_id, protocol: document.doc_hash});
  const actions = [soviet.authorize({coopname, chairman: card.account, decision_id, document: signed(document)})];
  const votes = decision.council.map(({username}) => voteSubject(decision_id, username));
  const subjects = [decisionSubject(decision_id), ...votes];
  const entry = await work.submit(key, actions, {subjects});
  work.conclude(entry, AUTHORIZE, String(decision_id));
  return {decision: await readDecision(work, decision_id), document, entry};
}

/** The outbox key of an authorisation: by its protocol, so that one with another protocol is another. */
function authorizeKey({decision_id, protocol = ''}: Pick<DecisionRecord, 'decision_id' | 'protocol'>): string {
  return `${AUTHORIZE}:${decision_id}:${protocol}`;
}

/**
 * The protocol that a killed command has left: on its way already, or made by the same hand and still true. A council
 * member may have voted since.
 */
function keptProtocol(
  {registry}: Workspace,
  decision: DecisionRecord,
  chairman: AccountName,
): StoredDocument | undefined {
  if (decision.protocol === undefined) return undefined;
  const document = needDocument(registry, decision.protocol);
  const sent = registry.outbox.findByKey(authorizeKey(decision));
  if (sent && isLiving(sent)) return document;
  const stated = registry.decisionFacts.at(String(decision.decision_id), document.meta.block_num)?.data;
  const isOwn = signed(document).signatures.some(({signer}) => signer === chairman);
  return isOwn && isDeepStrictEqual(stated, votesOf(decision)) ? document : undefined;
}

/** Makes, signs and keeps a protocol with the votes that it states, all or nothing. */
async function makeProtocol(work: Workspace, decision: DecisionRecord, card: OpenCard): Promise<StoredDocument> {
  const {decision_id, type, username, hash} = decision;
  const protocol = DOCUMENT_TYPES.find((document) => document.decision === type);
  if (!protocol) throw new CoopError('protocol_unknown', 'invalid', {decision_id, type});
  const {registry} = work;
  const {head} = await cooperativeAtHand(work);
  registry.transaction(() => {
    const change = {block_num: registry.nextBlock(head), actor: work.actor};
    registry.decisionFacts.put(String(decision_id), votesOf(decision), change);
  });
  const request = {registry_id: protocol.registry_id, username, parameters: {decision_id}, package: hash};
  const {document, pdf} = await makeDocument(work, request, registry.documentBlock(head));
  const kept = {...document, envelope: signDraft(document, card.signer, card.account)};
  registry.transaction(() => {
    registry.documents.save(kept, pdf);
    registry.decisions.save({...decision, protocol: document.doc_hash});
    work.audit('document.generate', document.doc_hash);
  });
  return kept;
}

/** The votes as a protocol states them; who has not voted took part and abstained (DOCUMENTS 2.4). */
function votesOf({decision_id, votes_for, votes_against, council}: DecisionRecord): DecisionFacts {
  return {
    decision_id,
    votes_for: votes_for.length,
    votes_against: votes_against.length,
    votes_abstained: council.length - votes_for.length - votes_against.length,
    voters_percent: 100,
  };
}

/**
 * Carries out an authorised decision (PROTOCOL 3.a.4 exec): an applicant becomes a member. The chain erases its row; the
 * registry keeps the decision. Throws `not_authorized`, `decision_closed`.
 */
export async function execute(
  work: Workspace,
  decision_id: number,
): Promise<{decision: DecisionRecord; entry: OutboxEntry}> {
  const {registry, coopname} = work;
  const object = String(decision_id);
  const key = `${EXECUTE}:${object}`;
  const decision = await readDecision(work, decision_id);
  if (!work.isUnfinished(key, EXECUTE, object)) {
    requireOpen(decision);
    if (!decision.authorized) throw new CoopError('not_authorized', 'conflict', {decision_id});
  }
  const executer: AccountName = work.actor;
  const actions = [soviet.exec({coopname, decision_id, executer})];
  const entry = await work.submit(key, actions, {subjects: [decisionSubject(decision_id)]});
  work.conclude(entry, EXECUTE, object);
  return {decision: registry.decisions.get(decision_id) ?? decision, entry};
}

/** The council now on chain, with the names that the registry has. */
export async function readBoard(
  work: Workspace,
): Promise<(Omit<CouncilSeat, 'username'> & {account: AccountName; name: string})[]> {
  const {cooperative} = await refreshCooperative(work);
  return cooperative.council.map(({username, ...seat}) => ({account: username, name: nameOf(work, username), ...seat}));
}

/** Name of a member in the registry; empty when it does not have him. */
export function nameOf(work: Workspace, account: AccountName): string {
  const record = work.registry.members.get(account);
  return record === undefined ? '' : displayName(record.member);
}
