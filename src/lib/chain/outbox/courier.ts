import {CoopError, isCoopError, type ErrorCode} from '../../domain/errors.js';
import {
  isLiving,
  isOpen,
  type OutboxChange,
  type OutboxEntry,
  type OutboxState,
  type OutboxStore,
  type SignedTransaction,
} from '../../domain/records.js';
import {actionNames} from '../transaction.js';
import type {NodeClient} from '../types.js';
import {secondsOf, type View} from './blocks.js';
import type {Builder} from './builder.js';
import {GroupCommit} from './group-commit.js';
import {Locator, type Place} from './locate.js';
import type {Step} from './types.js';

/** What a refusal at the first try means for the entry when it is not to be built anew; any other is `failed`. */
const ENDED: Partial<Record<ErrorCode, OutboxState>> = {transaction_expired: 'expired', tapos_mismatch: 'forked'};

/** An accepted transaction that is in no block after this time may have been lost by its node and is sent again. */
const RESEND_MS = 8_000;

/** Transactions that one entry may use up; then it ends as its last one did. */
const MAX_TRIES = 5;

/** An entry that has a transaction. */
type Signed = OutboxEntry & SignedTransaction;

/** How a step looks at the chain. */
export interface Look {
  /** The chain as it was told a moment ago; asked for anew when absent. */
  view?: View | undefined;
  /** Search the blocks instead of asking for each transaction: less work for many. */
  scan?: boolean;
}

/**
 * Takes single entries one step further: builds a transaction, sends its bytes, finds it on the chain, or proves that it
 * can no longer happen. Each step may be repeated, in any process, without changing the effect: a change of an entry
 * takes place only when nobody else has changed it since it was read.
 */
export class Courier {
  private readonly store: OutboxStore;
  private readonly node: NodeClient;
  private readonly now: () => number;
  private readonly builder: Builder;
  private readonly locator: Locator;
  private readonly commits: GroupCommit;
  /** By transaction: when a node last had it in this process, and whether the blocks must be searched for it. */
  private readonly delivered = new Map<string, {at: number; thorough: boolean}>();

  constructor(store: OutboxStore, node: NodeClient, builder: Builder, now: () => number) {
    this.store = store;
    this.node = node;
    this.builder = builder;
    this.now = now;
    this.locator = new Locator(node);
    this.commits = new GroupCommit(store);
  }

  /** The chain as the node now tells it. Throws the node's errors. */
  async view(): Promise<View> {
    const info = await this.node.info();
    return {info, url: this.node.url};
  }

  /** Throws `outbox_entry_not_found` and the node's errors of kind `unreachable`; refusals end in the entry. */
  async settle(id: number, look: Look = {}): Promise<Step> {
    // After the first part of a step the look is an old one.
    for (let now = look; ; now = {...look, view: undefined}) {
      const entry = this.entry(id);
      if (!isLiving(entry) || entry.state === 'irreversible') return {entry};
      const isOnItsWay = hasTransaction(entry) && entry.state !== 'queued';
      const step = await (isOnItsWay ? this.follow(entry, now) : this.leave(entry, now));
      if (step) return step;
    }
  }

  /** What became of a transaction, without sending anything: found, overdue, or ended when it is proven dead. */
  async lookUp(id: number): Promise<Step> {
    const entry = this.entry(id);
    if (!hasTransaction(entry) || !isLiving(entry) || entry.state === 'queued') return {entry};
    const view = await this.view();
    const {place, excluded, missing} = await this.locator.search(entry, view);
    if (place) return (await this.included(entry, place, view)) ?? {entry: this.entry(id)};
    if (missing !== undefined) return {entry, held: this.unprovable(entry, missing, view)};
    return {entry, isOverdue: !(excluded && isPast(entry, view))};
  }

  entry(id: number): OutboxEntry {
    const entry = this.store.get(id);
    if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
    return entry;
  }

