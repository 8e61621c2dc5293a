import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {connect, type NodeClient} from '../../src/lib/chain/index.js';
import type {Foundation} from '../../src/lib/domain/cooperative.js';
import {CoopError} from '../../src/lib/domain/errors.js';
import type {MemberType} from '../../src/lib/domain/member.js';
import {issueCard, readCard} from '../../src/lib/processes/cards.js';
import {sandboxGenesis} from '../../src/lib/processes/genesis.js';
import {initialize, type InitOptions} from '../../src/lib/processes/init.js';
import {addMember} from '../../src/lib/processes/members.js';
import {syncHistory} from '../../src/lib/processes/sync.js';
import {Workspace} from '../../src/lib/processes/workspace.js';
import {openRegistry, type Registry} from '../../src/lib/registry/index.js';
import {runSandbox} from '../../src/lib/sandbox/index.js';
import type {OpenCard} from '../../src/lib/signing/index.js';
import {cardLabels} from '../../src/lib/ui/messages/texts/card.js';
import {exampleMember, readExample} from './sample-models.js';

const PIN = '739164';

/** The example's cooperative on a sandbox in this process, with a council and one applicant with his card. */
export class LiveCoop {
  readonly folder = mkdtempSync(join(tmpdir(), 'coopctl-live-'));
  url = '';
  registry!: Registry;
  council: OpenCard[] = [];
  applicant!: OpenCard;
  private readonly stopped = new AbortController();
  private sandbox: Promise<unknown> = Promise.resolve();

  /** Runs the sandbox and founds the cooperative. */
  async start(): Promise<void> {
    this.url = await new Promise<string>((resolve, reject) => {
      const onReady = (status: {url?: string}): void => {
        resolve(status.url ?? '');
      };
      const {folder, stopped} = this;
      const options = {folder, genesis: sandboxGenesis, signal: stopped.signal, onReady, log: () => undefined};
      this.sandbox = runSandbox(options);
      this.sandbox.catch(reject);
    });
    const {council} = await initialize(this.foundation('r.coop'));
    this.registry = openRegistry(join(this.folder, 'r.coop'), 'none');
    this.council = council.map(({account}) => this.card(account));
    this.applicant = await this.newApplicant();
  }

  async stop(): Promise<void> {
    this.registry.close();
    this.stopped.abort();
    await this.sandbox;
    rmSync(this.folder, {recursive: true});
  }

  /** A workspace as a new command has it. */
  work(node: () => NodeClient = () => connect({url: this.url})): Workspace {
    return new Workspace({registry: this.registry, connect: () => Promise.resolve(node())});
  }

  /** A workspace of a command that finds no network. */
  offline(): Workspace {
    return this.work(() => {
      throw new CoopError('node_unreachable', 'unreachable', {url: this.url, fault: 'refused', local: true});
    });
  }

  /** One more applicant, with his card; the examples have one person of each type. */
  async newApplicant(type: MemberType = 'individual'): Promise<OpenCard> {
    const work = this.work();
    const {account} = await addMember(work, exampleMember(type));
    await issueCard(work, {account, folder: join(this.folder, 'cards'), pin: PIN, labels: cardLabels});
    return this.card(account);
  }

  /** How a foundation of the example is begun in a new registry. */
  foundation(file: string): InitOptions {
    return {
      file: join(this.folder, file),
      foundation: readExample('romashka.yaml') as Foundation,
      key: 'none',
      profile: 'sandbox',
      connect: () => Promise.resolve(connect({url: this.url})),
      pin: PIN,
      labels: cardLabels,
      councilName: 'Совет',
      onStep: () => Promise.resolve(),
    };
  }

  /** How often the audit log has an act. */
  acts(act: string): number {
    return this.registry.audit.list({limit: 1000}).filter((entry) => entry.act === act).length;
  }

  /** Reads the history as soon as it has come to our newest transaction. */
  async syncToLast(): Promise<void> {
    const newest = Math.max(...this.registry.outbox.list({limit: 1000}).map(({id}) => id));
    await (await this.work().outbox()).wait(newest, 'irreversible');
    await syncHistory(this.work());
  }

  private card(account: string): OpenCard {
    return readCard(this.work(), join(this.folder, 'cards', `${account}.card`), account, PIN);
  }
}
