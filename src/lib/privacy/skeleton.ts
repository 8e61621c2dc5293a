/** One Latin spelling of each Cyrillic letter; the reductions below make the other usual spellings equal to it. */
const LATIN: Record<string, string> = {
  ...letters('абвгдезиклмнопрстуф', 'abvgdeziklmnoprstuf'),
  ...letters('ёйыэіїєґ', 'eiieiieg'),
  ж: 'zh',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ь: '',
  ю: 'iu',
  я: 'ia',
  // ISO 9 writes with diacritics.
  ž: 'zh',
  č: 'ch',
  š: 'sh',
  ŝ: 'sh',
  û: 'iu',
  â: 'ia',
};

/** Sounds already computed, for either reading: names and words repeat. */
const KNOWN = [new Map<string, string>(), new Map<string, string>()] as const;
const MOST_KNOWN = 50_000;

/**
 * Sound of a folded word in Latin letters, equal for the Cyrillic word and its spellings by GOST, ICAO, ISO 9 and habit:
 * «Юрий», Yuriy, Iurii, Jurij and Yury are one. A capital letter stands for a sound that Latin writes with several.
 * `alternative` reads a lone c as к and x as х, where the first reading is ц and кс.
 */
export function skeleton(word: string, alternative = false): string {
  const known = KNOWN[alternative ? 1 : 0];
  let sound = known.get(word);
  if (sound === undefined) {
    sound = reduce(word, alternative);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, sound);
  }
  return sound;
}

function reduce(word: string, alternative: boolean): string {
  let text = '';
  for (const letter of word) text += LATIN[letter] ?? letter;
  if (/[^\x00-\x7F]/.test(text)) text = text.normalize('NFD').replace(/\p{M}/gu, '');
  return (
    text
      .replace(/shch|sch|shh|sh/g, 'X')
      .replace(/zh/g, 'J')
      .replace(/ch/g, 'Q')
      .replace(/kh/g, 'h')
      .replace(/t[sz]|cz/g, 'C')
      .replace(/c/g, alternative ? 'k' : 'C')
      .replace(/x/g, alternative ? 'h' : 'ks')
      .replace(/ph/g, 'f')
      .replace(/w/g, 'v')
      .replace(/q/g, 'k')
      .replace(/[yji]+/g, 'i')
      // ICAO writes ъ as ie.
      .replace(/ie(?=i?[aeou])/g, 'i')
      .replace(/i+/g, 'i')
      .replace(/ie|io/g, 'e')
      .replace(/(?<=[XJQ])o/g, 'e')
      .replace(/([^0-9])\1+/g, '$1')
  );
}

/** True when the two readings of a word can differ. */
export function isAmbiguous(word: string): boolean {
  return /[cx]/.test(word);
}

function letters(cyrillic: string, latin: string): Record<string, string> {
  return Object.fromEntries(Array.from(cyrillic, (letter, index) => [letter, latin.charAt(index)]));
}
