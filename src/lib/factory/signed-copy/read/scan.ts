import {CoopError} from '../../../domain/errors.js';
import {Lexer, PdfSyntaxError, ValueBudget} from './lexer.js';
import {readPacked} from './packed.js';
import {readPlaces, type Places} from './places.js';
import {Unpacker} from './unpack.js';
import {dictOf, nameOf, PdfRef, type PdfDict, type PdfObject} from './values.js';

/** More objects than a document of a thousand pages has. */
const MAX_OBJECTS = 100_000;
/** Damaged places behind which reading starts right at the next object; after them it goes on where it stopped. */
const MAX_REPAIRS = 32;
/** Damaged places of a file that is read on at all. */
const MAX_DAMAGES = 1000;
/** Beginning of an object; bounded, so that no run of digits is tried again and again. */
const OBJECT_HEAD = /\d{1,10}\s{1,8}\d{1,5}\s{1,8}obj\b/;

/** An entry of a table of places; of these bytes exactly, because some readers count them (ISO 32000-2, 7.5.4). */
const PLACE = /^(?:(\d{10}) 00000 n|\d{10} \d{5} f)(?: \r| \n|\r\n)$/;
const PLACE_LENGTH = 20;
/** End of a file, and how much of it is looked at. */
const END = /startxref\s+(\d{1,10})\s+%%EOF\s*$/;
const END_LENGTH = 1024;

/** A PDF file taken apart without following references: so there is nothing that could go in circles. */
export interface ScannedPdf {
  objects: Map<number, PdfObject>;
  trailers: PdfDict[];
  /**
   * The file is nothing but objects, each written once, and one record of their places that agrees: every reader must then
   * read it alike. False for damaged and updated files.
   */
  plain: boolean;
  unpacker: Unpacker;
}

/**
 * Takes a PDF file of unknown origin apart, in one pass and within bounds of time and memory. A later object takes the
 * place of an earlier one of the same number, as readers do. Throws CoopError `pdf_refused`.
 */
export function scanPdf(bytes: Uint8Array): ScannedPdf {
  const scan = new Scan(bytes);
  scan.run();
  return scan.result;
}

