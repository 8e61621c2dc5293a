import {extractDates} from './dates.js';
import {digitStrings} from './digits.js';
import type {Mark} from './marks.js';
import {isOfficial} from './ordinary.js';
import {isAmbiguous, skeleton} from './skeleton.js';
import {isCounter, isTechnical, withoutRandomness} from './technical.js';
import {GAP, hiddenWords, isLatin, normalize, type Token, tokenize} from './tokens.js';
import {GRAM, isSignificant, type ValuesIndex} from './values-index.js';
import type {Leaf} from './walk.js';

/** What is searched for, and what is public all the same. */
export interface Rules {
  index: ValuesIndex;
  /** Sounds of public phrases. */
  allowed: readonly (readonly string[])[];
  allowedDigits: ReadonlySet<string>;
}

/** One text, taken apart for a search; what is public and what is random are gaps. */
export interface Dissected {
  leaf: Leaf;
  tokens: readonly Token[];
  /** Words in disguise; they stand at no certain place. */
  hidden: readonly string[];
  /** Sounds of the tokens that count, in both readings when they differ, and of all tokens. */
  sounds: readonly (readonly string[])[];
  /** Numbers as strings of digits. */
  digits: readonly string[];
  dates: readonly {date: string; timed: boolean}[];
}

/** Fewest digits of a value that a counter cannot be. */
const BEYOND_COUNTERS = 9;

/** In bytes that are no text, shorter Latin words are chance. */
const SHORTEST_IN_BINARY = 5;

/** Parts of one person's name that stand so many words apart belong together. */
const COMPANY = 3;

/** A part of a name at its place among the words. */
interface Sighting {
  at: number;
  mark: Mark;
}

/** Takes a text apart; the same for every index. */
export function dissect(leaf: Leaf, {allowed, allowedDigits}: Omit<Rules, 'index'>): Dissected {
  const text = withoutRandomness(normalize(leaf.text));
  const {dates, rest} = /\d/.test(text) ? extractDates(text) : {dates: [], rest: text};
  const shortest = leaf.numeric && isCounter(leaf.key) ? BEYOND_COUNTERS : 0;
  const digits = /\d/.test(rest)
    ? [...new Set(digitStrings(rest, leaf.binary))].filter((d) => d.length >= shortest && !allowedDigits.has(d))
    : [];
  if (!/\p{L}/u.test(text)) return {leaf, tokens: [], hidden: [], sounds: [], digits, dates};
  const plain = tokenize(text);
  const tokens = withoutAllowed(plain, allowed);
  const significant = tokens.filter(({word}) => isSignificant(word));
  const readings = significant.some(({word}) => isAmbiguous(word)) ? [false, true] : [false];
  const rows = readings.map((other) => significant.map((token) => soundOf(token, other)));
  const sounds = significant.length === tokens.length ? rows : [...rows, tokens.map((token) => soundOf(token, false))];
  return {leaf, tokens, hidden: hiddenWords(text, plain), sounds, digits, dates};
}

function soundOf({word}: Token, other: boolean): string {
  return word === GAP ? GAP : skeleton(word, other);
}

/** What of the index is in a text. */
export function* search({leaf, tokens, hidden, sounds, digits, dates}: Dissected, index: ValuesIndex): Generator<Mark> {
  for (const {date, timed} of dates) {
    for (const mark of index.dates.get(date) ?? []) if (!timed || mark.kind.endsWith('birthdate')) yield mark;
  }
  for (const number of digits) yield* index.digits.get(number) ?? [];
  const sightings = tokens.flatMap((token, at) =>
    candidatesOf(token, leaf.binary).flatMap((word) => marksOf(word, leaf.binary, index).map((mark) => ({at, mark}))),
  );
  for (const {at, mark} of sightings) if (stands(mark, at, tokens) || inCompany(at, mark, sightings)) yield mark;
  for (const word of hidden) for (const mark of marksOf(word, false, index)) if (mark.alone === 'always') yield mark;
  for (const row of sounds) {
    yield* searchPhrases(row, index);
    yield* searchGrams(row.join(''), index);
  }
}

