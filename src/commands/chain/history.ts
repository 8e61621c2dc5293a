import {Flags} from '@oclif/core';
import {listFlags} from '../../lib/cli/flags.js';
import {extentWarnings, personOf, shortHash, subjectOf} from '../../lib/cli/history-view.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {displayBlockTime} from '../../lib/domain/time.js';
import type {HistoryEntry, HistoryExtent} from '../../lib/processes/history.js';
import {historyTexts} from '../../lib/ui/messages/texts/history.js';

/** What `chain history` returns: actions in the chain's order, and what of the chain was read. */
export interface ChainHistoryResult extends HistoryExtent {
  actions: HistoryEntry[];
}

export default class ChainHistory extends ListCommand<ChainHistoryResult, HistoryEntry> {
  static override flags = {
    package: Flags.string({helpValue: 'HASH'}),
    document: Flags.string({helpValue: 'HASH', exclusive: ['package']}),
    contract: Flags.string({helpValue: 'ACCOUNT'}),
    action: Flags.string({helpValue: 'CONTRACT::NAME'}),
    member: Flags.string({helpValue: 'ACCOUNT'}),
    'from-block': Flags.integer({min: 1, helpValue: 'N'}),
    'to-block': Flags.integer({min: 1, helpValue: 'N'}),
    after: Flags.integer({min: 0, helpValue: 'PLACE'}),
    limit: listFlags.limit,
    columns: listFlags.columns,
    csv: listFlags.csv,
  };

  async run(): Promise<ChainHistoryResult> {
    const {flags} = await this.input(ChainHistory);
    this.checkAccount('member', flags.member);
    this.checkAccount('contract', flags.contract);
    const {registry} = await this.open(flags);
    const {historyExtent, listHistory} = await import('../../lib/processes/history.js');
    const {limit, after, contract: account, action, member, document} = flags;
    const range = {from_block: flags['from-block'], to_block: flags['to-block']};
    const query = {limit, after, account, action, member, document, package: flags.package, ...range};
    const actions = await listHistory(registry, query);
    const extent = historyExtent(registry);
    for (const warning of extentWarnings(extent, this.language)) this.caution(warning);
    return {actions, ...extent};
  }

  protected columns() {
    const {headings} = this.texts(historyTexts);
    return [
      {key: 'block_num', heading: headings.block, value: ({block_num}: HistoryEntry) => String(block_num)},
      {key: 'block_time', heading: headings.time, value: (row: HistoryEntry) => displayBlockTime(row.block_time)},
      {key: 'action', heading: headings.action, value: ({account, name}: HistoryEntry) => `${account}::${name}`},
      {key: 'member', heading: headings.member, value: personOf},
      {
        key: 'subject',
        heading: headings.subject,
        value: (row: HistoryEntry) => subjectOf(row, this.language),
        spare: 1,
      },
      {key: 'documents', heading: headings.documents, value: documentsCell, spare: 2},
      {
        key: 'transaction_id',
        heading: headings.transaction,
        value: (row: HistoryEntry) => row.transaction_id.slice(0, 16),
        csv: ({transaction_id}: HistoryEntry) => transaction_id,
        spare: 3,
      },
      {key: 'place', heading: headings.place, value: ({place}: HistoryEntry) => String(place), spare: 4},
    ];
  }

  protected rows({actions}: ChainHistoryResult): HistoryEntry[] {
    return actions;
  }

  protected empty(): string {
    return this.texts(historyTexts).none;
  }

  protected override note({actions}: ChainHistoryResult): string | undefined {
    const {limit, after} = this.given as {limit: number; after?: number};
    const texts = this.texts(historyTexts);
    const last = actions.at(-1);
    if (last === undefined || actions.length < limit) return undefined;
    return after === undefined ? texts.earlier : texts.more(String(last.place));
  }
}

/** Beginnings of the documents' hashes, those with something wrong marked. */
function documentsCell({documents}: HistoryEntry): string {
  return documents.map(({doc_hash, problems}) => `${problems.length > 0 ? '✗ ' : ''}${shortHash(doc_hash)}`).join(' ');
}
