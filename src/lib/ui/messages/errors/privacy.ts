import type {ErrorCatalogue} from '../types.js';

export const privacyErrors = {
  ru: {
    private_value_in_action: ({kinds, place}) => ({
      message: `Действие не отправлено: в нём найдены личные данные (${kinds}), место: ${place}.`,
      hint: 'В блокчейн идут только имена аккаунтов, суммы и хэши. Уберите личные данные из названного места и повторите.',
    }),
    action_too_large_to_check: ({place}) => ({
      message: `Действие не отправлено: данные слишком велики или слишком глубоко вложены, чтобы проверить их на личные данные; место: ${place}.`,
      hint: 'Что нельзя проверить, то не отправляется. Сократите текст в названном месте или уберите из него сжатые и закодированные данные.',
    }),
    transaction_unreadable: ({place}) => ({
      message: `Транзакция не отправлена: её байты нельзя проверить на личные данные; место: ${place}.`,
      hint: 'Запись ждёт в исходящих и ничего не отправлено. Если это повторяется, отмените её и сообщите разработчикам: coopctl outbox cancel',
    }),
  },
  en: {
    private_value_in_action: ({kinds, place}) => ({
      message: `The action was not sent: it contains personal data (${kinds}), at: ${place}.`,
      hint: 'Only account names, amounts and hashes go on chain. Remove the personal data from that place and try again.',
    }),
    action_too_large_to_check: ({place}) => ({
      message: `The action was not sent: the data are too large, or nested too deep, to be checked for personal data; at: ${place}.`,
      hint: 'What cannot be checked is not sent. Shorten the text at that place, or take compressed and encoded data out of it.',
    }),
    transaction_unreadable: ({place}) => ({
      message: `The transaction was not sent: its bytes cannot be checked for personal data; at: ${place}.`,
      hint: 'The entry waits in the outbox and nothing was sent. If this happens again, cancel it and tell the developers: coopctl outbox cancel',
    }),
  },
} satisfies ErrorCatalogue<'private_value_in_action' | 'action_too_large_to_check' | 'transaction_unreadable'>;
