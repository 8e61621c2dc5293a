import type {Chain} from '../chain/chain.js';
import type {Answer} from './answer.js';
import * as accounts from './endpoints/accounts.js';
import * as blocks from './endpoints/blocks.js';
import * as currency from './endpoints/currency.js';
import * as info from './endpoints/info.js';
import * as scopes from './endpoints/scopes.js';
import * as signing from './endpoints/signing.js';
import * as tables from './endpoints/tables.js';
import * as traces from './endpoints/traces.js';
import * as transactions from './endpoints/transactions.js';

/** An endpoint: gets the raw body, throws NodeError for what a node refuses. */
export type Endpoint = (chain: Chain, body: string) => Answer;

const CHAIN_READS: Record<string, (chain: Chain, body: string) => unknown> = {
  get_info: info.getInfo,
  get_consensus_parameters: info.getConsensusParameters,
  get_producer_schedule: info.getProducerSchedule,
  get_producers: info.getProducers,
  get_activated_protocol_features: info.getProtocolFeatures,
  get_block: blocks.getBlock,
  get_raw_block: blocks.getRawBlock,
  get_block_header: blocks.getBlockHeader,
  get_block_info: blocks.getBlockInfo,
  get_account: accounts.getAccount,
  get_abi: accounts.getAbi,
  get_raw_abi: accounts.getRawAbi,
  get_code: accounts.getCode,
  get_code_hash: accounts.getCodeHash,
  get_raw_code_and_abi: accounts.getRawCodeAndAbi,
  get_table_rows: tables.getTableRows,
  get_table_by_scope: scopes.getTableByScope,
  get_currency_balance: currency.getCurrencyBalance,
  get_currency_stats: currency.getCurrencyStats,
  get_required_keys: signing.getRequiredKeys,
  get_transaction_id: signing.getTransactionId,
  get_transaction_status: signing.getTransactionStatus,
  get_scheduled_transactions: signing.getScheduledTransactions,
};

const CHAIN_WRITES: Record<string, Endpoint> = {
  push_transaction: transactions.pushTransaction,
  push_transactions: transactions.pushTransactions,
  send_transaction: transactions.sendTransaction,
  send_transaction2: transactions.sendTransaction2,
  compute_transaction: transactions.computeTransaction,
  send_read_only_transaction: transactions.sendReadOnlyTransaction,
};

/** Every endpoint by its exact path. */
export const ROUTES: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ...Object.entries(CHAIN_READS).map(([name, read]): [string, Endpoint] => [
    `/v1/chain/${name}`,
    (chain, body) => ({status: 200, body: read(chain, body)}),
  ]),
  ...Object.entries(CHAIN_WRITES).map(([name, write]): [string, Endpoint] => [`/v1/chain/${name}`, write]),
  ['/v1/trace_api/get_block', traces.traceBlock],
  ['/v1/trace_api/get_transaction_trace', traces.traceTransaction],
  ['/v1/node/get_supported_apis', () => ({status: 200, body: {apis: [...ROUTES.keys()].sort()}})],
]);
