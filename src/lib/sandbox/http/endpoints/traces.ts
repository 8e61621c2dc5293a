import type {Chain} from '../../chain/chain.js';
import {slotText} from '../../chain/clock.js';
import {headerOf, producerOf, type BlockRow} from '../../chain/header.js';
import type {StoredAction, StoredTransaction} from '../../chain/history.js';
import {unpack} from '../../chain/packed.js';
import {onblock} from '../../chain/pending.js';
import {sha256} from '../../chain/digests.js';
import {traceError, type Answer} from '../answer.js';
import {transactionHeader} from '../transaction-json.js';

/** trace_api/get_block: everything that ran, inline actions and notifications too (recorded answers 357 to 364). */
export function traceBlock(chain: Chain, body: string): Answer {
  const num = field(body, 'block_num');
  if (num === undefined || !/^\d{1,10}$/.test(num)) return traceError(400, 'Bad or missing block_num');
  const row = chain.history.block(Number(num));
  if (!row) return traceError(404, 'Trace API: block trace missing');
  const header = headerOf(row, chain.history.previousId(row));
  return {
    status: 200,
    body: {
      id: row.id.toString('hex'),
      number: row.num,
      previous_id: header.previous.toString('hex'),
      status: row.num <= chain.irreversible.num ? 'irreversible' : 'pending',
      timestamp: `${slotText(row.slot)}Z`,
      producer: producerOf(row.num),
      transaction_mroot: header.transactionRoot.toString('hex'),
      action_mroot: header.actionRoot.toString('hex'),
      schedule_version: 0,
      transactions: [
        ...onblockTrace(chain, row),
        ...chain.history.transactionsOf(row.num).map((each) => transactionTrace(chain, each, row)),
      ],
    },
  };
}

/** trace_api/get_transaction_trace: the same of one transaction that is in a block. */
export function traceTransaction(chain: Chain, body: string): Answer {
  const id = field(body, 'id')?.toLowerCase();
  if (id === undefined || !/^[0-9a-f]{64}$/.test(id)) return traceError(400, 'Bad or missing transaction ID');
  const found = chain.history.transaction(id);
  const row = found && chain.history.block(found.block_num);
  if (!row) return traceError(404, 'Trace API: transaction id missing in the transaction id log files');
  return {status: 200, body: transactionTrace(chain, found, row)};
}

function field(body: string, name: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    // trace_api answers every unreadable body as if the parameter were missing.
    return undefined;
  }
}

function transactionTrace(chain: Chain, found: StoredTransaction, row: BlockRow): Record<string, unknown> {
  return {
    id: found.id,
    block_num: row.num,
    block_time: slotText(row.slot),
    producer_block_id: null,
    actions: found.actions.map((action) => actionTrace(chain, action)),
    status: found.status,
    cpu_usage_us: found.cpu_usage_us,
    net_usage_words: found.net_usage_words,
    signatures: found.json.signatures,
    transaction_header: transactionHeader(unpack(found.json)),
  };
}

function actionTrace(chain: Chain, action: StoredAction): Record<string, unknown> {
  const params = chain.decodeData(action.account, action.name, action.data);
  return {
    global_sequence: action.sequence,
    receiver: action.receiver,
    account: action.account,
    action: action.name,
    authorization: action.authorization.map(({actor, permission}) => ({account: actor, permission})),
    data: action.data.toString('hex'),
    return_value: '',
    ...(params === undefined ? {} : {params}),
  };
}

/** The system's own transaction of a block; it is not stored, since it can be told from the block before. */
function onblockTrace(chain: Chain, row: BlockRow): Record<string, unknown>[] {
  const previous = chain.history.block(row.num - 1);
  if (!previous) return [];
  const action = onblock(previous, chain.history.previousId(previous));
  return [
    {
      id: sha256(row.id, action.data).toString('hex'),
      block_num: row.num,
      block_time: slotText(row.slot),
      producer_block_id: null,
      actions: [actionTrace(chain, {...action, sequence: row.onblock_sequence, receiver: 'eosio'})],
      status: 'executed',
      cpu_usage_us: 100,
      net_usage_words: 0,
      signatures: [],
      transaction_header: {
        expiration: '1970-01-01T00:00:00',
        ref_block_num: 0,
        ref_block_prefix: 0,
        max_net_usage_words: 0,
        max_cpu_usage_ms: 0,
        delay_sec: 0,
      },
    },
  ];
}
