import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** Not a K1 private key in WIF or `PVT_K1_…`. Carries nothing: the input may be a secret with a typing error. */
    bad_private_key: Record<string, never>;
    bad_public_key: Record<string, never>;
    /** The curve library returned a signature that does not verify. */
    signature_not_verified: {public_key: string};
    /** A value of the meta has no JSON or no canonical form (NaN, lone surrogate, circular, undefined …). */
    meta_not_canonical: Record<string, never>;
    /** What was read is no signed document; the dotted paths of the bad fields, joined by a comma. */
    bad_envelope: {fields: string};
    /** The document's own hashes do not follow from its meta and body. */
    envelope_inconsistent: {field: 'meta_hash' | 'hash'};
    /** Two copies that shall be merged are of different documents. */
    envelopes_differ: {field: 'version' | 'meta_hash' | 'doc_hash' | 'hash'};
    already_signed: {account: string};
    bad_signed_at: Record<string, never>;
    /** `field` is the card's field that is missing or wrong; `json` when it is no JSON object at all. */
    not_a_card: {field: string};
    card_newer: {version: number; supported: number};
    wrong_pin: {account: string};
    weak_pin: {reason: 'short' | 'equal' | 'run'; minimum: number};
  }
}