  /** A queued entry: no byte of it has left. Undefined when there is more to do at once. */
  private async leave(entry: OutboxEntry, look: Look): Promise<Step | undefined> {
    const {waitsFor, dead} = await this.predecessors(entry, look);
    if (dead !== undefined) return this.failWith(entry, dead);
    if (waitsFor.length > 0) return {entry, waitsFor};
    const view = look.view ?? (await this.view());
    if (hasTransaction(entry)) {
      if (!isPast(entry, view)) return this.transmit(entry);
      // Nothing was sent from here, so nothing has to be proven; but a copy of the registry may have sent it.
      const place = await this.locator.find(entry, view, false);
      if (place) return this.included(entry, place, view);
      await this.change(entry, {state: 'queued', outcome: 'unsent'});
      return undefined;
    }
    try {
      const transaction = await this.builder.forEntry(entry, this.node, view);
      const built = await this.change(entry, {transaction});
      return built && hasTransaction(built) ? await this.transmit(built) : undefined;
    } catch (error) {
      if (isCoopError(error, 'outbox_transaction_taken')) return undefined;
      if (!isCoopError(error) || error.kind === 'unreachable') throw error;
      return {entry, held: error};
    }
  }

  /**
   * The entries that this one must not go before: those that are in no block, or no longer, since a fork may have dropped
   * theirs; and the first that has ended without effect.
   */
  private async predecessors({id}: OutboxEntry, look: Look): Promise<{waitsFor: number[]; dead?: number}> {
    const waitsFor = [];
    for (const other of this.store.dependencies(id)) {
      const {state} = other.state === 'included' ? (await this.settle(other.id, look)).entry : other;
      if (!isLiving({state})) return {waitsFor, dead: other.id};
      if (isOpen({state})) waitsFor.push(other.id);
    }
    return {waitsFor};
  }

  private async failWith(entry: OutboxEntry, on: number): Promise<Step | undefined> {
    const refusal = new CoopError('outbox_dependency_failed', 'conflict', {id: entry.id, on});
    const failed = await this.change(entry, {
      state: 'failed',
      ...(hasTransaction(entry) ? {outcome: 'unsent' as const} : {}),
      error: {code: refusal.code, text: String(on)},
    });
    return failed && {entry: failed, refusal};
  }

  /** An entry whose bytes may be anywhere. */
  private async follow(entry: Signed, look: Look): Promise<Step | undefined> {
    const view = look.view ?? (await this.view());
    const {at, thorough} = this.delivered.get(entry.transaction_id) ?? {at: -Infinity, thorough: false};
    const wasInBlock = entry.state === 'included';
    const place =
      (await this.locator.find(entry, view, thorough || look.scan === true)) ??
      (wasInBlock ? (await this.locator.search(entry, view)).place : undefined);
    if (place) return this.included(entry, place, view);
    if (wasInBlock) {
      this.delivered.delete(entry.transaction_id);
      await this.change(entry, {state: 'sent', place: 'lost'});
      return undefined;
    }
    if (isPast(entry, view)) return this.conclude(entry, view);
    if (this.now() - at < RESEND_MS) return {entry};
    const {waitsFor, dead} = await this.predecessors(entry, look);
    // What can have no effect without the other one is left to expire.
    if (dead !== undefined || waitsFor.length > 0) return {entry, waitsFor};
    return this.transmit(entry);
  }

  private async included(entry: OutboxEntry, place: Place, view: View): Promise<Step | undefined> {
    const state = (await this.locator.isFinal(place, view)) ? 'irreversible' : 'included';
    if (entry.state === state && entry.block_id === place.block_id) return {entry};
    const changed = await this.change(entry, {state, place, error: null});
    return changed && {entry: changed};
  }

