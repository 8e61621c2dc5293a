import {readHistory} from '../chain/index.js';
import type {MemberStatus} from '../domain/member.js';
import type {HistoryAction} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {Registry} from '../registry/index.js';
import {advance} from './standing.js';
import type {Workspace} from './workspace.js';

/** What a reading of the history brought. */
export interface SyncResult {
  from_block: number;
  to_block: number;
  /** Actions that are new in the registry. */
  actions: number;
  /** Documents of the registry that the new actions carry. */
  documents: number;
}

/** Setting with the id of the last block read: a changed past is noticed by it. */
const LAST_BLOCK = 'history.block_id';

/** What an action means for the member it names (PROTOCOL 3.a, 3.d). */
const STATUS_AFTER: Readonly<Record<string, MemberStatus>> = {
  'registrator::reguser': 'applied',
  'registrator::confirmpay': 'paid',
  'soviet::addpartcpnt': 'accepted',
  'registrator::declinereg': 'declined',
  'soviet::delpartcpnt': 'blocked',
};

/**
 * Reads the cooperative's actions from irreversible blocks into the registry, from where the last reading ended, and
 * brings members and decisions up to what the chain says. Each stretch is one transaction with its cursor, so that it
 * can be stopped at any moment. Throws `history_gap`, `history_before_first_block`.
 */
export async function syncHistory(work: Workspace, fromBlock?: number): Promise<SyncResult> {
  await work.step('sync');
  const {registry, coopname} = work;
  const outbox = await work.outbox();
  await outbox.resumeAll();
  const cursor = registry.history.cursor();
  const from = fromBlock ?? (cursor === undefined ? firstBlock(work) : cursor + 1);
  const after = fromBlock === undefined ? registry.settings.get(LAST_BLOCK) : undefined;
  const range = {coopname, from, ...(after === undefined ? {} : {after})};
  const result: SyncResult = {from_block: from, to_block: from - 1, actions: 0, documents: 0};
  const documents = new Set<string>();
  for await (const block of readHistory(await work.node(), range)) {
    registry.transaction(() => {
      const added = registry.history.append(block.actions, block.block_num);
      registry.settings.set(LAST_BLOCK, block.block_id);
      if (added > 0) for (const action of block.actions) applyAction(registry, action);
      result.actions += added;
      if (added > 0) for (const hash of documentsKnown(registry, block.actions)) documents.add(hash);
      result.documents = documents.size;
    });
    result.to_block = block.block_num;
  }
  return result;
}

/** Where a first reading starts: before the registry was founded it has sent nothing. */
function firstBlock({registry, coopname}: Workspace): number {
  const [first] = registry.cooperatives.history(coopname);
  return Math.max(1, first?.block_num ?? 1);
}

/** doc_hash of the registry's documents that some actions carry; one document is in several actions. */
function documentsKnown(registry: Registry, actions: readonly HistoryAction[]): string[] {
  const hashes = actions.flatMap(({data}) => Object.values(data).flatMap((value) => docHashOf(value) ?? []));
  return hashes.filter((hash) => registry.documents.get(hash) !== undefined);
}

const docHashOf = (value: unknown): string | undefined => {
  const hash = (value as {doc_hash?: unknown} | null | undefined)?.doc_hash;
  return typeof hash === 'string' ? hash : undefined;
};

/** Carries one action of the chain over to what the registry knows of members and decisions. */
function applyAction(registry: Registry, {account, name, data}: HistoryAction): void {
  const status = STATUS_AFTER[`${account}::${name}`];
  const username = usernameOf(registry, data);
  if (status !== undefined && username !== undefined) advance(registry, username, status);
  if (account === 'soviet' && (name === 'exec' || name === 'declinedec' || name === 'cancelexprd')) {
    const decision = registry.decisions.get(Number(data.decision_id));
    if (decision) registry.decisions.save({...decision, state: name === 'exec' ? 'executed' : 'declined'});
  }
  if (account === 'gateway' && (name === 'incomplete' || name === 'indecline')) {
    const payment = registry.payments.get(String(data.income_hash));
    const now = nowIso();
    if (payment?.status === 'pending') {
      registry.payments.save({...payment, status: name === 'incomplete' ? 'completed' : 'declined', updated_at: now});
    }
  }
}

/** The member that an action is about: named, or found by the hash of his registration. */
function usernameOf(registry: Registry, data: Record<string, unknown>): string | undefined {
  if (typeof data.username === 'string') return data.username;
  return typeof data.registration_hash === 'string'
    ? registry.payments.get(data.registration_hash)?.username
    : undefined;
}
