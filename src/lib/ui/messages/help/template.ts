import type {CommandHelpEntry} from './types.js';

const template = {
  ru: 'номер (100 — редакция в работе, 100@built-in, 100@3, 100@ХЭШ), начало хэша, папка шаблона или файл JSON с ним',
  en: 'number (100 is the edition in use; 100@built-in, 100@3, 100@HASH), beginning of a hash, folder or JSON file of a template',
};

export const templateHelp: Record<string, CommandHelpEntry> = {
  'template list': {
    examples: ['coopctl template list', 'coopctl template list --source chain --in-use'],
    ru: {
      summary: 'Показать редакции шаблонов: из программы и из блокчейна',
      flags: {source: 'только эти', 'in-use': 'только те, по которым делаются документы'},
      examples: ['Все', 'Редакции из блокчейна, взятые в работу'],
    },
    en: {
      summary: "List editions of templates: the program's and the chain's",
      flags: {source: 'only these', 'in-use': 'only those that documents are made from'},
      examples: ['All', 'Editions of the chain that are in use'],
    },
  },
  'template show': {
    examples: [
      'coopctl template show 100',
      'coopctl template show 100 --text',
      'coopctl template show 100@built-in --translation ru',
    ],
    ru: {
      summary: 'Показать, что есть в шаблоне, или его текст',
      args: {template: template.ru},
      flags: {
        context: 'вывести разметку как есть',
        model: 'вывести схему данных',
        translation: 'вывести фразы на этом языке',
        text: 'вывести текст документа с пустыми местами',
      },
      examples: ['Переменные, теги, переводы', 'Прочитать текст', 'Все фразы'],
    },
    en: {
      summary: 'Show what is in a template, or its text',
      args: {template: template.en},
      flags: {
        context: 'print the markup as it is',
        model: 'print the schema of the data',
        translation: 'print the phrases of this language',
        text: "print the document's text with gaps",
      },
      examples: ['Variables, tags, translations', 'Read the text', 'All phrases'],
    },
  },
  'template check': {
    examples: ['coopctl template check 100', 'coopctl template check my-template', 'coopctl template check draft.json'],
    ru: {
      summary: 'Проверить, можно ли напечатать шаблон верно',
      description:
        'Перечисляет, что шаблон использует, и отклоняет недопустимое: часть, строка:столбец, причина; код завершения 4. ' +
        'Файл JSON — это строка таблицы drafts с её переводами: {"draft": {…}, "translations": [{…}]}.',
      args: {template: template.ru},
      examples: ['Редакция в работе', 'Папка с шаблоном', 'Шаблон, как он лежит в блокчейне'],
    },
    en: {
      summary: 'Check whether a template can be printed right',
      description:
        'Lists what the template uses, and refuses what is not allowed: part, line:column, reason; exit status 4. ' +
        'A JSON file is a row of the table drafts with its translations: {"draft": {…}, "translations": [{…}]}.',
      args: {template: template.en},
      examples: ['The edition in use', 'A folder with a template', 'A template as it stands on chain'],
    },
  },
  'template preview': {
    examples: [
      'coopctl template preview 100 --out sample.pdf',
      'coopctl template preview 100 --blank --out form.pdf',
      'coopctl template preview draft.json --data facts.yaml --out sample.pdf',
    ],
    ru: {
      summary: 'Напечатать образец или пустой бланк',
      description: 'Это не документ: в реестр он не записывается.',
      args: {template: template.ru},
      flags: {
        out: 'куда записать; такого файла ещё не должно быть',
        data: 'файл YAML или JSON с данными; остальное вымышлено',
        blank: 'бланк: подчёркивания вместо неизвестных данных',
        html: 'записать HTML вместо PDF',
      },
      examples: ['С вымышленными данными', 'Бланк для заполнения от руки', 'Со своими данными'],
    },
    en: {
      summary: 'Print a sample or a blank form',
      description: 'It is no document: the registry does not keep it.',
      args: {template: template.en},
      flags: {
        out: 'where to write; there must be no such file yet',
        data: 'YAML or JSON file with data; the rest is invented',
        blank: 'a form: underscores for unknown data',
        html: 'write HTML instead of PDF',
      },
      examples: ['With invented data', 'A form to fill in by hand', 'With data of your own'],
    },
  },
  'template pull': {
    examples: [
      'coopctl template pull',
      'coopctl template pull 1 2 3 4 100 --use',
      'coopctl template pull --all --scope draft',
    ],
    ru: {
      summary: 'Прочитать шаблоны и одобренные советом редакции из блокчейна',
      description:
        'Чужой текст сначала проверяется, затем хранится по блокам. Отклонённый шаблон не мешает остальным. ' +
        'Без номеров читаются те, что есть в программе.',
      args: {ids: 'номера шаблонов'},
      flags: {
        all: 'все шаблоны',
        scope: 'draft — общие шаблоны сети, аккаунт кооператива — его собственные',
        use: 'делать новые документы по редакции, обязательной для кооператива',
      },
      examples: ['Известные программе', 'Взять одобренные редакции в работу', 'Все шаблоны сети'],
    },
    en: {
      summary: "Read templates and the council's approved editions from the chain",
      description:
        'Foreign text is checked first, then kept by blocks. A refused template does not stop the others. ' +
        'Without numbers those that the program has are read.',
      args: {ids: 'numbers of templates'},
      flags: {
        all: 'all templates',
        scope: "draft for the network's templates, a cooperative's account for its own",
        use: 'make new documents from the edition that binds the cooperative',
      },
      examples: ['Those that the program knows', 'Put approved editions to use', "All of the network's templates"],
    },
  },
  'template use': {
    examples: ['coopctl template use 100 --edition 7', 'coopctl template use 100 --edition built-in'],
    ru: {
      summary: 'Выбрать редакцию, по которой делаются новые документы',
      description: 'Уже сделанные документы остаются при своей редакции. Выбор записывается в журнал.',
      args: {id: 'номер шаблона'},
      flags: {edition: 'built-in — из программы; номер редакции или начало хэша — из блокчейна'},
      examples: ['Редакция 7 из блокчейна', 'Текст программы'],
    },
    en: {
      summary: 'Choose the edition that new documents are made from',
      description: 'Documents that are made already keep theirs. The choice is recorded in the audit log.',
      args: {id: 'number of the template'},
      flags: {edition: "built-in for the program's; number of the edition or beginning of a hash for the chain's"},
      examples: ['Edition 7 of the chain', "The program's text"],
    },
  },
  'template diff': {
    examples: ['coopctl template diff 100@built-in 100@7', 'coopctl template diff templates/old templates/new'],
    ru: {
      summary: 'Сравнить две редакции: разметку построчно, фразы по словам, схему по полям',
      args: {a: `прежняя: ${template.ru}`, b: 'новая, так же'},
      examples: ['Текст программы и седьмая редакция блокчейна', 'Две папки'],
    },
    en: {
      summary: 'Compare two editions: markup by lines, phrases by words, the schema by fields',
      args: {a: `the old one: ${template.en}`, b: 'the new one, likewise'},
      examples: ["The program's text and the chain's seventh edition", 'Two folders'],
    },
  },
};