  /** The transaction can no longer be taken: was it ever? When that is excluded, the entry is free for another one. */
  private async conclude(entry: Signed, view: View): Promise<Step | undefined> {
    if (!(await this.locator.canExclude(entry, view))) return {entry, isOverdue: true};
    const {place, excluded, missing} = await this.locator.search(entry, view);
    if (place) return this.included(entry, place, view);
    if (missing !== undefined) return {entry, held: this.unprovable(entry, missing, view)};
    if (!excluded) return {entry, isOverdue: true};
    const outcome = entry.lost_block_id === undefined ? 'expired' : 'forked';
    const isAgain = entry.tries < MAX_TRIES && (await this.builder.canSign(entry));
    const changed = await this.change(entry, {state: isAgain ? 'queued' : outcome, outcome});
    return changed && !isAgain ? {entry: changed} : undefined;
  }

  /** Sends the bytes; before that it is on record that they may have left. */
  private async transmit(entry: Signed): Promise<Step | undefined> {
    const isFirst = entry.state === 'queued';
    const marked = await this.change(entry, {state: 'sent', attempts: entry.attempts + 1});
    if (!marked) return undefined;
    const {transaction_id, packed, actions} = entry;
    try {
      await this.node.send(packed, actionNames(actions));
      this.delivered.set(transaction_id, {at: this.now(), thorough: false});
    } catch (error) {
      if (isCoopError(error, 'duplicate_transaction')) {
        this.delivered.set(transaction_id, {at: this.now(), thorough: true});
      } else if (isCoopError(error) && error.kind === 'refused') return this.refused(marked, error, isFirst);
      else {
        const wasStopped = isCoopError(error) && error.kind !== 'unreachable';
        const isBack = isFirst && (wasStopped || wasNotSent(error));
        const back = isBack ? await this.change(marked, {state: 'queued', attempts: 0}) : undefined;
        if (wasStopped) return {entry: back ?? marked, held: error};
        throw error;
      }
    }
    return {entry: marked};
  }

  /**
   * A refusal of the first try ever is the end of the transaction: nobody else has the bytes. Later, or when another
   * process has sent them meanwhile, an earlier try may still be on its way, and only the expiration proves the failure.
   */
  private async refused(marked: OutboxEntry, refusal: CoopError, isFirst: boolean): Promise<Step | undefined> {
    const error = {code: refusal.code, text: textOf(refusal)};
    if (isFirst) {
      const end = ENDED[refusal.code];
      const isAgain = end !== undefined && marked.tries < MAX_TRIES;
      const state = isAgain ? 'queued' : (end ?? 'failed');
      const changed = await this.change(marked, {state, outcome: 'refused', error});
      if (changed) return isAgain ? undefined : {entry: changed, refusal};
    }
    if (marked.transaction_id !== undefined) {
      this.delivered.set(marked.transaction_id, {at: this.now(), thorough: true});
    }
    const entry = this.entry(marked.id);
    if (!isOpen(entry)) return {entry};
    return {entry: (await this.change(entry, {error})) ?? this.entry(marked.id)};
  }

  private unprovable({id}: OutboxEntry, block_num: number, {info, url}: View): CoopError {
    const earliest = info.earliest_available_block_num;
    return new CoopError('outbox_unprovable', 'unreachable', {id, block_num, earliest, url});
  }

  private change(entry: OutboxEntry, change: OutboxChange): Promise<OutboxEntry | undefined> {
    return this.commits.update(entry, change);
  }
}

/** True when the entry has a transaction, with all its parts. */
export function hasTransaction(entry: OutboxEntry): entry is Signed {
  return entry.packed !== undefined;
}

/** The next block's time must not be after the expiration (recorded answers, rule 26). */
function isPast({expiration}: Signed, {info}: View): boolean {
  return secondsOf(info.head_block_time) + 0.5 > secondsOf(expiration);
}

/** No connection came about, so no byte of the transaction can have left. */
function wasNotSent(error: unknown): boolean {
  return isCoopError(error, 'node_unreachable') && ['refused', 'name'].includes(error.params.fault);
}

/** The node's words of a refusal. */
function textOf({params}: CoopError): string {
  if ('text' in params && typeof params.text === 'string') return params.text;
  return 'detail' in params && typeof params.detail === 'string' ? params.detail : JSON.stringify(params);
}
