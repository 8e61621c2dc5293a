import type {Slot} from './clock.js';
import type {BlockRow} from './header.js';
import type {StoredTransaction} from './history.js';
import type {PackedTransaction} from './packed.js';

/**
 * What becomes of the transactions of lost blocks: they come again in the next block, they are gone, or they come again
 * when the chain is as long as it was.
 */
export type Keep = 'all' | 'none' | 'later';

/** What a fork did. */
export interface Fork {
  /** The head now. */
  head: BlockRow;
  /** Blocks that are no more, the lowest first. */
  lost: BlockRow[];
  /** Ids of the transactions that were in these blocks or waited for the next one. */
  transactions: string[];
}

/** A fork that would reach below the last irreversible block. */
export class TooDeep extends Error {
  /** How many blocks can be taken back. */
  readonly reversible: number;

  constructor(reversible: number) {
    super(`only ${reversible} blocks are reversible`);
    this.reversible = reversible;
  }
}

/** A transaction's last block, which is no more. */
export interface LostPlace {
  num: number;
  id: Buffer;
  slot: Slot;
  /** Milliseconds since 1970. */
  expiration: number;
}

/** What is remembered of lost blocks: in memory only, as on a node. */
export class Forks {
  private readonly places = new Map<string, LostPlace>();
  private waiting: {from: number; packed: PackedTransaction}[] = [];

  /** Where a transaction was, when a fork threw it out. */
  place(id: string): LostPlace | undefined {
    return this.places.get(id);
  }

  remember(blocks: BlockRow[], transactions: StoredTransaction[]): void {
    for (const {id, block_num, expiration} of transactions) {
      const block = blocks.find(({num}) => num === block_num);
      if (block) this.places.set(id, {num: block.num, id: block.id, slot: block.slot, expiration});
    }
  }

  /** Keeps transactions back until the block with this number. */
  delay(packed: PackedTransaction[], from: number): void {
    this.waiting.push(...packed.map((each) => ({from, packed: each})));
  }

  /** Those that come again in this block. */
  takeDue(num: number): PackedTransaction[] {
    const due = this.waiting.filter(({from}) => from <= num);
    this.waiting = this.waiting.filter(({from}) => from > num);
    return due.map(({packed}) => packed);
  }
}
