import {soviet} from '../chain/actions/index.js';
import type {AccountName} from '../domain/account.js';
import type {CouncilSeat} from '../domain/cooperative.js';
import {DOCUMENT_TYPES} from '../domain/document-types.js';
import {CoopError} from '../domain/errors.js';
import {displayName} from '../domain/member.js';
import type {DecisionFacts, DecisionRecord, OutboxEntry, StoredDocument} from '../domain/records.js';
import {signedAt} from '../domain/time.js';
import {signVote, type OpenCard} from '../signing/index.js';
import {signed} from './admission.js';
import {readCouncil, refreshCooperative} from './chain-facts.js';
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

/** One decision as it now is on chain, else as the registry remembers it. Throws `decision_not_found`. */
export async function readDecision(work: Workspace, decision_id: number): Promise<DecisionRecord> {
  const open = (await readAgenda(work)).find((decision) => decision.decision_id === decision_id);
  const known = open ?? work.registry.decisions.get(decision_id);
  if (!known) throw new CoopError('decision_not_found', 'not_found', {decision_id});
  return known;
}

/** A decision that can still be voted on or carried out. Throws `decision_not_found`, `decision_closed`. */
async function openDecision(work: Workspace, decision_id: number): Promise<DecisionRecord> {
  const decision = await readDecision(work, decision_id);
  if (decision.state !== 'open') {
    throw new CoopError('decision_closed', 'conflict', {decision_id, state: decision.state});
  }
  return decision;
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
  const key = `council.vote:${decision_id}:${username}`;
  const decision = await openDecision(work, decision_id);
  if (!decision.council.some((seat) => seat.username === username && seat.is_voting)) {
    throw new CoopError('not_in_council', 'denied', {account: username});
  }
  const voted = [...decision.votes_for, ...decision.votes_against].includes(username);
  if (voted && !unfinished(work, key))
    throw new CoopError('already_voted', 'conflict', {account: username, decision_id});
  const action = choice === 'for' ? 'votefor' : 'voteagainst';
  const ballot = signVote(action, {
    coopname: work.coopname,
    username,
    decision_id,
    at: signedAt(),
    signer: card.signer,
  });
  const entry = await work.submit(key, [soviet[action](ballot)]);
  work.audit(`council.${action}`, String(decision_id));
  return {decision: await readDecision(work, decision_id), entry};
}

/** True when our own transaction of this key was sent, but no command has seen it through. */
function unfinished(work: Workspace, key: string): boolean {
  const entry = work.registry.outbox.findByKey(key);
  return entry !== undefined && (entry.state === 'queued' || entry.state === 'sent');
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
  const decision = await openDecision(work, decision_id);
  const chairs = decision.council.filter(({position}) => position === 'chairman' || position === 'vpchairman');
  if (!chairs.some(({username}) => username === card.account)) {
    throw new CoopError('not_chairman', 'denied', {account: card.account});
  }
  if (!decision.approved) {
    const votes = {votes_for: decision.votes_for.length, council: decision.council.length};
    throw new CoopError('no_majority', 'conflict', {decision_id, ...votes});
  }
  const key = (protocol: string) => `council.authorize:${decision_id}:${protocol}`;
  if (decision.authorized && !(decision.protocol !== undefined && unfinished(work, key(decision.protocol)))) {
    throw new CoopError('already_authorized', 'conflict', {decision_id});
  }
  await work.step('documents');
  const document =
    decision.protocol === undefined
      ? await makeProtocol(work, decision, card)
      : needDocument(work.registry, decision.protocol);
  const {coopname} = work;
  const entry = await work.submit(key(document.doc_hash), [
    soviet.authorize({coopname, chairman: card.account, decision_id, document: signed(document)}),
  ]);
  work.audit('council.authorize', String(decision_id));
  return {decision: await readDecision(work, decision_id), document, entry};
}

/** Makes, signs and keeps a protocol with the votes that it states, all or nothing. */
async function makeProtocol(work: Workspace, decision: DecisionRecord, card: OpenCard): Promise<StoredDocument> {
  const {decision_id, type, username, hash} = decision;
  const protocol = DOCUMENT_TYPES.find((document) => document.decision === type);
  if (!protocol) throw new CoopError('protocol_unknown', 'invalid', {decision_id, type});
  const {registry} = work;
  const {head} = await refreshCooperative(work);
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
  const key = `council.execute:${decision_id}`;
  const decision = await readDecision(work, decision_id);
  if (decision.state !== 'open') {
    throw new CoopError('decision_closed', 'conflict', {decision_id, state: decision.state});
  }
  if (!decision.authorized) throw new CoopError('not_authorized', 'conflict', {decision_id});
  const executer: AccountName = work.actor;
  const entry = await work.submit(key, [soviet.exec({coopname, decision_id, executer})]);
  const executed: DecisionRecord = {...decision, state: 'executed'};
  registry.transaction(() => {
    registry.decisions.save(executed);
    if (decision.type === 'joincoop' && registry.members.get(decision.username)) {
      registry.members.setStatus(decision.username, 'accepted');
    }
    work.audit('council.execute', String(decision_id));
  });
  return {decision: executed, entry};
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
