import {bilingual} from '../bilingual.js';
import type {Language} from '../types.js';

/** What commands about payments and the council say. */
export const councilTexts = bilingual({
  ru: {
    headings: {
      hash: 'Хэш',
      member: 'Пайщик',
      type: 'Вид',
      quantity: 'Сумма',
      state: 'Состояние',
      id: '№',
      question: 'Вопрос',
      about: 'О ком',
      for: 'За',
      against: 'Против',
      approved: 'Большинство',
      authorized: 'Утверждён',
      account: 'Аккаунт',
      name: 'Имя',
      position: 'Должность',
      voting: 'Голосует',
      created: 'Внесён, МСК',
      protocol: 'Протокол',
    },
    no_payments: 'Платежей нет.',
    payment_confirmed: (hash: string, quantity: string, username: string) =>
      `Платёж ${hash} подтверждён: ${quantity} от ${username}`,
    next_agenda: 'Дальше совет: coopctl council agenda',
    no_decisions: 'Повестка пуста.',
    no_council: 'Совета нет.',
    voted: (id: number, votesFor: number, votesAgainst: number, council: number) =>
      `Голос принят по вопросу № ${id}: за ${votesFor}, против ${votesAgainst}, всего в совете ${council}`,
    next_vote: (id: number) => `Большинства ещё нет. Дальше: coopctl council vote ${id} for --card КАРТА`,
    next_authorize: (id: number) =>
      `Есть большинство. Дальше председатель: coopctl council authorize ${id} --card КАРТА`,
    authorized: (id: number, hash: string) => `Решение № ${id} утверждено, протокол ${hash}`,
    next_execute: (id: number) => `Дальше: coopctl council execute ${id}`,
    executed: (id: number) => `Решение № ${id} исполнено`,
    accepted: (username: string) => `${username} принят в кооператив. Дальше: coopctl chain sync`,
  },
  en: {
    headings: {
      hash: 'Hash',
      member: 'Member',
      type: 'Type',
      quantity: 'Amount',
      state: 'State',
      id: '№',
      question: 'Question',
      about: 'About',
      for: 'For',
      against: 'Against',
      approved: 'Majority',
      authorized: 'Authorised',
      account: 'Account',
      name: 'Name',
      position: 'Position',
      voting: 'Votes',
      created: 'On the agenda, Moscow',
      protocol: 'Protocol',
    },
    no_payments: 'There are no payments.',
    payment_confirmed: (hash, quantity, username) => `Payment ${hash} is confirmed: ${quantity} from ${username}`,
    next_agenda: 'Next the council: coopctl council agenda',
    no_decisions: 'The agenda is empty.',
    no_council: 'There is no council.',
    voted: (id, votesFor, votesAgainst, council) =>
      `Vote taken on decision № ${id}: ${votesFor} for, ${votesAgainst} against, ${council} in the council`,
    next_vote: (id) => `No majority yet. Next: coopctl council vote ${id} for --card CARD`,
    next_authorize: (id) => `There is a majority. Next the chairman: coopctl council authorize ${id} --card CARD`,
    authorized: (id, hash) => `Decision № ${id} is authorised, protocol ${hash}`,
    next_execute: (id) => `Next: coopctl council execute ${id}`,
    executed: (id) => `Decision № ${id} is executed`,
    accepted: (username) => `${username} is a member of the cooperative now. Next: coopctl chain sync`,
  },
});

/** What comes next for an open decision. */
export function nextStep(
  texts: (typeof councilTexts)[Language],
  {decision_id: id, approved, authorized}: {decision_id: number; approved: boolean; authorized: boolean},
): string {
  if (authorized) return texts.next_execute(id);
  return approved ? texts.next_authorize(id) : texts.next_vote(id);
}
