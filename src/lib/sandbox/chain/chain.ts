import {createHash, randomBytes} from 'node:crypto';
import type {Contract, InlineAction} from '../contract.js';
import {Accounts} from './accounts.js';
import {actionNames, duplicate, expirationMs, firstAuthorizer, requireNotExpired, signatureKeys} from './checks.js';
import {slotOf} from './clock.js';
import {Codec} from './codec.js';
import {Delayed} from './delayed.js';
import {transactionReceiptDigest, type RawAction} from './digests.js';
import type {Deployed} from './execution.js';
import {createAccounts, genesisTransaction} from './genesis.js';
import type {BlockRow} from './header.js';
import {History} from './history.js';
import {packedDigest, packedJson, unsigned, type PackedTransaction} from './packed.js';
import {closeBlock, genesisBlock, insertBlock, openBlock, type PendingBlock} from './pending.js';
import {Processor, actionLeaves, inRunningOrder, type Purpose} from './processor.js';
import {Store} from './store.js';
import type {TransactionTrace} from './trace.js';

/** Bytes of memory that a waiting transaction costs beside its own. */
const DELAYED_RAM = 240;

/** What a chain is opened with. */
export interface ChainOptions {
  /** The SQLite file. */
  file: string;
  contracts: Contract[];
  /** Actions that a fresh chain starts with; every authority counts as given. */
  genesisActions: InlineAction[];
  /** Gets one line for each transaction. */
  log?: (line: string) => void;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

/** The file is a chain, but its tables are those of another version. */
export class OtherVersion extends Error {}

/** The development chain: one producer, one process, blocks that are final after the next one. */
export class Chain {
  readonly chainId: string;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly history: History;
  readonly delayed: Delayed;
  readonly contracts: ReadonlyMap<string, Deployed>;
  /** First block that this process produced: what transaction states are known of. */
  readonly firstTracked: number;
  private readonly processor: Processor;
  private readonly log: (line: string) => void;
  private readonly clock: () => number;
  private headRow: BlockRow;
  private current!: PendingBlock;

  /** Opens the chain in a file, or creates it. Throws SqliteError for a file that is damaged or held by another process. */
  constructor(options: ChainOptions) {
    this.store = new Store(options.file);
    this.log = options.log ?? (() => undefined);
    this.clock = options.clock ?? Date.now;
    this.contracts = new Map(
      options.contracts.map((contract) => [contract.account, {contract, codec: new Codec(contract.abi)}]),
    );
    this.accounts = new Accounts(this.store);
    this.history = new History(this.store);
    this.delayed = new Delayed(this.store);
    this.processor = new Processor(this.store, this.accounts, this.contracts, this.reportTrap);
    try {
      if (!this.store.created) this.create(options.genesisActions);
      if (!this.store.readable) throw new OtherVersion('made by another version of coopctl');
      this.chainId = this.meta('chain_id');
      this.headRow = this.history.head();
      this.firstTracked = this.headRow.num + 1;
      this.startBlock();
    } catch (error) {
      this.store.close();
      throw error;
    }
  }

  get head(): BlockRow {
    return this.headRow;
  }

  /** Last irreversible block: the one before the head. */
  get irreversible(): BlockRow {
    return this.history.block(this.headRow.num - 1) ?? this.headRow;
  }

  get pending(): Readonly<PendingBlock> {
    return this.current;
  }

  /** Takes a transaction into the pending block. Throws NodeError for what a node refuses without a trace (rule 21). */
  push(packed: PackedTransaction): TransactionTrace {
    const keys = signatureKeys(packed, this.chainId);
    this.requireNew(packed);
    const trace = this.process(packed, 'push', keys);
    const result = trace.error ? `${trace.error.code} ${trace.error.message}` : (trace.receipt?.status ?? '');
    this.log(`${packed.id} ${actionNames(packed)} ${result}`);
    return trace;
  }

  /** Runs a transaction and undoes it; signatures are not looked at. Throws like {@link push}. */
  compute(packed: PackedTransaction, purpose: 'compute' | 'read_only'): TransactionTrace {
    this.requireNew(packed);
    return this.process(packed, purpose, []);
  }

  /** Finishes the pending block, makes it durable and starts the next one. */
  produce(): BlockRow {
    const row = closeBlock(this.store, this.current, this.headRow.id);
    this.store.exec('COMMIT');
    this.headRow = row;
    this.startBlock();
    return row;
  }

