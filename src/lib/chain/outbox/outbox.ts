import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError, isCoopError} from '../../domain/errors.js';
import {
  isLiving,
  isOpen,
  type OutboxEntry,
  type OutboxState,
  type OutboxStore,
  type SignedTransaction,
} from '../../domain/records.js';
import type {NodeClient} from '../types.js';
import type {View} from './blocks.js';
import {Builder} from './builder.js';
import {Courier, hasTransaction, type Look} from './courier.js';
import {forEachOf} from './many.js';
import type {Clock, OutboxOptions, Step, Submission, Submitted} from './types.js';

/** Where waiting ends. */
export type Target = 'included' | 'irreversible';

const REACHED: Record<Target, readonly OutboxState[]> = {
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

/** Transactions that are sent, or looked for, at once. */
const AT_ONCE = 16;

/** From so many on, entries are looked for in the blocks, each block read once for all. */
const MANY = 8;

/** Pauses of waiting: a block comes each half second, irreversibility may take minutes. */
const FIRST_PAUSE_MS = 100;
const QUICK_PAUSE_MS = 400;
const LONG_PAUSE_MS = 2_000;
const QUICK_MS = 5_000;

/**
 * Pushes actions exactly once in effect (DESIGN, Chain). The signed bytes are stored before the first byte leaves; the
 * same bytes are sent again until they expire; nothing is signed anew before it is proven that the old transaction is
 * in no irreversible block up to its expiration. `queued` means: no byte can have reached a node.
 */
export class Outbox {
  private readonly store: OutboxStore;
  private readonly guard: OutboxOptions['guard'];
  private readonly clock: Clock;
  private readonly builder: Builder;
  private readonly open: () => Promise<NodeClient>;
  private opened: {node: NodeClient; courier: Courier} | undefined;

  constructor(options: OutboxOptions) {
    const {store, node, guard, clock = {now: () => performance.now(), sleep}} = options;
    this.store = store;
    this.guard = guard;
    this.clock = clock;
    this.builder = new Builder(options);
    this.open = typeof node === 'function' ? node : () => Promise.resolve(node);
  }

  /**
   * Brings a submission to the chain, or goes on with the living entry of the same key (`repeated`). Returns when a node
   * has taken it (state `sent` or further; `wait` tells when it is in a block), or with state `queued` when no byte has
   * left: no node was there, or an earlier entry about the same is not in a block yet. Throws the guard's and the check's
   * errors, `outbox_keys_missing`, a refusal (the entry is then `failed`), or `outbox_kept` when a node may have it.
   */
  async submit(submission: Submission): Promise<Submitted> {
    const [one] = await this.bring([submission]);
    if (!one) throw new TypeError('no submission');
    const {entry, repeated, refusal, held, trouble} = one;
    if (refusal) throw refusal;
    if (held) throw held;
    if (!trouble) return {entry, repeated};
    const kept = this.kept(entry.id, trouble);
    if (entry.state !== 'queued') throw kept;
    return {entry, repeated, offline: kept};
  }

  /**
   * Brings many submissions: all are built and stored at once, or none, then sent, several at a time. A refusal or an
   * unreachable node ends none of the others: `refusal` and the entries' states tell. Throws as `submit` before
   * anything is stored.
   */
  async submitAll(submissions: readonly Submission[]): Promise<(Submitted & {refusal?: CoopError})[]> {
    const all = await this.bring(submissions);
    return all.map(({entry, repeated, refusal, trouble}) => ({
      entry,
      repeated,
      ...(refusal ? {refusal} : {}),
      ...(trouble && entry.state === 'queued' ? {offline: this.kept(entry.id, trouble)} : {}),
    }));
  }

  /**
   * Goes on with one entry, and what it waits for, as far as is possible at once. Throws `outbox_entry_not_found`,
   * `outbox_kept`, and why it is held up (`outbox_keys_missing`, `outbox_unprovable`, what `submit` throws before it stores).
   */
  async resume(id: number): Promise<OutboxEntry> {
    const {entry, held, trouble} = await this.deliver(id);
    if (trouble) throw this.kept(id, trouble);
    if (held) throw held;
    return entry;
  }

  /** Goes on with every living entry, the oldest first. Throws `outbox_kept` at the first that finds no node. */
  async resumeAll(): Promise<OutboxEntry[]> {
    const steps = await this.stepAll(this.store.list({states: ['queued', 'sent', 'included'], limit: ALL}));
    return steps.map(({entry}) => entry);
  }

  /**
   * Goes on with entries, and what they wait for, until each has come as far as it should, has ended or is held up, or the
   * time is over; the oldest first. A refusal or a hold ends none of those that do not wait for it. Throws `outbox_kept` when no node can be reached at the end.
   */
  async waitAll(
    ids: readonly number[],
    target: Target,
    {timeoutMs = 60_000}: {timeoutMs?: number} = {},
  ): Promise<Step[]> {
    const steps = new Map<number, Step>();
    const isUnderWay = (id: number): boolean => {
      const step = steps.get(id);
      return !step || !(step.held ?? (!isLiving(step.entry) || REACHED[target].includes(step.entry.state)));
    };
    const start = this.clock.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = this.nextPause(pause, start)) {
      const isLast = this.clock.now() >= start + timeoutMs;
      try {
        const open = withPredecessors(this.store, ids.filter(isUnderWay)).map((id) => this.entry(id));
        for (const step of await this.stepAll(open)) {
          const held = step.held ?? step.waitsFor?.map((id) => steps.get(id)?.held).find(Boolean);
          steps.set(step.entry.id, {...step, ...(held ? {held} : {})});
        }
      } catch (error) {
        if (isLast || !isCoopError(error, 'outbox_kept')) throw error;
      }
      if (isLast || !ids.some(isUnderWay)) return ids.map((id) => steps.get(id) ?? {entry: this.entry(id)});
      await this.clock.sleep(pause);
    }
  }

  /**
   * Waits until an entry is in a block, or in an irreversible one. Throws `outbox_failed`, `outbox_expired`,
   * `outbox_forked`, `outbox_cancelled`, `outbox_dependency_failed` when it has ended otherwise, why it is held up, and
   * `outbox_not_reached` or `outbox_kept` when the time is over.
   */
  async wait(id: number, target: Target, {timeoutMs = 60_000}: {timeoutMs?: number} = {}): Promise<OutboxEntry> {
    const [step = {entry: this.entry(id)}] = await this.waitAll([id], target, {timeoutMs});
    return requireReached(step, target, timeoutMs);
  }

  /**
   * Ends an entry without effect: one that is queued, or whose transaction is proven never to have happened. `record`
   * runs in the same commit. Throws `outbox_entry_not_found`, `outbox_not_cancellable`, `outbox_unprovable`, `outbox_kept`.
   */
  async cancel(id: number, record: () => void = () => undefined): Promise<OutboxEntry> {
    for (;;) {
      const entry = this.entry(id);
      const {state, expiration = ''} = entry;
      if (state !== 'queued' && !(state === 'sent' && (await this.isProvenDead(id)))) {
        throw new CoopError('outbox_not_cancellable', 'conflict', {id, state: this.entry(id).state, until: expiration});
      }
      const outcome = state === 'queued' ? 'unsent' : 'expired';
      const cancelled = this.store.together(() => {
        const changed = this.store.update(entry, {
          state: 'cancelled',
          ...(hasTransaction(entry) ? {outcome} : {}),
        });
        if (changed) record();
        return changed;
      });
      if (cancelled) return cancelled;
    }
  }

  /** Of an entry that was sent: true when the blocks prove that its transaction has no effect and cannot get one. */
  private async isProvenDead(id: number): Promise<boolean> {
    try {
      const {courier} = await this.chain();
      const {isOverdue, held} = await courier.lookUp(id);
      if (held) throw held;
      return isOverdue === false;
    } catch (error) {
      throw isUnreachable(error) && !isCoopError(error, 'outbox_unprovable') ? this.kept(id, error) : error;
    }
  }

  /** Finds living entries of the same keys, builds and stores the others, and delivers all. */
  private async bring(submissions: readonly Submission[]): Promise<(Delivery & {repeated: boolean})[]> {
    for (const {actions} of submissions) this.guard(actions);
    const {entries, added} = await this.keepAll(submissions);
    return forEachOf(entries, AT_ONCE, async (entry): Promise<Delivery & {repeated: boolean}> => {
      const {id} = entry;
      const isNew = added.ids.delete(id);
      if (isNew && added.trouble) return {entry, trouble: added.trouble, repeated: false};
      const delivery = isNew ? await this.deliver(id, {view: added.view}) : await this.decide(id);
      return {...delivery, repeated: !isNew};
    });
  }

  /** An entry for each submission: the living one of its key, or a new one. */
  private async keepAll(
    submissions: readonly Submission[],
  ): Promise<{entries: OutboxEntry[]; added: {ids: Set<number>} & Built}> {
    for (;;) {
      const fresh = new Map<string, Submission>();
      for (const submission of submissions) {
        const known = this.store.findByKey(submission.key);
        if (known && isLiving(known)) this.builder.lend(known.id, submission.signers);
        else if (!fresh.has(submission.key)) fresh.set(submission.key, submission);
      }
      const built = await this.build([...fresh.values()]);
      try {
        const ids = new Set(this.keep([...fresh.values()], built.transactions));
        const entries = submissions.map(({key}) => this.store.findByKey(key)).filter((entry) => entry !== undefined);
        return {entries, added: {ids, ...built}};
      } catch (error) {
        // Another process has stored the same key, or the same transaction, meanwhile.
        if (!isCoopError(error, 'outbox_key_taken') && !isCoopError(error, 'outbox_transaction_taken')) throw error;
      }
    }
  }

  /** Nothing but an absent node keeps transactions from being built before their entries are stored. */
  private async build(fresh: readonly Submission[]): Promise<Built> {
    if (fresh.length === 0) return {transactions: []};
    try {
      const {node, courier} = await this.chain();
      const view = await courier.view();
      return {transactions: await this.builder.forSubmissions(fresh, node, view), view};
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      return {transactions: [], trouble: error};
    }
  }

  private keep(fresh: readonly Submission[], transactions: readonly SignedTransaction[]): number[] {
    const entries = this.store.add(
      fresh.map(({key, actions, subjects = []}, at) => {
        const transaction = transactions[at];
        return {key, actions, subjects, ...(transaction ? {transaction} : {})};
      }),
    );
    for (const [at, {id}] of entries.entries()) this.builder.lend(id, fresh[at]?.signers);
    return entries.map(({id}) => id);
  }

  /** Delivers; when it has expired, waits a little for the proof of what became of it. */
  private async decide(id: number): Promise<Delivery> {
    let delivery = await this.deliver(id);
    for (let waited = 0; delivery.isOverdue && waited < PROOF_MS; waited += PROOF_PAUSE_MS) {
      await this.clock.sleep(PROOF_PAUSE_MS);
      delivery = await this.deliver(id);
    }
    return delivery;
  }

  /** Settles an entry with a few tries; first what it waits for. `trouble`: no node could be reached. */
  private async deliver(id: number, look: Look = {}): Promise<Delivery> {
    for (let tried = 1, pause = 200; ; tried += 1, pause *= 2) {
      try {
        const {courier} = await this.chain();
        const step = await courier.settle(id, tried === 1 ? look : {});
        if (!step.waitsFor) return step;
        for (const each of withPredecessors(this.store, [id])) if (each !== id) await courier.settle(each);
        return await courier.settle(id);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        if (tried === TRIES) return {entry: this.entry(id), trouble: error};
        await this.clock.sleep(pause);
      }
    }
  }

  /** One step with each entry over one look at the chain: what is queued in order, the rest several at a time. */
  private async stepAll(entries: readonly OutboxEntry[]): Promise<Step[]> {
    const [first] = entries;
    if (!first) return [];
    const steps = new Map<number, Step>();
    try {
      const {courier} = await this.chain();
      const look = {view: await courier.view(), scan: entries.length >= MANY};
      const isQueued = ({state}: OutboxEntry): boolean => state === 'queued';
      await forEachOf(
        entries.filter((entry) => !isQueued(entry)),
        AT_ONCE,
        async ({id}) => steps.set(id, await courier.settle(id, look)),
      );
      for (const {id} of entries.filter(isQueued).sort((a, b) => a.id - b.id)) {
        steps.set(id, await courier.settle(id, look));
      }
    } catch (error) {
      throw isUnreachable(error) ? this.kept(first.id, error) : error;
    }
    return entries.map((entry) => steps.get(entry.id) ?? {entry});
  }

  private async chain(): Promise<{node: NodeClient; courier: Courier}> {
    if (!this.opened) {
      const node = await this.open();
      this.opened ??= {node, courier: new Courier(this.store, node, this.builder, () => this.clock.now())};
    }
    return this.opened;
  }

  private entry(id: number): OutboxEntry {
    const entry = this.store.get(id);
    if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
    return entry;
  }

  private nextPause(pause: number, start: number): number {
    const limit = this.clock.now() - start < QUICK_MS ? QUICK_PAUSE_MS : LONG_PAUSE_MS;
    return Math.min(pause * 1.5, limit);
  }

  private kept(id: number, cause: CoopError): CoopError {
    const {state} = this.entry(id);
    return new CoopError('outbox_kept', 'unreachable', {id, state, url: this.opened?.node.url ?? ''}, {cause});
  }
}

