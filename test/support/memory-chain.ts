import {ABI, Checksum256, Serializer, Signature} from '@wharfkit/antelope';
import type {
  ActionContext,
  Authority,
  Contract,
  InlineAction,
  Row,
  Table,
  TableDefinition,
} from '../../src/lib/sandbox/contract.js';
import {contracts} from '../../src/lib/sandbox/contracts/index.js';
import {nameValue} from '../../src/lib/sandbox/contracts/shared/values.js';

/** An action as a test or a contract sends it. */
export interface PushedAction {
  account: string;
  name: string;
  data: Record<string, unknown>;
  authorization: {actor: string; permission: string}[];
}

/** One execution of an action by one receiver. */
export interface Trace {
  receiver: string;
  account: string;
  name: string;
  data: Record<string, unknown>;
}

interface State {
  rows: Map<string, Map<bigint, string>>;
  accounts: Map<string, Record<string, Authority>>;
}

const OPEN: Authority = {threshold: 1, keys: [], accounts: [], waits: []};

/**
 * The chain's side of the border with the contracts, in memory: rows, undo on failure, inline actions depth first. All
 * authorities count as satisfied; every row and every inline action must fit its ABI.
 */
export class MemoryChain {
  now = Date.UTC(2026, 10, 20, 12) / 1000;
  traces: Trace[] = [];
  /** All actions of successful transactions. */
  readonly sent: PushedAction[] = [];
  private state: State = {rows: new Map(), accounts: new Map()};

  constructor() {
    for (const {account} of contracts) this.state.accounts.set(account, {owner: OPEN, active: OPEN});
  }

  /** Runs actions as one transaction; on failure nothing has happened and the Error carries the contract's text. */
  transact(actions: PushedAction[]): void {
    const before: State = structuredClone(this.state);
    this.traces = [];
    try {
      for (const action of actions) this.execute(action);
      this.sent.push(...actions);
    } catch (error) {
      this.state = before;
      throw error;
    }
  }

  /** Runs one action signed by `actor`. */
  push(actor: string, action: string, data: Record<string, unknown>): void {
    const [account = '', name = ''] = action.split('::');
    this.transact([{account, name, data, authorization: [{actor, permission: 'active'}]}]);
  }

  /** Text of the refusal of one action; fails when it is accepted, or has changed anything. */
  refusal(actor: string, action: string, data: Record<string, unknown>): string {
    const before = this.fingerprint();
    try {
      this.push(actor, action, data);
    } catch (error) {
      if (this.fingerprint() !== before) throw new Error('a refused transaction has left traces', {cause: error});
      return (error as Error).message;
    }
    throw new Error(`${action} was accepted`);
  }

  rows<T extends Row = Row>(code: string, scope: string, table: string): T[] {
    return this.table<T>(code, scope, table).all();
  }

  /** All rows of all tables with `code::table`. */
  dump(): [string, unknown][] {
    return [...this.state.rows].flatMap(([place, rows]) => {
      const [code, , table] = place.split('/');
      return [...rows.values()].map((row): [string, unknown] => [`${code}::${table}`, JSON.parse(row)]);
    });
  }

  table<T extends Row = Row>(code: string, scope: string, table: string, writer = ''): Table<T> {
    const contract = contractOf(code);
    const definition = contract?.tables[table];
    if (!contract || !definition) throw new TypeError(`no table ${code}::${table}`);
    const place = `${code}/${scope}/${table}`;
    const rows = this.state.rows.get(place) ?? new Map<bigint, string>();
    this.state.rows.set(place, rows);
    return new MemoryTable<T>(rows, definition, (row) => {
      if (writer !== code) throw new TypeError(`${writer} may not write ${place}`);
      fit(contract, tableType(contract, table), row);
    });
  }

  keys(account: string, permission = 'active'): string[] | undefined {
    return this.state.accounts.get(account)?.[permission]?.keys.map(({key}) => key);
  }

  /** Names of the actions that ran in the last transaction, with notifications as `name>receiver`. */
  get story(): string[] {
    return this.traces.map(({receiver, account, name}) =>
      receiver === account ? `${account}::${name}` : `${account}::${name}>${receiver}`,
    );
  }

  private fingerprint(): string {
    const rows = [...this.state.rows].flatMap(([place, table]) =>
      [...table].map(([key, row]) => `${place} ${key} ${row}`),
    );
    return JSON.stringify([rows, [...this.state.accounts]]);
  }

  private execute(action: PushedAction): void {
    const inline: PushedAction[] = [];
    const receivers = [action.account];
    // Grows while it is walked: a receiver may notify others.
    for (const receiver of receivers) {
      this.traces.push({receiver, account: action.account, name: action.name, data: action.data});
      const rule =
        receiver === action.account
          ? contractOf(receiver)?.actions[action.name]
          : contractOf(receiver)?.on?.[`${action.account}::${action.name}`];
      if (receiver === action.account && !rule) throw new TypeError(`no action ${action.account}::${action.name}`);
      rule?.(this.context(action, receiver, receivers, inline), structuredClone(action.data) as never);
    }
    for (const each of inline) this.execute(each);
  }

