import type {ABI} from '@wharfkit/antelope';
import {CoopError} from '../domain/errors.js';
import {AbiCache} from './abi-cache.js';
import type {Answer} from './answer.js';
import {Endpoint, type NodeFailure} from './http.js';
import {readAccount, readBlock, readInfo, readPacked, readStatus, readTrace} from './node-answers.js';
import {Honesty} from './network/honesty.js';
import {NodePool} from './network/pool.js';
import {failureInTrace, isUnknownAccount, refusal} from './refusals.js';
import {readPage, readRows} from './rows.js';
import type {
  ChainAccount,
  ChainBlock,
  NodeClient,
  NodeInfo,
  PackedTransaction,
  Row,
  RowPage,
  RowQuery,
  TransactionStatus,
} from './types.js';

/** How to reach a chain. */
export interface ConnectOptions {
  /** HTTP address of a node, with or without a path before `/v1`; or of several nodes of one chain. */
  url: string | readonly string[];
  /** Chain id (hex) that the nodes must have; checked at first use. */
  chain_id?: string;
  /** Time limit of one request; default 10 s, and half of it where another node may do. */
  timeoutMs?: number;
  /** Hears of each node that is left for another one. */
  onTrouble?: (trouble: CoopError) => void;
}

/** The chain that all nodes of a network must serve: the one asked for, else the one that was named first. */
interface ChainPin {
  id: string | undefined;
}

/** A client of one node, or of several behind one face. Nothing is sent before the first call. */
export function connect({url, chain_id, timeoutMs = 10_000, onTrouble}: ConnectOptions): NodeClient {
  const urls = typeof url === 'string' ? [url] : [...new Set(url)];
  const pin: ChainPin = {id: chain_id?.toLowerCase()};
  const limit = timeoutMs / (urls.length > 1 ? 2 : 1);
  return new NodePool({nodes: urls.map((one) => new HttpNode(new Endpoint(one, limit), pin)), onTrouble});
}

/** Code of a block that a node does not have (recorded answers, 205). */
const UNKNOWN_BLOCK = 3100002;

class HttpNode implements NodeClient {
  readonly url: string;
  private readonly endpoint: Endpoint;
  private readonly pin: ChainPin;
  private readonly honesty: Honesty;
  private readonly abis: AbiCache;
  private checked = false;

  constructor(endpoint: Endpoint, pin: ChainPin) {
    this.endpoint = endpoint;
    this.url = endpoint.url;
    this.pin = pin;
    this.honesty = new Honesty(this.url);
    this.abis = new AbiCache(endpoint);
  }

  async info(signal?: AbortSignal): Promise<NodeInfo> {
    const path = '/v1/chain/get_info';
    const reply = await this.endpoint.post(path, {}, {signal});
    if (!reply.ok) throw refusal(reply.failure, this.endpoint, path);
    const info = this.endpoint.read(path, () => readInfo(reply.answer));
    this.pin.id ??= info.chain_id;
    if (info.chain_id !== this.pin.id) {
      throw new CoopError('wrong_chain', 'conflict', {url: this.url, expected: this.pin.id, found: info.chain_id});
    }
    this.checked = true;
    this.honesty.checkInfo(info);
    return info;
  }

  async abi(account: string): Promise<ABI> {
    await this.checkChain();
    return this.abis.get(account);
  }

  async rows<T extends Row = Row>(query: RowQuery): Promise<T[]> {
    await this.checkChain();
    // The rows' inner shape is the contract's; whoever knows the table names the type.
    return (await readRows(this.endpoint, query)) as T[];
  }

  async page<T extends Row = Row>(query: RowQuery & {limit: number}): Promise<RowPage<T>> {
    await this.checkChain();
    return (await readPage(this.endpoint, query, query.limit)) as RowPage<T>;
  }

  async row<T extends Row = Row>({key, ...query}: Parameters<NodeClient['row']>[0]): Promise<T | undefined> {
    const [row] = await this.rows<T>({...query, lower: key, upper: key, limit: 1});
    return row;
  }

  async account(name: string): Promise<ChainAccount | undefined> {
    const found = await this.ask('/v1/chain/get_account', {account_name: name}, readAccount, isUnknownAccount);
    if (!found) return undefined;
    const {PublicKey} = await import('@wharfkit/antelope');
    for (const {keys} of found.permissions) {
      for (const entry of keys) entry.key = PublicKey.from(entry.key).toString();
    }
    return found;
  }

