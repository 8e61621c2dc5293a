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
    package_without_pdf: ({package: hash, count}) => ({
      message: `В пакете ${hash} нет ни одного PDF: реестр знает его документы (${count}) только по подписям в блокчейне.`,
      hint: `PDF хранит тот, кто документы составил. Что о них известно: coopctl chain history --package ${hash.slice(0, 16)}`,
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
    package_without_pdf: ({package: hash, count}) => ({
      message: `Package ${hash} has no PDF: the registry knows its documents (${count}) only by their signatures on chain.`,
      hint: `Whoever made the documents keeps their PDFs. What is known: coopctl chain history --package ${hash.slice(0, 16)}`,
    }),
    action_name_invalid: ({name}) => ({
      message: `${name} is not the name of an action.`,
      hint: 'For example: --action soviet::votefor, or --action votefor',
    }),
  },
} satisfies ErrorCatalogue<'package_not_found' | 'package_ambiguous' | 'package_without_pdf' | 'action_name_invalid'>;
