import {CoopError} from '../domain/errors.js';

/** Most characters that one check reads, over all layers: eight times the largest transaction that a block takes. */
const MOST_CHARACTERS = 4_000_000;

/** Most texts within texts of one check. */
const MOST_LAYERS = 50_000;

/** Most bytes that one compressed blob may become. */
export const MOST_INFLATED = 1_000_000;

/** How deep texts in texts are decoded: base64 of URL encoding of JSON escapes of compressed data. */
export const DEEPEST = 5;

/**
 * What one check may still spend. When it is used up, the data are not passed but stopped: what nobody can read in
 * bounded time does not leave. Throws CoopError `action_too_large_to_check` (denied).
 */
export class Budget {
  #characters = MOST_CHARACTERS;
  #layers = MOST_LAYERS;

  /** Accounts for one text that is about to be read. */
  spend(text: string, place: string): void {
    this.#characters -= text.length;
    this.#layers -= 1;
    if (this.#characters < 0 || this.#layers < 0) throw tooLarge(place);
  }
}

/** The error of data that cannot be read within bounds; `place` is within the data. */
export function tooLarge(place: string): CoopError<'action_too_large_to_check'> {
  return new CoopError('action_too_large_to_check', 'denied', {place});
}
