import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {OUTBOX_STATES} from '../../lib/domain/records.js';
import {displayTime} from '../../lib/domain/time.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';
import {outboxTexts} from '../../lib/ui/messages/texts/words.js';

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
    const {headings, refusal} = this.texts(outboxWords);
    return [
      {key: 'id', heading: headings.id, value: ({id}: OutboxSummary) => String(id)},
      {key: 'state', heading: headings.state, value: ({state}: OutboxSummary) => this.texts(outboxTexts)[state]},
      {key: 'actions', heading: headings.what, value: ({actions}: OutboxSummary) => actions.join(' ')},
      {key: 'created_at', heading: headings.created, value: (entry: OutboxSummary) => displayTime(entry.created_at)},
      {
        key: 'transaction_id',
        heading: headings.transaction,
        value: (entry: OutboxSummary) => entry.transaction_id?.slice(0, 16) ?? '',
      },
      {key: 'block_num', heading: headings.block, value: ({block_num}: OutboxSummary) => block_num?.toString() ?? ''},
      {key: 'error', heading: headings.error, value: (entry: OutboxSummary) => refusal(entry)},
    ];
  }

  protected rows({entries}: OutboxListResult): OutboxSummary[] {
    return entries;
  }

  protected empty(): string {
    return this.texts(outboxWords).empty;
  }
}
