import {dictOf, type PdfObject, type PdfValue} from './values.js';

/** Where a file says that its objects are: at an offset, or packed in a stream of objects at an index. */
export interface Places {
  offsets: Map<number, number>;
  packed: Map<number, {stream: number; index: number}>;
  /** Numbers of which a place was told, also that they are free. */
  told: Set<number>;
}

/** More entries than a file has objects. */
const MAX_ENTRIES = 200_000;

/**
 * Reads the places in a cross-reference stream (ISO 32000-2, 7.5.8) whose bytes are given. Undefined for one that is not
 * whole, that goes on with an earlier one (its file has a past), or that readers may take differently.
 */
export function readPlaces(stream: PdfObject, bytes: Uint8Array): Places | undefined {
  const dict = dictOf(stream.value);
  const widths = numbersOf(dict.get('W'));
  const size = dict.get('Size');
  if (widths?.length !== 3 || typeof size !== 'number' || dict.has('Prev') || dict.has('XRefStm')) return undefined;
  const [kind = 0, second = 0, third = 0] = widths;
  if (widths.some((width) => !Number.isInteger(width) || width < 0 || width > 6)) return undefined;
  const ranges = dict.has('Index') ? numbersOf(dict.get('Index')) : [0, size];
  if (ranges === undefined) return undefined;
  const places: Places = {offsets: new Map(), packed: new Map(), told: new Set()};
  let at = 0;
  let entries = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let index = 0; index < width; index++) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    entries += count;
    if (!(entries <= MAX_ENTRIES)) return undefined;
    for (let number = first; number < first + count; number++) {
      const type = kind === 0 ? 1 : field(kind);
      const [a, b] = [field(second), field(third)];
      if (places.told.has(number) || (type === 1 && b !== 0)) return undefined;
      places.told.add(number);
      if (type === 1) places.offsets.set(number, a);
      else if (type === 2) places.packed.set(number, {stream: a, index: b});
      else if (type !== 0) return undefined;
    }
  }
  return at === bytes.length ? places : undefined;
}

function numbersOf(value: PdfValue | undefined): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.filter((item) => typeof item === 'number');
  return numbers.length === value.length ? numbers : undefined;
}