/** The readings of a token. The byte before a text in serialised data is its length, and may look like a letter. */
export function candidatesOf({word, readings}: Token, binary: boolean): string[] {
  if (!binary) return [word, ...readings];
  const telling = readings.filter((reading) => reading.length >= SHORTEST_IN_BINARY);
  return [word, word.slice(1), word.slice(2), word.slice(3), ...telling];
}

/** False for Latin words that say nothing: the machinery's own, and chance in bytes that are no text. */
export function isTelling(word: string, binary: boolean): boolean {
  return !isLatin(word) || (!isTechnical(word) && !(binary && word.length < SHORTEST_IN_BINARY));
}

function marksOf(word: string, binary: boolean, {words, sounds}: ValuesIndex): Mark[] {
  const found = [...(words.get(word) ?? [])];
  if (!isLatin(word) || !isTelling(word, binary)) return found;
  found.push(...(sounds.get(skeleton(word)) ?? []));
  if (isAmbiguous(word)) found.push(...(sounds.get(skeleton(word, true)) ?? []));
  return found;
}

/** True when a part of a name is a finding where it stands, whatever is around it. */
function stands({alone, initials}: Mark, at: number, tokens: readonly Token[]): boolean {
  const token = tokens[at];
  if (alone === 'always' || token === undefined) return true;
  if (alone !== 'never' && token.capital && !isOfficial(token.word)) return true;
  if (alone === 'lone' && token.lone && !isOfficial(token.word)) return true;
  return initials !== undefined && hasInitials(initials, at, tokens);
}

/**
 * «Белый И. П.», «И.П. Белый», «Белый И.»; one letter may be a word, so it needs its full stop, and among capitals there
 * must be both.
 */
function hasInitials(initials: string, at: number, tokens: readonly Token[]): boolean {
  const [first = '', second = ''] = initials;
  const is = (place: number, letter: string): boolean => {
    const token = tokens[place];
    return letter !== '' && token?.initial === true && skeleton(token.word) === skeleton(letter);
  };
  if ((is(at + 1, first) && is(at + 2, second)) || (is(at - 2, first) && is(at - 1, second))) return true;
  if (tokens[at]?.loud === true) return false;
  const single = (place: number): boolean => is(place, first) && tokens[place]?.dotted === true;
  return (single(at + 1) && tokens[at + 2]?.initial !== true) || (single(at - 1) && tokens[at - 2]?.initial !== true);
}

/** True when another part of the same person's name stands near. */
function inCompany(at: number, {kind, person}: Mark, sightings: readonly Sighting[]): boolean {
  return sightings.some(
    (other) =>
      other.at !== at && Math.abs(other.at - at) <= COMPANY && other.mark.person === person && other.mark.kind !== kind,
  );
}

function* searchPhrases(sounds: readonly string[], {phrases, phraseLengths}: ValuesIndex): Generator<Mark> {
  for (const length of phraseLengths) {
    for (let at = 0; at + length <= sounds.length; at++) {
      yield* phrases.get(sounds.slice(at, at + length).join(' ')) ?? [];
    }
  }
}

function* searchGrams(stream: string, {grams}: ValuesIndex): Generator<Mark> {
  if (grams.size === 0) return;
  for (let at = 0; at + GRAM <= stream.length; at++) {
    for (const {compact, mark} of grams.get(stream.slice(at, at + GRAM)) ?? []) {
      if (!stream.startsWith(compact, at)) continue;
      // House 5 is not house 57.
      const cut = /\d$/.test(compact) && /^\d/.test(stream.charAt(at + compact.length));
      if (!cut) yield mark;
    }
  }
}

/** The tokens with each allowed phrase replaced by a gap. */
function withoutAllowed(tokens: readonly Token[], allowed: readonly (readonly string[])[]): Token[] {
  if (allowed.length === 0) return [...tokens];
  const result = [...tokens];
  const significant = tokens.flatMap(({word}, at) => (isSignificant(word) ? [{at, sound: skeleton(word)}] : []));
  for (const phrase of allowed) {
    for (let from = 0; from + phrase.length <= significant.length; from++) {
      if (!phrase.every((sound, offset) => significant[from + offset]?.sound === sound)) continue;
      for (const {at} of significant.slice(from, from + phrase.length)) {
        result[at] = {word: GAP, readings: [], capital: false, lone: false, loud: false, initial: false, dotted: false};
      }
    }
  }
  return result;
}
