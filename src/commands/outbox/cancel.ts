import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';

/** What `outbox cancel` returns. */
export interface OutboxCancelResult extends OutboxSummary {
  /** Entries that waited for it and will fail with it. */
  dependents: number[];
}

export default class OutboxCancel extends CoopCommand<OutboxCancelResult> {
  static override args = {id: Args.integer({required: true, min: 1})};
  static override flags = {yes: Flags.boolean({char: 'y'})};

  async run(): Promise<OutboxCancelResult> {
    const {flags, args} = await this.input(OutboxCancel);
    const work = await this.open(flags);
    const {cancelOutbox, showCancellable} = await import('../../lib/processes/outbox.js');
    const {entry, dependents} = showCancellable(work, args.id);
    const ids = dependents.filter(({state}) => state === 'queued').map(({id}) => id);
    await this.confirm(flags.yes, this.texts(outboxWords).confirm_cancel(entry.id, summarize(entry).actions, ids));
    return {...summarize(await cancelOutbox(work, args.id)), dependents: ids};
  }

  protected render({id, dependents}: OutboxCancelResult): void {
    const texts = this.texts(outboxWords);
    this.done(texts.cancelled(id));
    if (dependents.length > 0) this.print(`  ${texts.fail_with_it(dependents)}`);
  }
}
