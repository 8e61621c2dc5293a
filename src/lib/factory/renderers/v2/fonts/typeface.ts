import {zlibSync} from 'fflate';
import {readFont, type FontName} from '../../../fonts.js';
import {face} from '../../v1/pdf/faces.js';
import {number} from '../../v1/pdf/operators.js';
import {TrueType} from './true-type.js';

/** A text as glyphs, ready for a content stream. */
export interface Encoded {
  /** Strings and kerning as they stand between the brackets of `TJ`. */
  operand: string;
  /** Glyphs of the text that are not among the common ones. */
  rare: readonly number[];
  isLatin: boolean;
}

/** What a document embeds of a typeface. Streams are compressed; the same objects for the same glyphs. */
export interface FontProgram {
  /** Six capital letters and the name of the font. */
  name: string;
  file: Uint8Array;
  /** Length of the file before compression. */
  length: number;
  /** The array `W` of the widths. */
  widths: string;
  toUnicode: Uint8Array;
}

/**
 * Characters that nearly every document has: always embedded, so that documents share one compressed stream per typeface
 * and no document pays for making it. Latin letters come as a second such set.
 */
const COMMON = [
  ' !"%()+,-./0123456789:;?',
  ...Array.from({length: 64}, (_, at) => String.fromCodePoint(0x410 + at)),
  String.fromCodePoint(0x401, 0x451, 0xab, 0xbb, 0x2013, 0x2014, 0x2022, 0x2116),
].join('');
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz&@_';

/** Texts and sets of glyphs that are remembered for a typeface. */
const MAX_TEXTS = 20_000;
const MAX_PROGRAMS = 32;

/** A typeface shared by all documents of a process; everything that it gives is a pure function of what it is asked. */
export class Typeface {
  readonly #name: FontName;
  readonly #font: TrueType;
  readonly #common: ReadonlySet<number>;
  readonly #latin: ReadonlySet<number>;
  /** The character that each glyph is read as. */
  readonly #characters = new Map<number, number>();
  readonly #texts = new Map<string, Encoded>();
  readonly #programs = new Map<string, FontProgram>();

  constructor(name: FontName) {
    this.#name = name;
    this.#font = new TrueType(readFont(name));
    this.#common = this.#glyphsOf(COMMON);
    this.#latin = this.#glyphsOf(LATIN);
  }

  encode(text: string): Encoded {
    let found = this.#texts.get(text);
    if (!found) {
      if (this.#texts.size >= MAX_TEXTS) this.#texts.clear();
      found = this.#encode(text);
      this.#texts.set(text, found);
    }
    return found;
  }

  /** What to embed for the common glyphs, the Latin ones if `isLatin`, and some rare ones. */
  program(isLatin: boolean, rare: ReadonlySet<number>): FontProgram {
    const others = [...rare].sort((a, b) => a - b);
    const key = `${isLatin ? 'latin' : ''} ${others.join(' ')}`;
    let found = this.#programs.get(key);
    if (!found) {
      if (this.#programs.size >= MAX_PROGRAMS) this.#programs.clear();
      const glyphs = new Set([...this.#common, ...(isLatin ? this.#latin : []), ...others]);
      found = this.#program([...glyphs].sort((a, b) => a - b));
      this.#programs.set(key, found);
    }
    return found;
  }

  #glyphsOf(characters: string): Set<number> {
    return new Set(Array.from(characters).flatMap((character) => this.#shape(character).map(({glyph}) => glyph)));
  }

  #encode(text: string): Encoded {
    let operand = '';
    let hex = '';
    const rare: number[] = [];
    let isLatin = false;
    for (const {glyph, adjust} of this.#shape(text)) {
      hex += hex4(glyph);
      if (this.#latin.has(glyph)) isLatin = true;
      else if (!this.#common.has(glyph)) rare.push(glyph);
      if (adjust === 0) continue;
      operand += `<${hex}>${number(adjust)}`;
      hex = '';
    }
    return {operand: hex === '' ? operand : `${operand}<${hex}>`, rare, isLatin};
  }

  /** Glyphs of a text, with what is taken from the width of each by kerning. */
  #shape(text: string): {glyph: number; adjust: number}[] {
    const {glyphs, positions} = face(this.#name).font.layout(text);
    return glyphs.map(({id, codePoints}, at) => {
      const {xAdvance = 0} = positions[at] ?? {};
      this.#characters.set(id, codePoints[0] ?? REPLACEMENT);
      return {glyph: id, adjust: this.#font.advance(id) - xAdvance};
    });
  }

  #program(glyphs: readonly number[]): FontProgram {
    const bytes = this.#font.subset(glyphs);
    const tag = Array.from(glyphs.reduce(mix, 0).toString(26).padStart(6, '0').slice(-6), (digit) =>
      String.fromCharCode(65 + Number.parseInt(digit, 26)),
    );
    return {
      name: `${tag.join('')}+${face(this.#name).font.postscriptName}`,
      file: zlibSync(bytes, {level: 9}),
      length: bytes.length,
      widths: `[${runsOf(glyphs)
        .map((run) => `${run[0] ?? 0} [${run.map((id) => this.#font.advance(id)).join(' ')}]`)
        .join(' ')}]`,
      toUnicode: zlibSync(Buffer.from(this.#characterMap(glyphs), 'latin1'), {level: 9}),
    };
  }

  /** CMap from glyphs to characters, for search and copying. */
  #characterMap(glyphs: readonly number[]): string {
    const ranges = runsOf(glyphs).map((run) => {
      const texts = run.map((glyph) => `<${utf16(this.#characters.get(glyph) ?? REPLACEMENT)}>`);
      return `<${hex4(run[0] ?? 0)}> <${hex4(run.at(-1) ?? 0)}> [${texts.join(' ')}]`;
    });
    return [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <ffff>',
      'endcodespacerange',
      ...chunksOf(ranges, 100).flatMap((chunk) => [`${chunk.length} beginbfrange`, ...chunk, 'endbfrange']),
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n');
  }
}

/** U+FFFD: a glyph that stands for no character; none that a document prints. */
const REPLACEMENT = 0xfffd;

/** Stretches of numbers without a gap that do not leave a block of 256, as character maps demand. */
function runsOf(glyphs: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1);
    if (last?.at(-1) === glyph - 1 && glyph % 256 !== 0) last.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({length: Math.ceil(items.length / size)}, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Names a set of glyphs within 26 to the power of 6. */
function mix(sum: number, glyph: number): number {
  return (sum * 1021 + glyph + 1) % 308_915_776;
}

function utf16(codePoint: number): string {
  return Array.from(String.fromCodePoint(codePoint).split(''), (unit) => hex4(unit.charCodeAt(0))).join('');
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

const typefaces = new Map<FontName, Typeface>();

/** The typeface of a font file. Throws `font_damaged`. */
export function typeface(name: FontName): Typeface {
  let found = typefaces.get(name);
  if (!found) {
    found = new Typeface(name);
    typefaces.set(name, found);
  }
  return found;
}
