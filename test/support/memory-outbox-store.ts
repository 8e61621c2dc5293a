import {CoopError} from '../../src/lib/domain/errors.js';
import type {OutboxEntry, OutboxStore} from '../../src/lib/domain/records.js';

const DEAD = ['failed', 'expired', 'forked'];

/** An outbox that lives as long as the test; its entries are copies, as they would be from a file. */
export class MemoryOutboxStore implements OutboxStore {
  readonly entries: OutboxEntry[] = [];

  add(entry: Parameters<OutboxStore['add']>[0]): OutboxEntry {
    if (this.entries.some(({key, state}) => key === entry.key && !DEAD.includes(state))) {
      throw new CoopError('outbox_key_taken', 'conflict', {key: entry.key});
    }
    const now = new Date().toISOString();
    const id = this.entries.length + 1;
    this.entries.push({...structuredClone(entry), id, attempts: 0, created_at: now, updated_at: now});
    return this.get(id)!;
  }

  get(id: number): OutboxEntry | undefined {
    return structuredClone(this.entries[id - 1]);
  }

  findByKey(key: string): OutboxEntry | undefined {
    return structuredClone(this.entries.findLast((entry) => entry.key === key));
  }

  update(id: number, change: Parameters<OutboxStore['update']>[1]): OutboxEntry {
    Object.assign(this.entries[id - 1]!, change, {updated_at: new Date().toISOString()});
    return this.get(id)!;
  }

  list({states, limit, offset = 0}: Parameters<OutboxStore['list']>[0] = {}): OutboxEntry[] {
    const chosen = this.entries.filter(({state}) => !states || states.includes(state));
    return structuredClone(chosen.slice(offset, limit === undefined ? undefined : offset + limit));
  }
}
