import type {TransactionOutcome} from '../../../domain/records.js';
import {bilingual} from '../bilingual.js';

/** Why an entry came to nothing. */
interface Refusal {
  error?: string;
  error_code?: string;
}

/** What commands about the outbox say. */
export const outboxWords = bilingual({
  ru: {
    empty: 'В исходящих ничего нет.',
    nothing: 'В пути ничего нет.',
    settled: (count: number, final: boolean) => `${final ? 'Необратимы' : 'В блоках'}, исходящих: ${count}`,
    sent: (arrived: number, count: number) => `В блоках: ${arrived} из ${count}`,
    refusal: (entry: Refusal) => refusalOf(entry, 'не состоялось'),
    confirm_cancel: (id: number, actions: string[], dependents: number[]) =>
      `Отозвать исходящее ${id} (${actions.join(', ')})?` +
      (dependents.length === 0 ? '' : ` Ждущие его не состоятся: ${dependents.join(', ')}.`),
    cancelled: (id: number) => `Исходящее ${id} отозвано: оно не отправлялось или не состоялось`,
    fail_with_it: (ids: number[]) => `Не состоятся и ждавшие его: ${ids.join(', ')}`,
    try_number: (number: number) => `Транзакция ${number}`,
    headings: {
      id: '№',
      state: 'Состояние',
      key: 'Метка',
      what: 'Что',
      actions: 'Действия',
      created: 'Создано, МСК',
      subjects: 'О чём',
      waits_for: 'Ждёт',
      waited_by: 'Его ждут',
      next: 'Дальше',
      transaction: 'Транзакция',
      transaction_id: 'Идентификатор',
      made: 'Составлена',
      sent: 'Отправлена',
      expiration: 'Действует до',
      block: 'Блок',
      block_id: 'Хэш блока',
      lost: 'Отброшен блок',
      outcome: 'Итог',
      error: 'Отказ',
    },
    outcomes: {
      expired: 'срок истёк, ни в одном необратимом блоке её нет',
      forked: 'блок отброшен сетью, срок истёк',
      refused: 'отвергнута при первой отправке',
      unsent: 'не отправлялась',
    } satisfies Record<TransactionOutcome, string>,
    next: {
      wait_for_others: (id: number) => `ждёт других; отправить всё по порядку: coopctl outbox send ${id}`,
      send: (id: number) => `ни один байт не ушёл; отправить: coopctl outbox send ${id}`,
      find: (id: number) => `ищется в блоках; до конца срока отправляются те же байты: coopctl outbox wait ${id}`,
      finality: (id: number) => `в блоке; ждать необратимости: coopctl outbox wait ${id} --irreversible`,
      nothing: () => 'ничего',
      repeat: () => 'действия не было; устраните причину и повторите команду, которая его создала',
    },
  },
  en: {
    empty: 'The outbox is empty.',
    nothing: 'Nothing is on its way.',
    settled: (count, final) => `${final ? 'Irreversible' : 'In blocks'}, entries: ${count}`,
    sent: (arrived, count) => `In blocks: ${arrived} of ${count}`,
    refusal: (entry) => refusalOf(entry, 'came to nothing'),
    confirm_cancel: (id, actions, dependents) =>
      `Cancel outbox entry ${id} (${actions.join(', ')})?` +
      (dependents.length === 0 ? '' : ` Those that wait for it will fail: ${dependents.join(', ')}.`),
    cancelled: (id) => `Outbox entry ${id} is cancelled: it was not sent, or came to nothing`,
    fail_with_it: (ids) => `Those that waited for it will fail too: ${ids.join(', ')}`,
    try_number: (number) => `Transaction ${number}`,
    headings: {
      id: '№',
      state: 'State',
      key: 'Key',
      what: 'What',
      actions: 'Actions',
      created: 'Created, Moscow',
      subjects: 'About',
      waits_for: 'Waits for',
      waited_by: 'Waited for by',
      next: 'Next',
      transaction: 'Transaction',
      transaction_id: 'Id',
      made: 'Made',
      sent: 'Sent',
      expiration: 'Valid until',
      block: 'Block',
      block_id: 'Block id',
      lost: 'Dropped block',
      outcome: 'Outcome',
      error: 'Refusal',
    },
    outcomes: {
      expired: 'expired, and in no irreversible block',
      forked: 'its block was dropped by the chain, and it has expired',
      refused: 'refused when first sent',
      unsent: 'never sent',
    },
    next: {
      wait_for_others: (id) => `waits for others; send all in their order: coopctl outbox send ${id}`,
      send: (id) => `no byte has left; send it: coopctl outbox send ${id}`,
      find: (id) => `is looked for in the blocks; until it expires the same bytes are sent: coopctl outbox wait ${id}`,
      finality: (id) => `is in a block; wait until it is irreversible: coopctl outbox wait ${id} --irreversible`,
      nothing: () => 'nothing',
      repeat: () => 'it had no effect; remove the cause and run the command that made it again',
    },
  },
});

/** Why an entry has failed, in the node's words or as the number of the entry that it waited for. */
function refusalOf({error = '', error_code}: Refusal, failed: string): string {
  return error_code === 'outbox_dependency_failed' ? `${failed}: ${error}` : error;
}
