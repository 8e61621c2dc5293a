import type {NodeClient, PackedTransaction} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import type {ActionInput, OutboxState} from '../../domain/records.js';
import type {Workspace} from '../workspace.js';
import {ifKnown} from './lenient.js';

/** Where a transaction was found. */
export type Source = 'given' | 'outbox' | 'block' | 'history';

/** A transaction as it was found: its bytes, or only what the history keeps of its actions. */
export interface Found {
  source: Source;
  packed?: PackedTransaction;
  actions?: ActionInput[];
  block_num?: number;
  /** State of the outbox's entry. */
  state?: OutboxState;
  outbox_id?: number;
}

/**
 * Looks a transaction up by its id: in the outbox, in a block of the node, in the history. `node` is undefined when
 * there is none. Throws `raw_transaction_unknown`.
 */
export async function findTransaction(
  id: string,
  work: Workspace | undefined,
  node: NodeClient | undefined,
): Promise<Found> {
  const own = work?.registry.outbox.findTransaction(id);
  if (work && own) {
    const {packed, block_num} = own.transaction;
    const entry = work.registry.outbox.get(own.outbox_id);
    return {
      source: 'outbox',
      packed,
      outbox_id: own.outbox_id,
      ...(entry ? {state: entry.state, actions: entry.actions} : {}),
      ...(block_num === undefined ? {} : {block_num}),
    };
  }
  const past = work?.registry.history.list({transaction_id: id, limit: 1000}) ?? [];
  const block_num = past[0]?.block_num ?? (node && (await blockOf(node, id)));
  const packed = node && block_num !== undefined ? await ifKnown(() => node.packed(block_num, id)) : undefined;
  if (packed && block_num !== undefined) return {source: 'block', packed, block_num};
  if (past.length === 0 || block_num === undefined) {
    throw new CoopError('raw_transaction_unknown', 'not_found', {id, online: node !== undefined});
  }
  const actions = past
    .filter(({receiver, account}) => receiver === account)
    .map(({account, name, data}) => ({account, name, authorization: [], data}));
  return {source: 'history', actions, block_num};
}

async function blockOf(node: NodeClient, id: string): Promise<number | undefined> {
  return (await node.tracedAt(id)) ?? (await node.transactionStatus(id))?.block_num;
}
