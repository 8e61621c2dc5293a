import type {CommandHelpEntry} from './types.js';

export const privacyHelp: Record<string, CommandHelpEntry> = {
  'chain audit-privacy': {
    examples: ['coopctl chain audit-privacy', 'coopctl chain audit-privacy --from-block 120000000 --json'],
    ru: {
      summary: 'Искать личные данные в том, что уже записано в блокчейн',
      description:
        'Сравнивает с личными данными всех лиц реестра историю кооператива (её читает chain sync) и таблицы блокчейна с текстами. Называет место, вид и аккаунт, но не сами данные. Ничего не меняет. Код завершения 9, если что-то найдено.',
      flags: {'from-block': 'начать с этого блока'},
      examples: ['Вся история', 'С этого блока, для программы'],
    },
    en: {
      summary: 'Look for personal data in what is on chain already',
      description:
        "Compares the cooperative's history (chain sync reads it) and the chain's tables that hold texts with the personal data of everybody in the registry. Names the place, the kind and the account, never the data. Changes nothing. Exit status 9 when something is found.",
      flags: {'from-block': 'start at this block'},
      examples: ['The whole history', 'From this block on, for a program'],
    },
  },
};
