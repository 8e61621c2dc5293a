import {CoopError, isCoopError} from '../domain/errors.js';
import {PLACES_PER_BLOCK, type HistoryAction, type HistoryBlock} from '../domain/records.js';
import {blocksInOrder} from './history-blocks.js';
import type {ChainAction, ChainBlock, ChainTransaction, NodeClient} from './types.js';

/** From where to where to read, and whose history. */
export interface HistoryRange {
  coopname: string;
  /** First block to read. */
  from: number;
  /** Last block; default and limit: the last irreversible one. */
  to?: number;
  /** Id of the block before `from`, when an earlier reading ended there: a changed past is then noticed. */
  after?: string | undefined;
}

/** Deeper no argument is nested; a foreign node shall not make us go down without end. */
const MAX_DEPTH = 64;

/**
 * Reads irreversible blocks in order, each once, and keeps the cooperative's actions, also inline ones where the node has
 * traces; each action once, not its notifications. What the node has not decoded is decoded by the live ABI, else it stays
 * hex. Throws `history_gap` when a block does not follow its predecessor, `history_forked` when the first one does not
 * follow `after`, `history_before_first_block` when the node no longer has the first one.
 */
export async function* readHistory(node: NodeClient, range: HistoryRange): AsyncGenerator<HistoryBlock> {
  const info = await node.info();
  const last = Math.min(range.to ?? Infinity, info.last_irreversible_block_num);
  const concern = new Concern(node, range.coopname);
  for await (const {block, source} of blocksInOrder(node, {from: range.from, last, after: range.after})) {
    const {block_num, block_id, block_time} = block;
    yield {block_num, block_id, block_time, source, actions: await actionsOf(node, block, concern)};
  }
}

async function actionsOf(node: NodeClient, block: ChainBlock, concern: Concern): Promise<HistoryAction[]> {
  const found: HistoryAction[] = [];
  const {block_num, block_id, block_time} = block;
  let number = 0;
  for (const transaction of block.transactions) {
    const receivers = receiversOf(transaction);
    for (const action of transaction.actions) {
      number += 1;
      if (number > PLACES_PER_BLOCK)
        throw new CoopError('history_block_too_large', 'integrity', {block_num, url: node.url});
      if (action.receiver !== action.account) continue;
      const data = await concern.dataOf(action, receivers?.get(identity(action)));
      if (data === undefined) continue;
      const {account, name, receiver, global_sequence} = action;
      found.push({
        place: block_num * PLACES_PER_BLOCK + number - 1,
        ...(global_sequence === undefined ? {} : {global_sequence}),
        block_num,
        block_id,
        block_time,
        transaction_id: transaction.id,
        account,
        name,
        receiver,
        data,
      });
    }
  }
  return found;
}

/** Who was notified of each action of a transaction, where somebody was. Equal actions share their receivers. */
function receiversOf({actions}: ChainTransaction): Map<string, Set<string>> | undefined {
  if (actions.every(({receiver, account}) => receiver === account)) return undefined;
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

/** Tells the cooperative's actions from others, without decoding what cannot be one. */
class Concern {
  private readonly node: NodeClient;
  private readonly coopname: string;
  private spellings: Promise<string[]> | undefined;

  constructor(node: NodeClient, coopname: string) {
    this.node = node;
    this.coopname = coopname;
  }

  /**
   * The data of an action in which an argument names the cooperative, of which it was notified, or which it authorised;
   * undefined for any other.
   */
  async dataOf(action: ChainAction, receivers?: Set<string>): Promise<Record<string, unknown> | undefined> {
    const {coopname} = this;
    if (action.account === 'eosio' && action.name === 'onblock') return undefined;
    const isParty = receivers?.has(coopname) === true || action.authorization.some(({actor}) => actor === coopname);
    const isNamed = (data: Record<string, unknown>): boolean => Object.values(data).includes(coopname);
    if (action.data) return isParty || isNamed(action.data) ? bounded(action.data, action) : undefined;
    if (!isParty && !(await this.mayName(action.hex_data))) return undefined;
    const data = await this.decode(action);
    return isParty || isNamed(data) ? data : undefined;
  }

  /** A serialised name is eight bytes, a text its letters: data without either cannot name the cooperative. */
  private async mayName(hex: string): Promise<boolean> {
    this.spellings ??= spellingsOf(this.coopname);
    return (await this.spellings).some((spelling) => hex.includes(spelling));
  }

  /** By the contract's ABI of today; what it cannot read stays hex. */
  private async decode(action: ChainAction): Promise<Record<string, unknown>> {
    if (action.hex_data === '') return {};
    const {Action, Serializer} = await import('@wharfkit/antelope');
    try {
      const abi = await this.node.abi(action.account);
      const decoded = Action.from({...action, data: action.hex_data}).decodeData(abi);
      return bounded(Serializer.objectify(decoded) as Record<string, unknown>, action);
    } catch (error) {
      if (isCoopError(error) && error.kind === 'unreachable') throw error;
      return {hex_data: action.hex_data};
    }
  }
}

async function spellingsOf(coopname: string): Promise<string[]> {
  const {Name, Serializer} = await import('@wharfkit/antelope');
  return [Serializer.encode({object: Name.from(coopname)}).hexString, Buffer.from(coopname).toString('hex')];
}

/** Data that are nested too deep stay hex. */
function bounded(data: Record<string, unknown>, {hex_data}: ChainAction): Record<string, unknown> {
  return isDeeper(data, MAX_DEPTH) ? {hex_data} : data;
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((part) => isDeeper(part, depth - 1));
}
