import type {Answer} from './answer.js';
import type {
  ChainAccount,
  ChainAction,
  ChainBlock,
  ChainTransaction,
  NodeInfo,
  PackedTransaction,
  ResourceLimit,
  TransactionStatus,
} from './types.js';

/** Reads get_info. */
export function readInfo(answer: Answer): NodeInfo {
  return {
    chain_id: answer.get('chain_id').hex(32),
    head_block_num: answer.get('head_block_num').integer(),
    head_block_id: answer.get('head_block_id').hex(32),
    head_block_time: answer.get('head_block_time').time(),
    last_irreversible_block_num: answer.get('last_irreversible_block_num').integer(),
    last_irreversible_block_id: answer.get('last_irreversible_block_id').hex(32),
    earliest_available_block_num: answer.maybe('earliest_available_block_num')?.integer() ?? 1,
    server_version: answer.maybe('server_version_string')?.text(100) ?? '',
  };
}

/** Reads chain get_block: only the transactions' own actions, and only what was executed. */
export function readBlock(answer: Answer, block_num: number): ChainBlock {
  return {
    block_num,
    block_id: answer.get('id').hex(32),
    previous_id: answer.get('previous').hex(32),
    block_time: answer.get('timestamp').time(),
    transactions: answer
      .get('transactions')
      .list()
      .filter((receipt) => receipt.get('status').text() === 'executed')
      .map(readReceipt),
  };
}

/** A delayed transaction stands in a block with its bare id, without actions (recorded answers, rule 35). */
function readReceipt(receipt: Answer): ChainTransaction {
  const trx = receipt.get('trx');
  if (typeof trx.value === 'string') return {id: trx.hex(32), actions: []};
  const actions = trx.get('transaction').get('actions').list();
  return {id: trx.get('id').hex(32), actions: actions.map(readBlockAction)};
}

function readBlockAction(action: Answer): ChainAction {
  const data = action.get('data');
  const account = action.get('account').text(13);
  return {
    receiver: account,
    account,
    name: action.get('name').text(13),
    authorization: action
      .get('authorization')
      .list()
      .map((level) => ({actor: level.get('actor').text(13), permission: level.get('permission').text(13)})),
    // An action that the node could not decode has its hex as data, and no hex_data.
    hex_data: (action.maybe('hex_data') ?? data).hex(),
    ...(typeof data.value === 'string' ? {} : {data: data.record()}),
  };
}

/** Reads the signed bytes of one transaction of chain get_block; only of an uncompressed one they are its own. */
export function readPacked(answer: Answer, transactionId: string): {packed?: PackedTransaction} {
  for (const receipt of answer.get('transactions').list()) {
    const trx = receipt.get('trx');
    if (typeof trx.value === 'string' || trx.get('id').value !== transactionId) continue;
    if (trx.maybe('compression')?.value !== 'none') return {};
    const signatures = trx.get('signatures').list(1000);
    return {packed: {signatures: signatures.map((one) => one.text(200)), packed_trx: trx.get('packed_trx').hex()}};
  }
  return {};
}

/** Reads trace_api get_block: inline actions and notifications too. */
export function readTrace(answer: Answer): ChainBlock {
  return {
    block_num: answer.get('number').integer(),
    block_id: answer.get('id').hex(32),
    previous_id: answer.get('previous_id').hex(32),
    block_time: answer.get('timestamp').time(),
    transactions: answer
      .get('transactions')
      .list()
      .filter((transaction) => (transaction.maybe('status')?.text() ?? 'executed') === 'executed')
      .map((transaction) => ({
        id: transaction.get('id').hex(32),
        actions: transaction.get('actions').list().map(readTraceAction),
      })),
  };
}

function readTraceAction(action: Answer): ChainAction {
  return {
    global_sequence: String(action.get('global_sequence').integer()),
    receiver: action.get('receiver').text(13),
    account: action.get('account').text(13),
    name: action.get('action').text(13),
    authorization: action
      .get('authorization')
      .list()
      .map((level) => ({actor: level.get('account').text(13), permission: level.get('permission').text(13)})),
    hex_data: action.get('data').hex(),
    ...(action.maybe('params') ? {data: action.get('params').record()} : {}),
  };
}

/** Reads get_account; keys stay as the node spells them. */
export function readAccount(answer: Answer): ChainAccount {
  return {
    account: answer.get('account_name').text(13),
    created: answer.get('created').time(),
    permissions: answer.get('permissions').list().map(readPermission),
    ram: {used: answer.get('ram_usage').integer(), quota: answer.get('ram_quota').integer()},
    cpu: readLimit(answer.get('cpu_limit')),
    net: readLimit(answer.get('net_limit')),
  };
}

function readPermission(permission: Answer): ChainAccount['permissions'][number] {
  const authority = permission.get('required_auth');
  return {
    name: permission.get('perm_name').text(13),
    parent: permission.get('parent').text(13),
    threshold: authority.get('threshold').integer(),
    keys: authority
      .get('keys')
      .list()
      .map((entry) => ({key: entry.get('key').text(200), weight: entry.get('weight').integer()})),
    accounts: authority
      .get('accounts')
      .list()
      .map((entry) => ({
        actor: entry.get('permission').get('actor').text(13),
        permission: entry.get('permission').get('permission').text(13),
        weight: entry.get('weight').integer(),
      })),
  };
}

/** `available` is as of the last use; newer nodes also tell what of that use still counts now (answer 375). */
function readLimit(limit: Answer): ResourceLimit {
  const max = limit.get('max').integer();
  const used = (limit.maybe('current_used') ?? limit.get('used')).integer();
  return {used, available: max < 0 ? -1 : Math.max(limit.get('available').integer(), max - used, 0), max};
}

const STATES = ['UNKNOWN', 'LOCALLY_APPLIED', 'IN_BLOCK', 'IRREVERSIBLE', 'FAILED', 'FORKED_OUT'] as const;

/** Reads get_transaction_status; a state that we do not know counts as unknown. */
export function readStatus(answer: Answer): TransactionStatus {
  const text = answer.get('state').text(40);
  const state = STATES.find((known) => known === text) ?? 'UNKNOWN';
  if (state !== 'IN_BLOCK' && state !== 'IRREVERSIBLE') return {state};
  return {state, block_num: answer.get('block_number').integer(), block_id: answer.get('block_id').hex(32)};
}
