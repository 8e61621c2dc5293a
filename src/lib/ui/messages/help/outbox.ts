import type {CommandHelpEntry} from './types.js';

/** Help of the commands about what is on its way to the chain. */
export const outboxHelp: Record<string, CommandHelpEntry> = {
  'outbox list': {
    examples: ['coopctl outbox list', 'coopctl outbox list --open', 'coopctl outbox list --state failed --csv'],
    ru: {
      summary: 'Показать исходящие: всё, что отправлено или ждёт отправки, новейшее вверху',
      flags: {
        state: 'только с этим состоянием',
        open: 'только то, что ещё в пути',
        subject: 'только об этом: хэш процесса, вопрос совета, аккаунт',
      },
      examples: ['Всё', 'В пути', 'Отвергнутое, таблицей CSV'],
    },
    en: {
      summary: 'List what was sent to the chain, the newest first',
      flags: {
        state: 'only with this state',
        open: 'only what is still on its way',
        subject: 'only about this: hash of a process, decision, account',
      },
      examples: ['All', 'On its way', 'What was refused, as CSV'],
    },
  },
  'outbox show': {
    examples: ['coopctl outbox show 3'],
    ru: {
      summary: 'Показать исходящее целиком: действия, транзакции, блоки, чего оно ждёт и что дальше',
      args: {id: 'номер исходящего'},
      examples: ['Одно исходящее'],
    },
    en: {
      summary:
        'Show an entry of the outbox whole: actions, transactions, blocks, what it waits for and what comes next',
      args: {id: 'number of the entry'},
      examples: ['One entry'],
    },
  },
  'outbox send': {
    examples: ['coopctl outbox send', 'coopctl outbox send 3'],
    ru: {
      summary: 'Отправить то, что ждёт отправки, по порядку',
      description:
        'Подписанные байты отправляются те же, пока не истечёт их срок; новая транзакция составляется, только когда ' +
        'доказано, что прежняя не состоялась.',
      args: {id: 'номер исходящего; без него все, что ждут'},
      flags: {timeout: 'сколько секунд ждать блоков'},
      examples: ['Всё', 'Одно и то, чего оно ждёт'],
    },
    en: {
      summary: 'Send what waits to be sent, in its order',
      description:
        'Signed bytes are sent as they are until they expire; a new transaction is made only when it is proven that the ' +
        'one before never happened.',
      args: {id: 'number of the entry; without it all that wait'},
      flags: {timeout: 'how many seconds to wait for blocks'},
      examples: ['All', 'One, and what it waits for'],
    },
  },
  'outbox wait': {
    examples: ['coopctl outbox wait', 'coopctl outbox wait 3 --irreversible'],
    ru: {
      summary: 'Дождаться, пока исходящие попадут в блок',
      args: {id: 'номер исходящего; без него все, что в пути'},
      flags: {irreversible: 'ждать необратимого блока', timeout: 'сколько секунд ждать'},
      examples: ['Всё, что в пути', 'Одно, до необратимости'],
    },
    en: {
      summary: 'See what was sent through to a block',
      args: {id: 'number of the entry; without it all that are on their way'},
      flags: {irreversible: 'wait for an irreversible block', timeout: 'how many seconds to wait'},
      examples: ['All on their way', 'One, until it is irreversible'],
    },
  },
  'outbox cancel': {
    examples: ['coopctl outbox cancel 3', 'coopctl outbox cancel 3 --yes'],
    ru: {
      summary: 'Отозвать исходящее, пока оно доказуемо не отправлено или не состоялось',
      args: {id: 'номер исходящего'},
      examples: ['Спросит подтверждение', 'Без вопроса'],
    },
    en: {
      summary: 'Cancel an entry while it is provably unsent, or proven to have come to nothing',
      args: {id: 'number of the entry'},
      examples: ['Asks first', 'Without a question'],
    },
  },
};
