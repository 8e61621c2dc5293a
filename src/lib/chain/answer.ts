/** Told when a node's answer has not the shape that the interface promises. Never leaves this module. */
export class BadAnswer extends Error {}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;

/** A node's text made fit for a terminal and a log: no control characters, not longer than `max`. */
export function cleanText(text: string, max = 500): string {
  const clean = text.replace(CONTROL, ' ').trim();
  return clean.length > max ? `${clean.slice(0, max)}…` : clean;
}

/**
 * A careful reader of foreign JSON: each step checks the shape and names the place where it is broken by throwing
 * BadAnswer. Sizes are bounded, so that no answer can fill the memory twice.
 */
export class Answer {
  readonly value: unknown;
  readonly place: string;

  constructor(value: unknown, place = '') {
    this.value = value;
    this.place = place;
  }

  get(key: string): Answer {
    return new Answer(this.record()[key], this.place === '' ? key : `${this.place}.${key}`);
  }

  /** The field, or undefined when it is missing or null. */
  maybe(key: string): Answer | undefined {
    const field = this.get(key);
    return field.value === undefined || field.value === null ? undefined : field;
  }

  record(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.fail('object');
    return this.value as Record<string, unknown>;
  }

  list(max = 100_000): Answer[] {
    if (!Array.isArray(this.value) || this.value.length > max) this.fail('list');
    return this.value.map((item, index) => new Answer(item, `${this.place}[${index}]`));
  }

  text(max = 10_000_000): string {
    if (typeof this.value !== 'string' || this.value.length > max) this.fail('text');
    return this.value;
  }

  /** A whole number; also as text, as nodes print 64-bit ones. */
  integer(): number {
    const number = typeof this.value === 'string' && /^-?\d{1,16}$/.test(this.value) ? Number(this.value) : this.value;
    if (!Number.isSafeInteger(number)) this.fail('integer');
    return number as number;
  }

  /** Lower-case hex of `bytes` bytes, or of any length. */
  hex(bytes?: number): string {
    const text = this.text().toLowerCase();
    if (!/^(?:[0-9a-f]{2})*$/.test(text) || (bytes !== undefined && text.length !== 2 * bytes)) this.fail('hex');
    return text;
  }

  /** UTC time `YYYY-MM-DDTHH:MM:SS[.sss]`; a trailing Z (trace_api) is taken off. */
  time(): string {
    const text = this.text(40).replace(/Z$/, '');
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/.test(text)) this.fail('time');
    return text;
  }

  private fail(expected: string): never {
    throw new BadAnswer(`${this.place === '' ? 'answer' : this.place}: ${expected} expected`);
  }
}
