/** Latin and Greek letters that look like Cyrillic ones. */
const CYRILLIC = new Map(
  pairs('ABCEHKMOPTXYaceopxykmntbgurіIi', 'АВСЕНКМОРТХУасеорхукмптьдигиИи').concat(
    pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορχυκν', 'АВЕЗНИКМНОРТУХаорхуки'),
  ),
);

/** The usual ones, by which also a word that is wholly Latin may be meant as Cyrillic: CEPOBA. */
const CAPITALS = /^[ABCEHKMOPTXYaceopxy]+$/;

/** Digits and signs that stand for letters: first and second meaning in Cyrillic words, then in Latin ones. */
const SIGNS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  '0': ['о', 'о', 'o', 'o'],
  '1': ['и', 'л', 'i', 'l'],
  '3': ['з', 'е', 'e', 'z'],
  '4': ['ч', 'а', 'a', 'ch'],
  '5': ['с', 'с', 's', 's'],
  '6': ['б', 'ш', 'b', 'sh'],
  '7': ['т', 'г', 't', 't'],
  '8': ['в', 'в', 'b', 'v'],
  '9': ['я', 'д', 'g', 'ia'],
  '@': ['а', 'а', 'a', 'a'],
  $: ['с', 'с', 's', 's'],
  '!': ['и', 'л', 'i', 'l'],
};

/** True when a word has signs for letters inside it, fewer than it has letters. */
export function isAlike(word: string): boolean {
  const signs = word.replace(/[^\d@$!]/g, '').length;
  return signs > 0 && signs <= 4 && word.length - signs > signs;
}

/** A word with letters of another script that look like Cyrillic ones, in Cyrillic; undefined for any other word. */
export function inCyrillic(word: string): string | undefined {
  const isForeign = /[\p{Script=Latin}\p{Script=Greek}]/u.test(word);
  const isMixed = isForeign && /\p{Script=Cyrillic}/u.test(word);
  return isMixed || CAPITALS.test(word) || /\p{Script=Greek}/u.test(word) ? toCyrillic(word) : undefined;
}

/**
 * What a word with signs for letters is. Where a sign has two meanings, the first ones, the second ones, and each single
 * exchange of them are given.
 */
export function signReadings(word: string): string[] {
  const cyrillic = inCyrillic(word);
  const isCyrillic = /\p{Script=Cyrillic}/u.test(word);
  const readings = read(cyrillic ?? word, isCyrillic ? 0 : 2);
  // CEP0BA is Latin to a machine and Cyrillic to the eye.
  return [
    ...new Set(
      isCyrillic || !CAPITALS.test(word.replace(/[\d@$!]/g, ''))
        ? readings
        : [...readings, ...read(toCyrillic(word), 0)],
    ),
  ];
}

function toCyrillic(word: string): string {
  return Array.from(word, (letter) => CYRILLIC.get(letter) ?? letter).join('');
}

function read(word: string, from: 0 | 2): string[] {
  const letters = Array.from(word);
  const places = letters.flatMap((letter, at) => (letter in SIGNS ? [at] : []));
  const reading = (isSecond: (at: number) => boolean): string =>
    letters.map((letter, at) => SIGNS[letter]?.[isSecond(at) ? from + 1 : from] ?? letter).join('');
  return [
    reading(() => false),
    reading(() => true),
    ...places.flatMap((place) => [reading((at) => at === place), reading((at) => at !== place)]),
  ];
}

function pairs(foreign: string, cyrillic: string): [string, string][] {
  return Array.from(foreign, (letter, at): [string, string] => [letter, cyrillic.charAt(at)]);
}
