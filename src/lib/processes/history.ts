import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import type {Interval} from '../domain/intervals.js';
import {flowState, type FlowState, type PackageRecord} from '../domain/packages.js';
import type {HistoryAction} from '../domain/records.js';
import {nowIso} from '../domain/time.js';
import type {HistoryFilter, PackageFilter, Registry} from '../registry/index.js';
import {isFlowCurrent, rebuildFlow} from './flow/update.js';
import './history-errors.js';
import {needDocument} from './need.js';

/** What is asked of the history. */
export interface HistoryQuery extends Pick<HistoryFilter, 'from_block' | 'to_block' | 'after' | 'limit'> {
  /** Hash of a package, or its beginning. */
  package?: string | undefined;
  /** Hash of a document, or the beginning of one that the registry has. */
  document?: string | undefined;
  /** Contract whose actions are meant. */
  account?: AccountName | undefined;
  /** `contract::action`, or the action's name alone. */
  action?: string | undefined;
  /** Person whom the action's own arguments name. */
  member?: AccountName | undefined;
}

/** An action of the history with the documents that it carries. */
export interface HistoryEntry extends HistoryAction {
  documents: {field: string; doc_hash: string; hash: string; problems: string[]}[];
}

/** What of the chain the registry has read. */
export interface HistoryExtent {
  /** Absent before the first reading. */
  synced_block?: number;
  unread: Interval[];
  untraced: Interval[];
}

/** A package with its state at this moment. */
export type FlowEntry = Omit<PackageRecord, 'state'> & {state: FlowState};

/**
 * Actions in the chain's order: the newest ones, or with `after` those that follow that place. Votes and protocols of a
 * package's decision belong to the package. Reads the registry alone. Throws `package_not_found`, `package_ambiguous`,
 * `document_not_found`, `document_ambiguous`, `action_name_invalid`.
 */
export async function listHistory(registry: Registry, query: HistoryQuery): Promise<HistoryEntry[]> {
  const {limit = 100, after} = query;
  const plain = {...filterOf(registry, query), limit, newest: after === undefined};
  const filters: HistoryFilter[] = [plain];
  if (query.package !== undefined) {
    await ensureFlow(registry);
    const {package: hash, decision_ids} = needPackage(registry, query.package);
    filters[0] = {...plain, hash};
    if (plain.account === undefined || plain.account === 'soviet') {
      filters.push(...decision_ids.map((decision_id) => ({...plain, account: 'soviet', decision_id})));
    }
  }
  const found = new Map(filters.flatMap((filter) => registry.history.list(filter)).map((each) => [each.place, each]));
  const sorted = [...found.values()].sort((a, b) => a.place - b.place);
  const shown = after === undefined ? sorted.slice(-limit) : sorted.slice(0, limit);
  return shown.map((action) => ({...action, documents: documentsOf(registry, action)}));
}

/** Packages with their states at this moment, in the order in which the chain first spoke of them. */
export async function listFlow(registry: Registry, filter: PackageFilter = {}): Promise<FlowEntry[]> {
  await ensureFlow(registry);
  const at = nowIso();
  return registry.packages.list(at, filter).map((record) => ({...record, state: flowState(record, at)}));
}

/** How many packages are in each state at this moment. */
export async function countFlow(registry: Registry): Promise<Partial<Record<FlowState, number>>> {
  await ensureFlow(registry);
  return registry.packages.counts(nowIso());
}

/** What has been read of the chain. */
export function historyExtent({history: {coverage}}: Registry): HistoryExtent {
  const cursor = coverage.cursor();
  const read = cursor === undefined ? {} : {synced_block: cursor};
  return {...read, unread: coverage.unread(), untraced: coverage.untraced()};
}

/** The package with this hash or beginning of one. Throws `package_not_found`, `package_ambiguous`. */
export function needPackage(registry: Registry, hash: string): PackageRecord {
  const [found, another] = registry.packages.findByPrefix(hash);
  if (!found) throw new CoopError('package_not_found', 'not_found', {hash});
  if (another) throw new CoopError('package_ambiguous', 'invalid', {hash});
  return found;
}

/** What was read before the rules of packages changed, or before there were any, is told by them first. */
export async function ensureFlow(registry: Registry): Promise<void> {
  if (registry.history.cursor() !== undefined && !isFlowCurrent(registry)) await rebuildFlow(registry);
}

function filterOf(registry: Registry, query: HistoryQuery): HistoryFilter {
  const {account, action, member: about, from_block, to_block, after} = query;
  const hash = query.document === undefined ? undefined : documentHash(registry, query.document);
  const named = action === undefined ? {} : actionOf(action);
  const given = {account, ...named, about, hash, from_block, to_block, after};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function actionOf(name: string): {account?: string; name: string} {
  const [, account, action = ''] = /^(?:([a-z1-5.]{1,12})::)?([a-z1-5.]{1,13})$/.exec(name) ?? [];
  if (action === '') throw new CoopError('action_name_invalid', 'usage', {name});
  return {...(account === undefined ? {} : {account}), name: action};
}

function documentHash(registry: Registry, hash: string): string {
  if (/^[0-9a-f]{64}$/i.test(hash)) return hash;
  return needDocument(registry, hash).doc_hash;
}

function documentsOf(registry: Registry, {place}: HistoryAction): HistoryEntry['documents'] {
  return registry.packages
    .documentsAt(place)
    .map(({field, doc_hash, hash, problems}) => ({field, doc_hash, hash, problems}));
}