class Scan {
  readonly result: ScannedPdf = {objects: new Map(), trailers: [], plain: true, unpacker: new Unpacker()};
  readonly #lexer: Lexer;
  readonly #bytes: Buffer;
  readonly #budget = new ValueBudget();
  readonly #places: Places = {offsets: new Map(), packed: new Map(), told: new Set()};
  readonly #packed: Places['packed'] = new Map();
  /** Where tables and streams of places begin. */
  readonly #records: number[] = [];
  #damages = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#lexer = new Lexer(bytes, this.#budget);
  }

  run(): void {
    const start = this.#bytes.subarray(0, 1024).indexOf('%PDF-');
    if (start === -1) throw new CoopError('pdf_refused', 'invalid', {reason: 'not_pdf'});
    const {result} = this;
    if (start > 0) result.plain = false;
    const lexer = this.#lexer;
    lexer.skipSpace();
    while (!lexer.done) {
      this.#part();
      lexer.skipSpace();
    }
    this.#readStreams();
    if (result.trailers.some((trailer) => trailer.has('Encrypt'))) {
      throw new CoopError('pdf_refused', 'invalid', {reason: 'encrypted'});
    }
    result.plain &&= this.#hasOneRecord() && this.#placesFit();
  }

  /** Packed objects, and places that are written as a stream. */
  #readStreams(): void {
    const {objects, trailers, unpacker} = this.result;
    for (const [holder, object] of [...objects]) {
      const dict = dictOf(object.value);
      const type = nameOf(dict.get('Type'));
      if (type === 'ObjStm') {
        const whole = readPacked(object, {unpacker, budget: this.#budget}, (number, value, index) => {
          if (objects.has(number)) this.result.plain = false;
          else this.#keep(number, {value, start: object.start, end: object.end});
          this.#packed.set(number, {stream: holder, index});
        });
        if (!whole) this.result.plain = false;
      } else if (type === 'XRef') {
        this.#records.push(object.start);
        trailers.push(dict);
        const bytes = unpacker.unpack(object);
        const places = bytes === undefined ? undefined : readPlaces(object, bytes);
        for (const [number, offset] of places?.offsets ?? []) this.#places.offsets.set(number, offset);
        for (const [number, place] of places?.packed ?? []) this.#places.packed.set(number, place);
        if (places === undefined) this.result.plain = false;
      }
    }
  }

  #part(): void {
    const start = this.#lexer.at;
    try {
      this.#readPart(start);
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      this.result.plain = false;
      this.#goOn(start);
    }
  }

  /** One object, table of places, trailer, or pointer to a table. */
  #readPart(start: number): void {
    const lexer = this.#lexer;
    const number = lexer.takeInteger();
    if (number !== undefined) this.#readObject(number, start);
    else if (lexer.takeWord('xref')) this.#readTable(start);
    else if (lexer.takeWord('startxref')) {
      lexer.skipSpace();
      if (lexer.takeInteger() === undefined) throw new PdfSyntaxError('startxref');
    } else throw new PdfSyntaxError('part');
  }

  #readObject(number: number, start: number): void {
    const lexer = this.#lexer;
    lexer.skipSpace();
    const generation = lexer.takeInteger();
    lexer.skipSpace();
    if (generation === undefined || number === 0 || !lexer.takeWord('obj')) throw new PdfSyntaxError('object');
    if (generation !== 0) this.result.plain = false;
    const value = lexer.value();
    lexer.skipSpace();
    const stream = value instanceof Map && lexer.takeWord('stream') ? this.#takeStream(value) : undefined;
    lexer.skipSpace();
    if (!lexer.takeWord('endobj')) throw new PdfSyntaxError('endobj');
    this.#keep(number, {value, start, end: lexer.at, ...(stream === undefined ? {} : {stream})});
  }

  #keep(number: number, object: PdfObject): void {
    const {objects} = this.result;
    if (objects.has(number)) this.result.plain = false;
    if (objects.size >= MAX_OBJECTS) throw new CoopError('pdf_refused', 'invalid', {reason: 'too_large'});
    objects.set(number, object);
  }

  /** The bytes of a stream: as long as it says, or up to its end where it does not say it truly. */
  #takeStream(dict: PdfDict): Uint8Array {
    // Its bytes would be those of another file.
    if (dict.has('F')) this.result.plain = false;
    const lexer = this.#lexer;
    const bytes = this.#bytes;
    if (bytes[lexer.at] === 13) lexer.at++;
    if (bytes[lexer.at] === 10) lexer.at++;
    const start = lexer.at;
    const length = dict.get('Length');
    if (typeof length === 'number' && Number.isSafeInteger(length) && length >= 0) {
      lexer.at = start + length;
      lexer.skipSpace();
      if (lexer.takeWord('endstream')) return bytes.subarray(start, start + length);
    }
    this.result.plain = false;
    const end = bytes.indexOf('endstream', start);
    if (end === -1) {
      lexer.at = bytes.length;
      throw new PdfSyntaxError('endstream');
    }
    lexer.at = end + 'endstream'.length;
    return bytes.subarray(start, end);
  }

  /** A table of places with its trailer, which stands right behind it. */
  #readTable(start: number): void {
    const lexer = this.#lexer;
    this.#records.push(start);
    for (;;) {
      lexer.skipSpace();
      const first = lexer.takeInteger();
      if (first === undefined) break;
      lexer.skipSpace();
      const count = lexer.takeInteger() ?? 0;
      for (let number = first; number < first + count; number++) this.#readPlace(number);
    }
    if (!lexer.takeWord('trailer')) throw new PdfSyntaxError('trailer');
    this.result.trailers.push(dictOf(lexer.value()));
  }

  #readPlace(number: number): void {
    const lexer = this.#lexer;
    lexer.skipSpace();
    const entry = PLACE.exec(this.#bytes.toString('latin1', lexer.at, lexer.at + PLACE_LENGTH));
    const {told, offsets} = this.#places;
    if (entry === null || told.has(number)) throw new PdfSyntaxError('xref');
    told.add(number);
    if (entry[1] !== undefined) offsets.set(number, Number(entry[1]));
    lexer.at += PLACE_LENGTH;
  }

  /**
   * Readers start at the file's end: it leads to the one record of places there is, which knows of no other record and
   * leaves no object out.
   */
  #hasOneRecord(): boolean {
    const [record, ...more] = this.#records;
    const [trailer, ...others] = this.result.trailers;
    if (record === undefined || trailer === undefined || more.length > 0 || others.length > 0) return false;
    const bytes = this.#bytes;
    const end = END.exec(bytes.toString('latin1', Math.max(0, bytes.length - END_LENGTH)));
    if (end === null || Number(end[1]) !== record || bytes.lastIndexOf('startxref') !== bytes.indexOf('startxref')) {
      return false;
    }
    const size = trailer.get('Size');
    const largest = Math.max(0, ...this.result.objects.keys());
    const isWhole = typeof size === 'number' && size > largest && trailer.get('Root') instanceof PdfRef;
    return isWhole && !trailer.has('Prev') && !trailer.has('XRefStm');
  }

  /** Every object stands where the record says, and the record tells of no others. */
  #placesFit(): boolean {
    const {offsets, packed} = this.#places;
    const {objects} = this.result;
    if (offsets.size + packed.size !== objects.size) return false;
    return [...objects].every(([number, {start}]) => {
      const place = this.#packed.get(number);
      if (place === undefined) return offsets.get(number) === start;
      const stated = packed.get(number);
      return stated?.stream === place.stream && stated.index === place.index;
    });
  }

  /** Goes to the next object behind something that cannot be read. */
  #goOn(start: number): void {
    const lexer = this.#lexer;
    this.#damages++;
    if (this.#damages > MAX_DAMAGES) throw new CoopError('pdf_refused', 'invalid', {reason: 'damaged'});
    let at = this.#damages <= MAX_REPAIRS ? start + 1 : Math.max(lexer.at, start + 1);
    for (let window = 256; at < this.#bytes.length; window *= 2) {
      const found = OBJECT_HEAD.exec(this.#bytes.toString('latin1', at, at + window + 40));
      if (found) {
        lexer.at = at + found.index;
        return;
      }
      at += window;
    }
    lexer.at = this.#bytes.length;
  }
}
