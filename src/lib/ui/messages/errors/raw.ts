import type {ErrorParams} from '../../../domain/errors.js';
import type {ErrorCatalogue, Language} from '../types.js';

type RawErrors =
  | 'raw_table_unknown'
  | 'raw_name_bad'
  | 'raw_account_unknown'
  | 'raw_actions_bad'
  | 'raw_action_unknown'
  | 'raw_field_unknown'
  | 'raw_field_missing'
  | 'raw_transaction_unknown'
  | 'raw_undecodable';

const problems: Record<Language, Record<ErrorParams['raw_actions_bad']['problem'], string>> = {
  ru: {
    none: 'нет действий',
    too_many: 'слишком много действий',
    not_object: 'нужен объект с полями account, name, data',
    account: 'нужно имя аккаунта контракта',
    name: 'нужно имя действия',
    data: 'нужен объект с полями действия',
    authorization: 'нужен список {actor, permission} или «аккаунт@разрешение»',
    unknown_key: 'такого поля у действия нет (есть account, name, authorization, data)',
  },
  en: {
    none: 'no actions',
    too_many: 'too many actions',
    not_object: 'an object with account, name, data is expected',
    account: "the contract's account name is expected",
    name: "the action's name is expected",
    data: "an object with the action's fields is expected",
    authorization: 'a list of {actor, permission} or "account@permission" is expected',
    unknown_key: 'an action has no such key (it has account, name, authorization, data)',
  },
};

const actionsForm: Record<Language, string> = {
  ru: 'Образец: {"account": "eosio.token", "name": "transfer", "data": {…}}, список таких или {"actions": […]}; без authorization действует кооператив.',
  en: 'As in: {"account": "eosio.token", "name": "transfer", "data": {…}}, a list of those, or {"actions": […]}; without authorization the cooperative authorises.',
};

/** So many names are read by a person; the rest is in the ABI. */
const MOST = 60;

function list(names: readonly string[]): string {
  return names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} …`;
}

export const rawErrors = {
  ru: {
    raw_table_unknown: ({contract, table, known}) => ({
      message: `У контракта ${contract} нет таблицы «${table}».`,
      hint: known.length === 0 ? 'У этого контракта таблиц нет.' : `Есть: ${list(known)}`,
    }),
    raw_name_bad: ({name}) => ({
      message: `«${name}» — не имя аккаунта.`,
      hint: 'Имя аккаунта — до 12 знаков из a–z, 1–5 и точки, как eosio.token или ivanovivanov.',
    }),
    raw_account_unknown: ({account, url}) => ({
      message: `В блокчейне (узел ${url}) нет аккаунта ${account}.`,
      hint: 'Проверьте имя; какая это сеть, показывает coopctl chain info.',
    }),
    raw_actions_bad: ({file, place, problem}) => ({
      message: `${file}${place === '' ? '' : `, ${place}`}: ${problems.ru[problem]}.`,
      hint: actionsForm.ru,
    }),
    raw_action_unknown: ({contract, action, known}) => ({
      message: `У контракта ${contract} нет действия «${action}».`,
      hint: known.length === 0 ? 'У этого контракта действий нет.' : `Есть: ${list(known)}`,
    }),
    raw_field_unknown: ({contract, action, field, known}) => ({
      message: `У действия ${contract}::${action} нет поля «${field}».`,
      hint: `Поля: ${list(known)}`,
    }),
    raw_field_missing: ({contract, action, field, known}) => ({
      message: `Для ${contract}::${action} не указано поле «${field}».`,
      hint: `Поля: ${list(known)}`,
    }),
    raw_transaction_unknown: ({id, online}) => ({
      message: `Транзакции ${id} нет ${online ? 'ни в реестре, ни у узла' : 'в реестре, а узел недоступен'}.`,
      hint: online
        ? 'Узел без трасс помнит только недавние транзакции. Нужен узел с trace_api: --profile ИМЯ.'
        : 'Повторите команду, когда будет связь: coopctl chain info.',
    }),
    raw_undecodable: ({what}) => ({
      message: `${what}: это не транзакция.`,
      hint: 'Укажите номер транзакции (64 знака 0–9, a–f), её байты этими же знаками или файл JSON с ней.',
    }),
  },
  en: {
    raw_table_unknown: ({contract, table, known}) => ({
      message: `Contract ${contract} has no table "${table}".`,
      hint: known.length === 0 ? 'This contract has no tables.' : `It has: ${list(known)}`,
    }),
    raw_name_bad: ({name}) => ({
      message: `"${name}" is no account name.`,
      hint: 'An account name has up to 12 characters of a–z, 1–5 and the dot, as eosio.token or ivanovivanov.',
    }),
    raw_account_unknown: ({account, url}) => ({
      message: `The chain (node ${url}) has no account ${account}.`,
      hint: 'Check the name; coopctl chain info shows which network this is.',
    }),
    raw_actions_bad: ({file, place, problem}) => ({
      message: `${file}${place === '' ? '' : `, ${place}`}: ${problems.en[problem]}.`,
      hint: actionsForm.en,
    }),
    raw_action_unknown: ({contract, action, known}) => ({
      message: `Contract ${contract} has no action "${action}".`,
      hint: known.length === 0 ? 'This contract has no actions.' : `It has: ${list(known)}`,
    }),
    raw_field_unknown: ({contract, action, field, known}) => ({
      message: `Action ${contract}::${action} has no field "${field}".`,
      hint: `Fields: ${list(known)}`,
    }),
    raw_field_missing: ({contract, action, field, known}) => ({
      message: `The field "${field}" of ${contract}::${action} is not given.`,
      hint: `Fields: ${list(known)}`,
    }),
    raw_transaction_unknown: ({id, online}) => ({
      message: `Transaction ${id} is not in the registry${online ? ', nor does the node know it' : ', and no node can be reached'}.`,
      hint: online
        ? 'A node without traces remembers only recent transactions. A node with trace_api is needed: --profile NAME.'
        : 'Run the command again when there is a network: coopctl chain info.',
    }),
    raw_undecodable: ({what}) => ({
      message: `${what}: this is no transaction.`,
      hint: 'Give the id of a transaction (64 characters 0–9, a–f), its bytes in the same characters, or a JSON file with it.',
    }),
  },
} satisfies ErrorCatalogue<RawErrors>;
