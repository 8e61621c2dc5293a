import type {CommandHelpEntry} from './types.js';

const hash = {
  ru: 'хэш документа (doc_hash или hash) или его начало, 8 знаков и больше',
  en: "the document's hash (doc_hash or hash) or its beginning, 8 characters or more",
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
    ],
    ru: {
      summary: 'Сделать документ из данных реестра',
      description:
        'Документ записывается в реестр; с картой он ещё и подписывается. В блокчейн ничего не отправляется.\n' +
        'Сведения вида (имущество, собрание, участок, реквизиты …) берутся из файла и записываются вместе с документом; ' +
        'что нужно виду, показывает coopctl document types НОМЕР.',
      args: {type: 'номер вида, см. coopctl document types'},
      flags: {
        member: 'аккаунт того, о ком документ',
        from: 'файл YAML или JSON со сведениями и параметрами документа; - читает стандартный ввод',
        decision: 'номер решения совета, для протоколов; заменяет раздел decision файла',
        link: 'хэш связанного документа; можно несколько раз',
        out: 'записать PDF ещё и в этот файл',
      },
      examples: ['Неподписанное пользовательское соглашение', 'Подписанное заявление', 'По файлу'],
    },
    en: {
      summary: "Make a document from the registry's data",
      description:
        'The document is kept in the registry; with a card it is signed as well. Nothing is sent to the chain.\n' +
        'Facts of the type (property, meeting, branch, requisites …) come from a file and are recorded with the document; ' +
        'what a type needs is shown by coopctl document types NUMBER.',
      args: {type: 'number of the type, see coopctl document types'},
      flags: {
        member: 'account of the person the document is about',
        from: "YAML or JSON file with the document's facts and parameters; - reads standard input",
        decision: "number of the council's decision, for protocols; takes the place of the file's section decision",
        link: 'hash of a linked document; may be repeated',
        out: 'write the PDF to this file as well',
      },
      examples: ['An unsigned user agreement', 'A signed application', 'By a file'],
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
    examples: ['coopctl document regenerate 9f86d081 --out again.pdf'],
    ru: {
      summary: 'Сделать документ заново из данных и сравнить с подписанным',
      description: 'Берёт данные той версии, с которой документ был сделан. Совпасть должен каждый байт.',
      args: {hash: hash.ru},
      flags: {out: 'записать PDF в этот файл'},
      examples: ['Побайтная проверка'],
    },
    en: {
      summary: 'Make a document again from the facts and compare it with the signed one',
      description: 'Takes the version of the facts that the document was made from. Every byte has to agree.',
      args: {hash: hash.en},
      flags: {out: 'write the PDF to this file'},
      examples: ['Byte by byte'],
    },
  },
  'document verify': {
    examples: [
      'coopctl document verify 9f86d081',
      'coopctl document verify application.pdf',
      'coopctl document verify application.pdf --envelope application.json',
    ],
    ru: {
      summary: 'Проверить документ: байты, хэши, подписи, ключи, запись в блокчейне',
      args: {document: 'хэш документа (или начало) либо файл PDF'},
      flags: {
        envelope: 'файл JSON с подписями; без него подписи берутся из реестра',
        offline: 'не обращаться к блокчейну',
      },
      examples: ['Из реестра', 'Файл с диска', 'Файл и отдельные подписи'],
    },
    en: {
      summary: 'Verify a document: bytes, hashes, signatures, keys, record on chain',
      args: {document: "the document's hash (or its beginning), or a PDF file"},
      flags: {
        envelope: 'JSON file with the signatures; without it they are taken from the registry',
        offline: 'do not ask the chain',
      },
      examples: ['From the registry', 'A file on disk', 'A file and detached signatures'],
    },
  },
};
