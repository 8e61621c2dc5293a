import {fold} from '../domain/text.js';

/** A word or a number of a text: folded, with the other readings of it that a search should try. */
export interface Token {
  word: string;
  /** Parts of a compound (`IvanovIvan`), and the word with look-alike letters of the other script put right. */
  readings: readonly string[];
}

/** Letters that look alike, by which a Cyrillic word can be written partly in Latin. */
const LOOKALIKES: Record<string, string> = Object.fromEntries(
  Array.from('ABCEHKMOPTXYaceopxyk', (latin, index) => [latin, 'АВСЕНКМОРТХУасеорхук'.charAt(index)]),
);

/** Signs that nobody sees: soft hyphen, zero-width spaces and joiners, direction marks, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/** Apostrophes within a word, which stand for soft signs in transliterations. */
const APOSTROPHE = /(?<=\p{L})['’ʼʹʺ`´"]{1,2}(?=\p{L})/gu;

/** Fewest single letters in a row that are read as one spaced-out word. */
const SPACED = 4;

/** The words and numbers of a text in order; letters and digits that touch are separate tokens. */
export function tokenize(text: string): Token[] {
  const clean = normalize(text).replace(APOSTROPHE, '');
  const tokens = Array.from(clean.matchAll(/\p{Nd}+|[\p{L}\p{M}]+/gu), ([piece]) => ({
    word: fold(piece),
    readings: readingsOf(piece),
  }));
  return [...tokens, ...spacedWords(tokens)];
}

/** NFKC without invisible signs and with single spaces: the form in which digits and letters are searched. */
export function normalize(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFKC').replace(/\s+/g, ' ');
}

/** True when the word contains a Latin letter. */
export function isLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word);
}

function readingsOf(piece: string): string[] {
  const readings: string[] = [];
  const compound = piece.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  if (compound.length > 1) readings.push(...compound);
  if (/\p{Script=Latin}/u.test(piece) && /\p{Script=Cyrillic}/u.test(piece)) {
    readings.push(Array.from(piece, (letter) => LOOKALIKES[letter] ?? letter).join(''));
    readings.push(
      ...piece.split(/(?<=\p{Script=Latin})(?=\p{Script=Cyrillic})|(?<=\p{Script=Cyrillic})(?=\p{Script=Latin})/u),
    );
  }
  return readings.map(fold);
}

function spacedWords(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  let run = '';
  for (const {word} of [...tokens, {word: ''}]) {
    if (/^\p{L}$/u.test(word)) {
      run += word;
      continue;
    }
    if (run.length >= SPACED) found.push({word: run, readings: []});
    run = '';
  }
  return found;
}
