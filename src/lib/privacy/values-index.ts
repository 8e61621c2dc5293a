import {digitsOf, fold} from '../domain/text.js';
import {extractDates} from './dates.js';
import {SHORTEST_DIGITS} from './digits.js';
import {inflections, spokenForms} from './inflection.js';
import {type Alone, type Mark, type MarkMap, put} from './marks.js';
import {isOrdinary} from './ordinary.js';
import {shortNames} from './short-names.js';
import {skeleton} from './skeleton.js';
import {isLatin, normalize, wordsOf} from './tokens.js';
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

/** Of a name of several words, shorter ones are no names by themselves; in Latin, shorter forms are everyday words. */
const SHORTEST_PART = 4;

/** Words of eastern patronymics that no one is recognised by. */
const PARTICLES = new Set(['оглы', 'кызы', 'угли', 'гызы']);

/** A long text by its sounds. */
interface LongText {
  compact: string;
  mark: Mark;
}

/** Private values arranged so that the cost of a scan depends on the data, not on the number of persons. */
export interface ValuesIndex {
  /** Cyrillic words in all their forms. */
  words: MarkMap;
  /** Latin words by their sound. */
  sounds: MarkMap;
  /** Sounds of short texts of several words, joined by spaces. */
  phrases: MarkMap;
  /** Numbers of words that occur in `phrases`. */
  phraseLengths: Set<number>;
  /** First sounds of long texts. */
  grams: Map<string, LongText[]>;
  digits: MarkMap;
  /** `YYYY-MM-DD`. */
  dates: MarkMap;
}

/** Whose values an index holds: persons whom the data concern, or anybody else of the registry. */
export type Circle = 'near' | 'far';

/** Builds the index; values that are empty, or too short to mean anything, are left out. */
export function buildIndex(values: readonly PrivateValue[], circle: Circle = 'near'): ValuesIndex {
  const index: ValuesIndex = {
    words: new Map(),
    sounds: new Map(),
    phrases: new Map(),
    phraseLengths: new Set(),
    grams: new Map(),
    digits: new Map(),
    dates: new Map(),
  };
  for (const value of values) ADDERS[value.form](index, value.value, markOf(value, circle), circle);
  if (circle === 'near') addShortNames(index, values);
  return index;
}

/** Sounds of the tokens that count in a comparison of texts. */
export function soundsOf(text: string): string[] {
  return wordsOf(text)
    .filter(isSignificant)
    .map((word) => skeleton(word));
}

/** False for the words of addresses that are left out on both sides. */
export function isSignificant(word: string): boolean {
  return !ADDRESS_SOUNDS.has(skeleton(word));
}

/** Of somebody whom the data do not concern, a first or middle name alone says nothing: thousands have it. */
function markOf({kind, person = '', initials}: PrivateValue, circle: Circle): Mark {
  const alone: Alone = circle === 'far' && /(?:first|middle)_name$/.test(kind) ? 'never' : 'always';
  return {kind, person, alone, ...(initials === undefined ? {} : {initials})};
}

type Adder = (index: ValuesIndex, value: string, mark: Mark, circle: Circle) => void;

const ADDERS: Record<PrivateValue['form'], Adder> = {
  name: addName,
  text: addText,
  address: addAddress,
  digits: addDigits,
  phone: addPhone,
  date: addDate,
};

/** A name of several words is also each of its longer words; short ones («де», «оглы») are not names by themselves. */
function addName(index: ValuesIndex, value: string, mark: Mark, circle: Circle): void {
  const parts = wordsOf(value);
  if (parts.length > 1) addText(index, value, mark);
  for (const part of parts) {
    if (parts.length > 1 && (part.length < SHORTEST_PART || PARTICLES.has(part))) continue;
    addWord(index, part, mark, circle);
  }
}

function addWord(index: ValuesIndex, word: string, mark: Mark, circle: Circle): void {
  const weak: Mark = {...mark, alone: mark.alone === 'always' ? (circle === 'near' ? 'lone' : 'capital') : mark.alone};
  const ordinary = isOrdinary(word);
  // Of strangers, what is also an ordinary word or a short one proves nothing in Latin letters: Mir, Dom, Kim.
  const latin: Mark =
    circle === 'far' && (ordinary || skeleton(word).length < GRAM / 2) ? {...mark, alone: 'never'} : mark;
  put(index.sounds, skeleton(word), latin);
  if (isLatin(word)) return;
  const forms = [...inflections(word), ...(mark.kind.endsWith('middle_name') ? spokenForms(word) : [])];
  for (const form of forms) {
    put(index.words, form, word.length < SHORTEST_PART || isOrdinary(form) ? weak : mark);
    const sound = skeleton(form);
    if (sound.length > SHORTEST_PART) put(index.sounds, sound, latin);
  }
}

