import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {writeFileAtomic} from '../domain/atomic.js';
import {isCoopError, type ErrorCode} from '../domain/errors.js';
import type {Member, MemberStatus} from '../domain/member.js';
import type {DecisionRecord, StoredDocument} from '../domain/records.js';
import type {CardLabels} from '../factory/index.js';
import {apply, confirmPayment, registrationHash} from './admission.js';
import {issueCard, readCard} from './cards.js';
import {authorize, execute, readAgenda, vote} from './council.js';
import {regenerate} from './documents/regenerate.js';
import {evidenceOf, verifyDocument} from './documents/verify.js';
import {guardFor} from './guard.js';
import {addMember} from './members.js';
import {needMember} from './need.js';
import {syncHistory} from './sync.js';
import type {Workspace} from './workspace.js';

/** Steps of the demonstration that a person is told of. */
export type DemoStep = 'member' | 'card' | 'apply' | 'payment' | 'vote' | 'authorize' | 'execute' | 'sync' | 'verify';

/** One document of the demonstration, with everything that was checked of it. */
export interface DemoDocument {
  registry_id: number;
  title: string;
  doc_hash: string;
  hash: string;
  /** The PDF in the demo's folder. */
  file: string;
  /** Made again from the facts, byte for byte the same. */
  regenerated: boolean;
  /** All signatures are valid, by keys that the chain has for their signers. */
  signatures_valid: boolean;
  found_on_chain: boolean;
  /** Private values of anybody found in everything that the chain has got: must be 0. */
  private_values: number;
}

/** What the demonstration needs. */
export interface DemoOptions {
  folder: string;
  member: Member;
  pin: string;
  labels: CardLabels;
  onDemoStep: (step: DemoStep, detail: string) => void;
}

/**
 * The main job from a member's data to verified documents. Every step looks first whether it is done, so that a killed
 * demonstration goes on where it stopped, and a finished one only verifies again.
 */
export async function demonstrate(work: Workspace, options: DemoOptions): Promise<DemoDocument[]> {
  const {folder, member, pin, labels, onDemoStep} = options;
  const {account} = await addMember(work, member);
  onDemoStep('member', account);
  const cards = join(folder, 'cards');
  const issued = await issueCard(work, {account, folder: cards, pin, labels});
  onDemoStep('card', issued.file);
  const status = (): MemberStatus => needMember(work.registry, account).status;
  if (status() === 'registered') {
    const {entry} = await apply(work, account, readCard(work, issued.file, account, pin));
    onDemoStep('apply', entry.transaction_id ?? '');
  }
  if (status() === 'applied') {
    const {payment} = await confirmPayment(work, registrationHash(account));
    onDemoStep('payment', payment.quantity);
  }
  if (status() === 'paid') await decide(work, cards, pin, account, onDemoStep);
  const {to_block, actions} = await syncWhole(work);
  onDemoStep('sync', `${to_block}, ${actions}`);
  const documents = await verifyAll(work, folder, account);
  onDemoStep('verify', String(documents.length));
  return documents;
}

/** The council's part: two of three votes, the protocol, the execution. */
async function decide(
  work: Workspace,
  cards: string,
  pin: string,
  account: string,
  onDemoStep: DemoOptions['onDemoStep'],
): Promise<void> {
  const find = async (): Promise<DecisionRecord> => {
    const decision = (await readAgenda(work)).find(({username}) => username === account);
    return decision ?? openDecisionOf(work, account);
  };
  const cardOf = (name: string) => readCard(work, join(cards, `${name}.card`), name, pin);
  const {decision_id, council} = await find();
  const seats = [...council].sort((a, b) => Number(b.position === 'chairman') - Number(a.position === 'chairman'));
  // More than half of the seats; the commands themselves know what a killed demonstration has left undone.
  for (const {username} of seats.slice(0, Math.floor(seats.length / 2) + 1)) {
    const voted = await unlessDone('already_voted', () => vote(work, decision_id, 'for', cardOf(username)));
    if (voted) onDemoStep('vote', `${username}: ${voted.decision.votes_for.length}/${council.length}`);
  }
  const chairman = seats[0]?.username ?? '';
  const authorized = await unlessDone('already_authorized', () => authorize(work, decision_id, cardOf(chairman)));
  if (authorized) onDemoStep('authorize', authorized.document.doc_hash.slice(0, 16));
  await execute(work, decision_id);
  onDemoStep('execute', String(decision_id));
}

/** What a step returns; undefined when it says by this code that it was done before. */
async function unlessDone<T>(code: ErrorCode, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isCoopError(error, code) || isCoopError(error, 'decision_closed')) return undefined;
    throw error;
  }
}

/** The decision that the chain has erased but this registry has not closed: a kill came between. */
function openDecisionOf(work: Workspace, account: string): DecisionRecord {
  const decision = work.registry.decisions.findByHash(registrationHash(account));
  if (!decision) throw new Error('the chain has no decision on the applicant');
  return decision;
}

/** Reads the history once everything that was sent is irreversible. */
async function syncWhole(work: Workspace): Promise<{to_block: number; actions: number}> {
  const outbox = await work.outbox();
  for (const {id} of work.registry.outbox.list({states: ['sent', 'included'], limit: 1000})) {
    await outbox.wait(id, 'irreversible');
  }
  return syncHistory(work);
}

async function verifyAll(work: Workspace, folder: string, account: string): Promise<DemoDocument[]> {
  const {registry} = work;
  const leaks = await privateValuesOnChain(work);
  const documents = registry.documents.list({username: account, limit: 100}).reverse();
  const results: DemoDocument[] = [];
  for (const [index, document] of documents.entries()) {
    results.push(await verifyOne(work, document, join(folder, pdfName(index + 1, document)), leaks));
  }
  return results;
}

async function verifyOne(
  work: Workspace,
  document: StoredDocument,
  file: string,
  private_values: number,
): Promise<DemoDocument> {
  const {registry} = work;
  const {doc_hash, hash, meta} = document;
  const {identical, pdf} = await regenerate(registry, document);
  if (!existsSync(file)) writeFileAtomic(file, pdf);
  const checks = await verifyDocument(registry, evidenceOf(registry, document), await work.node());
  return {
    registry_id: meta.registry_id,
    title: meta.title,
    doc_hash,
    hash,
    file,
    regenerated: identical,
    signatures_valid: checks.every(({id, ok}) => ok || id === 'on_chain'),
    found_on_chain: checks.some(({id, ok}) => ok && id === 'on_chain'),
    private_values,
  };
}

const pdfName = (index: number, {meta}: StoredDocument): string =>
  `${String(index).padStart(2, '0')}-${meta.registry_id}.pdf`;

/** Looks for every private value of the registry in everything that the chain has got since the cooperative came. */
async function privateValuesOnChain(work: Workspace): Promise<number> {
  const {registry} = work;
  const accounts = new Set(registry.members.list({limit: 1000}).map(({account}) => account));
  const guard = guardFor(registry, accounts);
  const node = await work.node();
  const {last_irreversible_block_num: last} = await node.info();
  const [first] = registry.chainCooperatives.history(work.coopname);
  const sent = registry.outbox.list({limit: 1000}).flatMap(({block_num}) => block_num ?? []);
  let found = 0;
  for (let block = Math.min(first?.block_num ?? 1, ...sent); block <= last; block++) {
    const trace = await node.trace(block);
    for (const {actions} of trace?.transactions ?? []) found += guard.scan(actions).length;
  }
  return found;
}
