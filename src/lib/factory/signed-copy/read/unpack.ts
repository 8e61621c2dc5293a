import {inflateSync} from 'node:zlib';
import {CoopError} from '../../../domain/errors.js';
import {dictOf, nameOf, type PdfObject, type PdfValue} from './values.js';

/** Bytes that the streams of one file may unpack to, all together. */
const MAX_UNPACKED = 128 * 1_048_576;

/** Unpacks streams of one file, within a bound for all of them together. */
export class Unpacker {
  #left = MAX_UNPACKED;

  /**
   * Bytes of an object's stream; undefined when it has none, is damaged, or is packed in a way that attachments are not.
   * Throws CoopError `pdf_refused` when the file unpacks to too much.
   */
  unpack(object: PdfObject | undefined): Uint8Array | undefined {
    if (object?.stream === undefined) return undefined;
    const dict = dictOf(object.value);
    if (dict.has('DecodeParms') && dict.get('DecodeParms') !== null) return undefined;
    const filter = filterOf(dict.get('Filter'));
    if (filter === 'other') return undefined;
    const bytes = filter === 'none' ? object.stream : this.#inflate(object.stream);
    this.#left -= bytes?.length ?? 0;
    if (this.#left < 0) throw new CoopError('pdf_refused', 'invalid', {reason: 'too_large'});
    return bytes;
  }

  #inflate(packed: Uint8Array): Uint8Array | undefined {
    try {
      return inflateSync(packed, {maxOutputLength: Math.max(1, this.#left)});
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') throw new CoopError('pdf_refused', 'invalid', {reason: 'too_large'});
      if (code?.startsWith('Z_') === true) return undefined;
      throw error;
    }
  }
}

function filterOf(value: PdfValue | undefined): 'none' | 'flate' | 'other' {
  const names = Array.isArray(value) ? value : [value ?? null];
  if (names.length === 0 || (names.length === 1 && names[0] === null)) return 'none';
  return names.length === 1 && nameOf(names[0]) === 'FlateDecode' ? 'flate' : 'other';
}
