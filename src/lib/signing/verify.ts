import type {AccountName} from '../domain/account.js';
import type {Envelope, SignatureInfo} from '../domain/document.js';
import {isCoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import type {Check} from '../domain/records.js';
import {documentHash, metaHash, signedHash} from './hashes.js';
import {publicKeyEquals} from './keys.js';
import type {SingleSignature} from './read.js';
import {verifyDigest} from './signer.js';

/** Ids of the checks below, for the catalogue of `ui`. */
export const ENVELOPE_CHECKS = [
  'meta_hash',
  'document_hash',
  'body_hash',
  'signed',
  'signature_ids',
  'signed_hash',
  'signature',
  'signer_keys_known',
  'signer_key',
  'required_signer',
] as const;

/** What is known from elsewhere about a signed document; each part adds its checks. */
export interface Expectations {
  /** SHA-256 of the PDF at hand, hex in any case. */
  doc_hash?: string;
  /** Accounts that must have signed. */
  required?: readonly AccountName[];
  /** Keys of an account's active permission, or undefined when they are not known. */
  keysOf?: (account: AccountName) => readonly string[] | undefined;
}

/**
 * Everything that can be wrong with a signed document, each as a check of its own (PROTOCOL 2.2, 2.3):
 * `meta_hash` follows from the meta; `document_hash` from meta_hash and doc_hash; `body_hash` is that of the PDF at hand;
 * `signed` at all; `signature_ids` grow by one from 0 or 1; for each signature `signed_hash` follows from hash and time,
 * `signature` is by its public key, `signer_key` is a key of its signer (`signer_keys_known` fails when that cannot be
 * told); `required_signer` is there. `detail` is an account or a hash. Never throws for a read envelope.
 */
export function verifyEnvelope(envelope: Envelope, expected: Expectations = {}): Check[] {
  const {signatures} = envelope;
  return [
    {id: 'meta_hash', ok: metaHashOf(envelope) === envelope.meta_hash.toLowerCase(), detail: envelope.meta_hash},
    {id: 'document_hash', ok: documentHashFits(envelope), detail: envelope.hash},
    ...bodyCheck(envelope.doc_hash, expected.doc_hash),
    {id: 'signed', ok: signatures.length > 0},
    {id: 'signature_ids', ok: idsAreConsecutive(signatures), detail: signatures.map(({id}) => id).join(', ')},
    ...signatures.flatMap((info) => signatureChecks(info, envelope.hash, expected)),
    ...(expected.required ?? []).map((account) => ({
      id: 'required_signer',
      ok: signatures.some(({signer}) => signer === account),
      detail: account,
    })),
  ];
}

/** Checks of the 2025 format: `signature` over the hash itself, and `body_hash` when the PDF's is given. */
export function verifySingleSignature(single: SingleSignature, expected: Pick<Expectations, 'doc_hash'> = {}): Check[] {
  const ok = verifyDigest(Buffer.from(single.hash, 'hex'), single.signature, single.public_key);
  return [...bodyCheck(single.hash, expected.doc_hash), {id: 'signature', ok, detail: single.public_key}];
}

function bodyCheck(docHash: string, actual: string | undefined): Check[] {
  if (actual === undefined) return [];
  return [{id: 'body_hash', ok: docHash.toUpperCase() === actual.toUpperCase(), detail: docHash}];
}

function signatureChecks(info: SignatureInfo, hash: string, {keysOf}: Expectations): Check[] {
  const detail = info.signer;
  const digest = Buffer.from(info.signed_hash, 'hex');
  const checks = [
    {id: 'signed_hash', ok: signedHash(hash, info.signed_at) === info.signed_hash.toLowerCase(), detail},
    {id: 'signature', ok: verifyDigest(digest, info.signature, info.public_key), detail},
  ];
  if (keysOf === undefined) return checks;
  const keys = keysOf(info.signer);
  if (keys === undefined) return [...checks, {id: 'signer_keys_known', ok: false, detail}];
  return [...checks, {id: 'signer_key', ok: keys.some((key) => publicKeyEquals(key, info.public_key)), detail}];
}

/** undefined for a meta that has no hash: the check then fails as for a changed one. */
function metaHashOf({meta, version}: Envelope): string | undefined {
  try {
    return metaHash(meta, version);
  } catch (error) {
    if (isCoopError(error, 'meta_not_canonical')) return undefined;
    throw error;
  }
}

/** The chain does not keep the letter case of doc_hash; generators use upper case, some may not (PROTOCOL 2.2). */
function documentHashFits({hash, meta_hash, doc_hash}: Envelope): boolean {
  const stated = hash.toLowerCase();
  return (
    documentHash(meta_hash, doc_hash) === stated ||
    sha256Hex(meta_hash.toLowerCase() + doc_hash.toLowerCase()) === stated
  );
}

function idsAreConsecutive(signatures: readonly SignatureInfo[]): boolean {
  const first = signatures[0]?.id ?? 1;
  return first <= 1 && signatures.every(({id}, index) => id === first + index);
}
