import {bilingual} from '../bilingual.js';

/** What is said under lists. */
export const listTexts = bilingual({
  ru: {
    left_out: (keys: string[]) =>
      `Экран узок для столбцов ${keys.join(', ')}. Показать их: --columns, --csv или --json`,
  },
  en: {
    left_out: (keys) =>
      `The screen is too narrow for the columns ${keys.join(', ')}. Show them: --columns, --csv or --json`,
  },
});
