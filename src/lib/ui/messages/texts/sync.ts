import {bilingual} from '../bilingual.js';

/** What the reading of the history says. */
export const syncTexts = bilingual({
  ru: {
    bar: {
      perSecond: 'блоков/с',
      left: (time: string) => `осталось ${time}`,
      hours: 'ч',
      minutes: 'мин',
      seconds: 'с',
    },
    reading: (bar: string) => `Читаю историю: ${bar}`,
    read: (from: number, to: number, actions: number, documents: number) =>
      `Прочитаны блоки ${from}–${to}: новых действий ${actions}, документов реестра в них ${documents}`,
    next: 'Смотреть: coopctl chain history, coopctl document flow',
    nothing_new: (to: number) => `Нового нет, прочитано до блока ${to}`,
    wrong: (count: number) =>
      `Документов с неверными хэшами или подписями в прочитанном: ${count}. Какие: coopctl chain history`,
    behind: 'Узел отстаёт: прочитано уже больше, чем он знает. Другой узел: --profile ИМЯ',
    outbox: (code: string) => `Исходящие не продвинулись (${code}): coopctl outbox list`,
  },
  en: {
    bar: {perSecond: 'blocks/s', left: (time) => `${time} left`, hours: 'h', minutes: 'min', seconds: 's'},
    reading: (bar) => `Reading the history: ${bar}`,
    read: (from, to, actions, documents) =>
      `Blocks ${from}–${to} read: ${actions} new actions, ${documents} documents of the registry in them`,
    next: 'See it: coopctl chain history, coopctl document flow',
    nothing_new: (to) => `Nothing new, read up to block ${to}`,
    wrong: (count) =>
      `Documents with wrong hashes or signatures in what was read: ${count}. Which: coopctl chain history`,
    behind: 'The node lags: more was read already than it knows. Another node: --profile NAME',
    outbox: (code) => `The outbox did not go on (${code}): coopctl outbox list`,
  },
});
