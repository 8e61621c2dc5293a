/** A piece of PDF syntax that pdfkit writes as it is. */
export class Raw {
  /** pdfkit takes plain objects for dictionaries, and asks others for their text. */
  readonly [Symbol.toStringTag] = 'Raw';
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** A text string of a PDF file, as UTF-16 in hexadecimal digits. */
export function textString(text: string): string {
  const units = Array.from(text.split(''), (unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}
