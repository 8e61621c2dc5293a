import {Outbox, actions, connect, type Clock, type NodeClient, type Submission} from '../../src/lib/chain/index.js';
import type {ActionInput, OutboxStore} from '../../src/lib/domain/records.js';
import {signerFrom, type Signer} from '../../src/lib/signing/signer.js';
import {FakeNode, type FakeNodeOptions} from './fake-node.js';
import {MemoryOutboxStore} from './memory-outbox-store.js';

/** The key that signs in tests of the outbox. */
export const signer = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');

/** An action that only its number tells from others. */
export function action(number: number): ActionInput {
  const income_hash = number.toString(16).padStart(64, '0');
  return actions.gateway.incomplete({coopname: 'romashka', income_hash});
}

/** A submission with its own key and action, about the given subjects. */
export function submission(number: number, subjects: string[] = []): Submission {
  return {key: `test:${number}`, actions: [action(number)], subjects};
}

/** What a process of coopctl has of the outbox; each has its own memory, all share the file and the chain. */
export interface Process {
  /** Keys at hand; default the test's. */
  signers?: Signer[];
  clock?: Clock;
  node?: NodeClient;
  store?: OutboxStore;
  check?: () => Promise<void>;
}

/** A fake chain and an outbox store, in which time passes only when somebody waits. */
export class OutboxWorld {
  readonly fake: FakeNode;
  store = new MemoryOutboxStore();

  constructor(options: FakeNodeOptions = {}) {
    this.fake = new FakeNode(options);
    this.fake.loadAbi('gateway');
  }

  start(): Promise<void> {
    return this.fake.start();
  }

  stop(): Promise<void> {
    return this.fake.stop();
  }

  /** An outbox as a new process has it. */
  process({
    signers = [signer],
    clock = this.clock(),
    node = this.node(),
    store = this.store,
    check,
  }: Process = {}): Outbox {
    const guard = (): void => undefined;
    return new Outbox({store, node, guard, signers: () => signers, clock, ...(check ? {check} : {})});
  }

  node(timeoutMs = 2_000): NodeClient {
    return connect({url: this.fake.url, chain_id: this.fake.chainId, timeoutMs});
  }

  /** A clock that starts anywhere and lets the chain's time pass while somebody sleeps. */
  clock(start = 0): Clock {
    let now = start;
    return {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        this.fake.pass(ms);
        return Promise.resolve();
      },
    };
  }

  /** How often the action with this number is in the chain. */
  effects(number: number): number {
    const hex = number.toString(16).padStart(64, '0');
    return this.fake.included.filter(({actions: [first]}) => first?.data.hexString.endsWith(hex)).length;
  }

  /** Requests since the last call, by the last word of their paths. */
  requests(): string[] {
    return this.fake.requests.splice(0).map(({path}) => path.split('/').at(-1) ?? '');
  }
}

/** A client's methods as plain functions, so that single ones can be replaced. */
export function bound(node: NodeClient): NodeClient {
  return {
    url: node.url,
    info: () => node.info(),
    abi: (account) => node.abi(account),
    rows: (query) => node.rows(query),
    page: (query) => node.page(query),
    row: (query) => node.row(query),
    account: (name) => node.account(name),
    accountKeys: (name, permission) => node.accountKeys(name, permission),
    block: (num) => node.block(num),
    packed: (num, id) => node.packed(num, id),
    trace: (num) => node.trace(num),
    tracedAt: (id) => node.tracedAt(id),
    transactionStatus: (id) => node.transactionStatus(id),
    send: (packed, names) => node.send(packed, names),
  };
}
