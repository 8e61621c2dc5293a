import canonicalize from 'canonicalize';
import './errors.js';
import type {Envelope} from '../domain/document.js';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';

/** Version of the hash algorithm of a document (PROTOCOL 2.1). */
export type HashVersion = Envelope['version'];

/** RFC 8785 text of a JSON value. Throws CoopError `meta_not_canonical` for NaN, lone surrogates, cycles, undefined. */
export function canonicalText(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new CoopError('meta_not_canonical', 'invalid', {}, {cause: error});
  }
  if (text === undefined) throw new CoopError('meta_not_canonical', 'invalid', {});
  return text;
}

/**
 * Lower-case hex `meta_hash` (PROTOCOL 2.2). `meta` is the JSON text of the chain or the object.
 * 1.0.0 hashes the text as it is; an object is first written in its own key order. 1.1.0 hashes the canonical form.
 * Throws CoopError `meta_not_canonical`, also when a text for 1.1.0 is no JSON.
 */
export function metaHash(meta: string | Readonly<Record<string, unknown>>, version: HashVersion): string {
  if (version === '1.1.0') return sha256Hex(canonicalText(typeof meta === 'string' ? parse(meta) : meta));
  return sha256Hex(typeof meta === 'string' ? wellFormed(meta) : metaText(meta));
}

/**
 * JSON text of the meta for the chain: insertion order, no spaces.
 * Throws CoopError `meta_not_canonical` when a value would come back changed.
 */
export function metaText(meta: Readonly<Record<string, unknown>>): string {
  const canonical = canonicalText(meta);
  const text = JSON.stringify(meta);
  if (canonicalText(JSON.parse(text)) !== canonical) throw new CoopError('meta_not_canonical', 'invalid', {});
  return text;
}

/** Lower-case hex `hash` of a document: of the texts meta_hash and doc_hash, the latter in upper case (PROTOCOL 2.2). */
export function documentHash(metaHashText: string, docHash: string): string {
  return sha256Hex(metaHashText.toLowerCase() + docHash.toUpperCase());
}

/** Lower-case hex digest that a signer signs; `at` is `YYYY-MM-DDTHH:MM:SS` in UTC (PROTOCOL 2.2). */
export function signedHash(hash: string, at: string): string {
  return sha256Hex(hash.toLowerCase() + at);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CoopError('meta_not_canonical', 'invalid', {}, {cause: error});
  }
}

/** UTF-8 has no lone surrogates: Node would hash U+FFFD in their place, and two texts would share one hash. */
function wellFormed(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new CoopError('meta_not_canonical', 'invalid', {});
  return text;
}
