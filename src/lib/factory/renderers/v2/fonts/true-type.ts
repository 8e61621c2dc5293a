/** Glyph parts of a composite: flags of the TrueType format. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;
const INSTRUCTIONS = 0x100;

const MAGIC = 0xb1b0afba;

/**
 * A TrueType font file, from which subsets are made. A subset keeps the numbers of the glyphs, so that text is encoded
 * without knowing what else a document says, and leaves their hints out: they are a third of the file and no printer
 * needs them.
 */
export class TrueType {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #tables = new Map<string, {offset: number; length: number}>();
  readonly #glyphs = new Map<number, {outline: Uint8Array; parts: number[]}>();

  constructor(bytes: Uint8Array) {
    // A Buffer's `slice` would not copy.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 12; at < 12 + this.#view.getUint16(4) * 16; at += 16) {
      const tag = String.fromCharCode(...this.#bytes.subarray(at, at + 4));
      this.#tables.set(tag, {offset: this.#view.getUint32(at + 8), length: this.#view.getUint32(at + 12)});
    }
  }

  /** Width of a glyph in units of the font. */
  advance(glyph: number): number {
    const last = this.#u16('hhea', 34) - 1;
    return this.#u16('hmtx', Math.min(glyph, last) * 4);
  }

  /** A font file with these glyphs and those that they are composed of, all under their own numbers. */
  subset(glyphs: Iterable<number>): Uint8Array {
    const kept = this.#withParts(glyphs);
    const count = Math.max(...kept) + 1;
    const metrics = new DataView(new ArrayBuffer(count * 4));
    const outlines: Uint8Array[] = [];
    const ends: number[] = [];
    let end = 0;
    for (let glyph = 0; glyph < count; glyph += 1) {
      if (kept.has(glyph)) {
        metrics.setUint16(glyph * 4, this.advance(glyph));
        metrics.setInt16(glyph * 4 + 2, this.#bearing(glyph));
        const {outline} = this.#glyph(glyph);
        outlines.push(padded(outline));
        end += outlines.at(-1)?.length ?? 0;
      }
      ends.push(end);
    }
    const locations = new DataView(new ArrayBuffer((count + 1) * 4));
    for (const [glyph, offset] of ends.entries()) locations.setUint32((glyph + 1) * 4, offset);
    return assemble({
      glyf: concat(outlines),
      head: this.#patched('head', {8: [0, 0], 50: [1]}),
      hhea: this.#patched('hhea', {34: [count]}),
      hmtx: new Uint8Array(metrics.buffer),
      loca: new Uint8Array(locations.buffer),
      // No glyph has instructions: no program needs storage or a stack.
      maxp: this.#patched('maxp', {4: [count], 14: [1, 0, 0, 0, 0, 0, 0]}),
    });
  }

  #withParts(glyphs: Iterable<number>): Set<number> {
    const kept = new Set<number>([0]);
    const add = (glyph: number): void => {
      if (kept.has(glyph) && glyph !== 0) return;
      kept.add(glyph);
      for (const part of this.#glyph(glyph).parts) add(part);
    };
    for (const glyph of [0, ...glyphs]) add(glyph);
    return kept;
  }

  #glyph(glyph: number): {outline: Uint8Array; parts: number[]} {
    let found = this.#glyphs.get(glyph);
    if (!found) {
      const outline = this.#bytes.subarray(...this.#extent(glyph));
      found = outline.length === 0 ? {outline, parts: []} : withoutHints(outline);
      this.#glyphs.set(glyph, found);
    }
    return found;
  }

  #extent(glyph: number): [number, number] {
    const start = this.#table('glyf').offset;
    const isLong = this.#u16('head', 50) === 1;
    const location = (at: number): number =>
      start + (isLong ? this.#view.getUint32(this.#table('loca').offset + at * 4) : this.#u16('loca', at * 2) * 2);
    return [location(glyph), location(glyph + 1)];
  }

  #bearing(glyph: number): number {
    const count = this.#u16('hhea', 34);
    const at = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2;
    return this.#view.getInt16(this.#table('hmtx').offset + at);
  }

  /** A copy of a table with 16-bit words written from some offsets on. */
  #patched(tag: string, words: Record<number, number[]>): Uint8Array {
    const {offset, length} = this.#table(tag);
    const copy = this.#bytes.slice(offset, offset + length);
    const view = new DataView(copy.buffer);
    for (const [at, values] of Object.entries(words)) {
      for (const [index, value] of values.entries()) view.setUint16(Number(at) + index * 2, value);
    }
    return copy;
  }

  #u16(tag: string, at: number): number {
    return this.#view.getUint16(this.#table(tag).offset + at);
  }

  #table(tag: string): {offset: number; length: number} {
    const table = this.#tables.get(tag);
    if (!table) throw new RangeError(`the font has no table ${tag}`);
    return table;
  }
}

function withoutHints(outline: Uint8Array): {outline: Uint8Array; parts: number[]} {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = view.getInt16(0);
  if (contours < 0) return compositeWithoutHints(outline);
  const at = 10 + contours * 2;
  const end = at + 2 + view.getUint16(at);
  return {outline: concat([outline.subarray(0, at), new Uint8Array(2), outline.subarray(end)]), parts: []};
}

function compositeWithoutHints(outline: Uint8Array): {outline: Uint8Array; parts: number[]} {
  const copy = outline.slice();
  const view = new DataView(copy.buffer);
  const parts: number[] = [];
  let at = 10;
  for (let flags = MORE; (flags & MORE) !== 0;) {
    flags = view.getUint16(at);
    view.setUint16(at, flags & ~INSTRUCTIONS);
    parts.push(view.getUint16(at + 2));
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & MATRIX) !== 0) at += 8;
  }
  return {outline: copy.subarray(0, at), parts};
}

/** A font file of tables, with the checksums that the format asks for. */
function assemble(tables: Record<string, Uint8Array>): Uint8Array {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const head = new DataView(new ArrayBuffer(12 + entries.length * 16));
  const power = Math.floor(Math.log2(entries.length));
  head.setUint32(0, 0x00010000);
  for (const [at, word] of [entries.length, 2 ** power * 16, power, (entries.length - 2 ** power) * 16].entries()) {
    head.setUint16(4 + at * 2, word);
  }
  let offset = head.byteLength;
  let headTable = 0;
  for (const [index, [tag, table]] of entries.entries()) {
    if (tag === 'head') headTable = offset;
    for (let letter = 0; letter < 4; letter += 1) head.setUint8(12 + index * 16 + letter, tag.charCodeAt(letter));
    head.setUint32(16 + index * 16, checksum(padded(table)));
    head.setUint32(20 + index * 16, offset);
    head.setUint32(24 + index * 16, table.length);
    offset += padded(table).length;
  }
  const file = concat([new Uint8Array(head.buffer), ...entries.map(([, table]) => padded(table))]);
  new DataView(file.buffer).setUint32(headTable + 8, (MAGIC - checksum(file)) >>> 0);
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** Filled up to a multiple of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  return bytes.length % 4 === 0 ? bytes : concat([bytes, new Uint8Array(4 - (bytes.length % 4))]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
