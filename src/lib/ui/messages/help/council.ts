import type {CommandHelpEntry} from './types.js';

const decision = {ru: 'номер вопроса в повестке', en: 'number of the decision on the agenda'};

export const councilHelp: Record<string, CommandHelpEntry> = {
  'payment list': {
    examples: ['coopctl payment list', 'coopctl payment list --status pending'],
    ru: {summary: 'Показать платежи', flags: {status: 'только с этим состоянием'}, examples: ['Все', 'Ожидаемые']},
    en: {summary: 'List payments', flags: {status: 'only with this status'}, examples: ['All', 'Expected ones']},
  },
  'payment confirm': {
    examples: ['coopctl payment confirm 9f86d081884c7d65'],
    ru: {
      summary: 'Подтвердить, что деньги поступили',
      description: 'Подтверждает кассир, увидев деньги. После взноса вопрос о приёме сам попадает в повестку совета.',
      args: {hash: 'хэш платежа или его начало (8 знаков и больше)'},
      examples: ['Вступительный и минимальный паевой взносы внесены'],
    },
    en: {
      summary: 'Confirm that the money has come',
      description:
        'The cashier confirms on seeing the money. The question of admission then comes on the agenda by itself.',
      args: {hash: "the payment's hash or its beginning (8 characters or more)"},
      examples: ['Entrance and minimum share contributions are paid'],
    },
  },
  'council board': {
    examples: ['coopctl council board'],
    ru: {summary: 'Показать состав совета', examples: ['Кто в совете']},
    en: {summary: 'Show the council', examples: ['Who is in the council']},
  },
  'council agenda': {
    examples: ['coopctl council agenda'],
    ru: {summary: 'Показать повестку совета', examples: ['Открытые вопросы и голоса']},
    en: {summary: "Show the council's agenda", examples: ['Open decisions and their votes']},
  },
  'council show': {
    examples: ['coopctl council show 1'],
    ru: {summary: 'Показать вопрос повестки', args: {id: decision.ru}, examples: ['Также рассмотренный']},
    en: {summary: 'Show a decision', args: {id: decision.en}, examples: ['Also a past one']},
  },
  'council vote': {
    examples: [
      'coopctl council vote 1 for --card cards/chairromashk.card',
      'coopctl council vote 1 against --card cards/chairromashk.card',
    ],
    ru: {
      summary: 'Проголосовать картой члена совета',
      args: {id: decision.ru, choice: 'for — за, against — против'},
      examples: ['За', 'Против'],
    },
    en: {
      summary: "Vote with a council member's card",
      args: {id: decision.en, choice: 'for or against'},
      examples: ['For', 'Against'],
    },
  },
  'council authorize': {
    examples: ['coopctl council authorize 1 --card cards/chairromashk.card'],
    ru: {
      summary: 'Утвердить решение: протокол с подписью председателя',
      args: {id: decision.ru},
      examples: ['После большинства голосов'],
    },
    en: {
      summary: "Authorise a decision: the protocol with the chairman's signature",
      args: {id: decision.en},
      examples: ['After the majority of votes'],
    },
  },
  'council execute': {
    examples: ['coopctl council execute 1'],
    ru: {summary: 'Исполнить утверждённое решение', args: {id: decision.ru}, examples: ['Пайщик принят']},
    en: {summary: 'Execute an authorised decision', args: {id: decision.en}, examples: ['The member is accepted']},
  },
};
