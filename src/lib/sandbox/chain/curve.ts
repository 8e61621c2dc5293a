import {secp256k1} from '@noble/curves/secp256k1.js';
import {createRequire} from 'node:module';
import type * as Native from 'secp256k1';

/**
 * The curve's arithmetic as the chain needs it: libsecp256k1 where its binary runs, else the library in JavaScript, which is
 * some thirty times slower; their results are the same. Of its own, so that nothing that made a signature also judges it.
 */
export interface Curve {
  /** Compressed point that made `r || s` over a digest. Throws when there is none. */
  recover(rs: Uint8Array, recoveryId: number, digest: Uint8Array): Uint8Array;
  /** Recovery number and `r || s` of the deterministic signature over a digest. */
  sign(digest: Uint8Array, secret: Uint8Array): {recoveryId: number; rs: Uint8Array};
}

export const noble: Curve = {
  recover: (rs, recoveryId, digest) =>
    secp256k1.Signature.fromBytes(rs, 'compact').addRecoveryBit(recoveryId).recoverPublicKey(digest).toBytes(true),
  sign: (digest, secret) => {
    const [recoveryId = 0, ...rs] = secp256k1.sign(digest, secret, {prehash: false, format: 'recovered'});
    return {recoveryId, rs: Uint8Array.from(rs)};
  },
};

/** Undefined where there is no binary for this platform. */
export function native(): Curve | undefined {
  try {
    // Not the package's own entry: that falls back to a library with open advisories without a word.
    const library = createRequire(import.meta.url)('secp256k1/bindings.js') as typeof Native;
    return {
      recover: (rs, recoveryId, digest) => library.ecdsaRecover(rs, recoveryId, digest, true),
      sign: (digest, secret) => {
        const {signature, recid} = library.ecdsaSign(digest, secret);
        return {recoveryId: recid, rs: signature};
      },
    };
  } catch {
    // Whatever is wrong with the binary, the other library does the same.
    return undefined;
  }
}

export const curve: Curve = native() ?? noble;
