import type {OutboxEntry, OutboxState} from '../domain/records.js';
import type {Workspace} from './workspace.js';

/** States that have not come so far yet. */
const SHORT_OF: Record<'included' | 'irreversible', readonly OutboxState[]> = {
  included: ['queued', 'sent'],
  irreversible: ['queued', 'sent', 'included'],
};

/**
 * Sees one entry, or all that are on their way, through to a block; the oldest first. Throws `outbox_entry_unknown`,
 * `outbox_not_reached`, `outbox_failed`, `outbox_expired`, `outbox_forked`, `outbox_kept`.
 */
export async function waitForOutbox(
  work: Workspace,
  id: number | undefined,
  target: 'included' | 'irreversible',
  timeoutMs: number,
): Promise<OutboxEntry[]> {
  await work.step('send');
  const outbox = await work.outbox();
  const open = work.registry.outbox.list({states: SHORT_OF[target], limit: 10_000}).map((entry) => entry.id);
  const entries: OutboxEntry[] = [];
  for (const one of id === undefined ? open.sort((a, b) => a - b) : [id]) {
    await outbox.resume(one);
    entries.push(await outbox.wait(one, target, {timeoutMs}));
  }
  return entries;
}
