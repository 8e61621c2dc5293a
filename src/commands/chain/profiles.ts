import {Flags} from '@oclif/core';
import {describeHealth, healthText, type EndpointState} from '../../lib/cli/endpoint-health.js';
import {listFlags} from '../../lib/cli/flags.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {readOwnProfiles} from '../../lib/config/index.js';
import {networkTexts} from '../../lib/ui/messages/texts/networks.js';

/** A network that coopctl knows. */
export interface KnownNetwork {
  name: string;
  /** Commands in this folder use it. */
  in_use: boolean;
  /** The user has named it, or other nodes of it. */
  own: boolean;
  /** True where nothing has legal force. */
  development: boolean;
  /** Absent until it is pinned at first use. */
  chain_id?: string;
  endpoints: string[];
  /** With `--check`. */
  health?: EndpointState[];
}

/** What `chain profiles` returns. */
export interface ChainProfilesResult {
  profiles: KnownNetwork[];
}

export default class ChainProfiles extends ListCommand<ChainProfilesResult, KnownNetwork> {
  static override flags = {check: Flags.boolean(), columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<ChainProfilesResult> {
    const {flags} = await this.input(ChainProfiles);
    const [{networkProfile}, {PROFILE_NAMES}] = await Promise.all([
      import('../../lib/cli/session.js'),
      import('../../lib/chain/index.js'),
    ]);
    const own = readOwnProfiles(process.env);
    const used = await this.usedProfile(flags);
    const profiles: KnownNetwork[] = [];
    for (const name of new Set([...PROFILE_NAMES, ...Object.keys(own)])) {
      // The sandbox has an address only while it runs.
      const network = await networkProfile(name).catch(() => undefined);
      const {development = true, chain_id, endpoints = []} = network ?? {};
      profiles.push({
        name,
        in_use: name === used,
        own: Object.hasOwn(own, name),
        development,
        ...(chain_id === undefined ? {} : {chain_id}),
        endpoints,
        ...(flags.check && network ? {health: await describeHealth(network, this.language)} : {}),
      });
    }
    return {profiles};
  }

  protected columns() {
    const texts = this.texts(networkTexts);
    const {headings} = texts;
    const nodes = ({name, endpoints}: KnownNetwork): string =>
      endpoints.length === 0 && name === 'sandbox' ? texts.where_sandbox_runs : endpoints.join('\n');
    return [
      {key: 'in_use', heading: headings.used, value: ({in_use}: KnownNetwork) => (in_use ? '*' : '')},
      {key: 'name', heading: headings.name, value: ({name}: KnownNetwork) => name},
      {key: 'endpoints', heading: headings.endpoints, value: nodes},
      {
        key: 'chain_id',
        heading: headings.chain_id,
        value: ({chain_id}: KnownNetwork) => (chain_id === undefined ? texts.not_pinned : `${chain_id.slice(0, 16)}…`),
      },
      {
        key: 'development',
        heading: headings.force,
        value: ({development}: KnownNetwork) => texts.force(development),
        spare: 1,
      },
    ];
  }

  protected rows({profiles}: ChainProfilesResult): KnownNetwork[] {
    return profiles;
  }

  protected override async render(result: ChainProfilesResult): Promise<void> {
    await super.render(result);
    const health = result.profiles.flatMap((profile) => profile.health ?? []);
    if (health.length === 0 || this.given.csv === true) return;
    this.print();
    this.print(await healthText(health, this.texts(networkTexts), this.terminal.paint.bold));
  }

  protected empty(): string {
    return this.texts(networkTexts).none;
  }
}
