import type {ErrorParams} from '../../../domain/errors.js';
import type {ErrorCatalogue, Language} from '../types.js';

type ChainErrors =
  | 'node_unreachable'
  | 'node_failed'
  | 'node_answer_invalid'
  | 'node_lies'
  | 'node_lags'
  | 'node_slow'
  | 'node_stale'
  | 'nodes_unreachable'
  | 'wrong_chain'
  | 'trace_missing'
  | 'abi_missing'
  | 'abi_action_missing'
  | 'abi_unknown_field'
  | 'abi_argument_unknown'
  | 'abi_value_invalid'
  | 'profile_unknown'
  | 'profile_without_address';

const faults: Record<Language, Record<ErrorParams['node_unreachable']['fault'], string>> = {
  ru: {
    timeout: 'не ответил вовремя',
    refused: 'не принимает соединение',
    name: 'имя узла не найдено',
    reset: 'соединение оборвалось',
    other: 'сеть не работает',
  },
  en: {
    timeout: 'it did not answer in time',
    refused: 'the connection was refused',
    name: 'its name was not found',
    reset: 'the connection broke',
    other: 'the network does not work',
  },
};

/** Where to look when it is the node's doing. */
export const otherNode = {
  ru: 'Проверьте интернет. Состояние узлов: coopctl chain profiles --check; другая сеть: --profile ИМЯ.',
  en: 'Check your internet. How the nodes are: coopctl chain profiles --check; another network: --profile NAME.',
};

/** After a transaction that can no longer happen. */
export const again = {
  ru: 'Ничего не записано. Повторите команду: будет составлена новая транзакция.',
  en: 'Nothing was recorded. Run the command again: a new transaction will be made.',
};

const newerTool = {
  ru: 'Контракт отличается от известных coopctl, и ничего не отправлено. Обновите coopctl; если он последней версии, спросите оператора сети, какой версии контракт.',
  en: 'The contract differs from those that coopctl knows, and nothing was sent. Update coopctl; if it is the latest, ask the operator of the network which version the contract has.',
};

