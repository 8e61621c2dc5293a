import {createHash, randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {ABI, Bytes, Serializer, Transaction} from '@wharfkit/antelope';

/**
 * What goes wrong with one request: `drop` closes the line before the node has read it, `lose` after it was done,
 * `hang` never answers though it was done, `page` is a proxy's error page, `garbage` is half an answer.
 */
export type Fault = 'drop' | 'lose' | 'hang' | 'page' | 'garbage';

interface Failure {
  status: number;
  code: number;
  name: string;
  message: string;
}

interface FakeTransaction {
  id: string;
  expiration: number;
  packed: string;
  transaction: Transaction;
}

interface FakeBlock {
  num: number;
  id: string;
  previous: string;
  /** Milliseconds since 1970. */
  time: number;
  transactions: FakeTransaction[];
}

/** Settings of a fake node; what a test changes while it runs are its public fields. */
export interface FakeNodeOptions {
  statuses?: boolean;
  traces?: boolean;
  /** Blocks between head and last irreversible block. */
  finality?: number;
}

const CHAIN_ID = 'aa'.repeat(32);
const START = Date.UTC(2026, 10, 20, 12);

/**
 * A chain of blocks behind the Antelope HTTP API, without contracts: every known action succeeds unless `refuse` says
 * otherwise. Time stands still; `pass` lets it go on. It can be told to misbehave.
 */
export class FakeNode {
  readonly chainId = CHAIN_ID;
  url = '';
  /** Asked for each request; `count` numbers the requests from 1. */
  fault: (path: string, count: number) => Fault | undefined = () => undefined;
  /** The contract's refusal of a transaction, if any. */
  refuse: (transaction: Transaction) => string | undefined = () => undefined;
  /** Answers of other paths, for example table rows. */
  answers: Record<string, (body: Record<string, unknown>) => unknown> = {};
  requests: {path: string; body: Record<string, unknown>}[] = [];
  /** Blocks that this node has not heard of yet: it answers as it would have before them, and takes transactions. */
  lag = 0;
  /** A node that does not produce takes a transaction again until it is in a block (recorded answers, rule 25). */
  isApiNode = false;
  /** First block that the node still has. */
  earliest = 1;
  private readonly options: Required<FakeNodeOptions>;
  private readonly abis = new Map<string, Buffer>();
  private blocks: FakeBlock[] = [];
  private pending: FakeTransaction[] = [];
  private server: Server | undefined;
  private irreversible = 1;
  private stoodStill = 0;
  /** Blocks of the branch that lost against the present one. */
  private otherBranch: FakeBlock[] = [];
  /** Transactions of blocks up to this one have no status any more: statuses are in memory only (rule 46). */
  private forgotten = 0;

  constructor({statuses = true, traces = true, finality = 3}: FakeNodeOptions = {}) {
    this.options = {statuses, traces, finality};
    for (let i = 0; i < 10; i += 1) this.produce();
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.serve(request.url ?? '', Buffer.concat(chunks).toString(), response);
      });
    });
    const port = this.url === '' ? 0 : Number(new URL(this.url).port);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Sets a contract's ABI from its JSON definition. */
  setAbi(account: string, definition: unknown): void {
    const packed = Serializer.encode({object: ABI.from(definition as ABI)}).array;
    this.abis.set(account, Buffer.from(packed));
  }

  /** The published ABI of a COOPOS contract that the sandbox carries. */
  loadAbi(account: string): Record<string, unknown> {
    const file = new URL(`../../src/lib/sandbox/abi/${account}.json`, import.meta.url);
    const definition = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    this.setAbi(account, definition);
    return definition;
  }

  /** Lets time pass: a block each 500 ms. */
  pass(ms: number): void {
    for (let i = 0; i < Math.max(1, Math.round(ms / 500)); i += 1) this.produce();
  }

  /** The clock goes on but no block is made, as when the producer stands still; then comes one. */
  skip(ms: number): void {
    this.stoodStill += ms;
    this.produce();
  }

  /** Drops the newest blocks, never irreversible ones; their transactions are lost or wait again. */
  fork(depth: number, keepTransactions = false): void {
    const dropped = this.blocks.splice(Math.max(this.irreversible, this.blocks.length - depth));
    if (keepTransactions) this.pending.unshift(...dropped.flatMap(({transactions}) => transactions));
    for (const _ of dropped) this.produce(false);
    this.otherBranch = dropped;
  }

  /** The branch that the last fork has dropped wins after all, unless a block in its place is irreversible by now. */
  forkBack(): void {
    const from = this.otherBranch[0]?.num ?? 0;
    if (from <= this.irreversible) return;
    const dropped = this.blocks.splice(from - 1);
    this.blocks.push(...this.otherBranch);
    for (let more = dropped.length - this.otherBranch.length; more >= 0; more -= 1) this.produce(false);
    this.otherBranch = dropped;
  }

  /** Goes back to older data: head and irreversible end go down, and other blocks come in their place (rule 51). */
  rollBack(depth: number): void {
    const kept = Math.max(2, this.blocks.length - depth);
    this.blocks.splice(kept);
    this.otherBranch = [];
    this.irreversible = Math.max(1, Math.min(this.irreversible, kept - this.options.finality));
    this.pending = [];
  }

  /** A restart of the process: what waited for a block is lost, and so are the statuses. */
  restart(): void {
    this.losePending();
    this.forgotten = this.blocks.length;
  }

  /** What waited for a block is lost. */
  losePending(): void {
    this.pending = [];
  }

  /** Packed bytes of all transactions in blocks, in order. */
  get included(): Transaction[] {
    return this.blocks.flatMap(({transactions}) => transactions.map(({transaction}) => transaction));
  }

  /** The block that a transaction is in. */
  holdingBlock(transaction: Transaction): FakeBlock | undefined {
    return this.holding(transaction.id.hexString);
  }

  /** A block's trace as the node answers it. */
  traceOf(num: number): unknown {
    return this.traceBlock(num);
  }

  get head(): FakeBlock {
    return this.blocks.at(-1)!;
  }

  block(num: number): FakeBlock | undefined {
    return this.blocks[num - 1];
  }

  /** The newest block that the node has heard of. */
  private get seen(): FakeBlock {
    return this.blocks[Math.max(0, this.blocks.length - 1 - this.lag)]!;
  }

  /** A block that the node can serve. */
  private stored(num: number): FakeBlock | undefined {
    return num < this.earliest || num > this.seen.num ? undefined : this.block(num);
  }

  private produce(withPending = true): void {
    const num = this.blocks.length + 1;
    const time = START + num * 500 + this.stoodStill;
    const taken = withPending ? this.pending.splice(0) : [];
    const transactions = taken.filter((one) => time <= one.expiration && !this.isIncluded(one.id));
    const id = num.toString(16).padStart(8, '0') + randomBytes(28).toString('hex');
    this.blocks.push({num, id, previous: this.blocks.at(-1)?.id ?? '00'.repeat(32), time, transactions});
    this.irreversible = Math.max(this.irreversible, num - this.options.finality);
  }

  private serve(path: string, text: string, response: ServerResponse): void {
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    this.requests.push({path, body});
    const fault = this.fault(path, this.requests.length);
    if (fault === 'drop') return void response.destroy();
    if (fault === 'page') return void response.writeHead(502).end('<html>Bad gateway</html>');
    const reply = this.handle(path, body);
    if (fault === 'lose') return void response.destroy();
    if (fault === 'hang') return;
    const isFailure = typeof reply === 'object' && reply !== null && 'status' in reply && 'code' in reply;
    const json = JSON.stringify(isFailure ? envelope(reply as Failure) : reply);
    response.writeHead(isFailure ? (reply as Failure).status : path.includes('send_') ? 202 : 200);
    response.end(fault === 'garbage' ? json.slice(0, json.length / 2) : json);
  }

  private handle(path: string, body: Record<string, unknown>): unknown {
    const own = this.answers[path];
    if (own) return own(body);
    switch (path) {
      case '/v1/chain/get_info':
        return this.info();
      case '/v1/chain/get_raw_abi':
        return this.rawAbi(body);
      case '/v1/chain/get_block':
        return this.chainBlock(Number(body.block_num_or_id));
      case '/v1/chain/send_transaction2':
        return this.send(body.transaction as {packed_trx: string});
      case '/v1/chain/get_transaction_status':
        return this.options.statuses ? this.status(String(body.id)) : NOT_FOUND;
      case '/v1/trace_api/get_block':
        return this.options.traces ? this.traceBlock(Number(body.block_num)) : NOT_FOUND;
      case '/v1/trace_api/get_transaction_trace':
        return this.options.traces ? this.traceTransaction(String(body.id)) : NOT_FOUND;
      default:
        return NOT_FOUND;
    }
  }

  private info(): unknown {
    const head = this.seen;
    const last = this.block(Math.max(1, Math.min(this.irreversible, head.num - this.options.finality)))!;
    return {
      server_version: '00000000',
      chain_id: CHAIN_ID,
      head_block_num: head.num,
      head_block_id: head.id,
      head_block_time: timeText(head.time),
      last_irreversible_block_num: last.num,
      last_irreversible_block_id: last.id,
      server_version_string: 'v4.0.6',
      earliest_available_block_num: this.earliest,
    };
  }

  private rawAbi({account_name, abi_hash}: Record<string, unknown>): unknown {
    const packed = this.abis.get(String(account_name));
    if (!packed) {
      return {
        status: 500,
        code: 0,
        name: 'exception',
        message: `unknown key (eosio::chain::name): ${String(account_name)}`,
      };
    }
    const hash = createHash('sha256').update(packed).digest('hex');
    const fresh = abi_hash === hash ? {} : {abi: `${packed.toString('base64')}=`};
    return {account_name, code_hash: '00'.repeat(32), abi_hash: hash, ...fresh};
  }

  private send({packed_trx}: {packed_trx: string}): unknown {
    const transaction = Serializer.decode({data: Bytes.from(packed_trx), type: Transaction});
    const id = transaction.id.hexString;
    const expiration = transaction.expiration.toMilliseconds();
    if (this.seen.time + 500 > expiration) return fail(3040005, 'expired_tx_exception', `expired transaction ${id}`);
    const held = this.blocks.slice(0, this.seen.num).flatMap((block) => block.transactions);
    const known = this.isApiNode ? held : [...this.pending, ...held];
    if (known.some((other) => other.id === id)) {
      return {status: 409, code: 3040008, name: 'tx_duplicate', message: `duplicate transaction ${id}`};
    }
    if (!this.blocks.some((block) => isReference(block, transaction))) {
      return fail(3040007, 'invalid_ref_block_exception', "Transaction's reference block did not match.");
    }
    const refusal = this.refuse(transaction);
    if (refusal !== undefined) {
      const message = `assertion failure with message: ${refusal}`;
      return fail(3050003, 'eosio_assert_message_exception', message);
    }
    if (!this.isIncluded(id)) {
      this.pending = [
        ...this.pending.filter((other) => other.id !== id),
        {id, expiration, packed: packed_trx, transaction},
      ];
    }
    return {transaction_id: id, processed: {id, block_num: this.head.num + 1}};
  }

  private chainBlock(num: number): unknown {
    const block = this.stored(num);
    if (!block)
      return {status: 400, code: 3100002, name: 'unknown_block_exception', message: `Could not find block: ${num}`};
    return {
      id: block.id,
      previous: block.previous,
      timestamp: timeText(block.time),
      transactions: block.transactions.map(({id, packed, transaction}) => ({
        status: 'executed',
        trx: {id, packed_trx: packed, transaction: {actions: actionsOf(transaction, 'actor')}},
      })),
    };
  }

  private traceBlock(num: number): unknown {
    const block = this.stored(num);
    if (!block) return {status: 404, code: 0, name: '', message: 'Trace API: block trace missing'};
    return {
      id: block.id,
      number: num,
      previous_id: block.previous,
      status: num <= this.irreversible ? 'irreversible' : 'pending',
      timestamp: `${timeText(block.time)}Z`,
      transactions: block.transactions.map(({id, transaction}, at) => ({
        id,
        status: 'executed',
        actions: actionsOf(transaction, 'account').map((action, index) => ({
          ...action,
          global_sequence: num * 1000 + at * 10 + index,
          receiver: action.account,
          action: action.name,
        })),
      })),
    };
  }

  private traceTransaction(id: string): unknown {
    const block = this.holding(id);
    if (!block) {
      return {
        status: 404,
        code: 0,
        name: '',
        message: 'Trace API: transaction id missing in the transaction id log files',
      };
    }
    return {id, block_num: block.num};
  }

  private status(id: string): unknown {
    const block = this.holding(id);
    if (block && block.num <= this.forgotten) return {state: 'UNKNOWN'};
    if (!block) return {state: this.pending.some((other) => other.id === id) ? 'LOCALLY_APPLIED' : 'UNKNOWN'};
    const state = block.num <= this.irreversible ? 'IRREVERSIBLE' : 'IN_BLOCK';
    return {state, block_number: block.num, block_id: block.id, block_timestamp: timeText(block.time)};
  }

  private isIncluded(id: string): boolean {
    return this.blocks.some(({transactions}) => transactions.some((other) => other.id === id));
  }

  private holding(id: string): FakeBlock | undefined {
    const block = this.blocks.find(({transactions}) => transactions.some((other) => other.id === id));
    return block && this.stored(block.num);
  }
}

const NOT_FOUND: Failure = {status: 404, code: 0, name: 'exception', message: 'Unknown Endpoint'};

function fail(code: number, name: string, message: string): Failure {
  return {status: 500, code, name, message};
}

function envelope({status, code, name, message}: Failure): unknown {
  if (name === '') return {code: status, message, error: {code: 0, name: '', what: '', details: []}};
  const details = [{message, file: 'fake.cpp', line_number: 1, method: 'fake'}];
  return {code: status, message: 'Failure', error: {code, name, what: name, details}};
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 23);
}

function isReference(block: FakeBlock, transaction: Transaction): boolean {
  return (
    (block.num & 0xffff) === transaction.ref_block_num.toNumber() &&
    Buffer.from(block.id, 'hex').readUInt32LE(8) === transaction.ref_block_prefix.toNumber()
  );
}

function actionsOf(
  transaction: Transaction,
  actorKey: 'actor' | 'account',
): {account: string; name: string; data: string}[] {
  return transaction.actions.map((action) => ({
    account: String(action.account),
    name: String(action.name),
    authorization: action.authorization.map((level) => ({
      [actorKey]: String(level.actor),
      permission: String(level.permission),
    })),
    data: action.data.hexString,
  }));
}
