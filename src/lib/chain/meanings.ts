/** What a node's error code means to us; `refusals.ts` has an error for each. */
export type Meaning =
  | 'account'
  | 'account_taken'
  | 'action_unknown'
  | 'authority'
  | 'blacklist'
  | 'block'
  | 'broken'
  | 'busy'
  | 'contract'
  | 'contract_code'
  | 'declined'
  | 'duplicate'
  | 'expired'
  | 'extra_signature'
  | 'greylist'
  | 'key'
  | 'permission'
  | 'permission_unfit'
  | 'referenced'
  | 'request'
  | 'resource'
  | 'signature'
  | 'table'
  | 'tapos'
  | 'too_far'
  | 'too_large'
  | 'transaction'
  | 'unfit'
  | 'unspecified';

/** Single codes, as recorded from a node (rule 22) and as Antelope's list of exceptions names them. */
const BY_CODE: Record<number, Meaning> = {
  0: 'unspecified',
  // An assertion of the node itself: about a signature when sending, about an argument when reading.
  10: 'request',
  3010008: 'request',
  3010015: 'signature',
  3010016: 'signature',
  3040000: 'referenced',
  3040005: 'expired',
  3040006: 'too_far',
  3040007: 'tapos',
  3040008: 'duplicate',
  3040012: 'busy',
  3040013: 'too_large',
  3040018: 'busy',
  3050001: 'account_taken',
  3050002: 'unfit',
  3050004: 'contract_code',
  3050005: 'action_unknown',
  3050006: 'unfit',
  3050007: 'broken',
  3050008: 'broken',
  3050009: 'too_large',
  3050010: 'broken',
  3050011: 'broken',
  3050012: 'too_large',
  3060001: 'permission',
  3060002: 'account',
  3060003: 'table',
  3080003: 'busy',
  3080005: 'busy',
  3080006: 'busy',
  3080007: 'greylist',
  3080008: 'greylist',
  3081001: 'busy',
  3090001: 'signature',
  3090002: 'extra_signature',
  3090003: 'key',
  3090004: 'authority',
  3100002: 'block',
  3100006: 'declined',
  3100008: 'declined',
  3100011: 'signature',
  3200006: 'request',
};

/** Whole families of codes, by their first four digits; a single code goes before its family. */
const BY_FAMILY: Record<number, Meaning> = {
  // Types of the interface, a transaction's own form, an ABI that does not fit.
  3010: 'request',
  3015: 'unfit',
  3040: 'transaction',
  // The account rules that a node runs itself refuse in words, as contracts do.
  3050: 'contract',
  3060: 'busy',
  3070: 'broken',
  3080: 'resource',
  3090: 'permission_unfit',
  3130: 'blacklist',
  3160: 'broken',
  3170: 'busy',
};

/** Meaning of a code; undefined for one that we do not know. */
export function meaningOf(code: number): Meaning | undefined {
  return BY_CODE[code] ?? BY_FAMILY[Math.floor(code / 1000)];
}
