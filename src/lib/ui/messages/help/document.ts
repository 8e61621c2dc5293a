import type {CommandHelpEntry} from './types.js';

const hash = {
  ru: 'хэш документа (doc_hash или hash) или его начало, 8 знаков и больше',
  en: "the document's hash (doc_hash or hash) or its beginning, 8 characters or more",
};

/** Flags of commands on many documents. */
const bulk = {
  ru: {
    workers: 'сколько потоков работает сразу; без него столько, сколько ядер у процессора',
    restart: 'начать сначала, а не с места, где та же команда была прервана',
    errors: 'записать в этот файл CSV все неудачи: что, код, причина',
  },
  en: {
    workers: 'how many threads work at once; by default as many as the processor has cores',
    restart: 'begin anew instead of going on where the same command was interrupted',
    errors: 'write all failures to this CSV file: item, code, message',
  },
};

/** Flags that choose among the documents of the registry. */
const scan = {
  ru: {
    type: 'только этого вида (номер)',
    member: 'только об этом пайщике (аккаунт)',
    since: 'только с этого дня (ГГГГ-ММ-ДД) или блока',
  },
  en: {
    type: 'only of this type (number)',
    member: 'only about this member (account)',
    since: 'only from this day (YYYY-MM-DD) or block on',
  },
};

