import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {lacksOf} from '../../lib/cli/history-view.js';
import type {SyncResult} from '../../lib/processes/sync.js';
import {barText} from '../../lib/ui/bar.js';
import {syncTexts} from '../../lib/ui/messages/texts/sync.js';

/** What `chain sync` returns. */
export type ChainSyncResult = SyncResult;

export default class ChainSync extends CoopCommand<ChainSyncResult> {
  static override flags = {'from-block': Flags.integer({min: 1, helpValue: 'N'}), rebuild: Flags.boolean()};

  async run(): Promise<ChainSyncResult> {
    const {flags} = await this.input(ChainSync);
    const work = await this.open(flags);
    const {syncHistory} = await import('../../lib/processes/sync.js');
    const {bar, reading} = this.texts(syncTexts);
    const started = Date.now();
    const result = await syncHistory(work, {
      fromBlock: flags['from-block'],
      rebuild: flags.rebuild,
      onProgress: (progress) => {
        this.progress.count(() => reading(barText({...progress, elapsed: Date.now() - started}, bar)));
      },
    });
    this.progress.stop();
    this.tellLacks(result);
    return result;
  }

  /** What keeps the history from being whole. */
  private tellLacks({unread, untraced, wrong_documents, node_behind, outbox_trouble}: ChainSyncResult): void {
    const texts = this.texts(syncTexts);
    if (outbox_trouble !== undefined) this.caution(texts.outbox(outbox_trouble));
    if (node_behind) this.caution(texts.behind);
    if (wrong_documents > 0) this.caution(texts.wrong(wrong_documents));
    for (const lack of lacksOf({unread, untraced}, this.language)) this.caution(lack);
  }

  protected render({from_block, to_block, actions, documents}: ChainSyncResult): void {
    const texts = this.texts(syncTexts);
    this.done(
      to_block < from_block ? texts.nothing_new(to_block) : texts.read(from_block, to_block, actions, documents),
    );
    if (to_block >= from_block) this.print(`  ${texts.next}`);
  }
}
