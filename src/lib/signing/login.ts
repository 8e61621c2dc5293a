import {sha256Hex} from '../domain/hash.js';
import type {Signer} from './signer.js';

/** Lower-case hex digest of a login: of the chain's time as text, `head_block_time` of `get_info` (PROTOCOL 5.2). */
export function loginDigest(now: string): string {
  return sha256Hex(now);
}

/** The signed time stamp that the platform's `login` takes beside the e-mail (PROTOCOL 5.2). */
export function signLogin(now: string, signer: Signer): {now: string; signature: string; public_key: string} {
  const signature = signer.signDigest(Buffer.from(loginDigest(now), 'hex'));
  return {now, signature, public_key: signer.publicKey};
}