export const documentHelp: Record<string, CommandHelpEntry> = {
  'document types': {
    examples: ['coopctl document types', 'coopctl document types 900'],
    ru: {
      summary: 'Показать виды документов',
      description: 'С номером — что этому виду нужно: параметры, сведения, пример файла для --from.',
      args: {type: 'номер вида'},
      examples: ['Номер и название каждого', 'Что нужно заявлению на возврат'],
    },
    en: {
      summary: 'List the types of documents',
      description: 'With a number: what that type needs, its parameters, facts and an example file for --from.',
      args: {type: 'number of the type'},
      examples: ['Number and title of each', 'What a statement of return needs'],
    },
  },
  'document generate': {
    examples: [
      'coopctl document generate 4 --member ivanpetrovab',
      'coopctl document generate 100 --member ivanpetrovab --card cards/ivanpetrovab.card',
      'coopctl document generate 900 --member ivanpetrovab --from examples/documents/900-money-return.yaml',
      'coopctl document generate 2 --members members.csv --out agreements',
    ],
    ru: {
      summary: 'Сделать документ из данных реестра',
      description:
        'Документ записывается в реестр; с картой он ещё и подписывается. В блокчейн ничего не отправляется.\n' +
        'Сведения вида (имущество, собрание, участок, реквизиты …) берутся из файла и записываются вместе с документом; ' +
        'что нужно виду, показывает coopctl document types НОМЕР.\n' +
        'По списку (--members) документ делается каждому: один аккаунт в строке или таблица CSV, где столбец account, а ' +
        'другие столбцы — параметры документа. Прерванная команда, данная снова, продолжает и ничего не делает дважды.',
      args: {type: 'номер вида, см. coopctl document types'},
      flags: {
        member: 'аккаунт того, о ком документ',
        members: 'файл со списком пайщиков; - читает стандартный ввод',
        from: 'файл YAML или JSON со сведениями и параметрами документа; - читает стандартный ввод',
        decision: 'номер решения совета, для протоколов; заменяет раздел decision файла',
        link: 'хэш связанного документа; можно несколько раз',
        out: 'записать PDF ещё и в этот файл; по списку — в эту папку',
        ...bulk.ru,
      },
      examples: ['Неподписанное пользовательское соглашение', 'Подписанное заявление', 'По файлу', 'Каждому по списку'],
    },
    en: {
      summary: "Make a document from the registry's data",
      description:
        'The document is kept in the registry; with a card it is signed as well. Nothing is sent to the chain.\n' +
        'Facts of the type (property, meeting, branch, requisites …) come from a file and are recorded with the document; ' +
        'what a type needs is shown by coopctl document types NUMBER.\n' +
        'With a list (--members) everybody on it gets a document: one account a line, or a CSV table with a column account, ' +
        'whose other columns are parameters of the document. An interrupted command goes on when it is given again, and ' +
        'makes nothing twice.',
      args: {type: 'number of the type, see coopctl document types'},
      flags: {
        member: 'account of the person the document is about',
        members: 'file with a list of members; - reads standard input',
        from: "YAML or JSON file with the document's facts and parameters; - reads standard input",
        decision: "number of the council's decision, for protocols; takes the place of the file's section decision",
        link: 'hash of a linked document; may be repeated',
        out: 'write the PDF to this file as well; with a list, to this folder',
        ...bulk.en,
      },
      examples: ['An unsigned user agreement', 'A signed application', 'By a file', 'For everybody on a list'],
    },
  },
  'document sign': {
    examples: ['coopctl document sign 9f86d081 --card cards/ivanpetrovab.card'],
    ru: {
      summary: 'Подписать документ следующей подписью',
      description:
        'Подписывают по порядку, который виден в coopctl document types; каждый подписывает те же байты и те же данные.',
      args: {hash: hash.ru},
      examples: ['Вторая подпись под актом'],
    },
    en: {
      summary: 'Add the next signature to a document',
      description:
        'They sign in the order that coopctl document types shows; everybody signs the same bytes and the same data.',
      args: {hash: hash.en},
      examples: ['The second signature of an act'],
    },
  },
  'document list': {
    examples: ['coopctl document list', 'coopctl document list --member ivanpetrovab'],
    ru: {
      summary: 'Показать документы реестра',
      flags: {
        member: 'только этого пайщика',
        type: 'только этого вида (номер)',
        package: 'только этого процесса (хэш)',
      },
      examples: ['Все', 'Одного пайщика'],
    },
    en: {
      summary: "List the registry's documents",
      flags: {
        member: 'only of this member',
        type: 'only of this type (number)',
        package: 'only of this process (hash)',
      },
      examples: ['All', 'Of one member'],
    },
  },
  'document show': {
    examples: ['coopctl document show 9f86d081'],
    ru: {summary: 'Показать сведения о документе и подписи', args: {hash: hash.ru}, examples: ['По началу хэша']},
    en: {
      summary: "Show a document's facts and signatures",
      args: {hash: hash.en},
      examples: ['By the beginning of its hash'],
    },
  },
  'document open': {
    examples: ['coopctl document open 9f86d081 --out application.pdf', 'coopctl document open 9f86d081'],
    ru: {
      summary: 'Достать PDF из реестра',
      args: {hash: hash.ru},
      flags: {out: 'файл; без него PDF открывается в просмотрщике'},
      examples: ['Записать в файл', 'Посмотреть'],
    },
    en: {
      summary: 'Take a PDF out of the registry',
      args: {hash: hash.en},
      flags: {out: 'file; without it the PDF opens in a viewer'},
      examples: ['Write to a file', 'Look at it'],
    },
  },
  'document regenerate': {
    examples: [
      'coopctl document regenerate 9f86d081 --out again.pdf',
      'coopctl document regenerate --all --since 2026-01-01',
    ],
    ru: {
      summary: 'Сделать документ заново из данных и сравнить с подписанным',
      description: 'Берёт данные той версии, с которой документ был сделан. Совпасть должен каждый байт.',
      args: {hash: hash.ru},
      flags: {out: 'записать PDF в этот файл', all: 'все документы реестра', ...scan.ru, ...bulk.ru},
      examples: ['Побайтная проверка', 'Все документы этого года'],
    },
    en: {
      summary: 'Make a document again from the facts and compare it with the signed one',
      description: 'Takes the version of the facts that the document was made from. Every byte has to agree.',
      args: {hash: hash.en},
      flags: {out: 'write the PDF to this file', all: 'all documents of the registry', ...scan.en, ...bulk.en},
      examples: ['Byte by byte', 'All documents of this year'],
    },
  },
  'document export': {
    examples: [
      'coopctl document export 9f86d081 --signed --out application-signed.pdf',
      'coopctl document export 9f86d081 --out application.pdf --sig application.pdf.sig',
    ],
    ru: {
      summary: 'Записать документ в файл: подписанную копию или PDF и подписи отдельно',
      description:
        'Подписанная копия (--signed) доказывает себя сама: это страницы документа, за ними лист подписей с QR-кодом, а внутрь вложены сам документ и его подписи. Её проверит любой, у кого есть coopctl, без реестра, паролей и интернета: coopctl document verify ФАЙЛ. Без --signed записывается сам документ, байт в байт; --sig кладёт рядом его подписи (.sig).',
      args: {hash: hash.ru},
      flags: {
        signed: 'подписанная копия: с листом подписей и вложениями',
        out: 'файл; без него имя из номера вида и хэша',
        sig: 'записать подписи отдельным файлом .sig',
      },
      examples: ['Подписанная копия', 'PDF и подписи отдельно'],
    },
    en: {
      summary: 'Write a document to a file: a signed copy, or the PDF and its signatures apart',
      description:
        "A signed copy (--signed) proves itself: it is the document's pages, then a signature sheet with a QR code, and attached inside are the document itself and its signatures. Anybody who has coopctl can verify it, without registry, secrets and network: coopctl document verify FILE. Without --signed the document itself is written, byte for byte; --sig puts its signatures (.sig) beside it.",
      args: {hash: hash.en},
      flags: {
        signed: 'a signed copy: with signature sheet and attachments',
        out: 'file; without it the name is made of type and hash',
        sig: 'write the signatures to a .sig file of their own',
      },
      examples: ['A signed copy', 'The PDF, and its signatures apart'],
    },
  },
  'document package': {
    examples: ['coopctl document package 9f86d081', 'coopctl document package 9f86d081 --out for-the-court'],
    ru: {
      summary: 'Записать весь пакет, названный документом или процессом: заявление, решение, акты, связанное',
      description:
        'Каждый документ — PDF и файл подписей .sig; опись manifest.json называет их и их место в блокчейне. В именах файлов нет личных данных. Пакет целиком проверит coopctl document verify ПАПКА.',
      args: {hash: 'хэш документа или пакета, или его начало'},
      flags: {out: 'новая папка; без него имя из хэша'},
      examples: ['В папку с именем из хэша', 'В названную папку'],
    },
    en: {
      summary: 'Write the whole package that a document or a process names: statement, decision, acts, links',
      description:
        'Each document is a PDF and a file of signatures .sig; manifest.json lists them and their place on chain. File names tell no personal data. coopctl document verify DIR verifies the package as a whole.',
      args: {hash: 'hash of a document or a package, or its beginning'},
      flags: {out: 'new folder; without it the name is made of the hash'},
      examples: ['To a folder named by the hash', 'To a folder of your choice'],
    },
  },
  'document verify': {
    examples: [
      'coopctl document verify application-signed.pdf',
      'coopctl document verify application.pdf --envelope application.pdf.sig',
      'coopctl document verify for-the-court',
      'coopctl document verify 9f86d081',
      'coopctl document verify --all --errors wrong.csv',
    ],
    ru: {
      summary: 'Проверить документ: байты, хэши, подписи, ключи, запись в блокчейне',
      description:
        'Подписанная копия и пакет доказывают себя сами: без реестра, паролей и интернета. Копия сверяется до последнего байта: программа делает её заново из вложений, и чужая страница, имя или QR-код видны сразу. Чего файл сам доказать не может (чьи это имена, кто обязан подписать), сверяется с реестром, если он рядом; ключи и запись в блокчейне — с ключом --chain. Код завершения 0 — всё верно, 9 — что-то изменено.',
      args: {document: 'подписанная копия, PDF, папка с пакетом, либо хэш документа из реестра (или начало хэша)'},
      flags: {
        envelope: 'файл с подписями (.sig или JSON); без него подписи берутся из копии или из реестра',
        chain: 'проверить ключи и запись в блокчейне',
        offline: 'не обращаться к блокчейну',
        standalone: 'не открывать реестр: что доказывает файл сам',
        attachments: 'доказать только вложения: для копий, сделанных другой программой',
        all: 'проверить все документы реестра',
        ...scan.ru,
        ...bulk.ru,
      },
      examples: ['Подписанная копия', 'PDF и отдельные подписи', 'Пакет', 'Документ из реестра', 'Весь реестр'],
    },
    en: {
      summary: 'Verify a document: bytes, hashes, signatures, keys, record on chain',
      description:
        'Signed copies and packages prove themselves: without registry, secrets and network. A copy is compared to its last byte: it is made again from what is attached, so a foreign page, name or QR code shows at once. What a file cannot prove by itself (whose names these are, who had to sign) is compared with the registry when there is one; keys and record on chain with --chain. Status 0: all is well, 9: something was changed.',
      args: {document: "a signed copy, a PDF, a package's folder, or a document's hash (or its beginning)"},
      flags: {
        envelope: 'file with the signatures (.sig or JSON); without it they are taken from the copy or the registry',
        chain: 'check the keys and the record on chain',
        offline: 'do not ask the chain',
        standalone: 'do not open the registry: what the file proves by itself',
        attachments: 'prove the attachments only: for copies that another program made',
        all: 'verify all documents of the registry',
        ...scan.en,
        ...bulk.en,
      },
      examples: [
        'A signed copy',
        'A PDF and detached signatures',
        'A package',
        'A document of the registry',
        'The whole registry',
      ],
    },
  },
};
