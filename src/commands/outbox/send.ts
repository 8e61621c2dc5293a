import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {outboxOutcome} from '../../lib/cli/outbox-view.js';
import {isOnChain} from '../../lib/domain/records.js';
import {errorTexts} from '../../lib/ui/messages/errors/index.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';

/** What `outbox send` returns: what became of each entry that was to be sent, the oldest first. */
export interface OutboxSendResult {
  entries: (OutboxSummary & {
    /** Code of the error that holds the entry up; it stays where it is until somebody helps. */
    held?: string;
  })[];
}

export default class OutboxSend extends CoopCommand<OutboxSendResult> {
  static override args = {id: Args.integer({min: 1})};
  static override flags = {timeout: Flags.integer({default: 60, min: 1, max: 86_400, helpValue: 'SECONDS'})};

  async run(): Promise<OutboxSendResult> {
    const {flags, args} = await this.input(OutboxSend);
    const work = await this.open(flags);
    const {sendOutbox} = await import('../../lib/processes/outbox.js');
    const steps = await sendOutbox(work, args.id, flags.timeout * 1000);
    if (args.id !== undefined) {
      const {requireReached} = await import('../../lib/chain/index.js');
      for (const step of steps.filter(({entry}) => entry.id === args.id)) {
        requireReached(step, 'included', flags.timeout * 1000);
      }
    }
    // Those that wait for a held entry are held by the same.
    const told = new Set(steps.flatMap(({held}) => (held ? this.tell(held.code, held.params) : [])));
    for (const text of told) this.caution(text);
    return {entries: steps.map(({entry, held}) => ({...summarize(entry), ...(held ? {held: held.code} : {})}))};
  }

  protected async render({entries}: OutboxSendResult): Promise<void> {
    const texts = this.texts(outboxWords);
    if (entries.length === 0) {
      this.print(texts.nothing);
      return;
    }
    const arrived = entries.filter((entry) => isOnChain(entry)).length;
    if (arrived > 0) this.done(texts.sent(arrived, entries.length));
    this.print(await outboxOutcome(entries, texts, this.language));
  }

  /** An error's text as a line. */
  private tell(code: keyof (typeof errorTexts)['ru'], params: unknown): string {
    const text = this.texts(errorTexts)[code] as (params: unknown) => {message: string};
    return text(params).message;
  }
}
