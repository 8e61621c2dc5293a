import type {FontName} from '../../../fonts.js';
import type {Style} from '../css/style.js';
import type {Image} from '../images/image.js';
import {face} from '../pdf/faces.js';
import {BOX_MARKS, composed, INVISIBLE, SPACES} from '../text.js';

/** Inline content as it comes from the tree. */
export type InlineNode =
  | {kind: 'text'; text: string; style: Style}
  | {kind: 'newline'}
  | {kind: 'gap'; width: number; style: Style}
  | {kind: 'image'; image: Image; alt: string | undefined; style: Style};

/** What stands inside a word: it is never parted from its neighbours, unless the word is wider than a line. */
export type Part =
  | {kind: 'text'; text: string; font: FontName; size: number; lineHeight: number; width: number}
  | {kind: 'mark'; mark: string; size: number; lineHeight: number; width: number}
  | {kind: 'image'; image: Image; alt: string | undefined; width: number; height: number};

export interface Word {
  kind: 'word';
  parts: Part[];
  width: number;
  breakAll: Style['breakAll'];
}

/** Space between words: where a line may break, and what justification stretches. Width 0 is a mere place to break. */
export interface Glue {
  kind: 'glue';
  width: number;
  breaks: boolean;
  font: FontName;
  size: number;
  /** A margin, which justification leaves as it is. */
  isFixed?: boolean;
}

export type Atom = Word | Glue | {kind: 'newline'};

/** Width of an image's pixel, in points. */
const PIXEL = 0.75;

const TAB = ' '.repeat(8);
const DASHES = '\u2013\u2014';
/** After these a number must follow on the same line. */
const BINDING = '\u2116\u00a7';

/** What stands after a number on the same line: a currency, a percent sign, an abbreviated unit. */
const UNIT = /^([A-Z]{3,4}|%|[\u0400-\u04ff]{1,4}\.)[,.;:)]?$/;

const TOKENS = new RegExp(
  `(\\n)|([${[...SPACES.keys()].join('')}])|([${INVISIBLE}])|([${BOX_MARKS}])|([^\\n${[...SPACES.keys()].join('')}${INVISIBLE}${BOX_MARKS}]+)`,
  'g',
);

/** The font of a style. */
export function fontOf({bold, italic}: Style): FontName {
  if (bold) return italic ? 'serifBoldItalic' : 'serifBold';
  return italic ? 'serifItalic' : 'serif';
}

/** Turns inline content into words, glue and line ends, by the rules of `white-space`. `room` bounds images. */
export function makeAtoms(nodes: readonly InlineNode[], room: number): Atom[] {
  const builder = new AtomBuilder();
  for (const node of nodes) {
    if (node.kind === 'newline') builder.newline();
    else if (node.kind === 'image') builder.image(node, room);
    else if (node.kind === 'gap') builder.gap(node);
    else builder.text(node.text, node.style);
  }
  return builder.atoms;
}

class AtomBuilder {
  readonly atoms: Atom[] = [];

  newline(): void {
    this.atoms.push({kind: 'newline'});
  }

  image({image, alt, style: {width, maxWidth}}: InlineNode & {kind: 'image'}, room: number): void {
    const points = (length: Style['width'] | Style['maxWidth']): number | undefined =>
      typeof length === 'string' ? undefined : length.unit === '%' ? (length.value / 100) * room : length.value;
    const wanted = Math.min(points(width) ?? image.width * PIXEL, points(maxWidth) ?? Infinity, room);
    this.#add({kind: 'image', image, alt, width: wanted, height: (wanted * image.height) / image.width}, false);
  }

  gap({width, style}: InlineNode & {kind: 'gap'}): void {
    this.atoms.push({kind: 'glue', width, breaks: false, font: fontOf(style), size: style.fontSize, isFixed: true});
  }

