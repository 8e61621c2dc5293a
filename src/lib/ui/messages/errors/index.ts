import type {ErrorCode} from '../../../domain/errors.js';
import type {ErrorCatalogue} from '../types.js';
import {coreErrors} from './core.js';

/** Every error's text in every language; the type makes a code without text a compile error. */
export const errorTexts: ErrorCatalogue<ErrorCode> = {
  ru: {...coreErrors.ru},
  en: {...coreErrors.en},
};
