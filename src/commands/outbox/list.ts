import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import {OUTBOX_STATES} from '../../lib/domain/records.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';
import {outboxTexts} from '../../lib/ui/messages/texts/words.js';

/** What `outbox list` returns. */
export interface OutboxListResult {
  entries: OutboxSummary[];
}

export default class OutboxList extends ListCommand<OutboxListResult, OutboxSummary> {
  static override flags = {state: Flags.option({options: OUTBOX_STATES, multiple: true})(), ...listFlags};

  async run(): Promise<OutboxListResult> {
    const {flags} = await this.input(OutboxList);
    const {registry} = await this.open(flags);
    const {state: states, limit, offset} = flags;
    const entries = registry.outbox.list({limit, offset, ...(states === undefined ? {} : {states})});
    return {entries: entries.map(summarize)};
  }

  protected columns() {
    const {headings} = this.texts(chainTexts);
    return [
      {key: 'id', heading: headings.id, value: ({id}: OutboxSummary) => String(id)},
      {key: 'state', heading: headings.state, value: ({state}: OutboxSummary) => this.texts(outboxTexts)[state]},
      {key: 'actions', heading: headings.what, value: ({actions}: OutboxSummary) => actions.join(' ')},
      {
        key: 'transaction_id',
        heading: headings.transaction,
        value: (entry: OutboxSummary) => entry.transaction_id?.slice(0, 16) ?? '',
      },
      {key: 'block_num', heading: headings.block, value: ({block_num}: OutboxSummary) => block_num?.toString() ?? ''},
      {key: 'error', heading: headings.error, value: ({error}: OutboxSummary) => error ?? ''},
    ];
  }

  protected rows({entries}: OutboxListResult): OutboxSummary[] {
    return entries;
  }

  protected empty(): string {
    return this.texts(chainTexts).outbox_empty;
  }
}
