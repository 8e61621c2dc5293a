import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {ActionInput, OutboxEntry, OutboxState, OutboxStore} from '../domain/records.js';
import type {Signer} from '../signing/signer.js';
import {Locator, secondsOf, type Place} from './locate.js';
import {actionNames, buildTransaction} from './transaction.js';
import type {NodeClient, NodeInfo} from './types.js';

/** Time as the outbox sees it; replaced in tests. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** What an outbox works with. */
export interface OutboxOptions {
  store: OutboxStore;
  node: NodeClient;
  /** Throws when an action must not leave (the leak guard). */
  guard: (actions: ActionInput[]) => void;
  clock?: Clock;
}

/** One thing that shall happen once on the chain. */
export interface Submission {
  /** Names the thing: `member.apply:<registration_hash>`. Two submissions with one key take effect once. */
  key: string;
  actions: ActionInput[];
  signers: Signer[];
  /** Seconds until the transaction expires; default 120. */
  expireSeconds?: number;
}

const DEAD: readonly OutboxState[] = ['failed', 'expired', 'forked'];
const REACHED: Record<'included' | 'irreversible', readonly OutboxState[]> = {
  included: ['included', 'irreversible'],
  irreversible: ['irreversible'],
};

/** An accepted transaction that is in no block after this time may have been lost by its node and is sent again. */
const RESEND_MS = 8_000;
const SEND_TRIES = 3;

/** Outcome of one step: the entry as it now stands, and the refusal that ended it, if one did. */
interface Step {
  entry: OutboxEntry;
  refusal?: CoopError;
}

/**
 * Pushes actions exactly once in effect (DESIGN, Chain). The signed bytes are stored before the first byte leaves; the
 * same bytes are sent again until they expire; nothing is signed anew before it is proven that the old transaction is
 * in no irreversible block up to its expiration. `queued` means: no byte can have reached a node.
 */
export class Outbox {
  private readonly store: OutboxStore;
  private readonly node: NodeClient;
  private readonly guard: (actions: ActionInput[]) => void;
  private readonly clock: Clock;
  private readonly locator: Locator;
  /** By entry: when a node last had it in this process, and whether the node called it a duplicate. */
  private readonly delivered = new Map<number, {at: number; duplicate: boolean}>();

  constructor({store, node, guard, clock = {now: Date.now, sleep}}: OutboxOptions) {
    this.store = store;
    this.node = node;
    this.guard = guard;
    this.clock = clock;
    this.locator = new Locator(node);
  }

  /**
   * Brings a submission to the chain, or goes on with the living entry of the same key (`repeated`). Returns when a node
   * has taken it (state `sent` or further); `wait` tells when it is in a block. Throws the guard's error, a refusal
   * (the entry is then `failed`), or `outbox_kept` when no node could be reached after it was stored.
   */
  async submit(submission: Submission): Promise<{entry: OutboxEntry; repeated: boolean}> {
    this.guard(submission.actions);
    const existing = this.store.findByKey(submission.key);
    if (existing && isLiving(existing)) {
      const {entry} = await this.deliver(existing.id);
      if (isLiving(entry)) return {entry, repeated: true};
    }
    // Once more when the chain's time or fork moved on between building and sending.
    const first = await this.post(submission);
    const {entry, refusal} =
      first.entry.state === 'failed' || isLiving(first.entry) ? first : await this.post(submission);
    if (refusal) throw refusal;
    return {entry, repeated: false};
  }

  /** Goes on with one entry as far as is possible at once. Throws `outbox_entry_unknown`, `outbox_kept`. */
  async resume(id: number): Promise<OutboxEntry> {
    return (await this.deliver(id)).entry;
  }

  /** Goes on with every living entry, the oldest first. Throws `outbox_kept` at the first that finds no node. */
  async resumeAll(): Promise<OutboxEntry[]> {
    const open = this.store.list({states: ['queued', 'sent', 'included']}).sort((a, b) => a.id - b.id);
    const entries: OutboxEntry[] = [];
    for (const {id} of open) entries.push(await this.resume(id));
    return entries;
  }

  /**
   * Waits until an entry is in a block, or in an irreversible one. Throws `outbox_failed`, `outbox_expired`,
   * `outbox_forked` when it has ended otherwise, `outbox_not_reached` or `outbox_kept` when the time is over.
   */
  async wait(
    id: number,
    target: 'included' | 'irreversible',
    {timeoutMs = 60_000}: {timeoutMs?: number} = {},
  ): Promise<OutboxEntry> {
    const deadline = this.clock.now() + timeoutMs;
    for (let pause = 100; ; pause = Math.min(pause * 1.5, 2_000)) {
      const {state, error} = await this.look(id, deadline);
      if (REACHED[target].includes(state)) return this.entry(id);
      throwIfDead(id, state, error);
      if (this.clock.now() >= deadline) {
        const seconds = Math.round(timeoutMs / 1000);
        throw new CoopError('outbox_not_reached', 'unreachable', {id, state, target, seconds});
      }
      await this.clock.sleep(pause);
    }
  }

  /** One step of waiting; an unreachable node is borne until the deadline. */
  private async look(id: number, deadline: number): Promise<OutboxEntry> {
    try {
      return (await this.settle(id)).entry;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (this.clock.now() >= deadline) throw this.kept(id, error);
      return this.entry(id);
    }
  }

