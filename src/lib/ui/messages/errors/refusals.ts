import type {ErrorParams} from '../../../domain/errors.js';
import type {ErrorCatalogue, Language} from '../types.js';
import {again, otherNode} from './chain.js';

type RefusalErrors =
  | 'contract_refused'
  | 'contract_error_code'
  | 'contract_broken'
  | 'tokens_short'
  | 'account_name_taken'
  | 'action_not_found'
  | 'action_data_unfit'
  | 'authority_missing'
  | 'key_not_accepted'
  | 'permission_missing'
  | 'permission_unfit'
  | 'signature_unneeded'
  | 'signature_invalid'
  | 'transaction_expired'
  | 'expiration_too_far'
  | 'tapos_mismatch'
  | 'duplicate_transaction'
  | 'transaction_malformed'
  | 'transaction_too_large'
  | 'execution_too_long'
  | 'resources_exhausted'
  | 'resources_greylisted'
  | 'blacklisted'
  | 'node_declined'
  | 'node_busy'
  | 'node_lacks_api'
  | 'node_lacks_record'
  | 'node_access_denied'
  | 'request_not_understood'
  | 'account_unknown'
  | 'table_unknown'
  | 'block_unknown'
  | 'chain_refused';

/** Names of what an account uses up; the abbreviation is what the rest of the world calls it. */
export const resourceNames: Record<Language, Record<ErrorParams['resources_exhausted']['resource'], string>> = {
  ru: {ram: 'памяти (RAM)', net: 'объёма передачи (NET)', cpu: 'процессорного времени (CPU)'},
  en: {ram: 'memory (RAM)', net: 'bandwidth (NET)', cpu: 'processor time (CPU)'},
};

const nothing = {
  ru: 'Ничего не изменилось.',
  en: 'Nothing has changed.',
};

const update = {
  ru: `${nothing.ru} Обновите coopctl; если версия последняя, сообщите оператору платформы.`,
  en: `${nothing.en} Update coopctl; if it is the newest, tell the platform's operator.`,
};

/** What was refused, each action once, in brackets; nothing for a read. */
function by(action: string): string {
  return action === '' ? '' : ` (${once(action)})`;
}

/** The actions of a transaction, each once. */
function once(action: string): string {
  return [...new Set(action.split(', '))].join(', ');
}

/** The account before the permission in `account@permission`. */
function accountOf(authority: string): string {
  return authority.split('@')[0] ?? authority;
}

/** HTTP status of a page in words. */
function busy(language: Language, detail: string): string {
  const words = {
    ru: {'HTTP 429': 'слишком много запросов с этого адреса', 'HTTP 503': 'временно не обслуживает (HTTP 503)'},
    en: {'HTTP 429': 'too many requests from this address', 'HTTP 503': 'it does not serve for now (HTTP 503)'},
  };
  return (words[language] as Record<string, string>)[detail] ?? detail;
}

