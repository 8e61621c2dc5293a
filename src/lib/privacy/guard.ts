import './errors.js';
import {CoopError} from '../domain/errors.js';
import {digitStrings} from './digits.js';
import {farKeys} from './far.js';
import {readAll} from './layers.js';
import {type Dissected, dissect, search} from './scan.js';
import {normalize} from './tokens.js';
import {buildIndex, soundsOf, type ValuesIndex} from './values-index.js';
import type {PrivateValue} from './values.js';

/** A private value that was found: what it is and where. Never the value. */
export interface Leak {
  /** Field path of the value in the person's facts: `last_name`, `passport.number`; `image`, `file` for such data. */
  kind: string;
  /** Path within the data: `actions[0].data.meta.title`. */
  place: string;
  /** Account of the person whose value it is, when the guard knows it. */
  person?: string;
}

/** What may leave: nothing private that it knows. */
export interface LeakGuard {
  /**
   * Everything private in the data; text, bytes, or an object with texts within texts. Throws
   * `action_too_large_to_check` (denied) for data that cannot be read within bounds.
   */
  scan(data: string | Uint8Array | object): Leak[];
  /**
   * Throws CoopError `private_value_in_action` (denied) naming kinds and place when anything private is in the data, and
   * as `scan`. `name` says what the data are: `registrator::reguser`.
   */
  assertClean(data: string | Uint8Array | object, name?: string): void;
}

/** What a guard may be given besides the values. */
export interface GuardOptions {
  /** Public phrases that may contain such values: the cooperative's own name, site, account. */
  allowed?: readonly string[];
  /** Values of others of the registry whom the data may name, found by the keys that `farKeys` gives of the data. */
  others?: (keys: ReadonlySet<string>) => readonly PrivateValue[];
}

/**
 * A guard over the private values of the persons concerned (DESIGN, Chain; decision 0024): in any letter case, with ё or
 * е, with any spaces and separators, inflected, transliterated, in look-alike letters and signs, escaped for JSON, HTML
 * or URLs, in hex or base64, compressed; dates in the usual spellings. Pictures and files are always found.
 */
export function createLeakGuard(values: readonly PrivateValue[], options: GuardOptions = {}): LeakGuard {
  const {allowed = [], others} = options;
  const near = buildIndex(values);
  const rules = {
    allowed: allowed
      .map((phrase) => soundsOf(phrase.replace(/^https?:\/\//i, '')))
      .filter((sounds) => sounds.length > 0),
    allowedDigits: new Set(allowed.flatMap((phrase) => [...digitStrings(normalize(phrase), false)])),
  };
  const scan = (data: string | Uint8Array | object): Leak[] => {
    const {texts, containers} = readAll(data);
    const parts = texts.map((leaf) => dissect(leaf, rules));
    const found = new Map<string, Leak>();
    for (const {kind, place} of containers) found.set(`${kind} ${place}`, {kind, place});
    findIn(parts, near, found);
    const strangers = others === undefined ? [] : others(farKeys(parts));
    if (strangers.length > 0) findIn(parts, buildIndex(strangers, 'far'), found);
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

function findIn(parts: readonly Dissected[], index: ValuesIndex, found: Map<string, Leak>): void {
  for (const part of parts) {
    const {place} = part.leaf;
    for (const {kind, person} of search(part, index)) {
      found.set(`${kind} ${person} ${place}`, {kind, place, ...(person === '' ? {} : {person})});
    }
  }
}