/** What friends call somebody is a finding when only one of those concerned is called so; else only in company. */
function addShortNames(index: ValuesIndex, values: readonly PrivateValue[]): void {
  const bearers = new Map<string, PrivateValue[]>();
  for (const value of values) {
    if (!value.kind.endsWith('first_name')) continue;
    for (const short of shortNames(fold(value.value))) bearers.set(short, [...(bearers.get(short) ?? []), value]);
  }
  for (const [short, all] of bearers) {
    const isOnly = new Set(all.map(({person, value}) => person ?? value)).size === 1;
    for (const {kind, person = ''} of all) {
      addWord(index, short, {kind, person, alone: isOnly ? 'always' : 'never'}, isOnly ? 'near' : 'far');
    }
  }
}

function addText(index: ValuesIndex, value: string, mark: Mark): void {
  const words = wordsOf(value);
  const [word = ''] = words;
  if (words.length === 1 && word.length < GRAM) {
    put(index.words, word, mark);
    put(index.sounds, skeleton(word), mark);
  }
  const sounds = soundsOf(value);
  // «Новый дом»: but for a word of addresses it would be one word.
  addSounds(index, sounds.length === 1 ? words.map((part) => skeleton(part)) : sounds, mark);
  // Glued together, neighbouring letters of two words may fall into one sound.
  const glued = skeleton(fold(value).replace(/[^\p{L}\p{N}]/gu, ''));
  if (glued.length >= GRAM) addSounds(index, [glued], mark);
}

/** The whole address, and every part of it that names a place: three words, or a word and a number. */
function addAddress(index: ValuesIndex, value: string, mark: Mark): void {
  const sounds = soundsOf(value);
  addSounds(index, sounds, mark);
  sounds.forEach((sound, at) => {
    const [second, third] = [sounds[at + 1], sounds[at + 2]];
    if (second === undefined) return;
    if (isWord(sound) && /^\d+$/.test(second)) addSounds(index, [sound, second], mark);
    if (third !== undefined && [sound, second, third].some(isWord)) addSounds(index, [sound, second, third], mark);
  });
}

function isWord(sound: string): boolean {
  return /^[^\d]{4,}$/.test(sound);
}

function addSounds(index: ValuesIndex, sounds: readonly string[], mark: Mark): void {
  const compact = sounds.join('');
  if (compact.length >= GRAM) {
    const gram = compact.slice(0, GRAM);
    const texts = index.grams.get(gram);
    const {kind, person} = mark;
    if (texts === undefined) index.grams.set(gram, [{compact, mark}]);
    else if (!texts.some((text) => text.compact === compact && text.mark.kind === kind && text.mark.person === person))
      texts.push({compact, mark});
  } else if (sounds.length > 1) {
    put(index.phrases, sounds.join(' '), mark);
    index.phraseLengths.add(sounds.length);
  }
}

/** An identifier with letters in it (some KPP have) is searched for as a text. */
function addDigits(index: ValuesIndex, value: string, mark: Mark): void {
  const digits = digitsOf(normalize(value));
  if (/\p{L}/u.test(value)) addText(index, value, mark);
  else if (digits.length >= SHORTEST_DIGITS) put(index.digits, digits, mark);
}

/** A Russian number is written with +7, with 8, or without either. */
function addPhone(index: ValuesIndex, value: string, mark: Mark): void {
  const digits = digitsOf(normalize(value));
  if (digits.length < SHORTEST_DIGITS) return;
  const [, local] = /^[78](\d{10})$/.exec(digits) ?? [];
  for (const form of local === undefined ? [digits] : [`7${local}`, `8${local}`, local]) put(index.digits, form, mark);
}

function addDate(index: ValuesIndex, value: string, mark: Mark): void {
  const {dates} = extractDates(value);
  for (const {date} of dates.slice(0, 1)) put(index.dates, date, mark);
  if (dates.length === 0) addText(index, value, mark);
}
