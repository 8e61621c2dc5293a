import {CoopError} from '../../../domain/errors.js';
import {PdfName, PdfRef, PdfText, type PdfDict, type PdfValue} from './values.js';

/** Values inside values; no honest file goes deeper. */
const MAX_DEPTH = 64;

/** Bytes of one text between brackets; what is longer stands in streams. */
const MAX_TEXT = 65_536;

/** Values in one file; each costs memory that a short file could have a lot of. */
const MAX_VALUES = 2_000_000;

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Array.from('()<>[]{}/%', (character) => character.charCodeAt(0)));

const code = (character: string): number => character.charCodeAt(0);

/** A file that is not written as PDF files are; caught where the file is read. */
export class PdfSyntaxError extends Error {}

/** How many values of one file may still be read, by all who read it. */
export class ValueBudget {
  #left = MAX_VALUES;

  /** Throws CoopError `pdf_refused` when there are none left. */
  spend(): void {
    if (--this.#left < 0) throw new CoopError('pdf_refused', 'invalid', {reason: 'too_large'});
  }
}

/**
 * Reads PDF values from bytes, forward only: each byte is looked at a bounded number of times, whatever the file. Throws
 * PdfSyntaxError for everything that a PDF file may not have.
 */
export class Lexer {
  readonly bytes: Uint8Array;
  at: number;
  readonly #budget: ValueBudget;

  constructor(bytes: Uint8Array, budget: ValueBudget, at = 0) {
    this.bytes = bytes;
    this.#budget = budget;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  skipSpace(): void {
    while (!this.done) {
      const byte = this.#byte();
      if (byte === code('%')) this.#skipLine();
      else if (WHITE.has(byte)) this.at++;
      else return;
    }
  }

  /** True, and moves behind it, when the word stands here as a whole. */
  takeWord(word: string): boolean {
    const end = this.at + word.length;
    for (let index = 0; index < word.length; index++) {
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;
    }
    if (end < this.bytes.length && isRegular(this.bytes[end] ?? 0)) return false;
    this.at = end;
    return true;
  }

  /** A whole number of at most ten digits without sign; undefined, without moving, when there is none. */
  takeInteger(): number | undefined {
    let end = this.at;
    while (end - this.at < 11 && isDigit(this.bytes[end])) end++;
    if (end === this.at || end - this.at > 10 || isRegular(this.bytes[end] ?? 32)) return undefined;
    const value = Number(this.#text(this.at, end));
    this.at = end;
    return value;
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PdfSyntaxError('depth');
    this.#budget.spend();
    this.skipSpace();
    const byte = this.#byte();
    if (byte === code('/')) return this.#name();
    if (byte === code('(')) return this.#literal();
    if (byte === code('[')) return this.#array(depth);
    if (byte === code('<')) return this.bytes[this.at + 1] === code('<') ? this.#dict(depth) : this.#hex();
    return this.#plain();
  }

  #byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new PdfSyntaxError('end');
    return byte;
  }

  #skipLine(): void {
    while (!this.done && this.#byte() !== 10 && this.#byte() !== 13) this.at++;
  }

  #text(start: number, end: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, end - start).toString('latin1');
  }

  #word(limit: number): string {
    const start = this.at;
    while (!this.done && isRegular(this.#byte())) {
      if (this.at - start >= limit) throw new PdfSyntaxError('word');
      this.at++;
    }
    return this.#text(start, this.at);
  }

  #name(): PdfName {
    this.at++;
    return new PdfName(this.#word(512).replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => byteText(hex)));
  }

  /** A number, `12 0 R`, `true`, `false` or `null`. */
  #plain(): PdfValue {
    const object = this.takeInteger();
    if (object !== undefined) return this.#reference(object) ?? object;
    const word = this.#word(64);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    throw new PdfSyntaxError('value');
  }

  #reference(object: number): PdfRef | undefined {
    const start = this.at;
    this.skipSpace();
    if (!this.done && this.takeInteger() !== undefined) {
      this.skipSpace();
      if (this.takeWord('R')) return new PdfRef(object);
    }
    this.at = start;
    return undefined;
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#byte() === code(']')) {
        this.at++;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const dict: PdfDict = new Map();
    for (;;) {
      this.skipSpace();
      if (this.#byte() === code('>') && this.bytes[this.at + 1] === code('>')) {
        this.at += 2;
        return dict;
      }
      if (this.#byte() !== code('/')) throw new PdfSyntaxError('key');
      const {name} = this.#name();
      // Some readers take the first of them, some the last.
      if (dict.has(name)) throw new PdfSyntaxError('key');
      dict.set(name, this.value(depth + 1));
    }
  }

  #hex(): PdfText {
    const length = this.bytes.subarray(this.at, this.at + MAX_TEXT).indexOf(code('>'));
    if (length === -1) throw new PdfSyntaxError('text');
    const end = this.at + length;
    const digits = this.#text(this.at + 1, end).replace(/\s/g, '');
    if (!/^[0-9a-f]*$/i.test(digits)) throw new PdfSyntaxError('text');
    this.at = end + 1;
    return new PdfText(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }

  #literal(): PdfText {
    const start = this.at++;
    const bytes: number[] = [];
    for (let open = 1; ;) {
      const byte = this.#byte();
      this.at++;
      if (byte === code('\\')) {
        const escaped = this.#escaped();
        if (escaped !== undefined) bytes.push(escaped);
        continue;
      }
      if (byte === code('(')) open++;
      if (byte === code(')') && --open === 0) return new PdfText(Uint8Array.from(bytes));
      if (this.at - start > MAX_TEXT) throw new PdfSyntaxError('text');
      bytes.push(byte);
    }
  }

  #escaped(): number | undefined {
    const byte = this.#byte();
    this.at++;
    if (isOctal(byte)) {
      let value = byte - 48;
      for (let digits = 1; digits < 3 && isOctal(this.bytes[this.at]); digits++) {
        value = value * 8 + this.#byte() - 48;
        this.at++;
      }
      return value & 0xff;
    }
    if (byte === 13 && this.bytes[this.at] === 10) this.at++;
    if (byte === 10 || byte === 13) return undefined;
    const controls: Record<string, number> = {n: 10, r: 13, t: 9, b: 8, f: 12};
    return controls[String.fromCharCode(byte)] ?? byte;
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const isOctal = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 55;
const isRegular = (byte: number): boolean => !WHITE.has(byte) && !DELIMITERS.has(byte);
const byteText = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
