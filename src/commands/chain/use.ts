import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {networkTexts} from '../../lib/ui/messages/texts/networks.js';

/** What `chain use` returns. */
export interface ChainUseResult {
  profile: string;
  endpoints: string[];
  /** Absent when no node could be reached to ask for it. */
  chain_id?: string;
  /** The registry that works through the network from now on; absent when it is the network of new registries. */
  registry?: string;
}

export default class ChainUse extends CoopCommand<ChainUseResult> {
  static override args = {name: Args.string({required: true})};
  static override flags = {
    endpoint: Flags.string({multiple: true, helpValue: 'URL'}),
    'chain-id': Flags.string({helpValue: 'HEX'}),
  };

  async run(): Promise<ChainUseResult> {
    const {flags, args} = await this.input(ChainUse);
    const work = await this.openIfThere(flags);
    const {useNetwork} = await import('../../lib/cli/use-network.js');
    const {endpoint: endpoints, 'chain-id': chain_id} = flags;
    const wish = {name: args.name, ...(endpoints ? {endpoints} : {}), ...(chain_id === undefined ? {} : {chain_id})};
    const {profile, reached} = await useNetwork(wish, work, this.onTrouble);
    if (!reached) this.caution(this.texts(networkTexts).not_checked);
    return {
      profile: profile.name,
      endpoints: profile.endpoints,
      ...(profile.chain_id === undefined ? {} : {chain_id: profile.chain_id}),
      ...(work === undefined ? {} : {registry: work.registry.file}),
    };
  }

  protected render({profile, registry}: ChainUseResult): void {
    const texts = this.texts(networkTexts);
    this.done(registry === undefined ? texts.used_by_default(profile) : texts.used_by_registry(profile, registry));
  }
}
