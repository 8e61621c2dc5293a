import {existsSync, readdirSync} from 'node:fs';
import {Machine} from './e2e.js';
import type {InitResult} from '../../src/commands/init.js';
import type {CardIssueResult} from '../../src/commands/card/issue.js';
import type {MemberAddResult} from '../../src/commands/member/add.js';
import type {MemberApplyResult} from '../../src/commands/member/apply.js';
import type {SandboxStartResult} from '../../src/commands/sandbox/start.js';
import {deriveRawKey, openRegistry, type Registry} from '../../src/lib/registry/index.js';

/** Secrets of all tests; whatever is printed is searched for them. */
export const PASSPHRASE = 'лошадь-batareja-скрепка 7';
export const PIN = '739164';

/** A cooperative on a sandbox of its own: «Ромашка» of the examples, with a council of three. */
export class Cooperative extends Machine {
  readonly file = 'romashka.coop';
  url = '';
  coopname = '';
  /** Accounts of the council, the chairman first. */
  council: string[] = [];
  #rawKey: Buffer | undefined;

  constructor() {
    super({COOPCTL_PASSPHRASE: PASSPHRASE, COOPCTL_PIN: PIN});
  }

  async startSandbox(): Promise<SandboxStartResult> {
    const started = await this.json<SandboxStartResult>(['sandbox', 'start', '--idle-minutes', '10']);
    this.url = started.url;
    return started;
  }

  async init(): Promise<InitResult> {
    const from = ['--from', 'examples/romashka.yaml', '--profile', 'sandbox'];
    const made = await this.json<InitResult>(['init', this.file, ...from]);
    this.coopname = made.coopname;
    this.council = made.council.map(({account}) => account);
    return made;
  }

  /** Sandbox and registry, ready for the first member. */
  async found(): Promise<void> {
    await this.startSandbox();
    await this.init();
  }

  /** Path of a card as a user types it. */
  card(account: string): string {
    return `cards/${account}.card`;
  }

  /** Enters a member of the examples, or of a file of the machine, and issues his card. */
  async enter(from = 'examples/member.yaml'): Promise<string> {
    const {account} = await this.json<MemberAddResult>(['member', 'add', '--from', from]);
    await this.json<CardIssueResult>(['card', 'issue', account, '--out', 'cards']);
    return account;
  }

  apply(account: string): Promise<MemberApplyResult> {
    return this.json<MemberApplyResult>(['member', 'apply', account, '--card', this.card(account)]);
  }

  /** The registry, read by this process. */
  reading<T>(read: (registry: Registry) => T): T {
    const file = this.path(this.file);
    this.#rawKey ??= deriveRawKey(file, PASSPHRASE);
    const registry = openRegistry(file, {rawKey: this.#rawKey}, {readonly: true});
    try {
      return read(registry);
    } finally {
      registry.close();
    }
  }

  /** Rows of a table of the cooperative's scope, read from the chain without our client. */
  async rows(code: string, table: string): Promise<Record<string, unknown>[]> {
    const response = await fetch(`${this.url}/v1/chain/get_table_rows`, {
      method: 'POST',
      body: JSON.stringify({json: true, code, scope: this.coopname, table, limit: 1000}),
    });
    const {rows} = (await response.json()) as {rows: Record<string, unknown>[]};
    return rows;
  }

  /** Everything that wrong use must leave as it is: the registry's lists, and the cooperative's rows on the chain. */
  async state(): Promise<object> {
    const tables = [
      ['registrator', 'candidates2'],
      ['gateway', 'incomes'],
      ['soviet', 'decisions'],
      ['soviet', 'participants'],
      ['soviet', 'boards'],
      ['soviet', 'agreements3'],
    ] as const;
    const chain = this.url === '' ? [] : await Promise.all(tables.map(([code, table]) => this.rows(code, table)));
    const registry = existsSync(this.path(this.file)) ? this.reading(listsOf) : undefined;
    return {chain, registry, files: namesIn(this.folder), cards: namesIn(this.path('cards'))};
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter(isOwn).sort() : []);

/** SQLite's own files come and go with every open registry. */
const isOwn = (name: string): boolean => !/-(wal|shm|journal)$/.test(name);

/** All that a registry lists, without the audit of readings. */
function listsOf(registry: Registry): object {
  const all = {limit: 1000};
  const members = registry.members.list(all);
  return {
    members,
    versions: members.map(({account}) => registry.members.history(account)),
    cards: members.flatMap(({account}) => registry.cards.list(account)),
    payments: registry.payments.list(all),
    documents: registry.documents.list(all),
    decisions: registry.decisions.list(all),
    outbox: registry.outbox.list(all).map(({id, key}) => ({id, key})),
    written: registry.audit.list(all).filter(({act}) => !act.endsWith('.read')).length,
  };
}
