import {isCoopError} from '../../../src/lib/domain/errors.js';
import {addSignature, createEnvelope, generateKey, signerFrom} from '../../../src/lib/signing/index.js';
import type {DocumentMeta, Envelope} from '../../../src/lib/domain/document.js';
import {DOC_HASH, META_TEXT, SIGNED_AT} from './vectors.js';

/** Code of the CoopError that `act` throws; any other outcome fails the test by its value. */
export function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (isCoopError(error)) return error.code;
    throw error;
  }
  return undefined;
}

/** Invented signers; one key pair each for the whole run. */
export const PEOPLE = {
  memberaaaaaa: generateKey(),
  chairmanaaaa: generateKey(),
  secretaryaaa: generateKey(),
};

/** Keys of the invented accounts, as a chain would answer. */
export function keysOf(account: string): string[] | undefined {
  return account in PEOPLE ? [PEOPLE[account as keyof typeof PEOPLE].publicKey] : undefined;
}

/** An envelope of the vector's meta, unsigned. */
export function envelope(): Envelope {
  return createEnvelope({meta: JSON.parse(META_TEXT) as DocumentMeta, doc_hash: DOC_HASH});
}

/** `signed` with one more signature by an invented account. */
export function signedBy(signed: Envelope, account: keyof typeof PEOPLE, at = SIGNED_AT): Envelope {
  return addSignature(signed, {signer: signerFrom(PEOPLE[account].privateKey), account, at});
}