  private context(action: PushedAction, receiver: string, receivers: string[], inline: PushedAction[]): ActionContext {
    const hasAuth = (actor: string): boolean => action.authorization.some((level) => level.actor === actor);
    const check: ActionContext['check'] = (condition, message) => {
      if (!condition) throw new Error(message);
    };
    const {accounts} = this.state;
    return {
      receiver,
      code: action.account,
      action: action.name,
      blockNum: 1,
      now: this.now,
      table: (code, scope, table) => this.table(code, scope, table, receiver),
      hasAuth,
      requireAuth: (actor) => {
        check(hasAuth(actor), `missing authority of ${actor}`);
      },
      isAccount: (name) => accounts.has(name),
      send: (sent) => inline.push(this.inline(receiver, sent)),
      notify: (account) => {
        if (!receivers.includes(account)) receivers.push(account);
      },
      check,
      recoverKey: (digest, signature) => Signature.from(signature).recoverDigest(Checksum256.from(digest)).toString(),
      permissionKeys: (account, permission) => this.keys(account, permission),
      native: {
        createAccount: (_creator, name, owner, active) => {
          check(!accounts.has(name), `Cannot create account named ${name}, as that name is already taken`);
          accounts.set(name, {owner, active});
        },
        setPermission: (account, permission, _parent, authority) => {
          accounts.set(account, {...accounts.get(account), [permission]: authority});
        },
        removePermission: (account, permission) => {
          const {[permission]: _removed, ...rest} = accounts.get(account) ?? {};
          accounts.set(account, rest);
        },
        linkPermission: () => undefined,
        addResources: () => undefined,
        setLimits: () => undefined,
      },
    };
  }

  /** Only the system contract may act in other accounts' names. */
  private inline(sender: string, {account, name, data, authorization}: InlineAction): PushedAction {
    const levels = authorization ?? [{actor: sender, permission: 'active'}];
    if (sender !== 'eosio' && levels.some(({actor}) => actor !== sender)) {
      throw new TypeError(`${sender} acts as ${levels.map(({actor}) => actor).join()}`);
    }
    const contract = contractOf(account);
    if (contract) fit(contract, name, data);
    return {account, name, data, authorization: levels};
  }
}

class MemoryTable<T extends Row> implements Table<T> {
  private readonly rows: Map<bigint, string>;
  private readonly definition: TableDefinition;
  private readonly onWrite: (row?: T) => void;

  constructor(rows: Map<bigint, string>, definition: TableDefinition, onWrite: (row?: T) => void) {
    this.rows = rows;
    this.definition = definition;
    this.onWrite = onWrite;
  }

  get(key: bigint | string): T | undefined {
    const row = this.rows.get(keyOf(key));
    return row === undefined ? undefined : (JSON.parse(row) as T);
  }

  find(position: number, key: bigint | string): T | undefined {
    const index = this.definition.indexes?.[position - 2];
    if (!index) throw new TypeError(`no index ${position}`);
    return this.all().find((row) => index.key(row) === key);
  }

  all(): T[] {
    return [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => JSON.parse(row) as T);
  }

  put(row: T): void {
    this.onWrite(row);
    this.definition.indexes?.forEach((index) => index.key(row));
    this.rows.set(this.definition.primary(row), JSON.stringify(row));
  }

  remove(key: bigint | string): void {
    this.onWrite();
    if (!this.rows.delete(keyOf(key))) throw new Error('cannot erase end iterator');
  }

  nextId(): bigint {
    return [...this.rows.keys()].reduce((highest, key) => (key > highest ? key : highest), -1n) + 1n;
  }
}

function contractOf(account: string): Contract | undefined {
  return contracts.find((contract) => contract.account === account);
}

function keyOf(key: bigint | string): bigint {
  return typeof key === 'bigint' ? key : nameValue(key);
}

function tableType(contract: Contract, table: string): string {
  const tables = contract.abi.tables as {name: string; type: string}[];
  return tables.find(({name}) => name === table)?.type ?? '';
}

/** Fails unless the ABI can carry the object whole: all fields there, none that it does not know. */
function fit(contract: Contract, type: string, object?: Record<string, unknown>): void {
  if (!object) return;
  const abi = ABI.from(contract.abi);
  Serializer.encode({object, type, abi});
  const known = abi.resolveType(type).allFields?.map(({name}) => name) ?? [];
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  if (unknown.length) throw new TypeError(`${contract.account} ${type} has no ${unknown.join()}`);
}
