import type {CommandHelpEntry} from './types.js';

export const memberHelp: Record<string, CommandHelpEntry> = {
  'member add': {
    examples: ['coopctl member add --from examples/member.yaml', 'coopctl member add'],
    ru: {
      summary: 'Записать в реестр нового человека или организацию',
      description:
        'Данные проверяются целиком, с контрольными числами ИНН, ОГРН, счетов; об ошибках сообщается сразу обо всех.\n' +
        'Реестр даёт человеку имя аккаунта из двенадцати букв: под ним он известен блокчейну. Повтор с теми же данными ничего не удваивает.',
      flags: {account: 'имя аккаунта, если оно уже есть'},
      examples: ['Из файла', 'Отвечая на вопросы'],
    },
    en: {
      summary: 'Record a new person or organisation in the registry',
      description:
        'The data are checked as a whole, with the check digits of INN, OGRN and accounts; all problems are told at once.\n' +
        'The registry gives the person an account name of twelve letters, by which the chain knows him. The same data again double nothing.',
      flags: {account: 'account name, when there is one already'},
      examples: ['From a file', 'By answering questions'],
    },
  },
  'member list': {
    examples: [
      'coopctl member list',
      'coopctl member list --search пример --status accepted',
      'coopctl member list --csv',
    ],
    ru: {
      summary: 'Показать пайщиков',
      flags: {
        search: 'часть имени, ИНН, телефона, почты или аккаунта',
        status: 'только с этим состоянием',
        type: 'только этого вида',
        after: 'только записанных после этого аккаунта: так читают длинный список по частям',
      },
      examples: ['Всех', 'Поиск', 'Для таблицы'],
    },
    en: {
      summary: 'List members',
      flags: {
        search: 'part of a name, INN, phone, e-mail or account',
        status: 'only with this status',
        type: 'only of this type',
        after: 'only those recorded after this account: how to read a long list in parts',
      },
      examples: ['All', 'Search', 'For a spreadsheet'],
    },
  },
  'member names': {
    examples: [
      'coopctl member names ivanpetrovab',
      'coopctl member names ivanpetrovab --accept',
      'coopctl member names ivanpetrovab --from names.yaml',
      'coopctl member names --all --accept',
    ],
    ru: {
      summary: 'Имя человека в падежах: посмотреть, подтвердить, исправить',
      description:
        'Документы пишут имя там, где нужно, в родительном, дательном, винительном и творительном падежах. Программа предлагает их, ' +
        'а человек подтверждает: в терминале по одному, ключом --accept все сразу, файлом — свои (genitive, dative, accusative, ' +
        'instrumental: полное имя). У организации склоняется имя представителя.',
      args: {account: 'аккаунт пайщика'},
      flags: {
        accept: 'принять предложенное как есть',
        all: 'для всех, у кого падежи не подтверждены',
      },
      examples: ['Посмотреть, в терминале подтвердить', 'Принять предложенное', 'Свои формы', 'Для всех'],
    },
    en: {
      summary: "A person's name in its grammatical cases: see, confirm, correct it",
      description:
        'Documents write a name, where they have to, in the genitive, dative, accusative or instrumental case. The program proposes ' +
        'them and a person confirms: on a terminal one by one, with --accept all at once, by a file other ones (genitive, dative, ' +
        "accusative, instrumental: the full name). Of an organization it is the representative's name.",
      args: {account: "the member's account"},
      flags: {
        accept: 'take what is proposed as it is',
        all: 'for everybody whose forms are not confirmed',
      },
      examples: ['See, and on a terminal confirm', 'Take what is proposed', 'Other forms', 'For everybody'],
    },
  },
  'member show': {
    examples: ['coopctl member show ivanpetrovab'],
    ru: {summary: 'Показать пайщика', args: {account: 'аккаунт пайщика'}, examples: ['Один пайщик']},
    en: {summary: 'Show a member', args: {account: "the member's account"}, examples: ['One member']},
  },
  'member history': {
    examples: ['coopctl member history ivanpetrovab'],
    ru: {
      summary: 'Показать все версии данных пайщика и его пакеты документов',
      args: {account: 'аккаунт пайщика'},
      examples: ['Кто и когда что записал'],
    },
    en: {
      summary: "Show all versions of a member's data and his packages of documents",
      args: {account: "the member's account"},
      examples: ['Who recorded what, and when'],
    },
  },
  'member apply': {
    examples: ['coopctl member apply ivanpetrovab --card cards/ivanpetrovab.card'],
    ru: {
      summary: 'Подать заявление на вступление',
      description:
        'Готовит соглашения и заявление, подписывает их картой пайщика и отправляет в блокчейн без личных данных. Прерванную подачу повторите той же командой.',
      args: {account: 'аккаунт пайщика'},
      examples: ['Соглашения 1–4 и заявление 100'],
    },
    en: {
      summary: 'Apply for membership',
      description:
        "Makes the agreements and the application, signs them with the member's card and sends them to the chain without personal data. Repeat the same command after an interruption.",
      args: {account: "the member's account"},
      examples: ['Agreements 1–4 and application 100'],
    },
  },
  'card issue': {
    examples: ['coopctl card issue ivanpetrovab --out cards'],
    ru: {
      summary: 'Выпустить карту пайщика: пару ключей под ПИН-кодом',
      description:
        'Пишет файл АККАУНТ.card и лист для печати АККАУНТ.card.pdf с QR-кодом. Закрытый ключ есть только на карте: кооператив его не хранит, если пайщик сам не попросил (--keep-key).',
      args: {account: 'аккаунт пайщика'},
      flags: {
        out: 'папка для карты',
        'pin-file': 'файл с новым ПИН-кодом (иначе COOPCTL_PIN или вопрос)',
        'keep-key': 'хранить копию закрытого ключа в реестре: утерянную карту можно будет выпустить снова',
      },
      examples: ['Карта в папку cards'],
    },
    en: {
      summary: "Issue a member's card: a key pair under a PIN",
      description:
        'Writes the file ACCOUNT.card and a sheet to print, ACCOUNT.card.pdf, with a QR code. The private key is on the card only: the cooperative does not keep it, unless the member asks for it (--keep-key).',
      args: {account: "the member's account"},
      flags: {
        out: 'folder for the card',
        'pin-file': 'file with the new PIN (else COOPCTL_PIN or a question)',
        'keep-key': 'keep a copy of the private key in the registry: a lost card can then be issued again',
      },
      examples: ['A card into the folder cards'],
    },
  },
};
