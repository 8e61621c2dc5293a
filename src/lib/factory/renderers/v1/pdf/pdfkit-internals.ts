import PDFDocument from 'pdfkit';

/** One glyph's place as fontkit gives it, in 1/1000 of the font size for fonts of 1000 units per em. */
export interface GlyphPosition {
  xAdvance: number;
  advanceWidth: number;
}

/** What we use of a font that fontkit has parsed; pdfkit takes such an object in the place of bytes. */
export interface ParsedFont {
  postscriptName: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  italicAngle: number;
  bbox: Record<'minX' | 'minY' | 'maxX' | 'maxY', number>;
  hasGlyphForCodePoint(codePoint: number): boolean;
  /** Texts that the font shows by this glyph. */
  stringsForGlyph(glyph: number): string[];
  layout(text: string, features?: Record<string, boolean>): ShapedRun;
}

/** A text as glyphs. fontkit shares its glyph objects among all texts of a font. */
export interface ShapedRun {
  advanceWidth: number;
  glyphs: {id: number; codePoints: number[]; _decode(): unknown}[];
  positions: Pick<GlyphPosition, 'xAdvance'>[];
}

/** What we use of a font that pdfkit embeds in a document. */
export interface EmbeddedFont {
  id: string;
  font: ParsedFont;
  /** Hex ids of the glyphs, and their places; marks the glyphs for embedding. */
  encode(text: string): [string[], GlyphPosition[]];
  ref(): unknown;
}

/** An indirect object of a PDF file. */
export interface Reference {
  id: number;
  data: Record<string, unknown>;
  buffer: Uint8Array[];
  finalize(): void;
  end(data?: Uint8Array): void;
}

interface Internals {
  _font: EmbeddedFont;
  _id: Uint8Array;
  page: {fonts: Record<string, unknown>; xobjects: Record<string, unknown>};
  ref(data?: Record<string, unknown>): Reference;
  endMetadata(): void;
}

/** The parts of a PDFKit document that its types do not show (pdfkit 0.20.2, pinned). */
export function internals(document: PDFKit.PDFDocument): Internals {
  return document as unknown as Internals;
}

/** A parsed font of a file's bytes; pdfkit's own fontkit does it, so that the two cannot differ. */
export function parseFont(bytes: Uint8Array): ParsedFont {
  const document = new PDFDocument({font: '', autoFirstPage: false});
  document.font(Buffer.from(bytes));
  return internals(document)._font.font;
}
