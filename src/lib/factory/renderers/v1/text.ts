import {face} from './pdf/faces.js';

/** Check boxes, which the fonts lack: drawn as lines, and readable as text. */
export const BOX_MARKS = '\u2610\u2611\u2612';

/** Spaces that the fonts lack or that stretch; value: width as a multiple of the font size, and whether a line may break. */
export const SPACES: ReadonlyMap<string, {width: number | 'space'; breaks: boolean}> = new Map([
  [' ', {width: 'space', breaks: true}],
  ['\u00a0', {width: 'space', breaks: false}],
  ['\u2007', {width: 0.5, breaks: false}],
  ['\u2009', {width: 0.17, breaks: false}],
  ['\u202f', {width: 0.17, breaks: false}],
]);

/** Characters that only say where a line may or may not break. */
export const INVISIBLE = '\u00ad\u200b\u2060\ufeff';

/** Characters that are spaces of the source. */
const SOURCE_SPACES = '\n\t\r';

/** Composed form in which a text is measured and drawn: the fonts have letters, not separate accents. */
export function composed(text: string): string {
  return text.normalize('NFC').replaceAll('\u2010', '-');
}

/** First character of a text that a document cannot show, as `U+XXXX`; with its offset. */
export function findUnprintable(text: string): {character: string; offset: number} | undefined {
  const regular = face('serif');
  let offset = 0;
  for (const character of text) {
    if (!isPrintable(character, regular)) {
      // A letter may stand decomposed: it is the composed one that is drawn.
      const composedText = composed(text);
      if (composedText !== text) return findUnprintable(composedText);
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return {character: `U+${code}`, offset};
    }
    offset += character.length;
  }
  return undefined;
}

function isPrintable(character: string, regular: {has(codePoint: number): boolean}): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return SOURCE_SPACES.includes(character);
  return (
    SPACES.has(character) ||
    BOX_MARKS.includes(character) ||
    INVISIBLE.includes(character) ||
    character === '\u2010' ||
    (code !== 0x7f && regular.has(code))
  );
}
