import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {SyncResult} from '../../lib/processes/sync.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';

/** What `chain sync` returns. */
export type ChainSyncResult = SyncResult;

export default class ChainSync extends CoopCommand<ChainSyncResult> {
  static override flags = {'from-block': Flags.integer({min: 1, helpValue: 'N'})};

  async run(): Promise<ChainSyncResult> {
    const {flags} = await this.input(ChainSync);
    const work = await this.open(flags);
    const {syncHistory} = await import('../../lib/processes/sync.js');
    return syncHistory(work, flags['from-block']);
  }

  protected render({from_block, to_block, actions, documents}: ChainSyncResult): void {
    const texts = this.texts(chainTexts);
    this.done(
      to_block < from_block ? texts.nothing_new(to_block) : texts.synced(from_block, to_block, actions, documents),
    );
  }
}
