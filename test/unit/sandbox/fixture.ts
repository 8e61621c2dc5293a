import {
  APIClient,
  Action,
  PrivateKey,
  Serializer,
  Transaction,
  type ABI,
  type Checksum256,
  type TransactionType,
} from '@wharfkit/antelope';
import {mkdtempSync, rmSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Chain, type ChainOptions} from '../../../src/lib/sandbox/chain/chain.js';
import type {Contract, InlineAction} from '../../../src/lib/sandbox/contract.js';
import {apiServer} from '../../../src/lib/sandbox/http/server.js';
import {DEVELOPMENT_KEY} from '../../../src/lib/sandbox/index.js';
import {interference} from '../../../src/lib/sandbox/trouble/control.js';
import {testContracts, type Item} from './contracts.js';

/** Key of all accounts that the fixture makes, unless told otherwise. */
export const KEY = PrivateKey.from(DEVELOPMENT_KEY.private_key);

const AUTHORITY = {threshold: 1, keys: [{key: DEVELOPMENT_KEY.public_key, weight: 1}], accounts: [], waits: []};

/** An account of the genesis. */
export function account(name: string): InlineAction {
  return {account: 'eosio', name: 'newaccount', data: {creator: 'eosio', name, owner: AUTHORITY, active: AUTHORITY}};
}

/** An answer over HTTP. */
export interface Reply {
  status: number;
  body: unknown;
}

/** A chain with its API on a free loopback port; blocks are made by hand, time stands still until it is moved. */
export class TestChain {
  readonly url: string;
  readonly client: APIClient;
  readonly log: string[];
  chain: Chain;
  private readonly server: Server;
  private readonly folder: string;
  private readonly options: ChainOptions;

  private constructor(chain: Chain, server: Server, folder: string, log: string[], options: ChainOptions) {
    this.chain = chain;
    this.server = server;
    this.folder = folder;
    this.log = log;
    this.options = options;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.client = new APIClient({url: this.url});
  }

  static async start(
    contracts: Contract[] = testContracts,
    genesisActions: InlineAction[] = [account('alice'), account('bob')],
    {irreversibleAfter = 1, trouble = false}: {irreversibleAfter?: number; trouble?: boolean} = {},
  ): Promise<TestChain> {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const log: string[] = [];
    const write = (line: string) => log.push(line);
    const file = join(folder, 'chain.sqlite');
    const options = {file, contracts, genesisActions, log: write, clock: () => NOW, irreversibleAfter};
    const chain = new Chain(options);
    const server = apiServer(chain, trouble ? {interfere: interference(chain, write)} : {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestChain(chain, server, folder, log, options);
  }

  /** A chain in the same file, opened anew after this one was let go; the API stays with the old one. */
  reopened(change: Partial<ChainOptions> = {}): Chain {
    this.chain.close();
    this.chain = new Chain({...this.options, ...change});
    return this.chain;
  }

  /** All that is stored, to be compared. */
  dump(): unknown {
    const tables = ['accounts', 'permissions', 'links', 'rows', 'row_indexes', 'blocks', 'transactions', 'delayed'];
    return tables.map((table) => [table, this.chain.store.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`)]);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.chain.close();
    rmSync(this.folder, {recursive: true});
  }

  async post(path: string, body: unknown, prefix = '/v1/chain/'): Promise<Reply> {
    const text = body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${this.url}${prefix}${path}`, {method: 'POST', ...(text ? {body: text} : {})});
    return {status: response.status, body: await response.json()};
  }

  /** A transaction of `tester`'s actions (or others'), ready to be signed. */
  async transaction(actions: TestAction[], change: Record<string, unknown> = {}): Promise<Transaction> {
    const info = await this.client.v1.chain.get_info();
    const abis = new Map<string, ABI>();
    for (const name of new Set(actions.map((action) => action.account ?? 'tester'))) {
      const {abi} = await this.client.v1.chain.get_abi(name);
      if (abi) abis.set(name, abi as unknown as ABI);
    }
    const header: object = info.getTransactionHeader(60);
    const fields: unknown = {
      ...header,
      ...change,
      actions: actions.map(({account: code = 'tester', name, data, actor = 'alice', permission = 'active'}) =>
        Action.from(
          {account: code, name, data, authorization: actor === '' ? [] : [{actor, permission}]},
          abis.get(code),
        ),
      ),
    };
    return Transaction.from(fields as TransactionType);
  }

  /** Body of a push with signatures of the keys over this chain's id, or over another. */
  signed(transaction: Transaction, keys: PrivateKey[] = [KEY], chainId?: Checksum256): Record<string, unknown> {
    const digest = transaction.signingDigest(chainId ?? this.chain.chainId);
    return {
      signatures: keys.map((key) => String(key.signDigest(digest))),
      compression: 0,
      packed_context_free_data: '',
      packed_trx: Serializer.encode({object: transaction}).hexString,
    };
  }

  /** Signs with the common key and pushes through push_transaction. */
  async push(actions: TestAction[], keys: PrivateKey[] = [KEY], change: Record<string, unknown> = {}): Promise<Reply> {
    return this.post('push_transaction', this.signed(await this.transaction(actions, change), keys));
  }

  async items(query: Record<string, unknown> = {}): Promise<{rows: Item[]; more: boolean; next_key: string}> {
    const body = {json: true, code: 'tester', scope: 'tester', table: 'items', ...query};
    return (await this.post('get_table_rows', body)).body as {rows: Item[]; more: boolean; next_key: string};
  }
}

/** A moment to stand still at; the wall clock moves with it only as far as a test moves it. */
const NOW = Date.UTC(2026, 10, 20, 12, 11, 40, 100);

/** An action in short. */
export interface TestAction {
  account?: string;
  name: string;
  data: Record<string, unknown>;
  actor?: string;
  permission?: string;
}

/** An item with every field. */
export function item(id: number | string, change: Partial<Item> = {}): Item {
  return {
    id,
    owner: 'alice',
    pair: String(id),
    hash: BigInt(id).toString(16).padStart(64, '0'),
    flag: true,
    amount: '1.0000 RUB',
    key: DEVELOPMENT_KEY.public_key,
    since: '2026-01-02T03:04:05',
    ...change,
  };
}
