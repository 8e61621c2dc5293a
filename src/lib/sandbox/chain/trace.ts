import {millisecondsText, slotText, type Slot} from './clock.js';
import type {ActionReceipt, RawAction} from './digests.js';
import {renderExcept, type NodeError} from './exceptions.js';

/** What one action did, for one receiver. */
export interface ActionTrace {
  ordinal: number;
  /** Ordinal of the trace that sent it, 0 for the transaction itself. */
  creator: number;
  /** Ordinal of the closest sender that is no notification. */
  ancestor: number;
  receiver: string;
  action: RawAction;
  contextFree: boolean;
  /** Null when it did not run or failed. */
  receipt: ActionReceipt | null;
  elapsed: number;
  ramDeltas: Map<string, number>;
  error: NodeError | null;
}

/** How a transaction went. */
export interface TransactionTrace {
  id: string;
  blockNum: number;
  slot: Slot;
  /** Null when it failed and nothing was applied. */
  receipt: {status: string; cpu_usage_us: number; net_usage_words: number} | null;
  elapsed: number;
  netUsage: number;
  scheduled: boolean;
  actions: ActionTrace[];
  ramDelta: {account: string; delta: number} | null;
  error: NodeError | null;
}

/** Decodes action data for printing; undefined when the ABI cannot. */
export type DataDecoder = (account: string, action: string, data: Uint8Array) => unknown;

/** `error_code` of every failure that a contract has not numbered itself. */
const NO_ERROR_CODE = '10000000000000000000';

/**
 * `processed` of an answer. `nested` puts inline actions into their senders' `inline_traces`, which only push_transaction
 * does (recorded answers, rule 18).
 */
export function renderTrace(trace: TransactionTrace, decode: DataDecoder, nested: boolean): Record<string, unknown> {
  const actions = trace.actions.map((action) => renderAction(trace, action, decode));
  return {
    id: trace.id,
    block_num: trace.blockNum,
    block_time: slotText(trace.slot),
    producer_block_id: null,
    receipt: trace.receipt,
    elapsed: trace.elapsed,
    net_usage: trace.netUsage,
    scheduled: trace.scheduled,
    action_traces: nested ? nest(trace.actions, actions, 0) : actions,
    account_ram_delta: trace.ramDelta,
    ...renderFailure(trace.error),
  };
}

/** `act` as a node prints it: decoded where possible, with the hex beside. */
export function renderAct(action: RawAction, decode: DataDecoder): Record<string, unknown> {
  const hex = action.data.toString('hex');
  // A node prints data of no bytes as they are, also where the ABI would make an empty object of them.
  const data = hex === '' ? hex : decode(action.account, action.name, action.data);
  return {
    account: action.account,
    name: action.name,
    authorization: action.authorization,
    data: data ?? hex,
    hex_data: hex,
  };
}

function renderAction(trace: TransactionTrace, action: ActionTrace, decode: DataDecoder): Record<string, unknown> {
  return {
    action_ordinal: action.ordinal,
    creator_action_ordinal: action.creator,
    closest_unnotified_ancestor_action_ordinal: action.ancestor,
    receipt: action.receipt,
    receiver: action.receiver,
    act: renderAct(action.action, decode),
    context_free: action.contextFree,
    elapsed: action.elapsed,
    console: '',
    trx_id: trace.id,
    block_num: trace.blockNum,
    block_time: slotText(trace.slot),
    producer_block_id: null,
    account_ram_deltas: [...action.ramDeltas]
      .filter(([, delta]) => delta !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([account, delta]) => ({account, delta})),
    ...renderFailure(action.error),
    return_value_hex_data: '',
  };
}

function renderFailure(error: NodeError | null): Record<string, unknown> {
  if (!error) return {except: null, error_code: null};
  return {except: renderExcept(error, millisecondsText(Date.now())), error_code: NO_ERROR_CODE};
}

function nest(
  actions: ActionTrace[],
  rendered: Record<string, unknown>[],
  ancestor: number,
): Record<string, unknown>[] {
  return actions.flatMap((action, index) =>
    action.ancestor === ancestor ? [{...rendered[index], inline_traces: nest(actions, rendered, action.ordinal)}] : [],
  );
}