  async accountKeys(name: string, permission = 'active'): Promise<string[]> {
    const account = await this.account(name);
    const keys = account?.permissions.find((candidate) => candidate.name === permission)?.keys ?? [];
    return keys.map(({key}) => key);
  }

  async block(num: number): Promise<ChainBlock> {
    const path = '/v1/chain/get_block';
    const read = (answer: Answer): ChainBlock => readBlock(answer, num);
    const block = await this.ask(path, {block_num_or_id: num}, read, ({code}) => code === UNKNOWN_BLOCK);
    if (!block) throw new CoopError('block_unknown', 'not_found', {block_num: num});
    return this.asHonest(num, block);
  }

  async packed(num: number, transactionId: string): Promise<PackedTransaction | undefined> {
    const read = (answer: Answer): {packed?: PackedTransaction} => readPacked(answer, transactionId);
    const isUnknown = ({code}: NodeFailure): boolean => code === UNKNOWN_BLOCK;
    const found = await this.ask('/v1/chain/get_block', {block_num_or_id: num}, read, isUnknown);
    if (!found) throw new CoopError('block_unknown', 'not_found', {block_num: num});
    return found.packed;
  }

  async trace(num: number): Promise<ChainBlock | undefined> {
    const block = await this.ask('/v1/trace_api/get_block', {block_num: num}, readTrace, ({status, message}) => {
      if (status === 404 && message.endsWith('block trace missing')) {
        throw new CoopError('trace_missing', 'not_found', {block_num: num});
      }
      return status === 404;
    });
    return block && this.asHonest(num, block);
  }

  async tracedAt(transactionId: string): Promise<number | undefined> {
    const path = '/v1/trace_api/get_transaction_trace';
    const read = (answer: Answer): number => answer.get('block_num').integer();
    return this.ask(path, {id: transactionId}, read, ({status}) => status === 404);
  }

  async transactionStatus(transactionId: string): Promise<TransactionStatus | undefined> {
    const path = '/v1/chain/get_transaction_status';
    return this.ask(path, {id: transactionId}, readStatus, ({status}) => status === 404);
  }

  async send(packed: PackedTransaction, actions: string): Promise<string> {
    const transaction = {...packed, compression: 0, packed_context_free_data: ''};
    const current = {return_failure_trace: false, retry_trx: false, transaction};
    const id = await this.sendTo('/v1/chain/send_transaction2', current, actions);
    if (id !== undefined) return id;
    const old = '/v1/chain/send_transaction';
    const idOfOld = await this.sendTo(old, transaction, actions);
    if (idOfOld === undefined) throw this.endpoint.failed(old, 'HTTP 404');
    return idOfOld;
  }

  /** Undefined when the node does not have this endpoint. Never tried twice: the outbox counts each try. */
  private async sendTo(path: string, body: unknown, actions: string): Promise<string | undefined> {
    await this.checkChain();
    const reply = await this.endpoint.post(path, body, {again: false});
    if (!reply.ok && reply.failure.status === 404) return undefined;
    if (!reply.ok) throw refusal(reply.failure, this.endpoint, path, actions);
    return this.endpoint.read(path, () => {
      const failure = failureInTrace(reply.answer);
      if (failure) throw refusal(failure, this.endpoint, path, actions);
      return reply.answer.get('transaction_id').hex(32);
    });
  }

  /** One request; undefined when `isNothing` says that the node's failure only means "there is none". */
  private async ask<T>(
    path: string,
    body: unknown,
    read: (answer: Answer) => T,
    isNothing: (failure: NodeFailure) => boolean,
  ): Promise<T | undefined> {
    await this.checkChain();
    const reply = await this.endpoint.post(path, body);
    if (reply.ok) return this.endpoint.read(path, () => read(reply.answer));
    if (isNothing(reply.failure)) return undefined;
    throw refusal(reply.failure, this.endpoint, path);
  }

  private asHonest(num: number, block: ChainBlock): ChainBlock {
    this.honesty.checkBlock(num, block);
    return block;
  }

  /** Before the first use of a node with a pinned chain id, that it serves this chain. */
  private async checkChain(): Promise<void> {
    if (!this.checked && this.pin.id !== undefined) await this.info();
  }
}
