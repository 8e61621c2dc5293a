import {requireReached, type OutboxStep, type Target} from '../chain/index.js';
import {CoopError} from '../domain/errors.js';
import {
  isLiving,
  isOnChain,
  isOpen,
  OPEN_STATES,
  type OutboxDependency,
  type OutboxEntry,
  type OutboxState,
  type OutboxTransaction,
} from '../domain/records.js';
import {applyEffects} from './effects.js';
import type {Workspace} from './workspace.js';

/** States that have not come so far yet. */
const SHORT_OF: Record<Target, readonly OutboxState[]> = {
  included: OPEN_STATES,
  irreversible: ['queued', 'sent', 'included'],
};

/** More entries than an outbox ever holds open. */
const ALL = 1_000_000;

/** Act of the audit log. */
const CANCEL = 'outbox.cancel';

/** Everything about one entry. */
export interface OutboxDetails {
  entry: OutboxEntry;
  transactions: OutboxTransaction[];
  /** Entries that it waits for, or has waited for. */
  dependencies: OutboxDependency[];
  /** Entries that wait for it. */
  dependents: OutboxDependency[];
  next: NextStep;
}

/** What happens next with an entry, or has to be done. */
export type NextStep = 'wait_for_others' | 'send' | 'find' | 'finality' | 'nothing' | 'repeat';

/** One entry with its tries and the entries around it; reads the registry only. Throws `outbox_entry_not_found`. */
export function showOutbox({registry}: Workspace, id: number): OutboxDetails {
  const {outbox} = registry;
  const entry = outbox.get(id);
  if (!entry) throw new CoopError('outbox_entry_not_found', 'not_found', {id});
  const dependencies = outbox.dependencies(id);
  return {
    entry,
    transactions: outbox.transactions(id),
    dependencies,
    dependents: outbox.dependents(id),
    next: nextStep(entry, dependencies),
  };
}

function nextStep({state}: OutboxEntry, dependencies: OutboxDependency[]): NextStep {
  const isWaiting = dependencies.some(isOpen);
  if (state === 'queued') return isWaiting ? 'wait_for_others' : 'send';
  if (state === 'sent') return 'find';
  if (state === 'included') return 'finality';
  return isLiving({state}) || state === 'cancelled' ? 'nothing' : 'repeat';
}

/**
 * Sees one entry, or all that are on their way, through to a block. Throws `outbox_entry_not_found` and, of the oldest
 * that has not come so far, what `Outbox.wait` throws.
 */
export async function waitForOutbox(
  work: Workspace,
  id: number | undefined,
  target: Target,
  timeoutMs: number,
): Promise<OutboxEntry[]> {
  await work.step('wait');
  const outbox = await work.outbox();
  const ids = id === undefined ? openIds(work, SHORT_OF[target]) : withDependencies(work, id);
  const steps = await outbox.waitAll(ids, target, {timeoutMs});
  takeEffect(work, steps);
  const asked = id === undefined ? steps : steps.filter(({entry}) => entry.id === id);
  return asked.map((step) => requireReached(step, target, timeoutMs));
}

/**
 * Sends one entry and what it waits for, or all that are queued or not found yet, in their order, and waits for blocks.
 * What became of each is in its step. Throws `outbox_entry_not_found`, and the node's errors when none is there.
 */
export async function sendOutbox(work: Workspace, id: number | undefined, timeoutMs: number): Promise<OutboxStep[]> {
  await work.step('send');
  const ids = id === undefined ? openIds(work, OPEN_STATES) : withDependencies(work, id);
  if (ids.length === 0) return [];
  // Without a node nothing can be sent: that is told at once instead of after the whole time.
  await (await work.node()).info();
  const outbox = await work.outbox();
  const steps = await outbox.waitAll(ids, 'included', {timeoutMs});
  takeEffect(work, steps);
  return steps;
}

/**
 * As `showOutbox`, of an entry that it makes sense to ask about before it is cancelled: whether one that was sent can be
 * cancelled only the chain tells. Throws `outbox_not_cancellable` of one that has arrived or ended.
 */
export function showCancellable(work: Workspace, id: number): OutboxDetails {
  const details = showOutbox(work, id);
  const {state, expiration: until = ''} = details.entry;
  if (!isOpen({state})) {
    throw new CoopError('outbox_not_cancellable', 'conflict', {id, state, until});
  }
  return details;
}

/**
 * Ends an entry that has provably had no effect and will have none; recorded in the audit log. Throws as
 * `Outbox.cancel`.
 */
export async function cancelOutbox(work: Workspace, id: number): Promise<OutboxEntry> {
  const outbox = await work.outbox();
  return outbox.cancel(id, () => {
    work.audit(CANCEL, String(id));
  });
}

/** What has come into a block is carried over to members, payments and decisions, as a command does that waits for it. */
function takeEffect({registry}: Workspace, steps: readonly OutboxStep[]): void {
  registry.transaction(() => {
    for (const {entry} of steps) if (isOnChain(entry)) applyEffects(registry, entry.actions);
  });
}

function openIds({registry}: Workspace, states: readonly OutboxState[]): number[] {
  return registry.outbox.list({states, limit: ALL}).map(({id}) => id);
}

/** An entry behind the open ones that it waits for, directly or not, in their order. */
function withDependencies({registry}: Workspace, id: number): number[] {
  const found = new Set([id]);
  for (const each of found) {
    for (const other of registry.outbox.dependencies(each)) if (isOpen(other)) found.add(other.id);
  }
  return [...found].sort((a, b) => a - b);
}
