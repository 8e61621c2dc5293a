import type {ErrorCatalogue} from '../types.js';

export const privacyErrors = {
  ru: {
    private_value_in_action: ({kinds, place}) => ({
      message: `Действие не отправлено: в нём найдены личные данные (${kinds}), место: ${place}.`,
      hint: 'В блокчейн идут только имена аккаунтов, суммы и хеши. Уберите личные данные из названного места и повторите.',
    }),
  },
  en: {
    private_value_in_action: ({kinds, place}) => ({
      message: `The action was not sent: it contains personal data (${kinds}), at: ${place}.`,
      hint: 'Only account names, amounts and hashes go on chain. Remove the personal data from that place and try again.',
    }),
  },
} satisfies ErrorCatalogue<'private_value_in_action'>;
