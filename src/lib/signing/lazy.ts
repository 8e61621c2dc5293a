import {createRequire} from 'node:module';
import type * as Antelope from '@wharfkit/antelope';
import type * as Noble from '@noble/curves/secp256k1.js';
import type * as Native from 'secp256k1';

const load = createRequire(import.meta.url);

/**
 * @wharfkit/antelope, loaded at the first use: it costs as much as half of a bare start of Node, and most commands
 * neither read nor write a key. Synchronous, so that signing and verifying stay plain functions.
 */
export function antelope(): typeof Antelope {
  return load('@wharfkit/antelope') as typeof Antelope;
}

/** The audited secp256k1 of @noble/curves, loaded at the first use for the same reason. */
export function curve(): typeof Noble.secp256k1 {
  return (load('@noble/curves/secp256k1.js') as typeof Noble).secp256k1;
}

/**
 * The native libsecp256k1. Not the package's own entry: that falls back to `elliptic` without a word.
 * Throws where there is no binary for this platform.
 */
export function nativeCurve(): typeof Native {
  return load('secp256k1/bindings.js') as typeof Native;
}
