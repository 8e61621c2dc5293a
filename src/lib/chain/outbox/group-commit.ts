import type {OutboxChange, OutboxEntry, OutboxStore} from '../../domain/records.js';

/** A change that waits for its commit. */
interface Waiting {
  entry: OutboxEntry;
  change: OutboxChange;
  done: (entry: OutboxEntry | undefined) => void;
  fail: (error: unknown) => void;
}

/**
 * Makes changes of entries that come at the same time durable in one commit: a commit waits for the disk, and many
 * entries on their way would wait one after the other.
 */
export class GroupCommit {
  private readonly store: OutboxStore;
  private waiting: Waiting[] = [];

  constructor(store: OutboxStore) {
    this.store = store;
  }

  /** As `OutboxStore.update`; durable when it resolves. */
  update(entry: OutboxEntry, change: OutboxChange): Promise<OutboxEntry | undefined> {
    return new Promise((done, fail) => {
      this.waiting.push({entry, change, done, fail});
      if (this.waiting.length === 1) {
        setImmediate(() => {
          this.commit();
        });
      }
    });
  }

  private commit(): void {
    const {waiting} = this;
    this.waiting = [];
    try {
      const updated = this.store.together(() => waiting.map(({entry, change}) => this.store.update(entry, change)));
      for (const [index, {done}] of waiting.entries()) done(updated[index]);
    } catch (error) {
      // One that fails must not take the others with it.
      if (waiting.length === 1) waiting[0]?.fail(error);
      else for (const one of waiting) this.alone(one);
    }
  }

  private alone({entry, change, done, fail}: Waiting): void {
    try {
      done(this.store.update(entry, change));
    } catch (error) {
      fail(error);
    }
  }
}
