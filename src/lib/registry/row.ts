import type {Row} from './connection.js';

/** A text cell. Throws TypeError when the column does not hold text: a mistake in our SQL. */
export function text(row: Row, column: string): string {
  const cell = row[column];
  if (typeof cell !== 'string') throw new TypeError(`column ${column} is not text`);
  return cell;
}

/** A text cell that may be NULL. */
export function maybeText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

/** An integer cell. Throws TypeError as `text` does. */
export function int(row: Row, column: string): number {
  const cell = row[column];
  if (typeof cell !== 'number') throw new TypeError(`column ${column} is not a number`);
  return cell;
}

/** An integer cell that may be NULL. */
export function maybeInt(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : int(row, column);
}

/** A yes or no, kept as 1 or 0. */
export function flag(row: Row, column: string): boolean {
  return int(row, column) === 1;
}

/** The bytes of a BLOB cell. */
export function bytes(row: Row, column: string): Buffer {
  const cell = row[column];
  if (!Buffer.isBuffer(cell)) throw new TypeError(`column ${column} is not a blob`);
  return cell;
}

/** The value of a cell that holds JSON; the reader of the row states its type. */
export function json(row: Row, column: string): unknown {
  return JSON.parse(text(row, column));
}

/** `pair` as an object's part, or nothing when the value is undefined: keeps absent fields absent. */
export function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({[key]: value} as Partial<Record<K, V>>);
}