export const chainErrors = {
  ru: {
    node_unreachable: ({url, fault, local}) => ({
      message: `Узел ${url} недоступен: ${faults.ru[fault]}.`,
      hint: local ? 'Если это песочница, запустите её: coopctl sandbox start.' : otherNode.ru,
    }),
    node_failed: ({url, path, detail}) => ({
      message: `Узел ${url} сейчас не может выполнить ${path}: ${detail}`,
      hint: otherNode.ru,
    }),
    node_answer_invalid: ({url, path, detail}) => ({
      message: `Узел ${url} дал на ${path} негодный ответ: ${detail}`,
      hint: otherNode.ru,
    }),
    node_lies: ({url, detail}) => ({
      message: `Узел ${url} говорит то, чего не может быть: ${detail}`,
      hint: otherNode.ru,
    }),
    node_lags: ({url, behind}) => ({
      message: `Узел ${url} отстал от других на блоков: ${behind}.`,
      hint: otherNode.ru,
    }),
    node_slow: ({url, ms}) => ({
      message: `Узел ${url} не ответил за ${ms} мс, взят другой.`,
      hint: otherNode.ru,
    }),
    node_stale: ({url, seconds}) => ({
      message: `Последнему блоку узла ${url} уже ${seconds} с: узел отстал, сеть стоит или часы этого компьютера неверны.`,
      hint: otherNode.ru,
    }),
    nodes_unreachable: ({urls}) => ({
      message: `Ни один из узлов сейчас не годится: ${urls}.`,
      hint: otherNode.ru,
    }),
    wrong_chain: ({url, expected, found}) => ({
      message: `Узел ${url} обслуживает другую сеть: ${found}, а нужна ${expected}.`,
      hint: 'Выберите сеть, с которой создан реестр: --profile ИМЯ. Если песочницу стирали, создайте реестр заново: coopctl init.',
    }),
    trace_missing: ({block_num}) => ({
      message: `У узла нет трассы блока ${block_num}.`,
      hint: 'Для истории с этого блока нужен узел, который хранит трассы (trace_api) с самого начала.',
    }),
    abi_missing: ({contract}) => ({
      message: `У аккаунта ${contract} нет контракта с описанием (ABI).`,
      hint: 'Проверьте, к той ли сети вы подключены: coopctl chain info.',
    }),
    abi_action_missing: ({contract, action}) => ({
      message: `Контракт ${contract} не знает действия ${action}.`,
      hint: newerTool.ru,
    }),
    abi_unknown_field: ({contract, action, field}) => ({
      message: `Контракт требует для ${contract}::${action} поле «${field}», неизвестное coopctl.`,
      hint: newerTool.ru,
    }),
    abi_argument_unknown: ({contract, action, field}) => ({
      message: `Контракт не принимает в ${contract}::${action} поле «${field}».`,
      hint: newerTool.ru,
    }),
    abi_value_invalid: ({contract, action, field}) => ({
      message: `Значение поля «${field}» не подходит для ${contract}::${action}.`,
      hint: 'Исправьте данные и повторите команду; ничего не отправлено.',
    }),
    profile_unknown: ({name, known}) => ({
      message: `Нет сети «${name}».`,
      hint: `Известные сети: ${known}. Свою сеть назовёт coopctl chain use ИМЯ --endpoint АДРЕС.`,
    }),
    profile_without_address: ({name}) => ({
      message: `У профиля «${name}» нет адреса узла.`,
      hint: name === 'sandbox' ? 'Запустите песочницу: coopctl sandbox start.' : 'Укажите другую сеть: --profile ИМЯ.',
    }),
  },
  en: {
    node_unreachable: ({url, fault, local}) => ({
      message: `Node ${url} is out of reach: ${faults.en[fault]}.`,
      hint: local ? 'If this is the sandbox, start it: coopctl sandbox start.' : otherNode.en,
    }),
    node_failed: ({url, path, detail}) => ({
      message: `Node ${url} cannot do ${path} now: ${detail}`,
      hint: otherNode.en,
    }),
    node_answer_invalid: ({url, path, detail}) => ({
      message: `Node ${url} gave an unusable answer to ${path}: ${detail}`,
      hint: otherNode.en,
    }),
    node_lies: ({url, detail}) => ({
      message: `Node ${url} says what cannot be true: ${detail}`,
      hint: otherNode.en,
    }),
    node_lags: ({url, behind}) => ({
      message: `Node ${url} is ${behind} blocks behind the others.`,
      hint: otherNode.en,
    }),
    node_slow: ({url, ms}) => ({
      message: `Node ${url} did not answer within ${ms} ms, another one was taken.`,
      hint: otherNode.en,
    }),
    node_stale: ({url, seconds}) => ({
      message: `The newest block of node ${url} is ${seconds} s old: it lags, the network stands still, or this machine's clock is wrong.`,
      hint: otherNode.en,
    }),
    nodes_unreachable: ({urls}) => ({
      message: `None of the nodes will do now: ${urls}.`,
      hint: otherNode.en,
    }),
    wrong_chain: ({url, expected, found}) => ({
      message: `Node ${url} serves another chain: ${found} instead of ${expected}.`,
      hint: 'Choose the network that the registry was made with: --profile NAME. If the sandbox was erased, make a new registry: coopctl init.',
    }),
    trace_missing: ({block_num}) => ({
      message: `The node has no trace of block ${block_num}.`,
      hint: 'The history from this block on needs a node that has kept traces (trace_api) from the start.',
    }),
    abi_missing: ({contract}) => ({
      message: `Account ${contract} has no contract with an interface (ABI).`,
      hint: 'Check with coopctl chain info which network you are on.',
    }),
    abi_action_missing: ({contract, action}) => ({
      message: `Contract ${contract} does not know the action ${action}.`,
      hint: newerTool.en,
    }),
    abi_unknown_field: ({contract, action, field}) => ({
      message: `The contract requires a field "${field}" in ${contract}::${action} that coopctl does not know.`,
      hint: newerTool.en,
    }),
    abi_argument_unknown: ({contract, action, field}) => ({
      message: `The contract does not take the field "${field}" in ${contract}::${action}.`,
      hint: newerTool.en,
    }),
    abi_value_invalid: ({contract, action, field}) => ({
      message: `The value of "${field}" does not fit ${contract}::${action}.`,
      hint: 'Correct the data and run the command again; nothing was sent.',
    }),
    profile_unknown: ({name, known}) => ({
      message: `There is no network "${name}".`,
      hint: `Known networks: ${known}. Name one of your own: coopctl chain use NAME --endpoint ADDRESS.`,
    }),
    profile_without_address: ({name}) => ({
      message: `Profile "${name}" has no node's address.`,
      hint: name === 'sandbox' ? 'Start the sandbox: coopctl sandbox start.' : 'Name another network: --profile NAME.',
    }),
  },
} satisfies ErrorCatalogue<ChainErrors>;
