import {isCoopError} from '../../domain/errors.js';
import {scanPdf, type ScannedPdf} from './read/scan.js';
import type {PdfObject} from './read/values.js';
import type {CopyDifference, CopyPart, SignedCopy} from './types.js';

/**
 * How a file differs from the signed copy that its attachments make: where, and which parts. Undefined when they are the
 * same byte for byte; only then is the file what it claims to be.
 */
export function compareCopy(file: Uint8Array, made: SignedCopy): CopyDifference | undefined {
  const offset = firstDifference(file, made.pdf);
  if (offset === undefined) return undefined;
  const expected = scanPdf(made.pdf);
  const found = objectsOf(file);
  const parts = new Map<string, CopyPart>();
  const note = (part: CopyPart): void => void parts.set(JSON.stringify(part), part);
  for (const [number, object] of expected.objects) {
    if (!sameBytes(made.pdf, object, file, found?.get(number))) note(made.parts.get(number) ?? {part: 'structure'});
  }
  const end = made.pdf.length;
  if (file.length > end && offset === end) note({part: 'appended'});
  for (const [number, {start}] of found ?? []) {
    if (!expected.objects.has(number)) note({part: start >= end ? 'appended' : 'structure'});
  }
  if (parts.size === 0) note({part: 'structure'});
  return {offset, parts: [...parts.values()]};
}

function objectsOf(file: Uint8Array): ScannedPdf['objects'] | undefined {
  try {
    return scanPdf(file).objects;
  } catch (error) {
    if (isCoopError(error, 'pdf_refused')) return undefined;
    throw error;
  }
}

function sameBytes(a: Uint8Array, one: PdfObject, b: Uint8Array, other: PdfObject | undefined): boolean {
  if (other === undefined) return false;
  return Buffer.from(a.subarray(one.start, one.end)).equals(b.subarray(other.start, other.end));
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) if (a[index] !== b[index]) return index;
  return a.length === b.length ? undefined : shared;
}
