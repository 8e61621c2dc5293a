import {AuthorityChecker} from './authority.js';
import {Billing} from './billing.js';
import {printedKeys, requireAuthorization} from './authorization.js';
import {
  firstAuthorizer,
  netBytes,
  requireNet,
  requirePlainAndShort,
  requireReferences,
  wrongReference,
} from './checks.js';
import {ZERO_HASH, receiptDigest, type RawAction} from './digests.js';
import {NodeError} from './exceptions.js';
import {Execution, type Deployed} from './execution.js';
import {refBlockPrefix} from './header.js';
import type {Accounts} from './accounts.js';
import type {PackedTransaction} from './packed.js';
import type {PendingBlock} from './pending.js';
import {authorizationRefusal} from './refusals.js';
import type {Store} from './store.js';
import type {ActionTrace, TransactionTrace} from './trace.js';

/**
 * Why a transaction runs: sent by a client; only computed; computed without authorisations; the chain's own (nothing is
 * checked); or due after its delay.
 */
export type Purpose = 'push' | 'compute' | 'read_only' | 'trusted' | 'scheduled';

/** Least CPU time that a transaction is billed, in microseconds. */
export const MIN_CPU_US = 100;

/** Runs single transactions on the pending block. What fails, and what is only computed, leaves nothing. */
export class Processor {
  private readonly store: Store;
  private readonly accounts: Accounts;
  private readonly contracts: ReadonlyMap<string, Deployed>;
  private readonly onTrap: (error: unknown, action: RawAction) => void;
  private readonly billing: Billing;

  constructor(
    store: Store,
    accounts: Accounts,
    contracts: ReadonlyMap<string, Deployed>,
    onTrap: (error: unknown, action: RawAction) => void,
  ) {
    this.store = store;
    this.accounts = accounts;
    this.contracts = contracts;
    this.onTrap = onTrap;
    this.billing = new Billing(accounts);
  }

  /**
   * Runs a transaction whose time, uniqueness and signatures are known to be right. `keys` are the signers' (`PUB_K1_…`).
   * `record` is called inside the same savepoint when the transaction is to stay.
   */
  process(
    packed: PackedTransaction,
    purpose: Purpose,
    keys: string[],
    pending: PendingBlock,
    record: (trace: TransactionTrace) => void,
  ): TransactionTrace {
    const trace = emptyTrace(packed.id, purpose, pending);
    const before = pending.sequence;
    const kept = this.store.attempt(() => {
      const started = performance.now();
      try {
        this.run(packed, purpose, keys, pending, trace);
      } catch (error) {
        if (!(error instanceof NodeError)) throw error;
        trace.error = error;
        trace.receipt = null;
      }
      trace.elapsed = Math.round((performance.now() - started) * 1000);
      const keep = trace.error === null && purpose !== 'compute' && purpose !== 'read_only';
      if (keep) record(trace);
      return keep;
    });
    if (!kept) {
      pending.sequence = before;
      this.accounts.forgetTotals();
    }
    return trace;
  }

  private run(
    packed: PackedTransaction,
    purpose: Purpose,
    keys: string[],
    pending: PendingBlock,
    trace: TransactionTrace,
  ): void {
    const fromClient = purpose !== 'trusted' && purpose !== 'scheduled';
    const isBilled = purpose === 'push' || purpose === 'compute';
    const payer = firstAuthorizer(packed);
    if (fromClient) {
      requirePlainAndShort(packed, pending.slot);
      this.requireReference(packed, pending);
      requireReferences(this.accounts, packed, purpose === 'read_only');
      trace.netUsage = netBytes(packed);
      requireNet(packed, trace.netUsage);
    }
    if (isBilled) this.billing.requireNetToBegin(payer, trace.netUsage, pending.slot);
    if (purpose === 'push') this.authorize(packed, keys);
    const words = Math.ceil(trace.netUsage / 8);
    const delayed = fromClient && Number(packed.transaction.delay_sec.value) > 0;
    const elapsed = delayed ? 0 : this.execute(packed, pending, trace);
    trace.netUsage = words * 8;
    const used = {net: trace.netUsage, cpu: Math.max(MIN_CPU_US, elapsed)};
    if (isBilled) this.billing.requirePaid(payer, trace, used, pending.slot);
    trace.receipt = {status: delayed ? 'delayed' : 'executed', cpu_usage_us: used.cpu, net_usage_words: words};
    this.billing.charge(payer, used, pending.slot);
  }

  /** Returns the microseconds that it took. */
  private execute(packed: PackedTransaction, pending: PendingBlock, trace: TransactionTrace): number {
    const environment = {
      store: this.store,
      accounts: this.accounts,
      contracts: this.contracts,
      blockNum: pending.num,
      slot: pending.slot,
      nextSequence: () => ++pending.sequence,
      onTrap: this.onTrap,
    };
    const execution = new Execution(environment, packed.transaction.max_cpu_usage_ms.toNumber() * 1000);
    try {
      execution.run(packed.contextFreeActions, packed.actions);
    } finally {
      trace.actions = execution.traces;
    }
    return execution.elapsed;
  }

  private requireReference({transaction}: PackedTransaction, pending: PendingBlock): void {
    const head = pending.num - 1;
    const num = head - ((head - Number(transaction.ref_block_num.value)) & 0xffff);
    const block = this.store.get<{id: Buffer}>('SELECT id FROM blocks WHERE num = ?', num);
    if (block && refBlockPrefix(block.id) === Number(transaction.ref_block_prefix.value)) return;
    throw wrongReference(block?.id ?? ZERO_HASH);
  }

  private authorize(packed: PackedTransaction, keys: string[]): void {
    const checker = new AuthorityChecker(this.accounts, keys);
    requireAuthorization(this.accounts, packed.actions, checker, keys);
    const unused = checker.unusedKeys();
    if (unused.length === 0) return;
    throw authorizationRefusal(
      'tx_irrelevant_sig',
      'transaction bears irrelevant signatures from these keys: ${keys}',
      {keys: printedKeys(unused)},
      563,
    );
  }
}

/** Traces that ran, in the order in which they ran. */
export function inRunningOrder(trace: TransactionTrace): ActionTrace[] {
  return trace.actions
    .filter((action) => action.receipt !== null)
    .sort((a, b) => (a.receipt?.global_sequence ?? 0) - (b.receipt?.global_sequence ?? 0));
}

/** Leaves of the block's `action_mroot` that a transaction adds. */
export function actionLeaves(trace: TransactionTrace): Buffer[] {
  return inRunningOrder(trace).flatMap(({receipt}) => (receipt ? [receiptDigest(receipt)] : []));
}

function emptyTrace(id: string, purpose: Purpose, pending: PendingBlock): TransactionTrace {
  return {
    id,
    blockNum: pending.num,
    slot: pending.slot,
    receipt: null,
    elapsed: 0,
    netUsage: 0,
    scheduled: purpose === 'scheduled',
    actions: [],
    ramDelta: null,
    error: null,
  };
}
