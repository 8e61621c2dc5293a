import type {Contract} from '../contract.js';
import type {Accounts} from './accounts.js';
import {slotMs, type Slot} from './clock.js';
import type {Codec} from './codec.js';
import {RunningAction} from './context.js';
import {actionDigest, type ActionReceipt, type RawAction} from './digests.js';
import {NodeError} from './exceptions.js';
import {assertion, contractTrap, pendingConsole, transactionRefusal} from './refusals.js';
import type {Store} from './store.js';
import type {ActionTrace} from './trace.js';

/** A contract with its interface. */
export interface Deployed {
  contract: Contract;
  codec: Codec;
}

/** The chain as running actions see it. */
export interface Environment {
  store: Store;
  accounts: Accounts;
  contracts: ReadonlyMap<string, Deployed>;
  blockNum: number;
  slot: Slot;
  /** Next number of `global_sequence`. */
  nextSequence: () => number;
  /** Told when a contract of the sandbox itself breaks, which is a mistake of ours. */
  onTrap: (error: unknown, action: RawAction) => void;
}

/** How deep inline actions may send inline actions (`max_inline_action_depth`). */
const MAX_INLINE_DEPTH = 4;

/** The run of a transaction's actions: order, numbers and traces are a node's (recorded answers, rule 18). */
export class Execution {
  readonly traces: ActionTrace[] = [];
  readonly environment: Environment;
  private readonly started = performance.now();
  private readonly timeLimitUs: number;

  /** `timeLimitUs` 0 is no limit. */
  constructor(environment: Environment, timeLimitUs: number) {
    this.environment = environment;
    this.timeLimitUs = timeLimitUs;
  }

  /** Microseconds since the start. */
  get elapsed(): number {
    return Math.round((performance.now() - this.started) * 1000);
  }

  /** Runs everything. Throws NodeError at the first failure; the traces then tell how far it came. */
  run(contextFree: RawAction[], actions: RawAction[]): void {
    const ordinals = [
      ...contextFree.map((action) => this.schedule(action, action.account, 0, 0, true)),
      ...actions.map((action) => this.schedule(action, action.account, 0, 0, false)),
    ];
    for (const ordinal of ordinals) this.execute(ordinal, 0);
  }

  /** Puts an action into the list of traces and returns its ordinal; it runs later. */
  schedule(action: RawAction, receiver: string, creator: number, ancestor: number, contextFree: boolean): number {
    this.traces.push({
      ordinal: this.traces.length + 1,
      creator,
      ancestor,
      receiver,
      action,
      contextFree,
      receipt: null,
      elapsed: 0,
      ramDeltas: new Map(),
      error: null,
    });
    return this.traces.length;
  }

  /** Runs one action: its own contract, then those notified, then what they sent, depth first. */
  private execute(ordinal: number, depth: number): void {
    const first = this.trace(ordinal);
    const receivers = [ordinal];
    const inline: number[] = [];
    for (const current of receivers) this.runOne(this.trace(current), first, receivers, inline);
    if (inline.length > 0 && depth >= MAX_INLINE_DEPTH) {
      throw transactionRefusal(
        'transaction_exception',
        'max inline action depth per transaction reached',
        {},
        87,
        'exec',
      );
    }
    for (const sent of inline) this.execute(sent, depth + 1);
  }

  private runOne(trace: ActionTrace, first: ActionTrace, receivers: number[], inline: number[]): void {
    const began = performance.now();
    try {
      this.apply(trace, first, receivers, inline);
      if (this.timeLimitUs > 0 && this.elapsed > this.timeLimitUs) throw this.tooLong();
      trace.receipt = this.receipt(trace);
    } catch (error) {
      trace.error = pendingConsole(this.nodeError(error, trace.action));
      throw trace.error;
    } finally {
      trace.elapsed = Math.round((performance.now() - began) * 1000);
    }
  }

  private apply(trace: ActionTrace, first: ActionTrace, receivers: number[], inline: number[]): void {
    const {action, receiver} = trace;
    const deployed = this.environment.contracts.get(receiver);
    if (!deployed) return;
    const rule =
      receiver === action.account
        ? deployed.contract.actions[action.name]
        : deployed.contract.on?.[`${action.account}::${action.name}`];
    if (!rule) return;
    const data = this.environment.contracts.get(action.account)?.codec.decodeAction(action.name, action.data);
    if (data === undefined) throw assertion('datastream attempted to read past the end');
    const context = new RunningAction(this, trace, first.ordinal, {receivers, inline});
    rule(context, data as never);
  }

  private receipt({action, receiver}: ActionTrace): ActionReceipt {
    const {accounts, contracts} = this.environment;
    const version = contracts.has(action.account) ? 1 : 0;
    return {
      receiver,
      act_digest: actionDigest(action).toString('hex'),
      global_sequence: this.environment.nextSequence(),
      recv_sequence: accounts.next('recv_sequence', receiver),
      auth_sequence: action.authorization.map(({actor}) => [actor, accounts.next('auth_sequence', actor)]),
      code_sequence: version,
      abi_sequence: version,
    };
  }

  private nodeError(error: unknown, action: RawAction): NodeError {
    if (error instanceof NodeError) return error;
    this.environment.onTrap(error, action);
    return contractTrap();
  }

  private tooLong(): NodeError {
    return transactionRefusal(
      'tx_cpu_usage_exceeded',
      'transaction was executing for too long ${billing_timer}us reached trx specified max_cpu_usage_ms ${limit}us',
      {billing_timer: this.elapsed, subjective: 0, limit: this.timeLimitUs},
      485,
      'checktime',
    );
  }

  private trace(ordinal: number): ActionTrace {
    const trace = this.traces[ordinal - 1];
    if (!trace) throw new RangeError(`no action ${ordinal}`);
    return trace;
  }

  /** Seconds since 1970 of the pending block. */
  get now(): number {
    return Math.floor(slotMs(this.environment.slot) / 1000);
  }
}
