import type {Slot} from './clock.js';
import type {Store} from './store.js';

/** How long after its time a delayed transaction may still run, in slots (`deferred_trx_expiration_window`). */
const WINDOW_SLOTS = 1200;

/** A transaction that waits for its time. */
export interface DelayedRow {
  id: string;
  payer: string;
  published: Slot;
  due: Slot;
  expiration: Slot;
}

/** Transactions that were accepted with `delay_sec` and run later (recorded answers, rule 31). */
export class Delayed {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  add(id: string, payer: string, published: Slot, delaySeconds: number): void {
    const due = published + delaySeconds * 2;
    this.store.run(
      'INSERT INTO delayed (id, payer, published, due, expiration) VALUES (?, ?, ?, ?, ?)',
      id,
      payer,
      published,
      due,
      due + WINDOW_SLOTS,
    );
  }

  /** All that wait, the next one first. */
  all(limit: number): DelayedRow[] {
    return this.store.all<DelayedRow>('SELECT * FROM delayed ORDER BY due, id LIMIT ?', limit);
  }

  /** Takes out those whose time has come. */
  takeDue(now: Slot): DelayedRow[] {
    return this.store.all<DelayedRow>('DELETE FROM delayed WHERE due <= ? RETURNING *', now);
  }
}

/** `sender_id` of a delayed transaction: the last 16 bytes of its id as two little-endian numbers, the higher one last. */
export function senderId(id: string): string {
  const bytes = Buffer.from(id, 'hex');
  return ((bytes.readBigUInt64LE(24) << 64n) | bytes.readBigUInt64LE(16)).toString();
}
