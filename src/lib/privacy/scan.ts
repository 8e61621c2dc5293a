import {decodings, type Layer} from './decode.js';
import {extractDates} from './dates.js';
import {digitStrings} from './digits.js';
import {isAmbiguous, skeleton} from './skeleton.js';
import {isCounter, isTechnical, withoutRandomness} from './technical.js';
import {isLatin, normalize, type Token, tokenize} from './tokens.js';
import {GRAM, isSignificant, type ValuesIndex} from './values-index.js';
import {type Leaf, leaves} from './walk.js';

/** What is searched for, and what is public all the same. */
export interface Rules {
  index: ValuesIndex;
  /** Sounds of public phrases. */
  allowed: readonly (readonly string[])[];
  allowedDigits: ReadonlySet<string>;
}

/** How deep texts in texts are decoded: base64 of URL encoding of JSON escapes. */
const LAYERS = 3;

/** Fewest digits of a value that a counter cannot be. */
const BEYOND_COUNTERS = 9;

/** In bytes that are no text, shorter Latin words are chance. */
const SHORTEST_IN_BINARY = 5;

/** A gap between texts that no value can bridge. */
const GAP = '|';

/** Kinds of the private values in one text, and in whatever is hidden in it. */
export function* scanText(leaf: Leaf, rules: Rules, depth = 0): Generator<string> {
  const layer = {text: leaf.text, binary: leaf.binary};
  yield* scanLayer(layer, leaf, rules);
  if (leaf.numeric || depth >= LAYERS) return;
  for (const {text, binary} of decodings(leaf.text)) {
    for (const inner of leaves(text, leaf.place, leaf.key)) {
      yield* scanText({...inner, binary}, rules, depth + 1);
    }
  }
}

function* scanLayer(layer: Layer, leaf: Leaf, rules: Rules): Generator<string> {
  const text = withoutRandomness(normalize(layer.text));
  if (/\d/.test(text)) yield* scanDigits({text, binary: layer.binary}, leaf, rules);
  if (!/\p{L}/u.test(text)) return;
  const tokens = withoutAllowed(tokenize(text), rules.allowed);
  for (const token of tokens) yield* scanWord(token, layer.binary, rules.index);
  const significant = tokens.filter(({word}) => isSignificant(word));
  for (const alternative of [false, true]) {
    if (alternative && !significant.some(({word}) => isAmbiguous(word))) break;
    const sounds = significant.map(({word}) => (word === GAP ? GAP : skeleton(word, alternative)));
    yield* scanPhrases(sounds, rules.index);
    yield* scanGrams(sounds.join(''), rules.index);
  }
}

function* scanWord({word, readings}: Token, binary: boolean, {words, sounds}: ValuesIndex): Generator<string> {
  // The byte before a text in serialised data is its length, and may look like a letter.
  const candidates = binary ? [word, word.slice(1), word.slice(2), word.slice(3), ...readings] : [word, ...readings];
  for (const candidate of candidates) {
    yield* words.get(candidate) ?? [];
    if (!isLatin(candidate) || isTechnical(candidate)) continue;
    if (binary && candidate.length < SHORTEST_IN_BINARY) continue;
    yield* sounds.get(skeleton(candidate)) ?? [];
    if (isAmbiguous(candidate)) yield* sounds.get(skeleton(candidate, true)) ?? [];
  }
}

function* scanPhrases(sounds: readonly string[], {phrases, phraseLengths}: ValuesIndex): Generator<string> {
  for (const length of phraseLengths) {
    for (let at = 0; at + length <= sounds.length; at++) {
      yield* phrases.get(sounds.slice(at, at + length).join(' ')) ?? [];
    }
  }
}

function* scanGrams(stream: string, {grams}: ValuesIndex): Generator<string> {
  for (let at = 0; at + GRAM <= stream.length; at++) {
    for (const {compact, kind} of grams.get(stream.slice(at, at + GRAM)) ?? []) {
      if (!stream.startsWith(compact, at)) continue;
      // House 5 is not house 57.
      const cut = /\d$/.test(compact) && /^\d/.test(stream.charAt(at + compact.length));
      if (!cut) yield kind;
    }
  }
}

function* scanDigits({text, binary}: Layer, leaf: Leaf, {index, allowedDigits}: Rules): Generator<string> {
  const {dates, rest} = extractDates(text);
  for (const {date, timed} of dates) {
    for (const kind of index.dates.get(date) ?? []) {
      if (!timed || kind.endsWith('birthdate')) yield kind;
    }
  }
  const shortest = leaf.numeric && isCounter(leaf.key) ? BEYOND_COUNTERS : 0;
  for (const digits of digitStrings(rest, binary)) {
    if (digits.length >= shortest && !allowedDigits.has(digits)) yield* index.digits.get(digits) ?? [];
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
      for (const {at} of significant.slice(from, from + phrase.length)) result[at] = {word: GAP, readings: []};
    }
  }
  return result;
}
