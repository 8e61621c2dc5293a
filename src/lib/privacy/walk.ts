import {textOfBytes} from './decode.js';

/** One text within the data. */
export interface Leaf {
  text: string;
  place: string;
  /** Name of the field; empty for the whole. */
  key: string;
  /** It came out of bytes that are no clean text. */
  binary: boolean;
  /** It is a number of JSON, not a text. */
  numeric: boolean;
  /** The bytes that the text was read from, when the data had bytes here. */
  bytes?: Uint8Array;
}

/** Longer paths are cut: they are for people. */
const LONGEST_PLACE = 120;

/** A value that still has to be visited. */
interface Visit {
  data: unknown;
  place: string;
  key: string;
}

/**
 * Every text, number, field name and byte string in the data with its place, in order. A text that is itself JSON is
 * entered, as the meta of a document is; it is also given as it stands, unless that would add nothing. Any depth.
 */
export function* leaves(data: unknown, place = '', key = ''): Generator<Leaf> {
  const seen = new WeakSet();
  const visits: Visit[] = [{data, place, key}];
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    if (typeof visit.data === 'string') {
      const inner = parse(visit.data);
      if (inner !== undefined) visits.push({...visit, data: inner});
      if (inner === undefined || !isWholly(visit.data, inner)) yield leaf(visit, visit.data);
    } else if (typeof visit.data === 'number' || typeof visit.data === 'bigint') {
      yield {...leaf(visit, String(visit.data)), numeric: true};
    } else if (visit.data instanceof Uint8Array) {
      yield {...leaf(visit, ''), ...textOfBytes(visit.data), bytes: visit.data};
    } else if (typeof visit.data === 'object' && visit.data !== null && !seen.has(visit.data)) {
      seen.add(visit.data);
      for (const member of members(visit.data, visit).reverse()) visits.push(member);
    }
  }
}

function members(data: object, {place, key}: Visit): Visit[] {
  if ('toJSON' in data && typeof data.toJSON === 'function') {
    return [{data: (data as {toJSON(): unknown}).toJSON(), place, key}];
  }
  if (Array.isArray(data)) return data.map((item: unknown, at) => ({data: item, place: extend(place, `[${at}]`), key}));
  return Object.entries(data as Record<string, unknown>).flatMap(([field, content], at) => {
    // A field's name may itself be a private value: it is then named by its position.
    const shown = /^[A-Za-z]\w{0,31}$/.test(field) ? field : `#${at}`;
    const inner = extend(place, place === '' ? shown : `.${shown}`);
    return [
      {data: field, place: extend(place, `#${at}`), key: ''},
      {data: content, place: inner, key: field},
    ];
  });
}

function extend(place: string, step: string): string {
  return place.length > LONGEST_PLACE ? place : place + step;
}

function leaf({place, key}: Visit, text: string): Leaf {
  return {text, place, key, binary: false, numeric: false};
}

function parse(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** False when the parsed value may lack something of the text: of two fields of one name parsing keeps the last. */
function isWholly(text: string, parsed: object): boolean {
  try {
    return JSON.stringify(parsed) === text;
  } catch {
    // Too deep to be written again.
    return false;
  }
}
