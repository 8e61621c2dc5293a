import type {ErrorCode, ErrorParams} from '../../domain/errors.js';

/** Languages of the interface. Legal documents are always Russian. */
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What an error says: what happened to which object, and what to do next. */
export interface ErrorText {
  message: string;
  hint: string;
}

/** Texts of the given error codes in one language. */
export type ErrorTexts<C extends ErrorCode> = {[K in C]: (params: ErrorParams[K]) => ErrorText};

/** Texts of the given error codes in every language; a missing one fails the build. */
export type ErrorCatalogue<C extends ErrorCode> = Record<Language, ErrorTexts<C>>;

/** Russian plural: `plural(5, 'файл', 'файла', 'файлов')` is «файлов». Whole numbers only. */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = Math.abs(count) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}
