import {CoopError, isCoopError} from '../domain/errors.js';
import type {HistoryAction} from '../domain/records.js';
import type {ChainAction, ChainBlock, ChainTransaction, NodeClient} from './types.js';

/** From where to where to read, and whose history. */
export interface HistoryRange {
  coopname: string;
  /** First block to read. */
  from: number;
  /** Last block; default and limit: the last irreversible one. */
  to?: number;
  /** Id of the block before `from`, when an earlier reading ended there: a changed past is then noticed. */
  after?: string;
}

/** One irreversible block with what in it concerns the cooperative. */
export interface HistoryBlock {
  block_num: number;
  block_id: string;
  block_time: string;
  actions: HistoryAction[];
  /** `blocks`: the node keeps no traces, so inline actions are missing. */
  source: 'traces' | 'blocks';
}

/** Blocks that are asked for at once. */
const BATCH = 16;
/** Empty blocks are told only so often, that a cursor can advance. */
const EMPTY_EVERY = 100;

/**
 * Reads irreversible blocks in order and keeps the cooperative's actions, also inline ones where the node has traces;
 * each action once, not its notifications. The last block of the range is always told. Throws `history_gap` when a
 * block does not follow its predecessor, `history_before_first_block` when the node no longer has the first one.
 */
export async function* readHistory(node: NodeClient, range: HistoryRange): AsyncGenerator<HistoryBlock> {
  const info = await node.info();
  const last = Math.min(range.to ?? Infinity, info.last_irreversible_block_num);
  if (range.from <= last && range.from < info.earliest_available_block_num) {
    const earliest = info.earliest_available_block_num;
    throw new CoopError('history_before_first_block', 'conflict', {block_num: range.from, earliest});
  }
  const reader = new BlockReader(node);
  let previous = range.after;
  for (let from = range.from; from <= last; from += BATCH) {
    const numbers = Array.from({length: Math.min(BATCH, last - from + 1)}, (_, i) => from + i);
    for (const {block, source} of await reader.read(numbers)) {
      checkFollows(block, previous);
      previous = block.block_id;
      const actions = await actionsOf(node, block, range.coopname);
      const {block_num, block_id, block_time} = block;
      const isTold = actions.length > 0 || block_num === last || block_num % EMPTY_EVERY === 0;
      if (isTold) yield {block_num, block_id, block_time, actions, source};
    }
  }
}

/** Reads blocks from traces; from blocks, once the node has said that it keeps no traces. */
class BlockReader {
  private readonly node: NodeClient;
  private hasTraces = true;

  constructor(node: NodeClient) {
    this.node = node;
  }

  async read(numbers: number[]): Promise<{block: ChainBlock; source: 'traces' | 'blocks'}[]> {
    const [first = 0, ...rest] = numbers;
    // The first one alone: it tells whether there are traces.
    const head = await this.readOne(first);
    return [head, ...(await Promise.all(rest.map((num) => this.readOne(num))))];
  }

  private async readOne(num: number): Promise<{block: ChainBlock; source: 'traces' | 'blocks'}> {
    if (this.hasTraces) {
      const block = await this.node.trace(num);
      if (block) return {block, source: 'traces'};
      this.hasTraces = false;
    }
    return {block: await this.node.block(num), source: 'blocks'};
  }
}

function checkFollows(block: ChainBlock, previous: string | undefined): void {
  if (previous === undefined || block.previous_id === previous) return;
  const {block_num, previous_id} = block;
  throw new CoopError('history_gap', 'integrity', {block_num, expected: previous, found: previous_id});
}

async function actionsOf(node: NodeClient, block: ChainBlock, coopname: string): Promise<HistoryAction[]> {
  const found: HistoryAction[] = [];
  for (const [at, transaction] of block.transactions.entries()) {
    const receivers = receiversOf(transaction);
    for (const [index, action] of transaction.actions.entries()) {
      if (action.receiver !== action.account) continue;
      const data = await dataOf(node, action);
      if (!concerns(coopname, action, data, receivers.get(identity(action)))) continue;
      found.push({
        // Blocks have no numbering of actions: the place in the block stands for it.
        global_sequence: action.global_sequence ?? `${block.block_num}.${at}.${index}`,
        block_num: block.block_num,
        block_id: block.block_id,
        block_time: block.block_time,
        transaction_id: transaction.id,
        account: action.account,
        name: action.name,
        receiver: action.receiver,
        data,
      });
    }
  }
  return found;
}

/** Who was notified of each action of a transaction. Equal actions share their receivers. */
function receiversOf({actions}: ChainTransaction): Map<string, Set<string>> {
  const receivers = new Map<string, Set<string>>();
  for (const action of actions) {
    const set = receivers.get(identity(action)) ?? new Set();
    receivers.set(identity(action), set.add(action.receiver));
  }
  return receivers;
}

function identity({account, name, hex_data}: ChainAction): string {
  return `${account}:${name}:${hex_data}`;
}

/** The cooperative is named by an argument, was notified, or authorised the action. */
function concerns(
  coopname: string,
  action: ChainAction,
  data: Record<string, unknown>,
  receivers: Set<string> | undefined,
): boolean {
  return (
    Object.values(data).includes(coopname) ||
    (receivers?.has(coopname) ?? false) ||
    action.authorization.some(({actor}) => actor === coopname)
  );
}

/** Decoded data; by the contract's ABI of today when the node left it as bytes. What cannot be read stays hex. */
async function dataOf(node: NodeClient, action: ChainAction): Promise<Record<string, unknown>> {
  if (action.data) return action.data;
  if (action.hex_data === '' || (action.account === 'eosio' && action.name === 'onblock')) return {};
  const {Action, Serializer} = await import('@wharfkit/antelope');
  try {
    const abi = await node.abi(action.account);
    const decoded = Action.from({...action, data: action.hex_data}).decodeData(abi);
    return Serializer.objectify(decoded) as Record<string, unknown>;
  } catch (error) {
    if (isCoopError(error) && error.kind === 'unreachable') throw error;
    return {hex_data: action.hex_data};
  }
}
