import type {outboxWords} from '../ui/messages/texts/outbox.js';
import {outboxPurposes} from '../ui/messages/texts/purposes.js';
import {outboxTexts} from '../ui/messages/texts/words.js';
import type {Language} from '../ui/messages/types.js';
import {displayTime} from '../domain/time.js';
import {chooseColumns, formatTable, type Column} from '../ui/table.js';
import type {OutboxSummary} from './outbox-summary.js';

/** Columns of tables of outbox entries. */
export function outboxColumns(words: (typeof outboxWords)['ru'], language: Language): Column<OutboxSummary>[] {
  const {headings, refusal} = words;
  return [
    {key: 'id', heading: headings.id, value: ({id}) => String(id)},
    {key: 'state', heading: headings.state, value: ({state}) => outboxTexts[language][state]},
    {key: 'key', heading: headings.what, value: (entry) => purposeOf(entry, language), csv: ({key}) => key},
    {
      key: 'actions',
      heading: headings.actions,
      value: ({actions}) => folded(actions),
      csv: ({actions}) => actions.join(' '),
      spare: 2,
    },
    {key: 'created_at', heading: headings.created, value: ({created_at}) => displayTime(created_at), spare: 3},
    {
      key: 'transaction_id',
      heading: headings.transaction,
      value: ({transaction_id}) => transaction_id?.slice(0, 16) ?? '',
      csv: ({transaction_id}) => transaction_id ?? '',
      spare: 4,
    },
    {key: 'block_num', heading: headings.block, value: ({block_num}) => block_num?.toString() ?? ''},
    {key: 'error', heading: headings.error, value: (entry) => refusal(entry), spare: 1},
  ];
}

/** What became of some entries, as a table. */
export async function outboxOutcome(
  entries: readonly OutboxSummary[],
  words: (typeof outboxWords)['ru'],
  language: Language,
): Promise<string> {
  const hasRefusal = entries.some((entry) => words.refusal(entry) !== '');
  const keys = ['id', 'state', 'key', 'block_num', ...(hasRefusal ? ['error'] : [])];
  return formatTable(chooseColumns(outboxColumns(words, language), keys.join(',')).columns, entries);
}

/** What an entry is for, by the process in its key; its first action where no process of ours has made it. */
function purposeOf({key, actions}: OutboxSummary, language: Language): string {
  const [process = ''] = key.split(':');
  return outboxPurposes[language][process] ?? folded(actions);
}

/** The first action, and how many more there are. */
function folded([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}
