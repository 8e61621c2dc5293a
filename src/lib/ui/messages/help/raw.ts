import type {CommandHelpEntry} from './types.js';

export const rawHelp: Record<string, CommandHelpEntry> = {
  'chain table': {
    examples: [
      'coopctl chain table soviet participants',
      'coopctl chain table gateway incomes --index 3 --key ivanovivanov --csv',
      'coopctl chain table registrator coops --after voskhod --columns username,status',
    ],
    ru: {
      summary: 'Показать таблицу любого контракта',
      description:
        'Строки — как их хранит блокчейн, столбцы — по описанию (ABI) контракта. Без --scope берётся область кооператива, если в папке есть реестр и таблица ведётся по кооперативам, иначе область самого контракта. Границы включаются.',
      args: {code: 'аккаунт контракта', table: 'таблица'},
      flags: {
        scope: 'область (scope)',
        key: 'только строки с этим ключом',
        lower: 'от этого ключа',
        upper: 'до этого ключа',
        after: 'продолжить: значение, которое назвала прошлая страница',
        index: 'номер индекса (1 — первичный)',
        'key-type': 'вид ключа вторичного индекса (по умолчанию i64, для хэша sha256)',
        reverse: 'с конца',
      },
      examples: ['Пайщики кооператива', 'Платежи одного пайщика, для таблицы', 'Следующая страница, два столбца'],
    },
    en: {
      summary: "Show any contract's table",
      description:
        "Rows are as the chain stores them, columns are by the contract's ABI. Without --scope it is that of the cooperative, when the folder has a registry and the table is kept by cooperatives, else the contract's own. Bounds are inclusive.",
      args: {code: "the contract's account", table: 'table'},
      flags: {
        scope: 'scope',
        key: 'only rows with this key',
        lower: 'from this key on',
        upper: 'up to this key',
        after: 'go on: what the last page named',
        index: 'number of the index (1 is the primary one)',
        'key-type': "type of a secondary index's key (default i64, for a hash sha256)",
        reverse: 'from the end',
      },
      examples: ["The cooperative's members", "One member's payments, as CSV", 'The next page, two columns'],
    },
  },
  'chain account': {
    examples: ['coopctl chain account voskhod', 'coopctl chain account ivanovivanov --json'],
    ru: {
      summary: 'Показать аккаунт блокчейна: ключи, ресурсы, токены, контракт, членство',
      args: {account: 'имя аккаунта'},
      examples: ['Аккаунт кооператива', 'Аккаунт пайщика, для программы'],
    },
    en: {
      summary: 'Show an account of the chain: keys, resources, tokens, contract, membership',
      args: {account: "the account's name"},
      examples: ["A cooperative's account", "A member's account, for a program"],
    },
  },
  'chain push': {
    examples: [
      'coopctl chain push actions.yaml --dry-run',
      'coopctl chain push actions.json --yes',
      'coopctl chain push actions.json --key transfer-7 --yes',
    ],
    ru: {
      summary: 'Отправить любые действия одной транзакцией',
      description:
        'Файл JSON или YAML: действие {account, name, data}, список действий или {actions: […]}. Без authorization действует кооператив (active); иначе список {actor, permission} или «аккаунт@разрешение». Подписывают ключи реестра. Поля проверяются по описанию контракта (ABI), личные данные не пропускаются. Те же действия дважды не отправляются, если не дать другой --key.',
      args: {file: 'файл с действиями, - для стандартного ввода'},
      flags: {
        'dry-run': 'только показать действия, байты, ресурсы и ключи',
        key: 'метка исходящего: с одной меткой действия выполняются один раз',
      },
      examples: ['Что будет отправлено', 'Отправить', 'Намеренно ещё раз'],
    },
    en: {
      summary: 'Send any actions in one transaction',
      description:
        'A JSON or YAML file: an action {account, name, data}, a list of actions, or {actions: […]}. Without authorization the cooperative authorises (active); else a list of {actor, permission} or "account@permission". The registry\'s keys sign. Fields are checked by the contract\'s ABI, personal data are stopped. The same actions are not sent twice unless another --key is given.',
      args: {file: 'file with the actions, - for standard input'},
      flags: {
        'dry-run': 'only show actions, bytes, resources and keys',
        key: 'name of the push: under one name it takes effect once',
      },
      examples: ['What would be sent', 'Send', 'Once more on purpose'],
    },
  },
  'chain decode': {
    examples: [
      'coopctl chain decode 7d1a8b4f0c2e6f9d3b5a7c1e8f4d2b6a9c3e5f7d1b8a4c6e2f9d5b3a7c1e8f4d',
      'coopctl chain decode transaction.json',
    ],
    ru: {
      summary: 'Разобрать транзакцию: действия, подписи, документы',
      description:
        'По номеру ищет в исходящих и истории реестра и у узла. Показывает срок, действия по описанию контракта (ABI), какими ключами подписано и чьи они, и верны ли хэши и подписи документов внутри. Без сети разбирает то, что есть в реестре.',
      args: {transaction: 'номер транзакции, её байты (hex) или файл JSON; - для стандартного ввода'},
      examples: ['По номеру', 'Из файла'],
    },
    en: {
      summary: 'Take a transaction apart: actions, signatures, documents',
      description:
        "Looks an id up in the registry's outbox and history and at the node. Shows the expiration, the actions by the contracts' ABIs, the keys that signed and whose they are, and whether hashes and signatures of the documents inside are right. Without a network it decodes what the registry has.",
      args: {transaction: 'id of a transaction, its bytes (hex), or a JSON file; - for standard input'},
      examples: ['By its id', 'From a file'],
    },
  },
};
