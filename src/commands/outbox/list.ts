import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {outboxColumns} from '../../lib/cli/outbox-view.js';
import {OUTBOX_STATES} from '../../lib/domain/records.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';

/** What `outbox list` returns: the newest first. */
export interface OutboxListResult {
  entries: OutboxSummary[];
}

export default class OutboxList extends ListCommand<OutboxListResult, OutboxSummary> {
  static override flags = {
    state: Flags.option({options: OUTBOX_STATES, multiple: true})(),
    open: Flags.boolean({exclusive: ['state']}),
    subject: Flags.string({helpValue: 'HASH'}),
    ...listFlags,
  };

  async run(): Promise<OutboxListResult> {
    const {flags} = await this.input(OutboxList);
    const {registry} = await this.open(flags);
    const {subject, limit, offset} = flags;
    const states = flags.open ? (['queued', 'sent', 'included'] as const) : flags.state;
    const entries = registry.outbox.list({
      newest: true,
      limit,
      offset,
      ...(states === undefined ? {} : {states}),
      ...(subject === undefined ? {} : {subject}),
    });
    return {entries: entries.map(summarize)};
  }

  protected columns() {
    return outboxColumns(this.texts(outboxWords), this.language);
  }

  protected rows({entries}: OutboxListResult): OutboxSummary[] {
    return entries;
  }

  protected empty(): string {
    return this.texts(outboxWords).empty;
  }
}