/** Entries with all open ones that they wait for, directly or not, the oldest first. */
function withPredecessors(store: OutboxStore, ids: readonly number[]): number[] {
  const found = new Set(ids);
  for (const id of found) {
    for (const other of store.dependencies(id)) if (isOpen(other)) found.add(other.id);
  }
  return [...found].sort((a, b) => a - b);
}

/** Outcome of a delivery; `trouble` when no node could be reached. */
type Delivery = Step & {trouble?: CoopError};

/** Transactions for new entries and the look at the chain that they were made with; none when no node was there. */
interface Built {
  transactions: SignedTransaction[];
  view?: View;
  trouble?: CoopError;
}

function isUnreachable(error: unknown): error is CoopError {
  return isCoopError(error) && error.kind === 'unreachable';
}

/** The entry, when it has come so far. Throws as `Outbox.wait`. */
export function requireReached({entry, held}: Step, target: Target, timeoutMs: number): OutboxEntry {
  const {id, state} = entry;
  if (held) throw held;
  if (REACHED[target].includes(state)) return entry;
  throwIfEnded(entry);
  throw new CoopError('outbox_not_reached', 'unreachable', {id, state, target, seconds: Math.round(timeoutMs / 1000)});
}

/** Throws why an entry has ended without effect, if it has. */
function throwIfEnded({id, state, error = '', error_code}: OutboxEntry): void {
  if (state === 'failed' && error_code === 'outbox_dependency_failed') {
    throw new CoopError('outbox_dependency_failed', 'conflict', {id, on: Number(error)});
  }
  if (state === 'failed') throw new CoopError('outbox_failed', 'refused', {id, detail: error});
  if (state === 'expired') throw new CoopError('outbox_expired', 'refused', {id});
  if (state === 'forked') throw new CoopError('outbox_forked', 'refused', {id});
  if (state === 'cancelled') throw new CoopError('outbox_cancelled', 'conflict', {id});
}
