import {digitsOf, fold} from '../domain/text.js';
import {extractDates} from './dates.js';
import {SHORTEST_DIGITS} from './digits.js';
import {inflections, SHORTEST_DECLINED} from './inflection.js';
import {skeleton} from './skeleton.js';
import {isLatin, normalize, tokenize} from './tokens.js';
import type {PrivateValue} from './values.js';

/** Sounds by which a long text is looked up while sliding over the data. */
export const GRAM = 8;

/** Words of addresses that everybody writes in another way; left out on both sides. */
const ADDRESS_SOUNDS = new Set(
  (
    'ул улица г гор город д дом кв квартира корп корпус к стр строение обл область р н рн район пер переулок пр просп ' +
    'проспект пл площадь пос поселок п с село дер деревня ш шоссе наб набережная б бул бульвар мкр микрорайон оф офис ' +
    'пом помещение комн комната россия рф российская федерация республика респ край russia'
  )
    .split(' ')
    .map((word) => skeleton(word)),
);

/** Words of eastern patronymics that no one is recognised by. */
const PARTICLES = new Set(['оглы', 'кызы', 'угли', 'гызы']);

/** A long text by its sounds. */
interface LongText {
  compact: string;
  kind: string;
}

/** Private values arranged so that the cost of a scan depends on the data, not on the number of persons. */
export interface ValuesIndex {
  /** Cyrillic words in all their forms. */
  words: Map<string, Set<string>>;
  /** Latin words by their sound. */
  sounds: Map<string, Set<string>>;
  /** Sounds of short texts of several words, joined by spaces. */
  phrases: Map<string, Set<string>>;
  /** Numbers of words that occur in `phrases`. */
  phraseLengths: Set<number>;
  /** First sounds of long texts. */
  grams: Map<string, LongText[]>;
  digits: Map<string, Set<string>>;
  /** `YYYY-MM-DD`. */
  dates: Map<string, Set<string>>;
}

/** Builds the index; values that are empty, or too short to mean anything, are left out. */
export function buildIndex(values: readonly PrivateValue[]): ValuesIndex {
  const index: ValuesIndex = {
    words: new Map(),
    sounds: new Map(),
    phrases: new Map(),
    phraseLengths: new Set(),
    grams: new Map(),
    digits: new Map(),
    dates: new Map(),
  };
  for (const value of values) ADDERS[value.form](index, value.value, value.kind);
  return index;
}

/** Sounds of the tokens that count in a comparison of texts. */
export function soundsOf(text: string): string[] {
  return tokenize(text)
    .map(({word}) => word)
    .filter(isSignificant)
    .map((word) => skeleton(word));
}

/** False for the words of addresses that are left out on both sides. */
export function isSignificant(word: string): boolean {
  return !ADDRESS_SOUNDS.has(skeleton(word));
}

type Adder = (index: ValuesIndex, value: string, kind: string) => void;

const ADDERS: Record<PrivateValue['form'], Adder> = {
  name: addName,
  text: addText,
  address: addAddress,
  digits: addDigits,
  phone: addPhone,
  date: addDate,
};

/** A name of several words is also each of its longer words; short ones («де», «оглы») are not names by themselves. */
function addName(index: ValuesIndex, value: string, kind: string): void {
  const parts = tokenize(value).map(({word}) => word);
  if (parts.length > 1) addText(index, value, kind);
  for (const part of parts) {
    if (parts.length > 1 && (part.length < SHORTEST_DECLINED || PARTICLES.has(part))) continue;
    addWord(index, part, kind);
  }
}

function addWord(index: ValuesIndex, word: string, kind: string): void {
  put(index.sounds, skeleton(word), kind);
  if (isLatin(word)) return;
  for (const form of inflections(word)) {
    put(index.words, form, kind);
    const sound = skeleton(form);
    if (sound.length > SHORTEST_DECLINED) put(index.sounds, sound, kind);
  }
}

function addText(index: ValuesIndex, value: string, kind: string): void {
  const words = tokenize(value).map(({word}) => word);
  const [word = ''] = words;
  if (words.length === 1 && word.length < GRAM) {
    put(index.words, word, kind);
    put(index.sounds, skeleton(word), kind);
  }
  addSounds(index, soundsOf(value), kind);
  // Glued together, neighbouring letters of two words may fall into one sound.
  const glued = skeleton(fold(value).replace(/[^\p{L}\p{N}]/gu, ''));
  if (glued.length >= GRAM) addSounds(index, [glued], kind);
}

/** The whole address, and every part of it that names a place: three words, or a word and a number. */
function addAddress(index: ValuesIndex, value: string, kind: string): void {
  const sounds = soundsOf(value);
  addSounds(index, sounds, kind);
  sounds.forEach((sound, at) => {
    const [second, third] = [sounds[at + 1], sounds[at + 2]];
    if (second === undefined) return;
    if (isWord(sound) && /^\d+$/.test(second)) addSounds(index, [sound, second], kind);
    if (third !== undefined && [sound, second, third].some(isWord)) addSounds(index, [sound, second, third], kind);
  });
}

function isWord(sound: string): boolean {
  return /^[^\d]{4,}$/.test(sound);
}

function addSounds(index: ValuesIndex, sounds: readonly string[], kind: string): void {
  const compact = sounds.join('');
  if (compact.length >= GRAM) {
    const gram = compact.slice(0, GRAM);
    const texts = index.grams.get(gram);
    if (texts === undefined) index.grams.set(gram, [{compact, kind}]);
    else if (!texts.some((text) => text.compact === compact && text.kind === kind)) texts.push({compact, kind});
  } else if (sounds.length > 1) {
    put(index.phrases, sounds.join(' '), kind);
    index.phraseLengths.add(sounds.length);
  }
}

/** An identifier with letters in it (some KPP have) is searched for as a text. */
function addDigits(index: ValuesIndex, value: string, kind: string): void {
  const digits = digitsOf(normalize(value));
  if (/\p{L}/u.test(value)) addText(index, value, kind);
  else if (digits.length >= SHORTEST_DIGITS) put(index.digits, digits, kind);
}

/** A Russian number is written with +7, with 8, or without either. */
function addPhone(index: ValuesIndex, value: string, kind: string): void {
  const digits = digitsOf(normalize(value));
  if (digits.length < SHORTEST_DIGITS) return;
  const [, local] = /^[78](\d{10})$/.exec(digits) ?? [];
  for (const form of local === undefined ? [digits] : [`7${local}`, `8${local}`, local]) put(index.digits, form, kind);
}

function addDate(index: ValuesIndex, value: string, kind: string): void {
  const {dates} = extractDates(value);
  for (const {date} of dates.slice(0, 1)) put(index.dates, date, kind);
  if (dates.length === 0) addText(index, value, kind);
}

function put(map: Map<string, Set<string>>, key: string, kind: string): void {
  const kinds = map.get(key);
  if (kinds === undefined) map.set(key, new Set([kind]));
  else kinds.add(kind);
}
