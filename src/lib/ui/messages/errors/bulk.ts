import type {ErrorParams} from '../../../domain/errors.js';
import type {ErrorCatalogue, Language} from '../types.js';

type LineReason = ErrorParams['members_line_wrong']['reason'];
type Kind = ErrorParams['bulk_incomplete']['kind'];

const REASONS: Record<Language, Record<LineReason, string>> = {
  ru: {
    account: 'это не имя аккаунта',
    columns: 'число столбцов не такое, как в первой строке',
    quotes: 'кавычки не закрыты',
    length: 'строка слишком длинная',
  },
  en: {
    account: 'this is no account name',
    columns: 'the number of columns is not that of the first line',
    quotes: 'the quotes do not fit',
    length: 'the line is too long',
  },
};

/** The same command again, for those that can be repaired. */
const NEXT: Record<Language, Record<Kind, string>> = {
  ru: {
    generate: 'Исправьте причины и повторите ту же команду: готовые документы она не тронет.',
    verify: 'Каждый такой документ отдельно: coopctl document verify ХЭШ',
    regenerate: 'Подписанные PDF остались в реестре. Каждый отдельно: coopctl document regenerate ХЭШ',
  },
  en: {
    generate: 'Repair the causes and run the same command again: it leaves the finished documents alone.',
    verify: 'Each such document by itself: coopctl document verify HASH',
    regenerate: 'The signed PDFs are safe in the registry. Each by itself: coopctl document regenerate HASH',
  },
};

type BulkErrors =
  'members_empty' | 'members_line_wrong' | 'members_column_missing' | 'bulk_facts_unfit' | 'bulk_incomplete';

export const bulkErrors = {
  ru: {
    members_line_wrong: ({line, reason}) => ({
      message: `Строка ${line} списка: ${REASONS.ru[reason]}.`,
      hint: 'Нужен один аккаунт в строке или таблица CSV со столбцом account; см. coopctl document generate --help.',
    }),
    members_empty: ({file}) => ({
      message: `В списке ${file} нет ни одного пайщика.`,
      hint: 'Нужен один аккаунт в строке или таблица CSV со столбцом account. Аккаунты: coopctl member list',
    }),
    members_column_missing: ({file, column}) => ({
      message: `В таблице ${file} нет столбца ${column}.`,
      hint: 'Назовите столбцы в первой строке; см. coopctl document generate --help.',
    }),
    bulk_facts_unfit: ({registry_id}) => ({
      message: `Для документа № ${registry_id} файл или столбцы описывают новые сведения; списком их не записывают.`,
      hint: `Запишите их первым документом: coopctl document generate ${registry_id} --member АККАУНТ --from ФАЙЛ; в файле для списка вместо раздела укажите ключ, который он назовёт.`,
    }),
    bulk_incomplete: ({kind, done, failed, differing}) => ({
      message: `Готово документов: ${done}. Не удалось: ${failed}.${differing === 0 ? '' : ` Расхождений: ${differing}.`}`,
      hint: NEXT.ru[kind],
    }),
  },
  en: {
    members_line_wrong: ({line, reason}) => ({
      message: `Line ${line} of the list: ${REASONS.en[reason]}.`,
      hint: 'Give one account a line, or a CSV table with a column account; see coopctl document generate --help.',
    }),
    members_empty: ({file}) => ({
      message: `There is no member on the list ${file}.`,
      hint: 'Give one account a line, or a CSV table with a column account. Accounts: coopctl member list',
    }),
    members_column_missing: ({file, column}) => ({
      message: `The table ${file} has no column ${column}.`,
      hint: 'Name the columns in the first line; see coopctl document generate --help.',
    }),
    bulk_facts_unfit: ({registry_id}) => ({
      message: `For document ${registry_id} the file or the columns state new facts; a list does not record any.`,
      hint: `Record them with a first document: coopctl document generate ${registry_id} --member ACCOUNT --from FILE; in the file for the list give the key that it names instead of the section.`,
    }),
    bulk_incomplete: ({kind, done, failed, differing}) => ({
      message: `Documents done: ${done}. Failed: ${failed}.${differing === 0 ? '' : ` Different: ${differing}.`}`,
      hint: NEXT.en[kind],
    }),
  },
} satisfies ErrorCatalogue<BulkErrors>;
