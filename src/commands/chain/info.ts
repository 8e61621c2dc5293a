import {CoopCommand} from '../../lib/cli/command.js';
import {describeHealth, healthText, type EndpointState} from '../../lib/cli/endpoint-health.js';
import {displayBlockTime} from '../../lib/domain/time.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';
import {networkTexts} from '../../lib/ui/messages/texts/networks.js';

/** What `chain info` returns. */
export interface ChainInfoResult {
  profile: string;
  /** The node that was chosen. */
  url: string;
  chain_id: string;
  head_block_num: number;
  /** UTC. */
  head_block_time: string;
  last_irreversible_block_num: number;
  server_version: string;
  endpoints: EndpointState[];
}

export default class ChainInfo extends CoopCommand<ChainInfoResult> {
  async run(): Promise<ChainInfoResult> {
    const {flags} = await this.input(ChainInfo);
    const {connectProfile, networkProfile, registryChain, registryProfile} = await import('../../lib/cli/session.js');
    const work = flags.profile === undefined ? await this.openIfThere(flags) : undefined;
    const profile = this.chosenProfile(flags) ?? (work && registryProfile(work.registry)) ?? this.settings.profile;
    const name = profile ?? 'sandbox';
    const network = await networkProfile(name, work && registryChain(work.registry));
    const node = await connectProfile(name, {chain_id: network.chain_id, onTrouble: this.onTrouble});
    const {url, ...info} = await node.info().then((now) => ({...now, url: node.url}));
    return {
      profile: name,
      url,
      chain_id: info.chain_id,
      head_block_num: info.head_block_num,
      head_block_time: info.head_block_time,
      last_irreversible_block_num: info.last_irreversible_block_num,
      server_version: info.server_version,
      endpoints: await describeHealth(network, this.language),
    };
  }

  protected async render(info: ChainInfoResult): Promise<void> {
    const texts = this.texts(chainTexts);
    this.printFacts([
      [texts.profile, info.profile],
      [texts.url, info.url],
      [texts.chain_id, info.chain_id],
      [texts.head, String(info.head_block_num)],
      [texts.irreversible, String(info.last_irreversible_block_num)],
      [texts.time, displayBlockTime(info.head_block_time)],
      [texts.version, info.server_version],
    ]);
    if (info.endpoints.length < 2) return;
    this.print();
    this.print(await healthText(info.endpoints, this.texts(networkTexts), this.terminal.paint.bold));
  }
}
