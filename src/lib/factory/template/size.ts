import type {Template} from '../../domain/template.js';
import type {TemplateProblem} from '../types.js';

/** Characters of one language's phrases, and their number; the longest agreement has under 200 000 and 300. */
const MAX_CHARACTERS = 2_000_000;
const MAX_PHRASES = 10_000;

/** Languages whose phrases are read; the chain has one. */
const MAX_LANGUAGES = 20;

/** What of a template's translations is too large to be looked at. */
export function checkSize({translations}: Template): TemplateProblem[] {
  const languages = Object.entries(translations);
  if (languages.length > MAX_LANGUAGES) return [tooLarge('translation', languages.length, MAX_LANGUAGES)];
  return languages.flatMap(([lang, phrases]) => {
    const texts = Object.values(phrases);
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    if (texts.length > MAX_PHRASES) return [tooLarge(`translation:${lang}`, texts.length, MAX_PHRASES)];
    return characters > MAX_CHARACTERS ? [tooLarge(`translation:${lang}`, characters, MAX_CHARACTERS)] : [];
  });
}

function tooLarge(part: string, found: number, allowed: number): TemplateProblem {
  return {code: 'too_large', severity: 'error', place: {part, line: 1, column: 1}, subject: `${found} > ${allowed}`};
}
