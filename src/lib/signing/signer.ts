import './errors.js';
import {CoopError} from '../domain/errors.js';
import {parsePublicKey, privateKeyBytes, publicKeyOf, publicKeyText} from './keys.js';
import {antelope, curve} from './lazy.js';
import {recovery} from './recovery.js';

/** Whoever can sign: a key in memory now, an agent or a device later. The private key is not reachable through it. */
export interface Signer {
  /** `PUB_K1_…`. */
  readonly publicKey: string;
  /** Signs 32 bytes as they are, without hashing again. Returns `SIG_K1_…`. */
  signDigest(digest: Uint8Array): string;
}

/** Length of a recoverable signature: header byte, r, s. */
const RECOVERABLE = 65;

/** Antelope's header byte of a compressed key: 27 + 4 + recovery id. */
const HEADER = 31;

/**
 * A signer over a private key in WIF or `PVT_K1_…`.
 * Its signatures are deterministic, canonical as Antelope demands, and verified before they are returned.
 * Throws CoopError `bad_private_key`; signDigest throws `signature_not_verified` (integrity).
 */
export function signerFrom(privateKey: string): Signer {
  return signerOf(privateKeyBytes(privateKey));
}

/** As signerFrom, over the 32 secret bytes. */
export function signerOf(secret: Uint8Array): Signer {
  const publicKey = publicKeyOf(secret);
  return {
    publicKey,
    signDigest(digest) {
      const signature = signatureText(canonicalSignature(digest, secret));
      if (!verifyDigest(digest, signature, publicKey)) {
        throw new CoopError('signature_not_verified', 'integrity', {public_key: publicKey});
      }
      return signature;
    },
  };
}

/** The key, `PUB_K1_…`, that made the signature over the digest; undefined when there is none. Never throws. */
export function recoverPublicKey(digest: Uint8Array, signature: string): string | undefined {
  const point = recoverPoint(digest, signature);
  return point && publicKeyText(point);
}

/** True when `signature` over the 32 bytes `digest` is by `publicKey`, in either spelling. Never throws. */
export function verifyDigest(digest: Uint8Array, signature: string, publicKey: string): boolean {
  const key = parsePublicKey(publicKey);
  if (key === undefined) return false;
  const point = recoverPoint(digest, signature);
  return point !== undefined && Buffer.compare(point, key.point) === 0;
}

/** As recoverPublicKey, but the compressed point. */
function recoverPoint(digest: Uint8Array, signature: string): Uint8Array | undefined {
  const bytes = trySignature(signature);
  if (bytes === undefined || digest.length !== 32) return undefined;
  return recovery().recover((bytes[0] ?? 0) - HEADER, bytes.subarray(1), digest);
}

/** The 65 bytes of `SIG_K1_…`; undefined for any other text. */
export function trySignature(text: string): Uint8Array | undefined {
  try {
    const {KeyType, Signature} = antelope();
    const signature = Signature.from(text);
    if (signature.type !== KeyType.K1 || signature.data.array.length !== RECOVERABLE) return undefined;
    return signature.data.array;
  } catch {
    return undefined;
  }
}

function signatureText(recoverable: Uint8Array): string {
  const {Bytes, KeyType, Signature} = antelope();
  const data = Uint8Array.from(recoverable);
  data[0] = (recoverable[0] ?? 0) + HEADER;
  return new Signature(KeyType.K1, new Bytes(data)).toString();
}

/** RFC 6979 first; then the same with a counter as extra entropy until r and s are short enough for Antelope. */
function canonicalSignature(digest: Uint8Array, secret: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError('a digest has 32 bytes');
  for (let attempt = 0; ; attempt++) {
    const entropy = Buffer.alloc(32);
    entropy.writeUInt32BE(attempt, 28);
    const signature = curve().sign(digest, secret, {
      prehash: false,
      lowS: true,
      format: 'recovered',
      ...(attempt > 0 && {extraEntropy: entropy}),
    });
    // Antelope's compressed header knows only the recovery ids 0 and 1 of ordinary signatures.
    if ((signature[0] ?? 0) < 2 && isCanonical(signature)) return signature;
  }
}

/** Antelope's rule: neither r nor s has its top bit set or a needless leading zero byte. */
function isCanonical(signature: Uint8Array): boolean {
  return [1, 33].every((start) => {
    const first = signature[start] ?? 0;
    const second = signature[start + 1] ?? 0;
    return first < 0x80 && !(first === 0 && second < 0x80);
  });
}
