import type {ABI} from '@wharfkit/antelope';
import type {AccountName} from '../domain/account.js';

/** What `get_info` tells of a node; times are UTC `YYYY-MM-DDTHH:MM:SS.sss` without zone. */
export interface NodeInfo {
  chain_id: string;
  head_block_num: number;
  head_block_id: string;
  head_block_time: string;
  last_irreversible_block_num: number;
  last_irreversible_block_id: string;
  /** First block that the node still has; 1 when it does not say. */
  earliest_available_block_num: number;
  server_version: string;
}

/** A question to a contract's table (PROTOCOL 4). Bounds are inclusive. */
export interface RowQuery {
  code: AccountName;
  scope: string;
  table: string;
  /** index_position, 1 (default) is the primary key. */
  index?: number;
  /** Type of the key of a secondary index. */
  key_type?: 'i64' | 'i128' | 'i256' | 'sha256' | 'ripemd160' | 'float64' | 'float128' | 'name';
  lower?: string | number;
  upper?: string | number;
  /** At most so many rows in all; default 10 000. */
  limit?: number;
  reverse?: boolean;
}

/** One row of a table as plain JSON by the contract's ABI. uint64 is a number up to 4294967295, else a text. */
export type Row = Record<string, unknown>;

/** A page of rows. */
export interface RowPage<T extends Row = Row> {
  rows: T[];
  /** First key that was not delivered, as the next page's bound: `lower`, or with `reverse` `upper`. Absent at the end. */
  next?: string;
}

/** One permission of an account; keys in the form `PUB_K1_…`. */
export interface AccountPermission {
  name: string;
  parent: string;
  threshold: number;
  keys: {key: string; weight: number}[];
  accounts: {actor: AccountName; permission: string; weight: number}[];
}

/** Use of a resource that refills; -1 means unlimited. Microseconds for CPU, bytes for NET. */
export interface ResourceLimit {
  used: number;
  available: number;
  max: number;
}

/** An account of the chain with its permissions and resources. */
export interface ChainAccount {
  account: AccountName;
  created: string;
  permissions: AccountPermission[];
  /** Bytes; quota -1 means unlimited. */
  ram: {used: number; quota: number};
  cpu: ResourceLimit;
  net: ResourceLimit;
}

/** An action as a block or a trace shows it. */
export interface ChainAction {
  /** Number of the action in the whole chain; only traces have it. */
  global_sequence?: string;
  /** Only traces have notifications, where receiver differs from account. */
  receiver: AccountName;
  account: AccountName;
  name: string;
  authorization: {actor: AccountName; permission: string}[];
  /** Decoded by the node, when it could. */
  data?: Record<string, unknown>;
  /** Lower-case hex of the serialised data. */
  hex_data: string;
}

/** A transaction in a block: from blocks only its own actions, from traces also inline ones and notifications. */
export interface ChainTransaction {
  id: string;
  actions: ChainAction[];
}

/** A block with its executed transactions. */
export interface ChainBlock {
  block_num: number;
  block_id: string;
  previous_id: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS.sss`. */
  block_time: string;
  transactions: ChainTransaction[];
}

/** What a node remembers of a transaction. */
export interface TransactionStatus {
  state: 'UNKNOWN' | 'LOCALLY_APPLIED' | 'IN_BLOCK' | 'IRREVERSIBLE' | 'FAILED' | 'FORKED_OUT';
  block_num?: number;
  block_id?: string;
}

/** A signed transaction ready for the wire: signatures `SIG_K1_…`, packed bytes as hex. */
export interface PackedTransaction {
  signatures: string[];
  packed_trx: string;
}

/**
 * One node of an Antelope chain, or several behind one face. Every call may throw `node_unreachable`, `node_failed`,
 * `node_answer_invalid` and, with a pinned chain id, `wrong_chain`.
 */
export interface NodeClient {
  /** Address, for messages. */
  readonly url: string;
  /** Always as it is now; `signal` ends the asking. */
  info(signal?: AbortSignal): Promise<NodeInfo>;
  /** Live ABI of a contract, cached by its hash. Throws `account_unknown`, `abi_missing`. */
  abi(account: AccountName): Promise<ABI>;
  /** All rows of the range, page by page. Throws `account_unknown`, `table_unknown`. */
  rows<T extends Row = Row>(query: RowQuery): Promise<T[]>;
  /** The first `limit` rows of the range, and where the next page begins. Throws as `rows`. */
  page<T extends Row = Row>(query: RowQuery & {limit: number}): Promise<RowPage<T>>;
  /** The first row whose key equals `key`; undefined when there is none. */
  row<T extends Row = Row>(
    query: Omit<RowQuery, 'lower' | 'upper' | 'limit' | 'reverse'> & {key: string | number},
  ): Promise<T | undefined>;
  /** Undefined when the chain does not know the account. */
  account(name: AccountName): Promise<ChainAccount | undefined>;
  /** Keys `PUB_K1_…` of a permission (default active); empty when account or permission is missing. */
  accountKeys(name: AccountName, permission?: string): Promise<string[]>;
  /** Throws `block_unknown`. */
  block(num: number): Promise<ChainBlock>;
  /** The signed bytes of a transaction in a block; undefined when the block does not hold it. Throws `block_unknown`. */
  packed(num: number, transactionId: string): Promise<PackedTransaction | undefined>;
  /** Undefined when the node keeps no traces at all; throws `trace_missing` when it has none of this block. */
  trace(num: number): Promise<ChainBlock | undefined>;
  /** Number of the block where the node's traces have the transaction; undefined when they do not or are not kept. */
  tracedAt(transactionId: string): Promise<number | undefined>;
  /** Undefined when the node keeps no transaction statuses. */
  transactionStatus(transactionId: string): Promise<TransactionStatus | undefined>;
  /**
   * Sends a signed transaction; `actions` (`contract::action`) name it in errors. Returns the node's transaction id.
   * Throws the refusals of errors.ts. The outbox relies on what an error says of the bytes: kind `refused` means that the
   * node has not taken them, `node_unreachable` with fault `refused` or `name` that they have not left. A client of several
   * nodes says so only when it is true of every node that it has tried.
   */
  send(packed: PackedTransaction, actions: string): Promise<string>;
}
