import {readFont, type FontName} from '../../../fonts.js';
import {parseFont, type ParsedFont, type ShapedRun} from './pdfkit-internals.js';

/** Runs kept for each face; a document has about a thousand different words. */
const CACHED_RUNS = 20_000;

/** No ligatures: every glyph then stands for one character. */
const SHAPING = {liga: false};

/** One font file, parsed once per process and shared by all documents; shaping is a pure function of the text. */
export class Face {
  readonly name: FontName;
  /** Height over and under the baseline, as multiples of the font size. */
  readonly ascent: number;
  readonly descent: number;
  /** What pdfkit embeds: the parsed font, with shaped runs remembered. */
  readonly font: ParsedFont;
  readonly #runs = new Map<string, ShapedRun>();
  readonly #codePoints = new Map<number, number[]>();

  constructor(name: FontName) {
    const parsed = parseFont(readFont(name));
    // pdfkit scales shaped runs in place; with 1000 units per em that changes nothing, so runs can be shared.
    if (parsed.unitsPerEm !== 1000) throw new RangeError('faces need 1000 units per em');
    this.name = name;
    this.ascent = parsed.ascent / 1000;
    this.descent = -parsed.descent / 1000;
    this.font = Object.create(parsed, {
      layout: {value: (text: string) => this.#run(parsed, text)},
    }) as ParsedFont;
  }

  /** Width of a text without line breaks, as a multiple of the font size. */
  width(text: string): number {
    return this.font.layout(text).advanceWidth / 1000;
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }

  #run(parsed: ParsedFont, text: string): ShapedRun {
    let run = this.#runs.get(text);
    if (!run) {
      if (this.#runs.size >= CACHED_RUNS) this.#runs.clear();
      run = parsed.layout(text, SHAPING);
      for (const glyph of run.glyphs) {
        glyph.codePoints = this.#readAs(parsed, glyph.id);
        rememberOutline(glyph);
      }
      this.#runs.set(text, run);
    }
    return run;
  }

  /**
   * The character that a glyph is read as when text is copied out of the PDF. fontkit's own answer depends on what the
   * process has shaped before (a part of a composite glyph has none), and would make the bytes depend on it.
   */
  #readAs(parsed: ParsedFont, glyph: number): number[] {
    let codePoints = this.#codePoints.get(glyph);
    if (!codePoints) {
      const known = parsed.stringsForGlyph(glyph).flatMap((string) => string.codePointAt(0) ?? []);
      codePoints = known.length === 0 ? [] : [Math.min(...known)];
      this.#codePoints.set(glyph, codePoints);
    }
    return codePoints;
  }
}

/** fontkit reads a glyph's outline anew for each document that embeds it; it is always the same. */
function rememberOutline(glyph: ShapedRun['glyphs'][number]): void {
  if (Object.hasOwn(glyph, '_decode')) return;
  const outline = glyph._decode();
  glyph._decode = () => outline;
}

const faces = new Map<FontName, Face>();

/** The face of a font file. Throws `font_damaged`. */
export function face(name: FontName): Face {
  let found = faces.get(name);
  if (!found) {
    found = new Face(name);
    faces.set(name, found);
  }
  return found;
}
