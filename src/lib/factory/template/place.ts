import type {Place} from '../types.js';

/** Place in the context of what nunjucks counts from 0. */
export function contextPlace({lineno, colno}: {lineno: number; colno: number}): Place {
  return {part: 'context', line: lineno + 1, column: colno + 1};
}

/** Name of the part of a template that holds one phrase. */
export function phrasePart(lang: string, key: string): string {
  return `translation:${lang}:${key}`;
}
