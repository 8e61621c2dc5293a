import {CoopError, isCoopError} from '../domain/errors.js';
import {isLiving, type OutboxEntry, type OutboxState, type OutboxStore} from '../domain/records.js';
import {Locator, secondsOf, type Place} from './locate.js';
import {actionNames} from './transaction.js';
import type {NodeClient, NodeInfo} from './types.js';

/** Outcome of one step: the entry as it now stands, and the refusal that ended it, if one did. */
export interface Step {
  entry: OutboxEntry;
  refusal?: CoopError;
  /** The transaction has expired, but a block that may hold it is not irreversible yet. */
  isOverdue?: boolean;
}

/** What a refusal of the very first try means for the entry; any other refusal is `failed`. */
const ENDED: Partial<Record<string, OutboxState>> = {transaction_expired: 'expired', tapos_mismatch: 'forked'};

/** An accepted transaction that is in no block after this time may have been lost by its node and is sent again. */
const RESEND_MS = 8_000;

/**
 * Takes single entries one step further: finds the transaction on the chain, else sends its bytes, else proves that it
 * can no longer happen. Each step may be repeated, in any process, without changing the effect.
 */
export class Courier {
  private readonly store: OutboxStore;
  private readonly node: NodeClient;
  private readonly now: () => number;
  private readonly locator: Locator;
  /** By entry: when a node last had it in this process, and whether the blocks must be searched for it. */
  private readonly delivered = new Map<number, {at: number; thorough: boolean}>();

  constructor(store: OutboxStore, node: NodeClient, now: () => number) {
    this.store = store;
    this.node = node;
    this.now = now;
    this.locator = new Locator(node);
  }

  /** Throws `outbox_entry_not_found` and the node's errors of kind `unreachable`; refusals end in the entry. */
  async settle(id: number): Promise<Step> {
    const entry = this.entry(id);
    if (!isLiving(entry) || entry.state === 'irreversible') return {entry};
    const info = await this.node.info();
    const {at, thorough} = this.delivered.get(id) ?? {at: -Infinity, thorough: false};
    if (entry.state !== 'queued') {
      const place = await this.locator.find(entry, info, thorough);
      if (place) return {entry: this.included(id, place, info)};
    }
    // The next block's time must not be after the expiration (recorded answers, rule 26).
    if (secondsOf(info.head_block_time) + 0.5 > secondsOf(entry.expiration)) return this.conclude(entry, info);
    const isWaiting = entry.state === 'sent' && this.now() - at < RESEND_MS;
    return isWaiting ? {entry} : this.transmit(entry);
  }

  entry(id: number): OutboxEntry {
    const entry = this.store.get(id);
    if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
    return entry;
  }

  private included(id: number, place: Place, info: NodeInfo): OutboxEntry {
    const isFinal = place.block_num <= info.last_irreversible_block_num;
    return this.store.update(id, {state: isFinal ? 'irreversible' : 'included', ...place});
  }

  /** The transaction can no longer be taken: was it ever? */
  private async conclude(entry: OutboxEntry, info: NodeInfo): Promise<Step> {
    if (entry.state === 'queued') return {entry: this.store.update(entry.id, {state: 'expired'})};
    const {place, excluded} = await this.locator.search(entry, info);
    if (place) return {entry: this.included(entry.id, place, info)};
    if (!excluded) return {entry, isOverdue: true};
    return {entry: this.store.update(entry.id, {state: entry.block_id === undefined ? 'expired' : 'forked'})};
  }

  private async transmit({id, state, attempts, packed, actions}: OutboxEntry): Promise<Step> {
    const isFirst = state === 'queued';
    this.store.update(id, {state: 'sent', attempts: attempts + 1});
    try {
      await this.node.send(packed, actionNames(actions));
      this.delivered.set(id, {at: this.now(), thorough: false});
    } catch (error) {
      if (isCoopError(error, 'duplicate_transaction')) this.delivered.set(id, {at: this.now(), thorough: true});
      else if (isCoopError(error) && error.kind === 'refused') return this.refused(id, error, isFirst);
      else {
        if (isFirst && wasNotSent(error)) this.store.update(id, {state: 'queued', attempts});
        throw error;
      }
    }
    return {entry: this.entry(id)};
  }

  /**
   * A refusal of the first try ever is the end: nobody else has the bytes. Later an earlier try may still be on its way,
   * and only the expiration proves that the transaction has failed.
   */
  private refused(id: number, refusal: CoopError, isFirst: boolean): Step {
    const error = textOf(refusal);
    if (isFirst) return {entry: this.store.update(id, {state: ENDED[refusal.code] ?? 'failed', error}), refusal};
    this.delivered.set(id, {at: this.now(), thorough: true});
    return {entry: this.store.update(id, {error})};
  }
}

/** No connection came about, so no byte of the transaction can have left. */
function wasNotSent(error: unknown): boolean {
  return isCoopError(error, 'node_unreachable') && ['refused', 'name'].includes(error.params.fault);
}

/** The node's words of a refusal. */
function textOf({params}: CoopError): string {
  if ('text' in params) return params.text;
  return 'detail' in params ? params.detail : JSON.stringify(params);
}
