/** A name of a PDF file, `/Type`; its escapes are resolved. */
export class PdfName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A reference to an indirect object, `12 0 R`. */
export class PdfRef {
  readonly object: number;

  constructor(object: number) {
    this.object = object;
  }
}

/** A text of a PDF file: its bytes. */
export class PdfText {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** UTF-16 with its mark, UTF-8 with its mark, else one character a byte. */
  toString(): string {
    const {bytes} = this;
    if (bytes[0] === 0xfe && bytes[1] === 0xff) {
      return new TextDecoder('utf-16be').decode(bytes.subarray(2));
    }
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return Buffer.from(bytes.subarray(3)).toString();
    return Buffer.from(bytes).toString('latin1');
  }
}

export type PdfDict = Map<string, PdfValue>;

/** A value as it stands in a file; references are not followed. */
export type PdfValue = null | boolean | number | PdfName | PdfRef | PdfText | PdfValue[] | PdfDict;

/** An indirect object with its stream, if it has one, still encoded; and where it stands in the file. */
export interface PdfObject {
  value: PdfValue;
  stream?: Uint8Array;
  start: number;
  end: number;
}

/** The dictionary in a value; an empty one for anything else. */
export function dictOf(value: PdfValue | undefined): PdfDict {
  return value instanceof Map ? value : new Map<string, PdfValue>();
}

/** The name in a value; undefined for anything else. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}