  text(source: string, style: Style): void {
    const keepsSpaces = style.whiteSpace === 'pre-wrap';
    for (const [, newline, space, invisible, mark, word] of prepared(composed(source), style).matchAll(TOKENS)) {
      if (newline !== undefined) this.newline();
      else if (space !== undefined) this.#space(space, style, keepsSpaces);
      else if (invisible === '\u200b') this.#glue(0, true, style);
      else if (mark !== undefined) this.#mark(mark, style);
      else if (word !== undefined) this.#word(word, style);
    }
  }

  #space(character: string, style: Style, keepsSpaces: boolean): void {
    const last = this.atoms.at(-1);
    const isCollapsible = character === ' ' && !keepsSpaces;
    const isRepeated = last?.kind === 'glue' && last.breaks && last.width > 0;
    if (isCollapsible && (last === undefined || last.kind === 'newline' || isRepeated)) return;
    const {width, breaks} = SPACES.get(character) ?? {width: 'space', breaks: true};
    const points = (width === 'space' ? face(fontOf(style)).width(' ') : width) * style.fontSize;
    this.#glue(points, breaks && (keepsSpaces || !isBinding(last)), style);
  }

  #glue(width: number, breaks: boolean, style: Style): void {
    this.atoms.push({kind: 'glue', width, breaks, font: fontOf(style), size: style.fontSize});
  }

  #mark(mark: string, {fontSize: size, lineHeight, breakAll}: Style): void {
    this.#add({kind: 'mark', mark, size, lineHeight, width: size * 0.9}, breakAll);
  }

  #word(text: string, style: Style): void {
    const last = this.atoms.at(-1);
    if (last?.kind === 'glue' && last.width > 0 && style.whiteSpace !== 'pre-wrap') {
      // A dash does not begin a line: it stays with the word before it. Neither does the unit of a number.
      const isUnit = UNIT.test(text) && endsInDigit(this.atoms.at(-2));
      if (DASHES.includes(text.charAt(0)) || isUnit) last.breaks = false;
    }
    const font = fontOf(style);
    const {fontSize: size, lineHeight, breakAll} = style;
    for (const [at, piece] of hyphenated(text).entries()) {
      if (at > 0) this.#glue(0, true, style);
      this.#add({kind: 'text', text: piece, font, size, lineHeight, width: face(font).width(piece) * size}, breakAll);
    }
  }

  #add(part: Part, breakAll: Style['breakAll']): void {
    const last = this.atoms.at(-1);
    if (last?.kind === 'word') {
      last.parts.push(part);
      last.width += part.width;
      last.breakAll ||= breakAll;
    } else {
      this.atoms.push({kind: 'word', parts: [part], width: part.width, breakAll});
    }
  }
}

function prepared(text: string, {whiteSpace}: Style): string {
  if (whiteSpace === 'normal') return text.replace(/[ \t\n\r]+/g, ' ');
  if (whiteSpace === 'pre-line') return text.replace(/[ \t\r]+/g, ' ').replace(/ ?\n ?/g, '\n');
  return text.replaceAll('\r', '').replaceAll('\t', TAB);
}

function endsInDigit(atom: Atom | undefined): boolean {
  const part = atom?.kind === 'word' ? atom.parts.at(-1) : undefined;
  return part?.kind === 'text' && /\d$/.test(part.text);
}

/** Words that do not end a line in Russian: of one letter, short abbreviations, signs of number and paragraph. */
function isBinding(atom: Atom | undefined): boolean {
  if (atom?.kind !== 'word') return false;
  const text = atom.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  return BINDING.includes(text.at(-1) ?? '-') || /^[\u0400-\u04ff]([\u0400-\u04ff]?\.)?$/.test(text);
}

/** Parts of a word between which a line may break: after a hyphen or a dash between letters. */
function hyphenated(text: string): string[] {
  return text.split(/(?<=[A-Za-z\u0400-\u04ff][-\u2013\u2014])(?=[A-Za-z\u0400-\u04ff])/);
}
