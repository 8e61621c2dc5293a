import type {ErrorCatalogue} from '../types.js';

/** Errors about packages and the reading of the history. */
export const packageErrors = {
  ru: {
    package_not_found: ({hash}) => ({
      message: `Нет ни документа, ни пакета ${hash}.`,
      hint: 'Пакеты из прочитанной истории: coopctl document flow. Прочесть историю: coopctl chain sync',
    }),
    package_ambiguous: ({hash}) => ({
      message: `С ${hash} начинается несколько пакетов.`,
      hint: 'Укажите больше знаков хэша: coopctl document flow --json',
    }),
    action_name_invalid: ({name}) => ({
      message: `${name} — не имя действия.`,
      hint: 'Например: --action soviet::votefor или --action votefor',
    }),
  },
  en: {
    package_not_found: ({hash}) => ({
      message: `There is neither a document nor a package ${hash}.`,
      hint: 'Packages of the history that was read: coopctl document flow. Read the history: coopctl chain sync',
    }),
    package_ambiguous: ({hash}) => ({
      message: `Several packages begin with ${hash}.`,
      hint: 'Give more characters of the hash: coopctl document flow --json',
    }),
    action_name_invalid: ({name}) => ({
      message: `${name} is not the name of an action.`,
      hint: 'For example: --action soviet::votefor, or --action votefor',
    }),
  },
} satisfies ErrorCatalogue<'package_not_found' | 'package_ambiguous' | 'action_name_invalid'>;
