import {createHash, randomBytes} from 'node:crypto';
import type {Contract, InlineAction} from '../contract.js';
import {Accounts} from './accounts.js';
import {actionNames, duplicate, expirationMs, firstAuthorizer, requireNotExpired, signatureKeys} from './checks.js';
import {slotOf} from './clock.js';
import {Codec} from './codec.js';
import {Delayed} from './delayed.js';
import {transactionReceiptDigest, type RawAction} from './digests.js';
import {NodeError} from './exceptions.js';
import type {Deployed} from './execution.js';
import {Forks, TooDeep, type Fork, type Keep} from './forks.js';
import {createAccounts, genesisTransaction} from './genesis.js';
import type {BlockRow} from './header.js';
import {History} from './history.js';
import {packedDigest, packedJson, unsigned, type PackedTransaction} from './packed.js';
import {closeBlock, genesisBlock, insertBlock, openBlock, type PendingBlock} from './pending.js';
import {Processor, actionLeaves, inRunningOrder, type Purpose} from './processor.js';
import {Store} from './store.js';
import type {TransactionTrace} from './trace.js';
import {UndoLog} from './undo.js';

/** Bytes of memory that a waiting transaction costs beside its own. */
const DELAYED_RAM = 240;

/** What a chain is opened with. */
export interface ChainOptions {
  /** The SQLite file. */
  file: string;
  contracts: Contract[];
  /** Actions that a fresh chain starts with; every authority counts as given. */
  genesisActions: InlineAction[];
  /** How many blocks the last irreversible one lies behind the head. Default 1; more can be taken back by a fork. */
  irreversibleAfter?: number;
  /** Gets one line for each transaction. */
  log?: (line: string) => void;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

/** The file is a chain, but its tables are those of another version. */
export class OtherVersion extends Error {}

/** The development chain: one producer, one process, blocks that are final after the next one, or after more. */
export class Chain {
  readonly chainId: string;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly history: History;
  readonly delayed: Delayed;
  readonly contracts: ReadonlyMap<string, Deployed>;
  readonly forks = new Forks();
  readonly irreversibleAfter: number;
  private readonly processor: Processor;
  private readonly log: (line: string) => void;
  private readonly clock: () => number;
  private readonly undo: UndoLog | undefined;
  private headRow: BlockRow;
  private lastIrreversible: number;
  private tracked: number;
  private current!: PendingBlock;

  /** Opens the chain in a file, or creates it. Throws SqliteError for a file that is damaged or held by another process. */
  constructor(options: ChainOptions) {
    this.store = new Store(options.file);
    this.log = options.log ?? (() => undefined);
    this.clock = options.clock ?? Date.now;
    this.irreversibleAfter = options.irreversibleAfter ?? 1;
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
      this.tracked = this.headRow.num + 1;
      if (this.irreversibleAfter > 1) this.undo = new UndoLog(this.store);
      else UndoLog.drop(this.store);
      this.lastIrreversible = this.undo ? (this.undo.first ?? this.tracked) - 1 : this.headRow.num - 1;
      this.startBlock();
    } catch (error) {
      this.store.close();
      throw error;
    }
  }

  get head(): BlockRow {
    return this.headRow;
  }

  /** Last irreversible block: so many before the head as the chain was opened for. */
  get irreversible(): BlockRow {
    return this.history.block(this.lastIrreversible) ?? this.headRow;
  }

  /** First block that this process produced: what transaction states are known of. */
  get firstTracked(): number {
    return this.tracked;
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
    const irreversible = Math.max(this.lastIrreversible, row.num - this.irreversibleAfter);
    this.undo?.forget(irreversible);
    this.store.commit();
    this.headRow = row;
    this.lastIrreversible = irreversible;
    this.startBlock();
    return row;
  }

  /**
   * Takes back the newest blocks, and the pending one. The chain goes on from what is left with other blocks of the same
   * numbers (recorded answers, rule 51). Throws TooDeep for more blocks than are reversible.
   */
  fork(blocks: number, keep: Keep): Fork {
    const first = this.headRow.num - blocks + 1;
    const reversible = this.undo ? this.headRow.num - this.lastIrreversible : 0;
    if (!this.undo || blocks > reversible) throw new TooDeep(reversible);
    const lost = this.history.blocksFrom(first);
    const transactions = this.history.transactionsFrom(first);
    // Time does not go back with the blocks, so that no new block is the same as a lost one.
    const {slot, num} = this.current;
    this.store.exec('ROLLBACK; BEGIN IMMEDIATE');
    this.undo.rollBack(first);
    this.accounts.forgetTotals();
    this.store.commit();
    this.headRow = this.history.head();
    this.tracked = Math.min(this.tracked, first);
    this.forks.remember(lost, transactions);
    const sent = transactions.filter(({scheduled}) => !scheduled).map(({packed}) => packed);
    if (keep !== 'none') this.forks.delay(sent, keep === 'all' ? first : num);
    this.log(`fork: ${blocks} blocks from ${first} on are lost with ${transactions.length} transactions`);
    this.startBlock(slot);
    return {head: this.headRow, lost, transactions: transactions.map(({id}) => id)};
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

  /** Opens the next block, not before the slot `earliest`, and runs in it what was waiting for its time. */
  private startBlock(earliest = 0): void {
    this.store.exec('BEGIN IMMEDIATE');
    this.undo?.begin(this.headRow.num + 1);
    const slot = Math.max(this.headRow.slot + 1, slotOf(this.clock()) + 1, earliest);
    this.current = openBlock(this.accounts, this.history, this.headRow, slot);
    for (const {id} of this.delayed.takeDue(slot)) {
      const packed = this.history.transaction(id)?.packed;
      if (!packed) continue;
      const {error} = this.process(packed, 'scheduled', []);
      this.log(`${id} ${actionNames(packed)} ${error ? error.message : 'executed after its delay'}`);
    }
    for (const packed of this.forks.takeDue(this.current.num)) this.readmit(packed);
  }

  /** Takes a transaction of a lost block again, if it is still valid. */
  private readmit(packed: PackedTransaction): void {
    try {
      this.push(packed);
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      this.log(`${packed.id} is lost: ${error.message}`);
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
