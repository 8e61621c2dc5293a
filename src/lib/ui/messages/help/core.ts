import type {CommandHelpEntry} from './types.js';

export const coreHelp: Record<string, CommandHelpEntry> = {
  init: {
    examples: [
      'coopctl init',
      'coopctl init romashka.coop --from examples/romashka.yaml --profile sandbox',
      'coopctl init romashka.coop --from examples/romashka.yaml --no-encrypt',
    ],
    ru: {
      summary: 'Создать реестр кооператива',
      description:
        'В песочнице (--profile sandbox) кооператив ещё и подключается к блокчейну: получает аккаунт, совет из файла и карты членов совета в папке cards рядом с реестром.',
      args: {file: 'файл реестра (по умолчанию АККАУНТ.coop)'},
      flags: {
        'no-encrypt': 'НЕ шифровать реестр: личные данные сможет прочесть любой, кто получит файл',
        'pin-file': 'файл с ПИН-кодом карт совета (иначе COOPCTL_PIN или вопрос)',
      },
      examples: ['Отвечая на вопросы', 'Из файла, с песочницей', 'Без шифрования, для проб'],
    },
    en: {
      summary: "Create a cooperative's registry",
      description:
        'On the sandbox (--profile sandbox) it also connects the cooperative to the chain: its account, the council of the file, and the cards of the council members in the folder cards beside the registry.',
      args: {file: "the registry's file (default ACCOUNT.coop)"},
      flags: {
        'no-encrypt': 'do NOT encrypt the registry: whoever gets the file can read the personal data',
        'pin-file': "file with the PIN of the council's cards (else COOPCTL_PIN or a question)",
      },
      examples: ['By answering questions', 'From a file, with the sandbox', 'Without encryption, to try things out'],
    },
  },
  unlock: {
    examples: ['coopctl unlock', 'coopctl unlock --minutes 60'],
    ru: {
      summary: 'Запомнить ключ реестра на время, чтобы не вводить фразу каждый раз',
      flags: {minutes: 'на сколько минут'},
      examples: ['На 15 минут', 'На час'],
    },
    en: {
      summary: "Keep the registry's key for a time, so that the phrase need not be typed each time",
      flags: {minutes: 'for how many minutes'},
      examples: ['For 15 minutes', 'For an hour'],
    },
  },
  lock: {
    examples: ['coopctl lock'],
    ru: {summary: 'Забыть ключ реестра', examples: ['Сразу']},
    en: {summary: "Forget the registry's key", examples: ['At once']},
  },
  status: {
    examples: ['coopctl status'],
    ru: {
      summary: 'Показать положение дел на одном экране',
      examples: ['Кооператив, блокчейн, пайщики, вопросы, платежи'],
    },
    en: {
      summary: 'Show how things stand, on one screen',
      examples: ['Cooperative, chain, members, decisions, payments'],
    },
  },
  doctor: {
    examples: ['coopctl doctor'],
    ru: {
      summary: 'Проверить файл, ключи, блокчейн, часы, шрифты; у каждой беды есть лекарство',
      examples: ['Когда что-то не так'],
    },
    en: {
      summary: 'Check file, keys, chain, clock, fonts; each trouble with its remedy',
      examples: ['When something is wrong'],
    },
  },
  demo: {
    examples: ['coopctl demo demo-out'],
    ru: {
      summary: 'Показать всё дело целиком: приём пайщика в песочнице',
      args: {folder: 'папка для реестра и документов'},
      examples: ['Без сети, на этой машине'],
    },
    en: {
      summary: 'Show the whole job: the admission of a member on the sandbox',
      args: {folder: 'folder for the registry and the documents'},
      examples: ['Without network, on this machine'],
    },
  },
  'chain sync': {
    examples: ['coopctl chain sync', 'coopctl chain sync --from-block 1', 'coopctl chain sync --rebuild'],
    ru: {
      summary: 'Прочесть историю кооператива из необратимых блоков в реестр',
      description:
        'Читает по порядку с места, где остановились; прервать можно в любой миг, потерь и повторов не будет. Проверяет хэши и подписи документов и собирает их в пакеты: что внесено, решено, исполнено, отклонено, просрочено. Узел без трасс показывает только действия самих транзакций; прочитанное так перечитайте позже с другим узлом: --from-block.',
      flags: {
        'from-block': 'начать с этого блока: прочитанное перечитывается без повторов, пропущенное запоминается',
        rebuild: 'заново проверить документы и собрать пакеты из всей прочитанной истории',
      },
      examples: ['С места, где остановились', 'С начала', 'Пакеты заново'],
    },
    en: {
      summary: "Read the cooperative's history from irreversible blocks into the registry",
      description:
        'Reads in order from where it stopped; it can be interrupted at any moment, nothing is lost or doubled. Verifies hashes and signatures of the documents and puts them into packages: what is submitted, decided, resolved, declined, overdue. A node without traces shows only the own actions of transactions; read such blocks again with another node later: --from-block.',
      flags: {
        'from-block':
          'start at this block: what was read is read again without doubling, what is left out is remembered',
        rebuild: 'verify the documents and make the packages anew from the whole history that was read',
      },
      examples: ['From where it stopped', 'From the beginning', 'The packages anew'],
    },
  },
  'sandbox start': {
    examples: [
      'coopctl sandbox start',
      'coopctl sandbox start --foreground',
      'coopctl sandbox start --allow-trouble --irreversible-after 20',
    ],
    ru: {
      summary: 'Запустить песочницу: учебный блокчейн на этой машине',
      flags: {
        foreground: 'работать, пока не прервут',
        dir: 'папка песочницы',
        port: 'порт (по умолчанию свободный)',
        'idle-minutes': 'остановиться после стольких минут без запросов, 0 — никогда',
        'irreversible-after': 'через сколько блоков блок становится необратимым (по умолчанию 1)',
        'allow-trouble': 'разрешить sandbox trouble и sandbox fork: неполадки по приказу, для испытаний',
      },
      examples: ['В фоне', 'На виду', 'Для испытаний на неполадки и развилки'],
    },
    en: {
      summary: 'Start the sandbox: a development chain on this machine',
      flags: {
        foreground: 'work until interrupted',
        dir: "the sandbox's folder",
        port: 'port (default: a free one)',
        'idle-minutes': 'stop after so many minutes without requests, 0 for never',
        'irreversible-after': 'after how many blocks a block becomes irreversible (default 1)',
        'allow-trouble': 'allow sandbox trouble and sandbox fork: misbehaviour on demand, for tests',
      },
      examples: ['In the background', 'In the foreground', 'For tests of trouble and forks'],
    },
  },
  'sandbox status': {
    examples: ['coopctl sandbox status'],
    ru: {summary: 'Показать, работает ли песочница', flags: {dir: 'папка песочницы'}, examples: ['Адрес и блоки']},
    en: {
      summary: 'Show whether the sandbox runs',
      flags: {dir: "the sandbox's folder"},
      examples: ['Address and blocks'],
    },
  },
  'sandbox stop': {
    examples: ['coopctl sandbox stop'],
    ru: {summary: 'Остановить песочницу', flags: {dir: 'папка песочницы'}, examples: ['Блоки сохраняются']},
    en: {summary: 'Stop the sandbox', flags: {dir: "the sandbox's folder"}, examples: ['Its blocks are kept']},
  },
  'sandbox reset': {
    examples: ['coopctl sandbox reset --yes'],
    ru: {summary: 'Стереть песочницу', flags: {dir: 'папка песочницы'}, examples: ['Все её блоки пропадут']},
    en: {summary: 'Erase the sandbox', flags: {dir: "the sandbox's folder"}, examples: ['All its blocks are lost']},
  },
  'sandbox trouble': {
    examples: [
      'coopctl sandbox trouble --delay-up-to 500 --lose 20 --path send_transaction2 --seed 7',
      'coopctl sandbox trouble --disk-full',
      'coopctl sandbox trouble --clear',
    ],
    ru: {
      summary: 'Задать песочнице неполадки: задержки, потери, ложные ответы',
      description:
        'Новые настройки заменяют прежние; без ключей показывает, что задано. Нужна песочница, запущенная с --allow-trouble.',
      flags: {
        dir: 'папка песочницы',
        clear: 'убрать все неполадки',
        delay: 'задержка каждого ответа в миллисекундах',
        'delay-up-to': 'к ней случайная, до стольких миллисекунд',
        'delay-requests': 'задерживать запросы до исполнения, а не ответы',
        drop: 'доля запросов, потерянных до исполнения',
        lose: 'доля ответов, потерянных после исполнения',
        duplicate: 'доля первых отправок, на которые отвечают «уже есть»',
        'accept-again': 'повторную отправку принимать, пока транзакция не в блоке',
        garbage: 'доля ответов, вместо которых приходит страница HTML',
        cut: 'доля ответов, оборванных на середине',
        path: 'только для запросов с этим путём, например send_transaction2',
        count: 'только для стольких ближайших запросов',
        'chain-id': 'ложный идентификатор цепочки: 64 шестнадцатеричные цифры',
        'disk-full': 'следующий блок не запишется, песочница остановится',
        seed: 'число, с которым случайный выбор повторяется',
      },
      examples: ['Задержки и потерянные ответы на отправку', 'Кончилось место на диске', 'Всё исправно'],
    },
    en: {
      summary: 'Put the sandbox in trouble: delays, losses, wrong answers',
      description:
        'New settings replace the former ones; without flags it shows what is set. Needs a sandbox started with --allow-trouble.',
      flags: {
        dir: "the sandbox's folder",
        clear: 'end all trouble',
        delay: 'delay of each answer in milliseconds',
        'delay-up-to': 'a random delay up to so many milliseconds more',
        'delay-requests': 'delay requests before their execution instead of answers',
        drop: 'share of requests that are lost before execution',
        lose: 'share of answers that are lost after execution',
        duplicate: 'share of first pushes that are answered as duplicates',
        'accept-again': 'accept a repeated push while its transaction is not in a block',
        garbage: 'share of answers that are a page of HTML instead',
        cut: 'share of answers that end in the middle',
        path: 'only for requests with this path, for example send_transaction2',
        count: 'only for so many of the next requests',
        'chain-id': 'a false chain id: 64 hexadecimal digits',
        'disk-full': 'the next block cannot be written, the sandbox ends',
        seed: 'number with which the random choices repeat themselves',
      },
      examples: ['Delays and lost answers to pushes', 'The disk is full', 'All is well'],
    },
  },
  'sandbox fork': {
    examples: ['coopctl sandbox fork 3', 'coopctl sandbox fork 5 --keep later'],
    ru: {
      summary: 'Отменить последние обратимые блоки песочницы: цепочка продолжится другими',
      description: 'Нужна песочница, запущенная с --allow-trouble и --irreversible-after больше 1.',
      args: {blocks: 'сколько блоков отменить'},
      flags: {
        dir: 'папка песочницы',
        keep: 'транзакции отменённых блоков: all — сразу в новых, later — позже, none — пропадут',
      },
      examples: ['Транзакции останутся', 'Транзакции вернутся позже'],
    },
    en: {
      summary: "Take back the sandbox's newest reversible blocks: the chain goes on with others",
      description: 'Needs a sandbox started with --allow-trouble and --irreversible-after of more than 1.',
      args: {blocks: 'how many blocks to take back'},
      flags: {
        dir: "the sandbox's folder",
        keep: 'transactions of the lost blocks: all — at once in new ones, later — some blocks later, none — lost',
      },
      examples: ['The transactions stay', 'The transactions come again later'],
    },
  },
};
