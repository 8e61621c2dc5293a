import type {FontName} from '../../../fonts.js';
import {face} from '../../v1/pdf/faces.js';
import type {Reference} from '../../v1/pdf/pdfkit-internals.js';
import type {PdfFile} from '../pdf/file.js';
import {Raw} from '../pdf/raw.js';
import {typeface, type Encoded} from './typeface.js';

/** A typeface in one document: its object, and what the document has used of it. */
interface Use {
  label: string;
  object: Reference;
  isLatin: boolean;
  rare: Set<number>;
}

/** Bits of `Flags` of a font (ISO 32000-1, table 123). */
const FLAGS = {serif: 2, symbolic: 4, italic: 64};

/** Thickness of stems, which the font files do not tell; readers use it only when the font is not embedded. */
const STEMS = {regular: 80, bold: 140};

/** The typefaces of one document. */
export class Fonts {
  readonly #file: PdfFile;
  readonly #uses = new Map<FontName, Use>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Label and object of a typeface, for the resources of a page. */
  use(name: FontName): Readonly<Pick<Use, 'label' | 'object'>> {
    let use = this.#uses.get(name);
    if (!use) {
      use = {label: `F${this.#uses.size + 1}`, object: this.#file.ref(), isLatin: false, rare: new Set()};
      this.#uses.set(name, use);
    }
    return use;
  }

  /** A text as glyphs of a typeface that is in use. */
  encode(name: FontName, text: string): Encoded {
    const encoded = typeface(name).encode(text);
    const use = this.#uses.get(name);
    if (use) {
      use.isLatin ||= encoded.isLatin;
      for (const glyph of encoded.rare) use.rare.add(glyph);
    }
    return encoded;
  }

  /** Embeds what was used. */
  end(): void {
    for (const [name, use] of this.#uses) this.#embed(name, use);
  }

  #embed(font: FontName, {object, isLatin, rare}: Use): void {
    const {name, file, length, widths, toUnicode} = typeface(font).program(isLatin, rare);
    const {ascent, descent, capHeight, italicAngle, bbox} = face(font).font;
    const stream = (bytes: Uint8Array, more: Record<string, unknown> = {}): Reference => {
      const reference = this.#file.ref({...more, Filter: 'FlateDecode'});
      reference.end(bytes);
      return reference;
    };
    const descriptor = this.#file.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: FLAGS.symbolic | (font.startsWith('serif') ? FLAGS.serif : 0) | (italicAngle === 0 ? 0 : FLAGS.italic),
      FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY],
      ItalicAngle: italicAngle,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: font.includes('Bold') ? STEMS.bold : STEMS.regular,
      FontFile2: stream(file, {Length1: length}),
    });
    descriptor.end();
    const descendant = this.#file.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: new Raw('<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>'),
      FontDescriptor: descriptor,
      W: new Raw(widths),
      CIDToGIDMap: 'Identity',
    });
    descendant.end();
    object.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: stream(toUnicode),
    };
    object.end();
  }
}
