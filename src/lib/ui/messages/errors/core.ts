import type {ErrorCatalogue} from '../types.js';

export const coreErrors = {
  ru: {
    unexpected: ({detail}) => ({
      message: `Неожиданная ошибка: ${detail}`,
      hint: 'Повторите команду с переменной DEBUG=coopctl* и сообщите разработчикам, что она печатает.',
    }),
    interrupted: ({next}) => ({
      message: 'Прервано.',
      hint: next ?? 'Ничего не потеряно: повторите ту же команду, она продолжит с того же места.',
    }),
  },
  en: {
    unexpected: ({detail}) => ({
      message: `Unexpected error: ${detail}`,
      hint: 'Run the command again with DEBUG=coopctl* and report what it prints.',
    }),
    interrupted: ({next}) => ({
      message: 'Interrupted.',
      hint: next ?? 'Nothing is lost: run the same command again, it goes on where it stopped.',
    }),
  },
} satisfies ErrorCatalogue<'unexpected' | 'interrupted'>;
