import {fold} from '../domain/text.js';
import {inflections} from './inflection.js';
import {candidatesOf, type Dissected, isTelling} from './scan.js';
import {isAmbiguous, skeleton} from './skeleton.js';
import {GAP, wordsOf} from './tokens.js';
import {buildIndex, GRAM, isSignificant} from './values-index.js';
import type {PrivateValue} from './values.js';

/** Edition of the rules by which keys are made: a change of `keysOfPerson` needs the next one. */
export const LEAK_RULES = 1;

/** Fewest digits by which somebody is recognised among a hundred thousand. */
const TELLING_DIGITS = 10;

/** Most sounds that a case ending adds to a stem. */
const LONGEST_ENDING = 6;

/** Fewest sounds of a stem. */
const SHORTEST_STEM = 2;

/** Sounds that only patronymics and few other words have: -вич, -вна, -чна. */
const PATRONYMIC = /iQ|[oe]vn/;

/** A word that can name a street. */
const STREET = /^\p{L}{4,}$/u;

/** Kinds that are a bank's or an office's, or that thousands share, so that they point at nobody among strangers. */
const COMMON = /(?:birthdate|issued_at|issued_by|code|bik|corr|kpp|bank_name|currency)$/;

/**
 * What of a person's values is searched for in data that do not concern him: what tells one person from a hundred
 * thousand. Last names, names in full, contacts, numbers of documents and accounts, flats and houses; no date, no office.
 */
export function farValues(values: readonly PrivateValue[]): PrivateValue[] {
  return values.flatMap((value) => {
    const {kind, form} = value;
    if (COMMON.test(kind)) return [];
    if (form === 'digits' || form === 'phone') {
      return value.value.replace(/\D/g, '').length >= TELLING_DIGITS ? [value] : [];
    }
    if (form === 'address') return dwelling(value);
    if (/(?:first|last|middle)_name$/.test(kind)) return [value];
    return /(?:short_name|email)$/.test(kind) && form === 'text' ? [value] : [];
  });
}

/** Keys under which a person is kept who has these values; `farKeys` gives one of them for each text that has a value. */
export function keysOfPerson(values: readonly PrivateValue[]): Set<string> {
  const far = farValues(values);
  const {grams, phrases, digits} = buildIndex(
    far.filter(({form}) => form !== 'name'),
    'far',
  );
  const keys = [...[...digits.keys()].map((key) => `d:${key}`), ...[...phrases.keys()].map((key) => `p:${key}`)];
  for (const gram of grams.keys()) keys.push(`g:${gram}`);
  for (const {kind, value} of far) {
    if (!kind.endsWith('last_name')) continue;
    for (const word of wordsOf(value)) keys.push(...stemsOf(word).map((stem) => `n:${stem}`));
  }
  const given = namesOf(far, 'first_name');
  const patronymics = namesOf(far, 'middle_name');
  for (const [path, first] of given) {
    const middle = patronymics.get(path);
    if (middle === undefined) continue;
    for (const stem of stemsOf(first)) for (const other of stemsOf(middle)) keys.push(`m:${stem} ${other}`);
  }
  return new Set(keys);
}

/** Every key under which somebody named in the texts may be kept. */
export function farKeys(parts: readonly Dissected[]): Set<string> {
  const keys = new Set<string>();
  for (const {leaf, tokens, hidden, sounds, digits} of parts) {
    for (const number of digits) if (number.length >= TELLING_DIGITS) keys.add(`d:${number}`);
    let before: string[] = [];
    for (const token of tokens) {
      const words = candidatesOf(token, leaf.binary).filter((word) => isTelling(word, leaf.binary));
      const stems = words.flatMap(stemsIn);
      for (const stem of stems) keys.add(`n:${stem}`);
      if (before.length > 0 && words.some((word) => PATRONYMIC.test(skeleton(word)))) {
        for (const first of before) for (const second of stems) keys.add(`m:${first} ${second}`);
      }
      before = stems;
    }
    for (const stem of hidden.flatMap(stemsIn)) keys.add(`n:${stem}`);
    for (const row of sounds) {
      const stream = row.join('');
      for (let at = 0; at + GRAM <= stream.length; at++) {
        const gram = stream.slice(at, at + GRAM);
        if (!gram.includes(GAP)) keys.add(`g:${gram}`);
      }
      row.forEach((_, at) => {
        for (const length of [2, 3, 4]) {
          const phrase = row.slice(at, at + length);
          if (phrase.length === length && phrase.join('').length < GRAM) keys.add(`p:${phrase.join(' ')}`);
        }
      });
    }
  }
  return keys;
}

/** Stems already computed: names repeat. */
const KNOWN = new Map<string, readonly string[]>();
const MOST_KNOWN = 50_000;

/** What all forms of a name have in common at their beginning, by sound; two when a vowel flees. */
function stemsOf(word: string): readonly string[] {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const stems = computeStems(word);
  KNOWN.set(word, stems);
  return stems;
}

function computeStems(word: string): string[] {
  const sounds = [...new Set(inflections(fold(word)).map((form) => skeleton(form)))];
  const [own = ''] = sounds;
  const stems = new Set<string>();
  for (const sound of sounds) {
    let length = 0;
    while (length < own.length && own[length] === sound[length]) length += 1;
    const isNear = sound.length - length <= LONGEST_ENDING && length >= SHORTEST_STEM;
    stems.add(isNear ? own.slice(0, length) : sound);
  }
  const shortest = [...stems].sort((a, b) => a.length - b.length);
  // A stem that is the beginning of another one is found wherever the other one is.
  return shortest.filter(
    (stem, at) =>
      !shortest.slice(0, at).some((shorter) => stem.startsWith(shorter) && own.length - shorter.length <= 3),
  );
}

/** The beginnings of a word that may be the stem of a name, by sound. */
function stemsIn(word: string): string[] {
  const stems: string[] = [];
  for (const other of isAmbiguous(word) ? [false, true] : [false]) {
    const sound = skeleton(word, other);
    for (let length = Math.max(SHORTEST_STEM, sound.length - LONGEST_ENDING); length <= sound.length; length++) {
      stems.push(sound.slice(0, length));
    }
  }
  return stems;
}

function namesOf(values: readonly PrivateValue[], field: string): Map<string, string> {
  return new Map(
    values.flatMap(({kind, value}) => (kind.endsWith(field) ? [[kind.slice(0, -field.length), value] as const] : [])),
  );
}

/**
 * Street, house and flat of an address; without a flat, street and house. The rest of an address many share. Of a street
 * whose name is a word of addresses (Набережная), the town stands for it.
 */
function dwelling(value: PrivateValue): PrivateValue[] {
  const words = wordsOf(value.value).filter(isSignificant);
  const house = words.findIndex((word, at) => /^\d{1,4}$/.test(word) && STREET.test(words[at - 1] ?? ''));
  if (house < 0) return [];
  const numbers = words.slice(house).filter((word) => /^\d/.test(word));
  return [{...value, form: 'text', value: [words[house - 1], ...numbers].join(' ')}];
}
