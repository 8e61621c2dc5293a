import type {ErrorCatalogue} from '../types.js';

export const privacyErrors = {
  ru: {
    private_value_in_action: ({kinds, place}) => ({
      message: `Действие не отправлено: в нём найдены личные данные (${kinds}), место: ${place}.`,
      hint: 'В блокчейн идут только имена аккаунтов, суммы и хеши. Уберите личные данные из названного места и повторите.',
    }),
    action_too_large_to_check: ({place}) => ({
      message: `Действие не отправлено: данные слишком велики или слишком глубоко вложены, чтобы проверить их на личные данные; место: ${place}.`,
      hint: 'Что нельзя проверить, то не отправляется. Сократите текст в названном месте или уберите из него сжатые и закодированные данные.',
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
  },
} satisfies ErrorCatalogue<'private_value_in_action' | 'action_too_large_to_check'>;
