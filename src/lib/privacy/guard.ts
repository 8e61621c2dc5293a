import './errors.js';
import {CoopError} from '../domain/errors.js';
import {digitStrings} from './digits.js';
import {scanText} from './scan.js';
import {buildIndex, soundsOf} from './values-index.js';
import type {PrivateValue} from './values.js';
import {leaves} from './walk.js';

/** A private value that was found: what it is and where. Never the value. */
export interface Leak {
  /** Field path of the value in the person's facts: `last_name`, `passport.number`. */
  kind: string;
  /** Path within the data: `actions[0].data.meta.title`. */
  place: string;
}

/** What may leave: nothing private that it knows. */
export interface LeakGuard {
  /** Everything private in the data; text, bytes, or an object with texts within texts. */
  scan(data: string | Uint8Array | object): Leak[];
  /**
   * Throws CoopError `private_value_in_action` (denied) naming kinds and place when anything private is in the data.
   * `name` says what the data are: `registrator::reguser`.
   */
  assertClean(data: string | Uint8Array | object, name?: string): void;
}

/**
 * A guard over the private values of any number of persons (DESIGN, Chain). It knows them in any letter case, with ё or
 * е, with any spaces and separators, inflected, transliterated, spaced out, partly in look-alike letters, escaped for
 * JSON, HTML or URLs, and in hex or base64; dates in the usual spellings; phone numbers without the country's code.
 * `allowed` are public phrases that may contain such values: the cooperative's own name, site, account.
 */
export function createLeakGuard(values: readonly PrivateValue[], allowed: readonly string[] = []): LeakGuard {
  const rules = {
    index: buildIndex(values),
    allowed: allowed
      .map((phrase) => soundsOf(phrase.replace(/^https?:\/\//i, '')))
      .filter((sounds) => sounds.length > 0),
    allowedDigits: new Set(allowed.flatMap((phrase) => [...digitStrings(phrase, false)])),
  };
  const scan = (data: string | Uint8Array | object): Leak[] => {
    const found = new Map<string, Leak>();
    for (const leaf of leaves(data)) {
      for (const kind of scanText(leaf, rules)) found.set(`${kind} ${leaf.place}`, {kind, place: leaf.place});
    }
    return [...found.values()];
  };
  return {
    scan,
    assertClean(data, name) {
      const leaks = scan(data);
      const [first] = leaks;
      if (first === undefined) return;
      const kinds = [...new Set(leaks.map(({kind}) => kind))].sort().join(', ');
      const place = [name, first.place].filter(Boolean).join(' ');
      throw new CoopError('private_value_in_action', 'denied', {kinds, place});
    },
  };
}
