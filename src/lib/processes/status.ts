import {isCoopError} from '../domain/errors.js';
import type {Interval} from '../domain/intervals.js';
import {MEMBER_STATUSES, type MemberStatus} from '../domain/member.js';
import type {FlowState} from '../domain/packages.js';
import type {DecisionRecord, OutboxState, PaymentRecord} from '../domain/records.js';
import type {Workspace} from './workspace.js';
import {readAgenda} from './council.js';
import {countFlow, historyExtent} from './history.js';

/** How things stand, for one screen. */
export interface Status {
  registry: string;
  coopname: string;
  name: string;
  /** Absent: the chain is out of reach, and the rest is what the registry remembers. */
  chain?: {url: string; chain_id: string; head_block_num: number; last_irreversible_block_num: number};
  synced_block?: number;
  /** Blocks before it that were never read, and those of which only the transactions' own actions are known. */
  unread_blocks: number;
  untraced_blocks: number;
  /** Packages of documents by where they stand. */
  flow: Partial<Record<FlowState, number>>;
  members: Record<MemberStatus, number>;
  decisions: DecisionRecord[];
  payments: PaymentRecord[];
  /** Entries on their way, by state. */
  outbox: Partial<Record<OutboxState, number>>;
  documents: number;
}

/** Entries of the outbox that somebody may have to look at, and more than there ever are. */
const UNSETTLED = ['queued', 'sent', 'included', 'failed', 'expired', 'forked'] as const;
const ALL = 1_000_000;

/** Reads everything for `status`; without the chain it tells what is known. */
export async function readStatus(work: Workspace): Promise<Status> {
  const {registry, coopname} = work;
  const {chain, decisions} = await chainPart(work);
  const {synced_block, unread, untraced} = historyExtent(registry);
  const outbox: Status['outbox'] = {};
  for (const {state} of registry.outbox.list({states: UNSETTLED, limit: ALL})) {
    outbox[state] = (outbox[state] ?? 0) + 1;
  }
  return {
    registry: registry.file,
    coopname,
    name: registry.cooperatives.current(coopname)?.data.short_name ?? coopname,
    ...(chain === undefined ? {} : {chain}),
    ...(synced_block === undefined ? {} : {synced_block}),
    unread_blocks: lengthOf(unread),
    untraced_blocks: lengthOf(untraced),
    flow: await countFlow(registry),
    members: Object.fromEntries(
      MEMBER_STATUSES.map((status) => [status, registry.members.count({status})]),
    ) as Status['members'],
    decisions,
    payments: registry.payments.list({status: 'pending'}),
    outbox,
    documents: registry.documents.count(),
  };
}

const lengthOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, [first, last]) => sum + last - first + 1, 0);

async function chainPart(work: Workspace): Promise<{chain?: Required<Status>['chain']; decisions: DecisionRecord[]}> {
  try {
    const node = await work.node();
    const {chain_id, head_block_num, last_irreversible_block_num} = await node.info();
    const chain = {url: node.url, chain_id, head_block_num, last_irreversible_block_num};
    return {chain, decisions: await readAgenda(work)};
  } catch (error) {
    if (!isCoopError(error) || error.kind !== 'unreachable') throw error;
    return {decisions: work.registry.decisions.list({state: 'open'})};
  }
}
