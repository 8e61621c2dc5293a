import {isCoopError} from '../../domain/errors.js';
import type {ChainBlock, NodeClient, NodeInfo} from '../types.js';

/** The chain as one node has told it at one moment. */
export interface View {
  info: NodeInfo;
  /** Address of the node: what another one says does not fit to it. */
  url: string;
}

/** What the search needs of a block. */
export interface Header {
  block_num: number;
  block_id: string;
  previous_id: string;
  /** Time of the block, seconds since 1970. */
  seconds: number;
  /** Ids of its transactions. */
  ids: ReadonlySet<string>;
}

/** Blocks that are remembered, so that the searches for many transactions read each once. */
const REMEMBERED = 4_096;

/** Reads blocks for searches. */
export class Blocks {
  private readonly node: NodeClient;
  private readonly final = new Map<number, Promise<Header | undefined>>();
  private readonly ofView = new WeakMap<View, Map<number, Promise<Header | undefined>>>();

  constructor(node: NodeClient) {
    this.node = node;
  }

  /** A block; an irreversible one is read once in all. Undefined when the node has neither it nor its traces. */
  read(num: number, view: View): Promise<Header | undefined> {
    const isFinal = num <= view.info.last_irreversible_block_num;
    return isFinal ? this.once(this.final, num, () => this.fresh(num, view)) : this.fresh(num, view);
  }

  /** As `read`, but as it is now: read once for each view. */
  fresh(num: number, view: View): Promise<Header | undefined> {
    const cache = this.ofView.get(view) ?? new Map<number, Promise<Header | undefined>>();
    this.ofView.set(view, cache);
    return this.once(cache, num, () => this.fetch(num));
  }

  /** Forgets everything: what was read does not hang together. */
  clear(): void {
    this.final.clear();
  }

  private once(
    cache: Map<number, Promise<Header | undefined>>,
    num: number,
    fetch: () => Promise<Header | undefined>,
  ): Promise<Header | undefined> {
    const known = cache.get(num);
    if (known) return known;
    const reading = fetch();
    cache.set(num, reading);
    const forget = (): void => void cache.delete(num);
    void reading.then((block) => {
      if (!block) forget();
    }, forget);
    const [oldest] = cache.keys();
    if (cache.size > REMEMBERED && oldest !== undefined) cache.delete(oldest);
    return reading;
  }

  private async fetch(num: number): Promise<Header | undefined> {
    const block = (await known(() => this.node.block(num))) ?? (await known(() => this.node.trace(num)));
    return block && headerOf(block);
  }
}

/** Undefined when the node says that it does not have the block. */
async function known(read: () => Promise<ChainBlock | undefined>): Promise<ChainBlock | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isCoopError(error, 'block_unknown') || isCoopError(error, 'trace_missing')) return undefined;
    throw error;
  }
}

function headerOf({block_num, block_id, previous_id, block_time, transactions}: ChainBlock): Header {
  const ids = new Set(transactions.map(({id}) => id));
  return {block_num, block_id, previous_id, seconds: secondsOf(block_time), ids};
}

/** Seconds since 1970 of a chain's time text; fractions count. */
export function secondsOf(time: string): number {
  return Date.parse(`${time}Z`) / 1000;
}
