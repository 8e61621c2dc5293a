import {bilingual} from '../bilingual.js';

/** What `chain audit-privacy` says. */
export const privacyTexts = bilingual({
  ru: {
    looking: 'Ищу личные данные в том, что записано в блокчейн…',
    looked: (actions: number) => `Проверено действий: ${actions}`,
    clean: (actions: number, rows: number) =>
      `Личных данных не найдено: действий проверено ${actions}, строк таблиц ${rows}`,
    found: (count: number, actions: number, rows: number) =>
      `Найдено мест с личными данными: ${count} (действий проверено ${actions}, строк таблиц ${rows})`,
    more: (count: number) => `… и ещё ${count}; все: --json`,
    what_to_do:
      'Записанное в блокчейн стереть нельзя. Замените, что можно (телефон, почту, карту, паспорт), не повторяйте запись и выполните обязанность по закону о персональных данных: известить Роскомнадзор в течение 24 часов и тех, кого это касается.',
    no_node: 'Узел недоступен: таблицы блокчейна не проверены, только история в реестре.',
    no_history: 'В реестре нет истории за эти блоки. Сначала прочтите её: coopctl chain sync',
    headings: {
      block: 'Блок',
      transaction: 'Транзакция',
      source: 'Действие или таблица',
      path: 'Место',
      kind: 'Что',
      account: 'Чьё',
    },
  },
  en: {
    looking: 'Looking for personal data in what is on chain…',
    looked: (actions) => `${actions} actions looked at`,
    clean: (actions, rows) => `No personal data found: ${actions} actions and ${rows} rows of tables looked at`,
    found: (count, actions, rows) =>
      `Places with personal data: ${count} (${actions} actions and ${rows} rows of tables looked at)`,
    more: (count) => `… and ${count} more; all of them: --json`,
    what_to_do:
      'What is on chain cannot be erased. Replace what can be replaced (phone, e-mail, card, passport), do not repeat the record, and do what the law on personal data demands: notify the authority within 24 hours, and the persons concerned.',
    no_node: 'No node can be reached: the tables of the chain were not looked at, only the history in the registry.',
    no_history: 'The registry has no history of these blocks. Read it first: coopctl chain sync',
    headings: {
      block: 'Block',
      transaction: 'Transaction',
      source: 'Action or table',
      path: 'Place',
      kind: 'What',
      account: 'Whose',
    },
  },
});
