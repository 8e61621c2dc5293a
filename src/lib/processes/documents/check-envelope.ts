import type {AccountName} from '../../domain/account.js';
import type {Envelope} from '../../domain/document.js';
import type {Check} from '../../domain/records.js';
import {verifyEnvelope} from '../../signing/index.js';

/** What an envelope is checked against: plain data, fit for another thread. */
export interface EnvelopeExpectations {
  /** SHA-256 of the PDF at hand. */
  doc_hash: string;
  required: AccountName[];
  /** Keys on chain of those who signed; absent when the chain was not asked. */
  keys?: Map<AccountName, string[]>;
}

/** Checks an envelope, here or in another thread. */
export type EnvelopeCheck = (envelope: Envelope, expected: EnvelopeExpectations) => Check[] | Promise<Check[]>;

/** All checks of an envelope's hashes and signatures, in this thread. */
export const checkEnvelope = (envelope: Envelope, {keys, ...expected}: EnvelopeExpectations): Check[] =>
  verifyEnvelope(envelope, {
    ...expected,
    ...(keys === undefined ? {} : {keysOf: (account: AccountName) => keys.get(account)}),
  });
