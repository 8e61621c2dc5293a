import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** A value of a PDF file as plain data; references are followed when they are asked for. */
export type Value = PDFObject | undefined;

/** A PDF file, read by a library that is not the one that wrote it. */
export class ReadPdf {
  readonly document: PDFDocument;

  private constructor(document: PDFDocument) {
    this.document = document;
  }

  static async open(bytes: Uint8Array): Promise<ReadPdf> {
    return new ReadPdf(await PDFDocument.load(bytes, {updateMetadata: false, throwOnInvalidObject: true}));
  }

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  get pages(): PDFDict[] {
    return this.document.getPages().map(({node}) => node);
  }

  /** The entry of a dictionary under one or more keys. */
  at(dict: Value, ...keys: string[]): Value {
    let value = this.resolve(dict);
    for (const key of keys) {
      const entries = value instanceof PDFRawStream ? value.dict : value;
      value = entries instanceof PDFDict ? this.resolve(entries.get(PDFName.of(key))) : undefined;
    }
    return value;
  }

  resolve(value: Value): Value {
    return value instanceof PDFRef ? this.document.context.lookup(value) : value;
  }

  /** Items of an array; of a single value, that value. References are left as they are. */
  items(value: Value): PDFObject[] {
    const resolved = this.resolve(value);
    if (resolved === undefined) return [];
    return resolved instanceof PDFArray ? resolved.asArray() : [resolved];
  }

  entries(value: Value): [string, PDFObject][] {
    const resolved = this.resolve(value);
    if (!(resolved instanceof PDFDict)) return [];
    return resolved.entries().map(([key, entry]) => [key.decodeText(), entry]);
  }

  /** All keys of dictionaries in an object, however deep; not those of other objects. */
  namesIn(value: Value): string[] {
    if (value instanceof PDFArray) return value.asArray().flatMap((item) => this.namesIn(item));
    const dict = value instanceof PDFRawStream ? value.dict : value;
    if (!(dict instanceof PDFDict)) return [];
    return dict.entries().flatMap(([key, entry]) => [key.decodeText(), ...this.namesIn(entry)]);
  }

  stream(value: Value): Uint8Array {
    const resolved = this.resolve(value);
    return resolved instanceof PDFRawStream ? decodePDFRawStream(resolved).decode() : new Uint8Array();
  }

  text(value: Value): string {
    return Buffer.from(this.stream(value)).toString('latin1');
  }
}

/** A name, number or text as JavaScript has it. */
export function plain(value: Value): string | number | undefined {
  if (value instanceof PDFName) return value.decodeText();
  if (value instanceof PDFNumber) return value.asNumber();
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  return undefined;
}
