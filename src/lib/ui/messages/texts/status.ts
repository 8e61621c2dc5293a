import {bilingual} from '../bilingual.js';

/** The screen of `status`. */
export const statusScreen = bilingual({
  ru: {
    registry: 'Реестр',
    chain: 'Блокчейн',
    offline: 'недоступен, показано последнее известное',
    synced: 'История',
    synced_to: (block: number) => `прочитана до блока ${block}`,
    never: 'ещё не читалась → coopctl chain sync',
    members: 'Люди',
    documents: 'Документы',
    flow: 'Документооборот',
    overdue: (count: number) =>
      `• Совет не решил за 30 дней, вопросов: ${count} → coopctl document flow --state overdue`,
    unread: (count: number) => `• Не прочитано блоков истории: ${count} → coopctl document flow`,
    untraced: (count: number) => `• Прочитано без трасс блоков истории: ${count} → coopctl document flow`,
    outbox: 'Исходящие',
    nothing: 'в пути ничего',
    queued: (count: number) => `• Ждёт отправки, исходящих: ${count} → coopctl outbox send`,
    decision: (id: number, what: string, username: string, votesFor: number, votesAgainst: number) =>
      `• Вопрос № ${id}: ${what} ${username}, за ${votesFor}, против ${votesAgainst} → coopctl council show ${id}`,
    payment: (hash: string, quantity: string, username: string) =>
      `• Ожидается ${quantity} от ${username} → coopctl payment confirm ${hash}`,
  },
  en: {
    registry: 'Registry',
    chain: 'Chain',
    offline: 'out of reach, the last known is shown',
    synced: 'History',
    synced_to: (block) => `read up to block ${block}`,
    never: 'not read yet → coopctl chain sync',
    members: 'People',
    documents: 'Documents',
    flow: 'Document flow',
    overdue: (count) => `• Not decided by the council in 30 days: ${count} → coopctl document flow --state overdue`,
    unread: (count) => `• Blocks of the history never read: ${count} → coopctl document flow`,
    untraced: (count) => `• Blocks of the history read without traces: ${count} → coopctl document flow`,
    outbox: 'Outbox',
    nothing: 'nothing on its way',
    queued: (count) => `• Waiting to be sent: ${count} → coopctl outbox send`,
    decision: (id, what, username, votesFor, votesAgainst) =>
      `• Decision № ${id}: ${what} ${username}, ${votesFor} for, ${votesAgainst} against → coopctl council show ${id}`,
    payment: (hash, quantity, username) => `• ${quantity} expected from ${username} → coopctl payment confirm ${hash}`,
  },
});
