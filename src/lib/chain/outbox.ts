import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError, isCoopError} from '../domain/errors.js';
import {isLiving, type ActionInput, type OutboxEntry, type OutboxState, type OutboxStore} from '../domain/records.js';
import type {Signer} from '../signing/signer.js';
import {Courier, type Step} from './courier.js';
import {buildTransaction} from './transaction.js';
import type {NodeClient} from './types.js';

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

const REACHED: Record<'included' | 'irreversible', readonly OutboxState[]> = {
  included: ['included', 'irreversible'],
  irreversible: ['irreversible'],
};

/** More entries than an outbox ever holds open. */
const ALL = 1_000_000;

/** Tries of one call before it says that the transaction is kept for later. */
const TRIES = 3;

/** So long a submission waits for the fate of an expired transaction of the same key; enough for one producer. */
const PROOF_MS = 5_000;
const PROOF_PAUSE_MS = 500;

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
  private readonly courier: Courier;

  constructor({store, node, guard, clock = {now: Date.now, sleep}}: OutboxOptions) {
    this.store = store;
    this.node = node;
    this.guard = guard;
    this.clock = clock;
    this.courier = new Courier(store, node, () => clock.now());
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
      const entry = await this.decide(existing.id);
      if (isLiving(entry)) return {entry, repeated: true};
    }
    const first = await this.post(submission);
    // Once more when the chain's time or fork moved on between building and sending.
    const {entry, refusal} = ['expired', 'forked'].includes(first.entry.state) ? await this.post(submission) : first;
    if (refusal) throw refusal;
    return {entry, repeated: false};
  }

  /** Goes on with one entry as far as is possible at once. Throws `outbox_entry_not_found`, `outbox_kept`. */
  async resume(id: number): Promise<OutboxEntry> {
    return (await this.deliver(id)).entry;
  }

  /** Goes on with every living entry, the oldest first. Throws `outbox_kept` at the first that finds no node. */
  async resumeAll(): Promise<OutboxEntry[]> {
    const open = this.store.list({states: ['queued', 'sent', 'included'], limit: ALL}).sort((a, b) => a.id - b.id);
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
      const isLast = this.clock.now() >= deadline;
      const entry = await this.look(id, isLast);
      if (REACHED[target].includes(entry.state)) return entry;
      throwIfEnded(entry);
      if (isLast) {
        const seconds = Math.round(timeoutMs / 1000);
        throw new CoopError('outbox_not_reached', 'unreachable', {id, state: entry.state, target, seconds});
      }
      await this.clock.sleep(pause);
    }
  }

  /** One step of waiting; an unreachable node is borne until the last one. */
  private async look(id: number, isLast: boolean): Promise<OutboxEntry> {
    try {
      return (await this.courier.settle(id)).entry;
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (isLast) throw this.kept(id, error);
      return this.courier.entry(id);
    }
  }

  /** Delivers; when it has expired, waits a little for the proof of what became of it. */
  private async decide(id: number): Promise<OutboxEntry> {
    let step = await this.deliver(id);
    for (let waited = 0; step.isOverdue && waited < PROOF_MS; waited += PROOF_PAUSE_MS) {
      await this.clock.sleep(PROOF_PAUSE_MS);
      step = await this.deliver(id);
    }
    return step.entry;
  }

  /** Builds, stores, sends. Another process may have stored the same key meanwhile: then its entry is taken. */
  private async post(submission: Submission): Promise<Step> {
    const {key, actions, signers, expireSeconds} = submission;
    const built = await buildTransaction({actions, node: this.node, signers, expireSeconds});
    return this.deliver(this.keep({key, state: 'queued', actions, ...built}).id);
  }

  private keep(entry: Parameters<OutboxStore['add']>[0]): OutboxEntry {
    try {
      return this.store.add(entry);
    } catch (error) {
      const other = isCoopError(error, 'outbox_key_taken') && this.store.findByKey(entry.key);
      if (!other) throw error;
      return other;
    }
  }

  /** Settles with a few tries; then `outbox_kept`. */
  private async deliver(id: number): Promise<Step> {
    for (let tried = 1, pause = 200; ; tried += 1, pause *= 2) {
      try {
        return await this.courier.settle(id);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        if (tried === TRIES) throw this.kept(id, error);
        await this.clock.sleep(pause);
      }
    }
  }

  private kept(id: number, cause: CoopError): CoopError {
    const {state} = this.courier.entry(id);
    return new CoopError('outbox_kept', 'unreachable', {id, state, url: this.node.url}, {cause});
  }
}

function isUnreachable(error: unknown): error is CoopError {
  return isCoopError(error) && error.kind === 'unreachable';
}

function throwIfEnded({id, state, error = ''}: OutboxEntry): void {
  if (state === 'failed') throw new CoopError('outbox_failed', 'refused', {id, detail: error});
  if (state === 'expired') throw new CoopError('outbox_expired', 'refused', {id});
  if (state === 'forked') throw new CoopError('outbox_forked', 'refused', {id});
}
