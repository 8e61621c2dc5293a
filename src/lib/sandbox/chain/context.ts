import {Signature} from '@wharfkit/antelope';
import type {ActionContext, InlineAction, Row, Table, TableDefinition} from '../contract.js';
import {AuthorityChecker, type Level} from './authority.js';
import {requireAuthorization} from './authorization.js';
import type {RawAction} from './digests.js';
import {NodeError} from './exceptions.js';
import type {Deployed, Execution} from './execution.js';
import {NativeAccounts} from './native.js';
import {numberNameOrSymbol} from './names.js';
import {assertion, missingAuthority, transactionRefusal} from './refusals.js';
import {recoverKey} from './signature.js';
import {ChainTable} from './tables.js';
import type {ActionTrace} from './trace.js';

/** Largest action that a contract may send (`max_inline_action_size`). */
const MAX_INLINE_BYTES = 524_288;

/** The account whose contract may send actions in anyone's name. */
const PRIVILEGED = 'eosio';

/** Where an action leaves what it starts: ordinals of notified receivers and of sent actions. */
export interface Started {
  receivers: number[];
  inline: number[];
}

/** The context that one action of a contract runs in. */
export class RunningAction implements ActionContext {
  readonly receiver: string;
  readonly code: string;
  readonly action: string;
  readonly blockNum: number;
  readonly now: number;
  readonly native: ActionContext['native'];
  private readonly execution: Execution;
  private readonly trace: ActionTrace;
  private readonly firstOrdinal: number;
  private readonly started: Started;

  constructor(execution: Execution, trace: ActionTrace, firstOrdinal: number, started: Started) {
    this.execution = execution;
    this.trace = trace;
    this.firstOrdinal = firstOrdinal;
    this.started = started;
    this.receiver = trace.receiver;
    this.code = trace.action.account;
    this.action = trace.action.name;
    this.blockNum = execution.environment.blockNum;
    this.now = execution.now;
    this.native = new NativeAccounts(execution.environment.accounts, execution.environment.slot, this.bill).api();
  }

  table<T extends Row = Row>(code: string, scope: string, table: string): Table<T> {
    const number = numberNameOrSymbol(scope);
    if (number === undefined) throw new TypeError(`scope ${scope} is neither number, name nor symbol`);
    const owner = {
      ...this.deployed(code),
      store: this.execution.environment.store,
      writable: code === this.receiver,
      payer: ({paidByCooperative}: TableDefinition) => (paidByCooperative && this.hasAuth(scope) ? scope : code),
      bill: this.bill,
    };
    return new ChainTable<T>(owner, number, table);
  }

  hasAuth(actor: string): boolean {
    return this.trace.action.authorization.some((level) => level.actor === actor);
  }

  requireAuth(actor: string): void {
    if (!this.hasAuth(actor)) throw missingAuthority(actor);
  }

  isAccount(name: string): boolean {
    return this.execution.environment.accounts.exists(name);
  }

  send(action: InlineAction): void {
    const authorization = action.authorization ?? [{actor: this.receiver, permission: 'active'}];
    const raw: RawAction = {
      account: action.account,
      name: action.name,
      authorization,
      data: this.encode(action),
    };
    if (raw.data.length >= MAX_INLINE_BYTES) {
      throw transactionRefusal('inline_action_too_big', 'inline action too big', {}, 301, 'execute_inline');
    }
    if (this.receiver !== PRIVILEGED) this.authorize(raw);
    this.started.inline.push(
      this.execution.schedule(raw, raw.account, this.trace.ordinal, this.firstOrdinal, this.trace.contextFree),
    );
  }

  notify(account: string): void {
    const {traces} = this.execution;
    if (this.started.receivers.some((ordinal) => traces[ordinal - 1]?.receiver === account)) return;
    if (!this.isAccount(account)) throw assertion(`account ${account} does not exist`);
    const {action, ordinal, contextFree} = this.trace;
    this.started.receivers.push(this.execution.schedule(action, account, ordinal, this.firstOrdinal, contextFree));
  }

  check(condition: unknown, message: string): asserts condition {
    if (!condition) throw assertion(message);
  }

  recoverKey(digest: string, signature: string): string {
    return recoverKey(Signature.from(signature), Buffer.from(digest, 'hex'));
  }

  permissionKeys(account: string, permission: string): string[] | undefined {
    return this.execution.environment.accounts.permission(account, permission)?.authority.keys.map(({key}) => key);
  }

  private readonly bill = (payer: string, bytes: number): void => {
    const deltas = this.trace.ramDeltas;
    deltas.set(payer, (deltas.get(payer) ?? 0) + bytes);
    this.execution.environment.accounts.addRam(payer, bytes);
  };

  private encode(action: InlineAction): Buffer {
    const {codec} = this.deployed(action.account);
    if (!codec.hasAction(action.name)) throw new TypeError(`${action.account} has no action ${action.name}`);
    return codec.encodeAction(action.name, action.data);
  }

  /** An inline action may use what its sender holds as code, and to itself also what its own action came with. */
  private authorize(action: RawAction): void {
    const {accounts} = this.execution.environment;
    const code: Level = {actor: this.receiver, permission: 'eosio.code'};
    const inherited = action.account === this.receiver ? this.trace.action.authorization : [];
    requireAuthorization(accounts, [action], new AuthorityChecker(accounts, [], [code, ...inherited]), []);
  }

  private deployed(account: string): Deployed {
    const deployed = this.execution.environment.contracts.get(account);
    if (!deployed) throw notDeployed(account);
    return deployed;
  }
}

function notDeployed(account: string): NodeError {
  return assertion(`sandbox: there is no contract ${account}`);
}
