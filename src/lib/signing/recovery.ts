import {curve, nativeCurve} from './lazy.js';

/** Arithmetic of verification: which key made a signature, and which bytes are a key at all. Both libraries agree. */
export interface Recovery {
  name: 'libsecp256k1' | 'noble-curves';
  /**
   * The compressed point (33 bytes) that made the signature `r || s` (64 bytes) with the recovery id (-31 to 224, right are 0
   * to 3) over the digest (32 bytes); undefined when there is none.
   */
  recover(recoveryId: number, rs: Uint8Array, digest: Uint8Array): Uint8Array | undefined;
  /** True when the 33 bytes are a compressed point of the curve. */
  isPoint(bytes: Uint8Array): boolean;
}

/** The audited library in JavaScript, which is there on every platform. */
export const nobleRecovery: Recovery = {
  name: 'noble-curves',
  recover: (recoveryId, rs, digest) =>
    attempt(() => curve().recoverPublicKey(Uint8Array.of(recoveryId, ...rs), digest, {prehash: false})),
  isPoint: (bytes) => attempt(() => curve().Point.fromBytes(bytes)) !== undefined,
};

/** The library of Bitcoin Core, some thirty times faster; undefined where its binary is not installed or does not run. */
export function nativeRecovery(): Recovery | undefined {
  const library = attempt(nativeCurve);
  if (library === undefined) return undefined;
  return {
    name: 'libsecp256k1',
    recover: (recoveryId, rs, digest) => attempt(() => library.ecdsaRecover(rs, recoveryId, digest, true)),
    isPoint: (bytes) => attempt(() => library.publicKeyVerify(bytes)) === true,
  };
}

let chosen: Recovery | undefined;

/** The fastest that works here; chosen at the first use. */
export function recovery(): Recovery {
  return (chosen ??= nativeRecovery() ?? nobleRecovery);
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
