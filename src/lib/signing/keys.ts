import './errors.js';
import {CoopError} from '../domain/errors.js';
import {antelope, curve} from './lazy.js';
import {recovery} from './recovery.js';

/** A K1 key pair as text: `PUB_K1_…` and the private key in WIF (PROTOCOL 5.1). */
export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

/** A new random K1 key pair. */
export function generateKey(): KeyPair {
  const {Bytes, KeyType, PrivateKey} = antelope();
  const key = new PrivateKey(KeyType.K1, new Bytes(curve().utils.randomSecretKey()));
  return {publicKey: publicKeyOf(key.data.array), privateKey: key.toWif()};
}

/**
 * The 32 secret bytes of a private key in WIF (`5…`) or `PVT_K1_…`.
 * Throws CoopError `bad_private_key` without cause: the library's own error would carry the key.
 */
export function privateKeyBytes(text: string): Uint8Array {
  try {
    const {KeyType, PrivateKey} = antelope();
    const key = PrivateKey.fromString(text.trim());
    if (key.type === KeyType.K1 && curve().utils.isValidSecretKey(key.data.array)) return key.data.array;
  } catch {
    throw new CoopError('bad_private_key', 'invalid', {});
  }
  throw new CoopError('bad_private_key', 'invalid', {});
}

/** The public key, `PUB_K1_…`, of 32 secret bytes. */
export function publicKeyOf(secret: Uint8Array): string {
  return publicKeyText(curve().getPublicKey(secret, true));
}

/** `PUB_K1_…` of a compressed point of 33 bytes. */
export function publicKeyText(point: Uint8Array): string {
  const {Bytes, KeyType, PublicKey} = antelope();
  return new PublicKey(KeyType.K1, new Bytes(point)).toString();
}

/** `PUB_K1_…` of a public key in either spelling (`EOS…` too). Throws CoopError `bad_public_key`. */
export function normalizePublicKey(text: string): string {
  const key = tryPublicKey(text);
  if (key === undefined) throw new CoopError('bad_public_key', 'invalid', {});
  return key;
}

/** As normalizePublicKey, but undefined for what is no K1 public key. */
export function tryPublicKey(text: string): string | undefined {
  return parsePublicKey(text)?.text;
}

/** True when both texts are the same K1 key, in whichever spelling; false when one is no key. */
export function publicKeyEquals(a: string, b: string): boolean {
  const left = tryPublicKey(a);
  return left !== undefined && left === tryPublicKey(b);
}

/** A K1 public key: its point in 33 bytes, and `PUB_K1_…`. */
export interface ParsedKey {
  point: Uint8Array;
  text: string;
}

/** Keys that were read, by their spelling: the same few sign nearly everything, and parsing costs as much as verifying. */
const parsed = new Map<string, ParsedKey>();
const KEPT = 10_000;
/** Longer than any key in its ordinary spelling. */
const ORDINARY_LENGTH = 64;

/** Reads a public key in either spelling; undefined for what is no K1 public key. */
export function parsePublicKey(text: string): ParsedKey | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const key = readPublicKey(text);
  if (key !== undefined && text.length <= ORDINARY_LENGTH) {
    if (parsed.size >= KEPT) parsed.clear();
    parsed.set(text, key);
  }
  return key;
}

function readPublicKey(text: string): ParsedKey | undefined {
  try {
    const {KeyType, PublicKey} = antelope();
    const key = PublicKey.from(text);
    const point = key.data.array;
    // A checksum proves no typing error; only the curve proves that the bytes are a point.
    return key.type === KeyType.K1 && recovery().isPoint(point) ? {point, text: key.toString()} : undefined;
  } catch {
    return undefined;
  }
}