  /** Lets the file go; transactions of the pending block are lost, as on a node. */
  close(): void {
    this.store.close();
  }

  /** The codec of a contract, if the account has one. */
  codec(account: string): Codec | undefined {
    return this.contracts.get(account)?.codec;
  }

  readonly decodeData = (account: string, action: string, data: Uint8Array): unknown =>
    this.codec(account)?.decodeAction(action, data);

  readonly encodeData = (account: string, action: string, data: unknown): Buffer | undefined =>
    this.codec(account)?.encodeAction(action, data);

  private requireNew(packed: PackedTransaction): void {
    requireNotExpired(packed, this.current.slot);
    if (this.history.hasTransaction(packed.id)) throw duplicate(packed.id);
  }

  private process(packed: PackedTransaction, purpose: Purpose, keys: string[]): TransactionTrace {
    return this.processor.process(packed, purpose, keys, this.current, (trace) => {
      this.record(packed, trace);
    });
  }

  /** Puts a transaction that stays into the pending block. */
  private record(packed: PackedTransaction, trace: TransactionTrace): void {
    const pending = this.current;
    const {status, cpu_usage_us, net_usage_words} = trace.receipt ?? {status: '', cpu_usage_us: 0, net_usage_words: 0};
    const position = pending.transactionLeaves.length;
    const actions = inRunningOrder(trace).map(({action, receiver, receipt}) => ({
      ...action,
      receiver,
      sequence: receipt?.global_sequence ?? 0,
    }));
    this.history.add(
      {
        id: packed.id,
        block_num: pending.num,
        status,
        cpu_usage_us,
        net_usage_words,
        expiration: expirationMs(packed),
        scheduled: trace.scheduled,
        actions,
      },
      position,
      packedJson(packed),
    );
    const leaf = trace.scheduled ? Buffer.from(packed.id, 'hex') : packedDigest(packed);
    pending.transactionLeaves.push(transactionReceiptDigest(status, cpu_usage_us, net_usage_words, leaf));
    pending.actionLeaves.push(...actionLeaves(trace));
    if (status === 'delayed') {
      const payer = firstAuthorizer(packed);
      this.delayed.add(packed.id, payer, pending.slot, Number(packed.transaction.delay_sec.value));
      trace.ramDelta = {account: payer, delta: packed.packed.length + DELAYED_RAM};
    }
  }

  /** Opens the next block and runs in it what was waiting for its time. */
  private startBlock(): void {
    this.store.exec('BEGIN IMMEDIATE');
    const slot = Math.max(this.headRow.slot, slotOf(this.clock())) + 1;
    this.current = openBlock(this.accounts, this.history, this.headRow, slot);
    for (const {id} of this.delayed.takeDue(slot)) {
      const packed = this.history.transaction(id)?.packed;
      if (!packed) continue;
      const {error} = this.process(packed, 'scheduled', []);
      this.log(`${id} ${actionNames(packed)} ${error ? error.message : 'executed after its delay'}`);
    }
  }

  /** Block 1, the accounts, and block 2 with the contracts' own beginnings, all or nothing. */
  private create(genesisActions: InlineAction[]): void {
    this.store.exec('BEGIN IMMEDIATE');
    this.store.createTables();
    const chainId = createHash('sha256').update(randomBytes(32)).digest('hex');
    this.store.run("INSERT INTO meta (key, value) VALUES ('chain_id', ?)", chainId);
    const first = genesisBlock(chainId, slotOf(this.clock()) - 1);
    insertBlock(this.store, first);
    createAccounts(this.accounts, this.contracts.keys(), first.slot);
    this.current = openBlock(this.accounts, this.history, first, first.slot + 1);
    genesisActions.forEach((action, index) => {
      const packed = unsigned(genesisTransaction(action, index, first, this.encodeData));
      const {error} = this.process(packed, 'trusted', []);
      if (error) throw new Error(`genesis: ${action.account}::${action.name}: ${error.message}`);
    });
    closeBlock(this.store, this.current, first.id);
    this.store.exec('COMMIT');
  }

  private meta(key: string): string {
    return this.store.get<{value: string}>('SELECT value FROM meta WHERE key = ?', key)?.value ?? '';
  }

  private readonly reportTrap = (error: unknown, action: RawAction): void => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log(`contract ${action.account}::${action.name} broke: ${detail}`);
  };
}
