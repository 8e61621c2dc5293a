import {CoopError, isCoopError} from '../domain/errors.js';
import type {HistorySource} from '../domain/records.js';
import './history-errors.js';
import type {ChainBlock, NodeClient} from './types.js';

/** A block as it was read. */
export interface SourcedBlock {
  block: ChainBlock;
  source: HistorySource;
}

/** Blocks that are on their way at a time: bounds the memory too. */
const WINDOW = 32;

/**
 * Blocks of a range in order, read ahead of what is needed, each from its traces where the node has them. Checks that each
 * is what its number and its predecessor say. Throws `history_gap`, `history_forked` when the first does not follow the
 * block with the id `after`, `history_before_first_block` when the node has neither traces nor block of the first.
 */
export async function* blocksInOrder(
  node: NodeClient,
  {from, last, after}: {from: number; last: number; after?: string | undefined},
): AsyncGenerator<SourcedBlock> {
  const reader = new BlockReader(node);
  const coming: Promise<SourcedBlock>[] = [];
  let previous = after;
  let next = from;
  // The first one alone: it tells whether there are traces.
  let window = 1;
  for (let num = from; num <= last; num += 1) {
    for (; next <= last && coming.length < window; next += 1) coming.push(started(reader.read(next)));
    window = Math.min(WINDOW, window * 2);
    const read = await (coming.shift() ?? reader.read(num));
    checkFollows(node, read.block, num, previous, num === from);
    previous = read.block.block_id;
    yield read;
  }
}

/** A promise whose failure is heard only when its turn comes. */
function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function checkFollows(
  {url}: NodeClient,
  {block_num, block_id, previous_id}: ChainBlock,
  num: number,
  previous: string | undefined,
  isFirst: boolean,
): void {
  if (block_num !== num || numberIn(block_id) !== num || numberIn(previous_id) !== num - 1) {
    throw new CoopError('history_gap', 'integrity', {block_num: num, expected: String(num), found: block_id});
  }
  if (previous === undefined || previous_id === previous) return;
  if (!isFirst) throw new CoopError('history_gap', 'integrity', {block_num, expected: previous, found: previous_id});
  const before = {block_num: num - 1, expected: previous, found: previous_id};
  throw new CoopError('history_forked', 'integrity', {...before, url});
}

/** The number of a block is the first four bytes of its id. */
const numberIn = (block_id: string): number => Number.parseInt(block_id.slice(0, 8), 16);

/** Reads blocks from traces; from blocks, where the node has no traces of them. */
class BlockReader {
  private readonly node: NodeClient;
  private hasTraces = true;

  constructor(node: NodeClient) {
    this.node = node;
  }

  async read(num: number): Promise<SourcedBlock> {
    const block = this.hasTraces ? await this.traced(num) : undefined;
    return block ? {block, source: 'traces'} : {block: await this.bare(num), source: 'blocks'};
  }

  private async traced(num: number): Promise<ChainBlock | undefined> {
    try {
      const block = await this.node.trace(num);
      if (!block) this.hasTraces = false;
      return block;
    } catch (error) {
      if (isCoopError(error, 'trace_missing')) return undefined;
      throw error;
    }
  }

  private async bare(num: number): Promise<ChainBlock> {
    try {
      return await this.node.block(num);
    } catch (error) {
      if (!isCoopError(error, 'block_unknown')) throw error;
      const {earliest_available_block_num: earliest} = await this.node.info();
      if (num >= earliest) throw error;
      throw new CoopError('history_before_first_block', 'conflict', {block_num: num, earliest});
    }
  }
}
