import {fold} from '../domain/text.js';
import {inCyrillic, isAlike, signReadings} from './lookalikes.js';

/** A word or a number of a text: folded, with the other readings of it that a search should try. */
export interface Token {
  word: string;
  /** Parts of a compound (`IvanovIvan`), and the word with look-alike letters of the other script put right. */
  readings: readonly string[];
  /** Written with a capital where an ordinary word would have a small letter: it may be a name. */
  capital: boolean;
  /** Hardly anything else is in the text: the only word of it, or one of two with a capital. */
  lone: boolean;
  /** In capitals, as the words around it are. */
  loud: boolean;
  /** One capital letter by itself: it may be an initial. */
  initial: boolean;
  /** A full stop follows at once. */
  dotted: boolean;
}

/** Stands where nothing is to be read: no name and no number reaches over it. A private-use sign, removed from input. */
export const GAP = '\uE000';

/** Signs that nobody sees: soft hyphen, zero-width spaces and joiners, direction marks, selectors, tags, controls. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\uE000]|(?![\t\r\n])\p{Cc}/gu;

/** Apostrophes within a word, which stand for soft signs in transliterations. */
const APOSTROPHE = /(?<=\p{L})['’`´"]{1,2}(?=\p{L})|[ʹʺʼˈ]/gu;

/** Words cut by a sign: «Воро-бьёв», also over the end of a line. */
const CUT = /[\p{L}\p{M}]{1,40}(?:[-_.·•*~/\\|+=‐‑–—]\n?[\p{L}\p{M}]{1,40}){1,6}/gu;

/** Letters with digits or signs that look like letters: «Иван0в», «Ив@нов». */
const DISGUISED = /[\p{L}\p{M}\d@$!]{4,40}/gu;

/** Words, numbers and gaps. */
const PIECES = /\uE000|\p{Nd}+|[\p{L}\p{M}]+/gu;

/** A Russian word or a number as most are: there is nothing else to read in it. */
const PLAIN = /^(?:[А-ЯЁа-яё][а-яё]*|\d+)$/;

/** Fewest single letters in a row that are read as one spaced-out word. */
const SPACED = 4;

/** Where a sentence, a line, a quotation or an item of a list begins. */
const BEGINNING = /(?:^|[.!?…;\n•«"“„(\[]|\d[.)])[\s–—-]*$/u;

/** A text of so few words is no sentence. */
const FEW_WORDS = 2;

/** The words and numbers of a normalised text in order; letters and digits that touch are separate tokens. */
export function tokenize(text: string): Token[] {
  const clean = text.replace(APOSTROPHE, '');
  const pieces = [...clean.matchAll(PIECES)];
  const words = pieces.filter(([piece]) => /\p{L}/u.test(piece)).length;
  return pieces.map(({0: piece, index}, at): Token => {
    const isUpper = /^\p{Lu}/u.test(piece);
    const around = pieces.slice(Math.max(0, at - 3), at + 4).map(([other]) => other);
    const loud = isLoud(piece) && around.filter(isLoud).length > 1;
    return {
      word: piece === GAP ? GAP : withoutMarks(fold(piece)),
      readings: readingsOf(piece),
      capital: isUpper && !loud && isRaised(clean, index),
      lone: words === 1 || (words <= FEW_WORDS && isUpper),
      loud,
      initial: /^\p{Lu}$/u.test(piece),
      dotted: clean.charAt(index + piece.length) === '.',
    };
  });
}

/** The folded words and numbers of a value, in order. */
export function wordsOf(value: string): string[] {
  const pieces = normalize(value).replace(APOSTROPHE, '').match(PIECES) ?? [];
  return pieces.map((piece) => withoutMarks(fold(piece)));
}

/** Words that stand in a normalised text in pieces or in signs: spaced out, cut, with digits for letters. Folded. */
export function hiddenWords(text: string, tokens: readonly Token[]): string[] {
  const clean = text.replace(APOSTROPHE, '');
  return [...new Set([...spacedWords(tokens), ...cutWords(clean), ...disguisedWords(clean)])];
}

/** NFKC without invisible signs and with single spaces and line ends: the form in which all is searched. */
export function normalize(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      // NFKC would make two letters of it.
      .replaceAll('№', '#')
      .normalize('NFKC')
      .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
  );
}

/** True when the word contains a Latin letter. */
export function isLatin(word: string): boolean {
  return /\p{Script=Latin}/u.test(word);
}

/** True for a capital that no beginning of a sentence explains. */
function isRaised(text: string, index: number): boolean {
  return !BEGINNING.test(text.slice(Math.max(0, index - 6), index));
}

function isLoud(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

function readingsOf(piece: string): string[] {
  if (PLAIN.test(piece)) return [];
  const readings: string[] = [];
  const compound = piece.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  if (compound.length > 1) readings.push(...compound);
  const cyrillic = inCyrillic(piece);
  if (cyrillic !== undefined) readings.push(cyrillic);
  if (/\p{Script=Latin}/u.test(piece) && /\p{Script=Cyrillic}/u.test(piece)) {
    readings.push(
      ...piece.split(/(?<=\p{Script=Latin})(?=\p{Script=Cyrillic})|(?<=\p{Script=Cyrillic})(?=\p{Script=Latin})/u),
    );
  }
  return readings.map((reading) => withoutMarks(fold(reading)));
}

/** Stress marks and strokes over letters, which change no word; й and ё have been put together before. */
function withoutMarks(word: string): string {
  return /\p{M}/u.test(word) ? word.replace(/\p{M}/gu, '') : word;
}

function spacedWords(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  let run = '';
  for (const word of [...tokens.map((token) => token.word), '']) {
    if (/^\p{L}$/u.test(word)) {
      run += word;
      continue;
    }
    if (run.length >= SPACED) found.push(...trimmed(run));
    run = '';
  }
  return found;
}

/** Single letters in a row, also without those at its ends that may be words by themselves: «и», «в», a field's name. */
function trimmed(run: string): string[] {
  const words: string[] = [];
  for (const from of [0, 1, 2]) {
    for (const to of [0, 1, 2]) {
      const word = run.slice(from, run.length - to);
      if (word.length >= SPACED) words.push(word, fold(inCyrillic(word) ?? word));
    }
  }
  return words;
}

function cutWords(text: string): string[] {
  return Array.from(text.matchAll(CUT), ([word]) => withoutMarks(fold(word.replace(/[^\p{L}\p{M}]/gu, ''))));
}

function disguisedWords(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.matchAll(DISGUISED)) if (isAlike(word)) found.push(...signReadings(word).map(fold));
  return found;
}
