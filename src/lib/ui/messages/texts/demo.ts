import {bilingual} from '../bilingual.js';

/** What `demo` says. */
export const demoTexts = bilingual({
  ru: {
    intro: 'Приём пайщика целиком, в песочнице на этой машине. Все данные вымышлены.',
    steps: {
      sandbox: 'Песочница запущена',
      init: 'Реестр создан, кооператив подключён, совет из трёх',
      member: 'Человек записан в реестр',
      card: 'Карта выпущена',
      apply: 'Соглашения и заявление подписаны и отправлены',
      payment: 'Взнос подтверждён',
      vote: 'Член совета проголосовал за',
      authorize: 'Протокол подписан председателем',
      execute: 'Решение исполнено: пайщик принят',
      sync: 'История прочитана до необратимого блока',
      verify: 'Документы проверены',
    },
    headings: {
      title: 'Документ',
      hash: 'Хэш PDF',
      regenerated: 'Заново побайтно',
      signatures: 'Подписи и ключи',
      chain: 'В блокчейне',
      private: 'Личных данных в блокчейне',
    },
    left: (folder: string) => `Реестр, карты и PDF остались в папке ${folder}`,
    go_on: (folder: string, passphrase: string) =>
      `Посмотреть: COOPCTL_PASSPHRASE=${passphrase} coopctl member list --registry ${folder}/romashka.coop`,
  },
  en: {
    intro: 'The whole admission of a member, on the sandbox of this machine. All data are invented.',
    steps: {
      sandbox: 'The sandbox runs',
      init: 'The registry is created, the cooperative connected, with a council of three',
      member: 'The person is recorded in the registry',
      card: 'The card is issued',
      apply: 'Agreements and application are signed and sent',
      payment: 'The payment is confirmed',
      vote: 'A council member voted for',
      authorize: 'The protocol is signed by the chairman',
      execute: 'The decision is executed: the member is accepted',
      sync: 'The history is read up to the irreversible block',
      verify: 'The documents are verified',
    },
    headings: {
      title: 'Document',
      hash: 'PDF hash',
      regenerated: 'Regenerated identical',
      signatures: 'Signatures and keys',
      chain: 'On chain',
      private: 'Private values on chain',
    },
    left: (folder) => `Registry, cards and PDFs are in the folder ${folder}`,
    go_on: (folder, passphrase) =>
      `Look at them: COOPCTL_PASSPHRASE=${passphrase} coopctl member list --registry ${folder}/romashka.coop`,
  },
});
