import {bilingual} from '../bilingual.js';

/** What is said of an action that waits in the outbox. */
export const sentTexts = bilingual({
  ru: {
    queued: (id: number) =>
      `Блокчейн недоступен: всё подписано и сохранено, исходящее № ${id} ждёт сети. Когда сеть будет: coopctl outbox send`,
  },
  en: {
    queued: (id) =>
      `The chain is out of reach: everything is signed and kept, entry ${id} of the outbox waits for the network. When it is back: coopctl outbox send`,
  },
});
