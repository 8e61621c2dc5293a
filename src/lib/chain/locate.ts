import type {OutboxEntry} from '../domain/records.js';
import type {ChainBlock, NodeClient, NodeInfo} from './types.js';

/** The block that holds a transaction. */
export interface Place {
  block_num: number;
  block_id: string;
}

/** Outcome of a search through the blocks. */
export interface BlockSearch {
  place?: Place;
  /** True: every block that could ever hold the transaction is irreversible, and none of them does. */
  excluded: boolean;
}

/** Blocks that are asked for at once while searching. */
const BATCH = 8;

/** Finds transactions on the chain by their id. Whatever it reports was read from the block itself. */
export class Locator {
  private readonly node: NodeClient;
  /** By transaction id: up to which irreversible block the search has come. */
  private readonly searched = new Map<string, number>();
  private hasIndex = true;

  constructor(node: NodeClient) {
    this.node = node;
  }

  /**
   * Looks where the transaction was last seen, then asks the node's own indexes (statuses, traces), and searches the
   * blocks when the node has none or `thorough` is set. `info` must be read before the call.
   */
  async find(entry: OutboxEntry, info: NodeInfo, thorough: boolean): Promise<Place | undefined> {
    const place = (await this.at(entry, info, entry.block_num)) ?? (await this.byIndex(entry, info));
    if (place) return place;
    return thorough || !this.hasIndex ? (await this.search(entry, info)).place : undefined;
  }

  /** Reads the blocks from the transaction's reference block to its expiration, or to the head while it lies ahead. */
  async search(entry: OutboxEntry, info: NodeInfo): Promise<BlockSearch> {
    const last = info.last_irreversible_block_num;
    let from = this.searched.get(entry.transaction_id) ?? entry.ref_block_num + 1;
    while (from <= info.head_block_num) {
      const numbers = Array.from({length: Math.min(BATCH, info.head_block_num - from + 1)}, (_, i) => from + i);
      const blocks = await Promise.all(numbers.map((num) => this.node.block(num)));
      for (const block of blocks) {
        if (holds(block, entry)) return {place: placeOf(block), excluded: false};
        if (secondsOf(block.block_time) > secondsOf(entry.expiration)) return {excluded: block.block_num <= last};
        if (block.block_num <= last) this.searched.set(entry.transaction_id, block.block_num + 1);
      }
      from += numbers.length;
    }
    return {excluded: false};
  }

  private async byIndex(entry: OutboxEntry, info: NodeInfo): Promise<Place | undefined> {
    const status = await this.node.transactionStatus(entry.transaction_id);
    const place = await this.at(entry, info, status?.block_num);
    if (place) return place;
    const traced = await this.node.tracedAt(entry.transaction_id);
    this.hasIndex = status !== undefined || traced !== undefined;
    return this.at(entry, info, traced);
  }

  private async at(entry: OutboxEntry, info: NodeInfo, num: number | undefined): Promise<Place | undefined> {
    if (num === undefined || num > info.head_block_num) return undefined;
    const block = await this.node.block(num);
    return holds(block, entry) ? placeOf(block) : undefined;
  }
}

function holds(block: ChainBlock, entry: OutboxEntry): boolean {
  return block.transactions.some(({id}) => id === entry.transaction_id);
}

function placeOf({block_num, block_id}: ChainBlock): Place {
  return {block_num, block_id};
}

/** Seconds since 1970 of a chain's time text; fractions count. */
export function secondsOf(time: string): number {
  return Date.parse(`${time}Z`) / 1000;
}
