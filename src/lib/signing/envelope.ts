import './errors.js';
import type {AccountName} from '../domain/account.js';
import type {DocumentMeta, Envelope, SignatureInfo} from '../domain/document.js';
import {CoopError} from '../domain/errors.js';
import {documentHash, type HashVersion, metaHash, metaText, signedHash} from './hashes.js';
import type {Signer} from './signer.js';

/** Version of the hash algorithm for new documents (PROTOCOL 2.2). */
const NEW_VERSION: HashVersion = '1.1.0';

/**
 * An envelope without signatures for a document (PROTOCOL 2.1, 2.2).
 * `doc_hash` is the SHA-256 of the PDF in hex. Throws CoopError `meta_not_canonical`, `bad_envelope`.
 */
export function createEnvelope(input: {meta: DocumentMeta; doc_hash: string; version?: HashVersion}): Envelope {
  const {meta, version = NEW_VERSION} = input;
  if (!/^[0-9a-f]{64}$/i.test(input.doc_hash)) throw new CoopError('bad_envelope', 'invalid', {fields: 'doc_hash'});
  const doc_hash = input.doc_hash.toUpperCase();
  const text = metaText(meta);
  const meta_hash = metaHash(text, version);
  return {version, hash: documentHash(meta_hash, doc_hash), doc_hash, meta_hash, meta: text, signatures: []};
}

/**
 * A copy of the envelope with one more signature. `at` is `YYYY-MM-DDTHH:MM:SS` in UTC.
 * Nobody signs a hash that is not of the meta and body shown with it: throws CoopError `envelope_inconsistent`;
 * also `already_signed`, `bad_signed_at`.
 */
export function addSignature(
  envelope: Envelope,
  {signer, account, at}: {signer: Signer; account: AccountName; at: string},
): Envelope {
  if (!isSignedAt(at)) throw new CoopError('bad_signed_at', 'invalid', {});
  if (envelope.signatures.some((signature) => signature.signer === account)) {
    throw new CoopError('already_signed', 'conflict', {account});
  }
  if (metaHash(envelope.meta, envelope.version) !== envelope.meta_hash.toLowerCase()) {
    throw new CoopError('envelope_inconsistent', 'integrity', {field: 'meta_hash'});
  }
  if (documentHash(envelope.meta_hash, envelope.doc_hash) !== envelope.hash.toLowerCase()) {
    throw new CoopError('envelope_inconsistent', 'integrity', {field: 'hash'});
  }
  const signed_hash = signedHash(envelope.hash, at);
  const signature: SignatureInfo = {
    id: Math.max(0, ...envelope.signatures.map(({id}) => id)) + 1,
    signed_hash,
    signer: account,
    public_key: signer.publicKey,
    signature: signer.signDigest(Buffer.from(signed_hash, 'hex')),
    signed_at: at,
    meta: '{}',
  };
  return {...envelope, signatures: [...envelope.signatures, signature].sort((a, b) => a.id - b.id)};
}

/**
 * One envelope of two copies of the same document, each signed by others. Signatures that both have are kept once;
 * ids are given anew from 1 by time and account, so that the order of the arguments does not matter.
 * Throws CoopError `envelopes_differ`, or `already_signed` when one account signed the copies differently.
 */
export function mergeEnvelopes(a: Envelope, b: Envelope): Envelope {
  for (const field of ['version', 'meta_hash', 'doc_hash', 'hash'] as const) {
    if (a[field].toLowerCase() !== b[field].toLowerCase()) {
      throw new CoopError('envelopes_differ', 'conflict', {field});
    }
  }
  const bySigner = new Map<AccountName, SignatureInfo>();
  for (const info of [...a.signatures, ...b.signatures]) {
    const known = bySigner.get(info.signer);
    if (known !== undefined && known.signature !== info.signature) {
      throw new CoopError('already_signed', 'conflict', {account: info.signer});
    }
    bySigner.set(info.signer, info);
  }
  const order = (x: SignatureInfo): string => `${x.signed_at} ${x.signer}`;
  const signatures = [...bySigner.values()]
    .sort((x, y) => (order(x) < order(y) ? -1 : 1))
    .map((info, index) => ({...info, id: index + 1}));
  return {...a, signatures};
}

/** True for a real moment written `YYYY-MM-DDTHH:MM:SS`. */
export function isSignedAt(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) return false;
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
