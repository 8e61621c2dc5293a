import type {OutboxEntry, SignedTransaction} from '../../domain/records.js';
import type {NodeClient} from '../types.js';
import {Blocks, secondsOf, type Header, type View} from './blocks.js';

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
  /** First block that would have to be read and that the node no longer has. */
  missing?: number;
}

/** What is looked for: a transaction, and where it was last seen. */
export type Sought = SignedTransaction & Pick<OutboxEntry, 'block_num'>;

/** Blocks that are asked for at once while searching. */
const BATCH = 8;

/** Finds transactions on the chain by their id. Whatever it reports was read from the block itself. */
export class Locator {
  private readonly node: NodeClient;
  private readonly blocks: Blocks;
  /** By transaction: the last irreversible block that was searched. */
  private readonly searched = new Map<string, Header>();
  private hasIndex = true;

  constructor(node: NodeClient) {
    this.node = node;
    this.blocks = new Blocks(node);
  }

  /**
   * Looks where the transaction was last seen, then asks the node's own indexes (statuses, traces). Searches the blocks
   * when the node has none, and in place of them when `scan` is set: for many transactions that is less work.
   */
  async find(sought: Sought, view: View, scan: boolean): Promise<Place | undefined> {
    const place = await this.at(sought, view, sought.block_num);
    if (place) return place;
    const indexed = scan ? undefined : await this.byIndex(sought, view);
    if (indexed) return indexed;
    return scan || !this.hasIndex ? (await this.search(sought, view)).place : undefined;
  }

  /**
   * Reads the blocks from the transaction's reference block to its expiration, or to the head while it lies ahead. Each
   * must follow the one before, the first the reference block itself: so answers of two forks are never mixed, and a
   * chain without the reference block cannot hold the transaction (TAPOS).
   */
  async search(sought: Sought, view: View): Promise<BlockSearch> {
    const {head_block_num: head, last_irreversible_block_num: last} = view.info;
    let previous = this.searched.get(sought.transaction_id);
    let from = (previous?.block_num ?? sought.ref_block_num) + 1;
    while (from <= head) {
      const numbers = Array.from({length: Math.min(BATCH, head - from + 1)}, (_, i) => from + i);
      const headers = await Promise.all(numbers.map((num) => this.blocks.read(num, view)));
      for (const [index, header] of headers.entries()) {
        if (!header) return lacking(from + index, last);
        if (previous !== undefined && header.previous_id !== previous.block_id) return this.begin(sought);
        if (header.ids.has(sought.transaction_id)) return this.found(sought, header, view);
        const isEnd = header.seconds > secondsOf(sought.expiration);
        const isElsewhere = previous === undefined && !followsReference(header, sought);
        if (isEnd || isElsewhere) return {excluded: await this.isFinal(header, view)};
        if (header.block_num <= last) this.searched.set(sought.transaction_id, header);
        previous = header;
      }
      from += numbers.length;
    }
    return {excluded: false};
  }

  /** True when blocks after the transaction's expiration are irreversible: only then can a search exclude it. */
  async canExclude({expiration}: Sought, view: View): Promise<boolean> {
    const end = await this.blocks.fresh(view.info.last_irreversible_block_num, view);
    return end !== undefined && end.seconds > secondsOf(expiration);
  }

  /**
   * True when the block is irreversible: it is there now, not after the irreversible end that the view has seen, on a
   * node that has this very end. So what one node says of the end and another of the blocks is never put together.
   */
  async isFinal({block_num, block_id}: Place, view: View): Promise<boolean> {
    const {last_irreversible_block_num: last, last_irreversible_block_id: endId} = view.info;
    if (block_num > last) return false;
    const [block, end] = await Promise.all([this.blocks.fresh(block_num, view), this.blocks.fresh(last, view)]);
    const isOfOneChain = block?.block_id === block_id && end?.block_id === endId && this.node.url === view.url;
    if (!isOfOneChain) this.blocks.clear();
    return isOfOneChain;
  }

  /** What was read a while ago is read again before it is said. */
  private async found(sought: Sought, {block_num}: Header, view: View): Promise<BlockSearch> {
    const place = await this.at(sought, view, block_num);
    return place ? {place, excluded: false} : this.begin(sought);
  }

  /** The chain is another one than a moment ago: everything is to be read again. */
  private begin({transaction_id}: Sought): BlockSearch {
    this.searched.delete(transaction_id);
    this.blocks.clear();
    return {excluded: false};
  }

  private async byIndex(sought: Sought, view: View): Promise<Place | undefined> {
    const status = await this.node.transactionStatus(sought.transaction_id);
    const place = await this.at(sought, view, status?.block_num);
    if (place) return place;
    const traced = await this.node.tracedAt(sought.transaction_id);
    this.hasIndex = status !== undefined || traced !== undefined;
    return this.at(sought, view, traced);
  }

  private async at({transaction_id}: Sought, view: View, num: number | undefined): Promise<Place | undefined> {
    if (num === undefined) return undefined;
    const header = await this.blocks.fresh(num, view);
    return header?.ids.has(transaction_id) === true ? placeOf(header) : undefined;
  }
}

/** A block below the irreversible end that a node does not have, it will not get; above it may only be late. */
function lacking(num: number, last: number): BlockSearch {
  return num <= last ? {excluded: false, missing: num} : {excluded: false};
}

/** The block's predecessor is the one that the packed transaction names by 4 bytes of its id (recorded answers, rule 27). */
function followsReference({previous_id}: Header, {packed}: Sought): boolean {
  const prefix = Buffer.from(packed.packed_trx.slice(12, 20), 'hex').readUInt32LE(0);
  return Buffer.from(previous_id, 'hex').readUInt32LE(8) === prefix;
}

function placeOf({block_num, block_id}: Header): Place {
  return {block_num, block_id};
}