  /** Builds, stores, sends. Another process may have stored the same key meanwhile: then its entry is taken. */
  private async post({key, actions, signers, expireSeconds}: Submission): Promise<Step> {
    const options = {actions, node: this.node, signers};
    const built = await buildTransaction(expireSeconds === undefined ? options : {...options, expireSeconds});
    try {
      const {id} = this.store.add({key, state: 'queued', actions, ...built});
      return await this.deliver(id);
    } catch (error) {
      const other = this.store.findByKey(key);
      if (!isCoopError(error) || !other || !isLiving(other) || other.transaction_id === built.transaction_id)
        throw error;
      return this.deliver(other.id);
    }
  }

  /** Settles with a few tries; then `outbox_kept`. */
  private async deliver(id: number): Promise<Step> {
    for (let tried = 1, pause = 200; ; tried += 1, pause *= 2) {
      try {
        return await this.settle(id);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        if (tried === SEND_TRIES) throw this.kept(id, error);
        await this.clock.sleep(pause);
      }
    }
  }

  /** One step with an entry: find it, else send it, else prove that it can no longer happen. */
  private async settle(id: number): Promise<Step> {
    const entry = this.entry(id);
    if (!isOpen(entry)) return {entry};
    const info = await this.node.info();
    if (entry.state !== 'queued') {
      const place = await this.locator.find(entry, info, this.delivered.get(id)?.duplicate ?? false);
      if (place) return {entry: this.included(id, place, info)};
    }
    // The next block's time must not be after the expiration (recorded answers, rule 26).
    if (secondsOf(info.head_block_time) + 0.5 > secondsOf(entry.expiration)) return this.conclude(entry, info);
    const waiting = this.clock.now() - (this.delivered.get(id)?.at ?? -Infinity) < RESEND_MS;
    return waiting && entry.state === 'sent' ? {entry} : this.transmit(entry);
  }

  private included(id: number, place: Place, info: NodeInfo): OutboxEntry {
    const final = place.block_num <= info.last_irreversible_block_num;
    return this.store.update(id, {state: final ? 'irreversible' : 'included', ...place});
  }

  /** The transaction can no longer be taken: was it ever? */
  private async conclude(entry: OutboxEntry, info: NodeInfo): Promise<Step> {
    if (entry.state === 'queued') return {entry: this.store.update(entry.id, {state: 'expired'})};
    const {place, excluded} = await this.locator.search(entry, info);
    if (place) return {entry: this.included(entry.id, place, info)};
    if (!excluded) return {entry};
    return {entry: this.store.update(entry.id, {state: entry.block_id === undefined ? 'expired' : 'forked'})};
  }

  private async transmit(entry: OutboxEntry): Promise<Step> {
    const {id, attempts} = entry;
    const isFirst = entry.state === 'queued';
    this.store.update(id, {state: 'sent', attempts: attempts + 1});
    try {
      await this.node.send(entry.packed, actionNames(entry.actions));
      this.delivered.set(id, {at: this.clock.now(), duplicate: false});
    } catch (error) {
      if (isCoopError(error, 'duplicate_transaction')) {
        this.delivered.set(id, {at: this.clock.now(), duplicate: true});
      } else if (isCoopError(error) && error.kind === 'refused') {
        return isFirst ? this.refused(id, error) : this.doubtful(id, error);
      } else {
        if (isFirst && wasNotSent(error)) this.store.update(id, {state: 'queued', attempts});
        throw error;
      }
    }
    return {entry: this.entry(id)};
  }

  /** The first node that ever saw the transaction refused it: it can take effect nowhere. */
  private refused(id: number, refusal: CoopError): Step {
    const state =
      refusal.code === 'transaction_expired' ? 'expired' : refusal.code === 'tapos_mismatch' ? 'forked' : 'failed';
    return {entry: this.store.update(id, {state, error: textOf(refusal)}), refusal};
  }

  /** An earlier try may still be on its way: only its expiration proves that it failed. */
  private doubtful(id: number, refusal: CoopError): Step {
    this.delivered.set(id, {at: this.clock.now(), duplicate: true});
    return {entry: this.store.update(id, {error: textOf(refusal)})};
  }

  private entry(id: number): OutboxEntry {
    const entry = this.store.get(id);
    if (!entry) throw new CoopError('outbox_entry_unknown', 'not_found', {id});
    return entry;
  }

  private kept(id: number, cause: CoopError): CoopError {
    const {state} = this.entry(id);
    return new CoopError('outbox_kept', 'unreachable', {id, state, url: this.node.url}, {cause});
  }
}

function isLiving({state}: OutboxEntry): boolean {
  return !DEAD.includes(state);
}

function isOpen(entry: OutboxEntry): boolean {
  return isLiving(entry) && entry.state !== 'irreversible';
}

function isUnreachable(error: unknown): error is CoopError {
  return isCoopError(error) && error.kind === 'unreachable';
}

/** No connection came about, so no byte of the transaction can have left. */
function wasNotSent(error: unknown): boolean {
  return isCoopError(error, 'node_unreachable') && ['refused', 'name'].includes(error.params.fault);
}

/** The node's words of a refusal. */
function textOf(refusal: CoopError): string {
  const {params} = refusal;
  if ('text' in params) return params.text;
  return 'detail' in params ? params.detail : JSON.stringify(params);
}

function throwIfDead(id: number, state: OutboxState, error = ''): void {
  if (state === 'failed') throw new CoopError('outbox_failed', 'refused', {id, detail: error});
  if (state === 'expired') throw new CoopError('outbox_expired', 'refused', {id});
  if (state === 'forked') throw new CoopError('outbox_forked', 'refused', {id});
}
