import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {outboxOutcome} from '../../lib/cli/outbox-view.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';

/** What `outbox wait` returns: the entries that were on their way. */
export interface OutboxWaitResult {
  entries: OutboxSummary[];
}

export default class OutboxWait extends CoopCommand<OutboxWaitResult> {
  static override args = {id: Args.integer({min: 1})};
  static override flags = {
    irreversible: Flags.boolean(),
    timeout: Flags.integer({default: 60, min: 1, max: 86_400, helpValue: 'SECONDS'}),
  };

  async run(): Promise<OutboxWaitResult> {
    const {flags, args} = await this.input(OutboxWait);
    const work = await this.open(flags);
    const {waitForOutbox} = await import('../../lib/processes/outbox.js');
    const target = flags.irreversible ? 'irreversible' : 'included';
    const entries = await waitForOutbox(work, args.id, target, flags.timeout * 1000);
    return {entries: entries.map(summarize)};
  }

  protected async render({entries}: OutboxWaitResult): Promise<void> {
    const texts = this.texts(outboxWords);
    if (entries.length === 0) {
      this.print(texts.nothing);
      return;
    }
    this.done(texts.settled(entries.length, this.given.irreversible === true));
    this.print(await outboxOutcome(entries, texts, this.language));
  }
}