export const refusalErrors = {
  ru: {
    contract_refused: ({action, text}) => ({
      message: `Контракт отказал${by(action)}: ${text}`,
      hint: `${nothing.ru} Устраните причину и повторите команду; состояние видно в coopctl status.`,
    }),
    contract_error_code: ({action, number}) => ({
      message: `Контракт отказал${by(action)} и назвал только код ошибки: ${number}.`,
      hint: `${nothing.ru} Что значит код, знает оператор платформы: сообщите ему код и действие.`,
    }),
    contract_broken: ({action, detail}) => ({
      message: `Контракт сломался, выполняя ${once(action)}: ${detail}`,
      hint: `${nothing.ru} Это ошибка контракта или узла, а не ваших данных: сообщите оператору платформы.`,
    }),
    tokens_short: ({action, text}) => ({
      message: `На счёте плательщика не хватает AXON${by(action)}: ${text}`,
      hint: `${nothing.ru} AXON получают у провайдера по заявлению о конвертации взноса (10 рублей за 1 AXON). Остаток: coopctl doctor.`,
    }),
    account_name_taken: ({action, account}) => ({
      message: `Аккаунт «${account}» в блокчейне уже есть, второй раз его не создать${by(action)}.`,
      hint: `${nothing.ru} Чей он: coopctl chain account ${account}. Новому пайщику нужно другое имя аккаунта.`,
    }),
    action_not_found: ({action}) => ({message: `Контракт не знает такого действия: ${once(action)}.`, hint: update.ru}),
    action_data_unfit: ({action, detail}) => ({
      message: `Контракт не смог прочесть данные${by(action)}: ${detail}`,
      hint: update.ru,
    }),
    authority_missing: ({action, authority}) => ({
      message: `Не хватает подписи${by(action)}: требуется ${authority}.`,
      hint: `${nothing.ru} Подписать должен этот аккаунт. Ключ кооператива проверит coopctl doctor.`,
    }),
    key_not_accepted: ({action, authority, keys}) => ({
      message: `Ключ ${keys} не стоит в разрешении ${authority}, подпись не принята${by(action)}.`,
      hint: `${nothing.ru} Действующие ключи: coopctl chain account ${accountOf(authority)}. Если этот ключ никому не знаком, узел обслуживает другую сеть: coopctl chain info.`,
    }),
    permission_missing: ({action, permission}) => ({
      message: `В блокчейне нет разрешения ${permission}${by(action)}.`,
      hint: `${nothing.ru} Какие есть: coopctl chain account ${accountOf(permission)}.`,
    }),
    permission_unfit: ({action, detail}) => ({
      message: `Это разрешение здесь не годится${by(action)}: ${detail}`,
      hint: `${nothing.ru} Какое разрешение нужно действию: coopctl chain account ИМЯ.`,
    }),
    signature_unneeded: ({action, keys}) => ({
      message: `Лишняя подпись${by(action)}: ключ ${keys} здесь не нужен.`,
      hint: `${nothing.ru} Сеть не берёт транзакции с лишними подписями: подпишите без этого ключа.`,
    }),
    signature_invalid: ({action, detail}) => ({
      message: `Узел не признал подпись${by(action)}: ${detail}`,
      hint: `${nothing.ru} Повторите команду; если не поможет, проверьте ключ: coopctl doctor.`,
    }),
    transaction_expired: () => ({
      message: 'Срок транзакции истёк раньше, чем она попала в блок.',
      hint: again.ru,
    }),
    expiration_too_far: ({url}) => ({
      message: `Узел ${url} отстал: по его времени транзакция действует дольше, чем разрешено (больше часа).`,
      hint: `${nothing.ru} Повторите, когда узел догонит сеть, или выберите другую: --profile ИМЯ. Часы: coopctl doctor.`,
    }),
    tapos_mismatch: () => ({
      message: 'Транзакция ссылается на блок, которого у узла нет: он отстал или видит другую ветвь цепочки.',
      hint: again.ru,
    }),
    duplicate_transaction: () => ({
      message: 'Сеть уже приняла эту транзакцию.',
      hint: 'Повторять не нужно. Её путь виден в coopctl outbox list.',
    }),
    transaction_malformed: ({action, detail}) => ({
      message: `Узел не смог прочесть транзакцию${by(action)}: ${detail}`,
      hint: `${nothing.ru} Её мог испортить прокси по пути: попробуйте другую сеть или узел. Если не поможет, это ошибка coopctl.`,
    }),
    transaction_too_large: ({action, detail}) => ({
      message: `Слишком много данных для одной транзакции${by(action)}: ${detail}`,
      hint: `${nothing.ru} Сократите тексты или разделите список и повторите команду.`,
    }),
    execution_too_long: ({url, action, detail}) => ({
      message: `Узел ${url} не успел выполнить ${once(action)} за отведённое время: ${detail}`,
      hint: `${nothing.ru} Повторите позже или через другой узел; покупать ресурсы здесь не нужно.`,
    }),
    resources_exhausted: ({action, account, resource, detail}) => ({
      message: `${account === '' ? 'Плательщику' : `Аккаунту ${account}`} не хватает ${resourceNames.ru[resource]} для ${once(action)}: ${detail}`,
      hint: `${nothing.ru} Купите ресурсы за AXON: coopctl chain powerup${account === '' ? '' : ` --account ${account}`}, и повторите команду.`,
    }),
    resources_greylisted: ({url, action, resource}) => ({
      message: `Узел ${url} держит аккаунт в сером списке и не даёт ему ${resourceNames.ru[resource]} сверх оплаченного для ${once(action)}.`,
      hint: `${nothing.ru} Купите ресурсы: coopctl chain powerup, или выберите другой узел: --profile ИМЯ.`,
    }),
    blacklisted: ({url, action, detail}) => ({
      message: `Узел ${url} держит аккаунт, контракт или ключ в чёрном списке${by(action)}: ${detail}`,
      hint: `${nothing.ru} Спросите владельца узла или выберите другой: --profile ИМЯ.`,
    }),
    node_declined: ({url, action, detail}) => ({
      message: `Узел ${url} по своим настройкам не принимает ${once(action)}: ${detail}`,
      hint: `${nothing.ru} Другой узел может принять: --profile ИМЯ.`,
    }),
    node_busy: ({url, detail}) => ({
      message: `Узел ${url} сейчас занят: ${busy('ru', detail)}`,
      hint: 'Повторите через минуту; другая сеть: --profile ИМЯ.',
    }),
    node_lacks_api: ({url, path}) => ({
      message: `По адресу ${url} нет ${path}: там не узел COOPOS, или эта возможность у него выключена.`,
      hint: 'Проверьте адреса узлов: coopctl chain profiles.',
    }),
    node_lacks_record: ({url, detail}) => ({
      message: `У узла ${url} этой записи нет: ${detail}`,
      hint: 'Нужен узел, который хранит всю историю (trace_api): --profile ИМЯ.',
    }),
    node_access_denied: ({url, status}) => ({
      message: `Узел ${url} или прокси перед ним не пускает: HTTP ${status}.`,
      hint: 'Проверьте адрес узла и настройки прокси (HTTPS_PROXY), спросите владельца узла о доступе.',
    }),
    request_not_understood: ({url, path, detail}) => ({
      message: `Узел ${url} не понял запроса ${path}: ${detail}`,
      hint: 'Проверьте имена и числа. Имя аккаунта: до 12 знаков, латинские a–z, цифры 1–5 и точка.',
    }),
    account_unknown: ({account}) => ({
      message: account === '' ? 'Сеть не знает такого аккаунта.' : `Сеть не знает аккаунта «${account}».`,
      hint: 'Проверьте имя и то, к той ли сети вы подключены: coopctl chain info.',
    }),
    table_unknown: ({table}) => ({
      message: `У контракта нет таблицы «${table}».`,
      hint: 'Проверьте имя таблицы и то, к той ли сети вы подключены: coopctl chain info.',
    }),
    block_unknown: ({block_num}) => ({message: `У узла нет блока ${block_num}.`, hint: otherNode.ru}),
    chain_refused: ({code, detail}) => ({
      message: `Сеть отказала (код ${code}): ${detail}`,
      hint: `${nothing.ru} Проверьте узел и аккаунт: coopctl doctor.`,
    }),
  },
  en: {
    contract_refused: ({action, text}) => ({
      message: `The contract refused${by(action)}: ${text}`,
      hint: `${nothing.en} Remove the cause and run the command again; coopctl status shows the state.`,
    }),
    contract_error_code: ({action, number}) => ({
      message: `The contract refused${by(action)} and named only an error code: ${number}.`,
      hint: `${nothing.en} The platform's operator knows what the code means: tell him code and action.`,
    }),
    contract_broken: ({action, detail}) => ({
      message: `The contract broke down while doing ${once(action)}: ${detail}`,
      hint: `${nothing.en} It is the contract's or the node's fault, not that of your data: tell the platform's operator.`,
    }),
    tokens_short: ({action, text}) => ({
      message: `The account that pays has too few AXON${by(action)}: ${text}`,
      hint: `${nothing.en} The provider gives AXON for a statement of conversion (10 roubles for 1 AXON). The balance: coopctl doctor.`,
    }),
    account_name_taken: ({action, account}) => ({
      message: `Account "${account}" is on chain already and cannot be created again${by(action)}.`,
      hint: `${nothing.en} Whose it is: coopctl chain account ${account}. A new member needs another account name.`,
    }),
    action_not_found: ({action}) => ({
      message: `The contract does not know this action: ${once(action)}.`,
      hint: update.en,
    }),
    action_data_unfit: ({action, detail}) => ({
      message: `The contract could not read the data${by(action)}: ${detail}`,
      hint: update.en,
    }),
    authority_missing: ({action, authority}) => ({
      message: `A signature is missing${by(action)}: it needs ${authority}.`,
      hint: `${nothing.en} This account has to sign. coopctl doctor checks the cooperative's key.`,
    }),
    key_not_accepted: ({action, authority, keys}) => ({
      message: `Key ${keys} is not in the permission ${authority}, the signature was not accepted${by(action)}.`,
      hint: `${nothing.en} The keys in force: coopctl chain account ${accountOf(authority)}. If nobody knows this key, the node serves another chain: coopctl chain info.`,
    }),
    permission_missing: ({action, permission}) => ({
      message: `There is no permission ${permission} on chain${by(action)}.`,
      hint: `${nothing.en} Those that are: coopctl chain account ${accountOf(permission)}.`,
    }),
    permission_unfit: ({action, detail}) => ({
      message: `This permission does not do here${by(action)}: ${detail}`,
      hint: `${nothing.en} Which permission the action needs: coopctl chain account NAME.`,
    }),
    signature_unneeded: ({action, keys}) => ({
      message: `A signature too many${by(action)}: key ${keys} is not needed here.`,
      hint: `${nothing.en} The chain takes no transaction with needless signatures: sign without this key.`,
    }),
    signature_invalid: ({action, detail}) => ({
      message: `The node did not recognise the signature${by(action)}: ${detail}`,
      hint: `${nothing.en} Run the command again; if that does not help, check the key: coopctl doctor.`,
    }),
    transaction_expired: () => ({
      message: 'The transaction expired before it came into a block.',
      hint: again.en,
    }),
    expiration_too_far: ({url}) => ({
      message: `Node ${url} is behind: by its time the transaction lives longer than is allowed (over an hour).`,
      hint: `${nothing.en} Run it again when the node has caught up, or choose another: --profile NAME. The clock: coopctl doctor.`,
    }),
    tapos_mismatch: () => ({
      message: 'The transaction refers to a block that the node does not have: it is behind, or on another fork.',
      hint: again.en,
    }),
    duplicate_transaction: () => ({
      message: 'The chain has taken this transaction already.',
      hint: 'There is no need to repeat it. coopctl outbox list shows where it is.',
    }),
    transaction_malformed: ({action, detail}) => ({
      message: `The node could not read the transaction${by(action)}: ${detail}`,
      hint: `${nothing.en} A proxy on the way may have spoilt it: try another network or node. If that does not help, it is coopctl's fault.`,
    }),
    transaction_too_large: ({action, detail}) => ({
      message: `Too much data for one transaction${by(action)}: ${detail}`,
      hint: `${nothing.en} Shorten the texts or divide the list, and run the command again.`,
    }),
    execution_too_long: ({url, action, detail}) => ({
      message: `Node ${url} could not finish ${once(action)} in the time it allows: ${detail}`,
      hint: `${nothing.en} Run it later or through another node; buying resources is of no use here.`,
    }),
    resources_exhausted: ({action, account, resource, detail}) => ({
      message: `${account === '' ? 'The account that pays' : `Account ${account}`} has not enough ${resourceNames.en[resource]} for ${once(action)}: ${detail}`,
      hint: `${nothing.en} Buy resources for AXON with coopctl chain powerup${account === '' ? '' : ` --account ${account}`} and run the command again.`,
    }),
    resources_greylisted: ({url, action, resource}) => ({
      message: `Node ${url} has the account on its grey list and gives it no ${resourceNames.en[resource]} beyond what is paid for, for ${once(action)}.`,
      hint: `${nothing.en} Buy resources with coopctl chain powerup, or choose another node: --profile NAME.`,
    }),
    blacklisted: ({url, action, detail}) => ({
      message: `Node ${url} has the account, contract or key on its black list${by(action)}: ${detail}`,
      hint: `${nothing.en} Ask the node's owner or choose another: --profile NAME.`,
    }),
    node_declined: ({url, action, detail}) => ({
      message: `Node ${url} does not take ${once(action)} by its settings: ${detail}`,
      hint: `${nothing.en} Another node may: --profile NAME.`,
    }),
    node_busy: ({url, detail}) => ({
      message: `Node ${url} is busy: ${busy('en', detail)}`,
      hint: 'Run it again in a minute; another network: --profile NAME.',
    }),
    node_lacks_api: ({url, path}) => ({
      message: `There is no ${path} at ${url}: it is no COOPOS node, or has this switched off.`,
      hint: "Check the nodes' addresses: coopctl chain profiles.",
    }),
    node_lacks_record: ({url, detail}) => ({
      message: `Node ${url} does not have this record: ${detail}`,
      hint: 'A node that keeps the whole history (trace_api) is needed: --profile NAME.',
    }),
    node_access_denied: ({url, status}) => ({
      message: `Node ${url}, or a proxy before it, lets nobody in: HTTP ${status}.`,
      hint: "Check the node's address and the proxy settings (HTTPS_PROXY), and ask the node's owner for access.",
    }),
    request_not_understood: ({url, path, detail}) => ({
      message: `Node ${url} did not understand the request ${path}: ${detail}`,
      hint: 'Check names and numbers. An account name has up to 12 characters: a–z, digits 1–5 and dots.',
    }),
    account_unknown: ({account}) => ({
      message:
        account === '' ? 'The chain does not know this account.' : `The chain does not know the account "${account}".`,
      hint: 'Check the name, and with coopctl chain info which network you are on.',
    }),
    table_unknown: ({table}) => ({
      message: `The contract has no table "${table}".`,
      hint: "Check the table's name, and with coopctl chain info which network you are on.",
    }),
    block_unknown: ({block_num}) => ({message: `The node does not have block ${block_num}.`, hint: otherNode.en}),
    chain_refused: ({code, detail}) => ({
      message: `The chain refused (code ${code}): ${detail}`,
      hint: `${nothing.en} Check node and account with coopctl doctor.`,
    }),
  },
} satisfies ErrorCatalogue<RefusalErrors>;
