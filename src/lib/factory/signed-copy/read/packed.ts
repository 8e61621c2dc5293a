import {Lexer, PdfSyntaxError, type ValueBudget} from './lexer.js';
import type {Unpacker} from './unpack.js';
import {dictOf, type PdfObject, type PdfValue} from './values.js';

/** Objects in one stream of objects. */
const MAX_PACKED = 10_000;

/**
 * Hands over the objects of a stream of objects with their index; false when it is damaged, as far as it can be read. Objects
 * have to stand in their order: no byte is read twice.
 */
export function readPacked(
  stream: PdfObject,
  {unpacker, budget}: {unpacker: Unpacker; budget: ValueBudget},
  found: (number: number, value: PdfValue, index: number) => void,
): boolean {
  const dict = dictOf(stream.value);
  const [count, first] = [dict.get('N'), dict.get('First')];
  const bytes = unpacker.unpack(stream);
  if (bytes === undefined || typeof count !== 'number' || typeof first !== 'number') return false;
  if (count > MAX_PACKED) return false;
  let whole = true;
  const head = new Lexer(bytes, budget);
  const body = new Lexer(bytes, budget);
  for (let index = 0; index < count; index++) {
    head.skipSpace();
    const number = head.takeInteger();
    head.skipSpace();
    const offset = head.takeInteger();
    if (number === undefined || offset === undefined || first + offset < body.at) return false;
    body.at = first + offset;
    try {
      found(number, body.value(), index);
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      whole = false;
    }
  }
  return whole;
}
