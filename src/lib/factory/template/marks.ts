/**
 * A value's place in the markup: its number between two characters of private use. Templates and phrases that contain
 * them are refused (the fonts lack them), so a mark can only come from the evaluator.
 */
export const openMark = '\uE000';
export const closeMark = '\uE001';

const MARK = /\uE000(\d+)\uE001/g;

/** Puts `text(i)` in the place of each mark i. */
export function replaceMarks(markup: string, text: (index: number) => string): string {
  return markup.replace(MARK, (_mark, index: string) => text(Number(index)));
}

/** True when the text holds a mark or a part of one. */
export function hasMark(text: string): boolean {
  return text.includes(openMark) || text.includes(closeMark);
}

/** A character of a mark written as a reference of HTML: it would become one when the markup is parsed. */
const REFERENCE = /&#(?:x0*e00[01](?![0-9a-f])|0*5734[45](?![0-9]))/i;

/** Offset of the first reference in a text that would become a part of a mark; undefined when there is none. */
export function findMarkReference(text: string): number | undefined {
  const at = text.search(REFERENCE);
  return at < 0 ? undefined : at;
}
