import {CoopCommand} from '../../lib/cli/command.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';

/** What `chain info` returns. */
export interface ChainInfoResult {
  profile: string;
  url: string;
  chain_id: string;
  head_block_num: number;
  /** UTC. */
  head_block_time: string;
  last_irreversible_block_num: number;
  server_version: string;
}

export default class ChainInfo extends CoopCommand<ChainInfoResult> {
  async run(): Promise<ChainInfoResult> {
    const {flags} = await this.input(ChainInfo);
    const wished = flags.profile ?? this.settings.profile;
    const {connectProfile} = await import('../../lib/cli/session.js');
    const work = wished === undefined ? await this.openIfThere(flags) : undefined;
    const profile = wished ?? work?.registry.identity.profile ?? 'sandbox';
    const node = work === undefined ? await connectProfile(profile) : await work.node();
    const info = await node.info();
    return {
      profile,
      url: node.url,
      chain_id: info.chain_id,
      head_block_num: info.head_block_num,
      head_block_time: info.head_block_time,
      last_irreversible_block_num: info.last_irreversible_block_num,
      server_version: info.server_version,
    };
  }

  protected render(info: ChainInfoResult): void {
    const texts = this.texts(chainTexts);
    this.printFacts([
      [texts.profile, info.profile],
      [texts.url, info.url],
      [texts.chain_id, info.chain_id],
      [texts.head, String(info.head_block_num)],
      [texts.irreversible, String(info.last_irreversible_block_num)],
      [texts.time, info.head_block_time],
      [texts.version, info.server_version],
    ]);
  }
}
