import {Bytes, Checksum256, KeyType, PublicKey, type Signature} from '@wharfkit/antelope';
import {curve} from './curve.js';
import {NodeError} from './exceptions.js';

/** What the first byte of a K1 signature adds to its recovery number. */
const RECOVERY_OFFSET = 31;

/**
 * Public key `PUB_K1_…` that made a signature over a digest. Throws NodeError code 10 for a non-canonical signature, and
 * code 0 for one from which no key can be recovered.
 */
export function recoverKey(signature: Signature, digest: Uint8Array): string {
  try {
    if (signature.type !== KeyType.K1) return signature.recoverDigest(Checksum256.from(digest)).toString();
    const bytes = signature.data.array;
    if (!isCanonical(bytes)) throw notCanonical();
    const point = curve.recover(bytes.slice(1), ((bytes[0] ?? 0) - RECOVERY_OFFSET) & 3, digest);
    return new PublicKey(KeyType.K1, new Bytes(point)).toString();
  } catch (error) {
    if (error instanceof NodeError) throw error;
    throw new NodeError('exception', [
      {
        format: 'unable to reconstruct public key from signature',
        file: 'elliptic_secp256k1.cpp',
        line: 160,
        method: 'public_key',
      },
    ]);
  }
}

/** A node takes only one of the equivalent forms of a signature: both numbers short and positive. */
function isCanonical(bytes: Uint8Array): boolean {
  const [, r0 = 0, r1 = 0] = bytes;
  const [s0 = 0, s1 = 0] = bytes.slice(33);
  return !(r0 & 0x80) && !(r0 === 0 && !(r1 & 0x80)) && !(s0 & 0x80) && !(s0 === 0 && !(s1 & 0x80));
}

function notCanonical(): NodeError {
  return new NodeError('assert_exception', [
    {
      format: 'is_canonical( c ): signature is not canonical',
      file: 'elliptic_secp256k1.cpp',
      line: 149,
      method: 'public_key',
    },
    {format: '', file: 'transaction.cpp', line: 81, method: 'get_signature_keys'},
  ]);
}
