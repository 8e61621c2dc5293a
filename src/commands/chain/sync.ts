import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {Interval} from '../../lib/domain/intervals.js';
import type {SyncResult} from '../../lib/processes/sync.js';
import {barText} from '../../lib/ui/bar.js';
import {syncTexts} from '../../lib/ui/messages/texts/sync.js';

/** What `chain sync` returns. */
export type ChainSyncResult = SyncResult;

/** Stretches of blocks that are named; the rest is in the JSON. */
const NAMED = 5;

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
    const [firstUnread] = unread;
    const [firstUntraced] = untraced;
    if (outbox_trouble !== undefined) this.caution(texts.outbox(outbox_trouble));
    if (node_behind) this.caution(texts.behind);
    if (wrong_documents > 0) this.caution(texts.wrong(wrong_documents));
    if (firstUnread) this.caution(texts.unread(spanText(unread), firstUnread[0]));
    if (firstUntraced) this.caution(texts.untraced(spanText(untraced), firstUntraced[0]));
  }

  protected render({from_block, to_block, actions, documents}: ChainSyncResult): void {
    const texts = this.texts(syncTexts);
    this.done(
      to_block < from_block ? texts.nothing_new(to_block) : texts.read(from_block, to_block, actions, documents),
    );
  }
}

/** Blocks as people write them: `1–9, 12, …`. */
function spanText(intervals: readonly Interval[]): string {
  const named = intervals.slice(0, NAMED).map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  return [...named, ...(intervals.length > NAMED ? ['…'] : [])].join(', ');
}
