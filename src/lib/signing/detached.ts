import './errors.js';
import {isAccountName} from '../domain/account.js';
import type {Envelope, SignatureInfo} from '../domain/document.js';
import {CoopError} from '../domain/errors.js';
import {readEnvelope} from './read.js';

/** What a detached `.sig` file says (PROTOCOL 2.4). */
export interface DetachedSignature {
  envelope: Envelope;
  /** Name of the document's file. */
  filename: string;
}

const VERSION = '2.0';

/** How the meta became the text that was hashed, by the version of the hash algorithm (PROTOCOL 2.2). */
const CANONICALIZATION = {'1.0.0': 'legacy-node-stringify', '1.1.0': 'jcs-1.0'} as const;

/** Object identifiers of what signs and what hashes. */
const ALGORITHM = {name: 'ECDSA secp256k1', oid: '1.3.132.0.10'} as const;
const HASH = {name: 'SHA-256', oid: '2.16.840.1.101.3.4.2.1'} as const;

/**
 * Text of a detached `.sig` file, version 2.0 (PROTOCOL 2.4). The certificate of a signer is his account on chain, whose
 * keys the chain vouches for; nobody signs it, so the issuer's signature is null.
 */
export function writeDetached(envelope: Envelope, filename: string): string {
  const {version, doc_hash, meta_hash, hash, signatures} = envelope;
  const content = {
    v: VERSION,
    canonicalization: CANONICALIZATION[version],
    algorithm: ALGORITHM,
    hash: HASH,
    content: {filename, mime: 'application/pdf'},
    canonical: {doc_hash, meta_hash, hash},
    meta: metaForFile(envelope.meta),
    signatures: signatures.map(({public_key, signature, signed_at, signed_hash, signer}) => ({
      public_key,
      signature,
      signed_at,
      signed_hash,
      signer_certificate: {type: 'coopos-account', account: signer},
      issuer_signature: null,
    })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** True for parsed JSON that calls itself a detached signature of the version that is read here. */
export function isDetached(raw: unknown): boolean {
  return fieldOf(raw, 'v') === VERSION;
}

/**
 * Reads a detached `.sig` file of any program, as parsed JSON; signatures are numbered from 1 in their order. A signer whom
 * the file does not name is taken for the member of the meta when he is the only one. Checks form, not truth. Throws
 * CoopError `bad_envelope` with all bad fields.
 */
export function readDetached(raw: unknown): DetachedSignature {
  const canonical = fieldOf(raw, 'canonical');
  const meta = fieldOf(raw, 'meta');
  const version = Object.entries(CANONICALIZATION).find(([, name]) => name === fieldOf(raw, 'canonicalization'))?.[0];
  const bad = [
    ...(isDetached(raw) ? [] : ['v']),
    ...(version === undefined ? ['canonicalization'] : []),
    ...(fieldOf(fieldOf(raw, 'algorithm'), 'oid') === ALGORITHM.oid ? [] : ['algorithm.oid']),
    ...(fieldOf(fieldOf(raw, 'hash'), 'oid') === HASH.oid ? [] : ['hash.oid']),
  ];
  if (bad.length > 0) throw new CoopError('bad_envelope', 'invalid', {fields: bad.join(', ')});
  const signatures = fieldOf(raw, 'signatures');
  const only = Array.isArray(signatures) && signatures.length === 1 ? fieldOf(metaObject(meta), 'username') : undefined;
  const envelope = readEnvelope({
    version,
    hash: fieldOf(canonical, 'hash'),
    doc_hash: fieldOf(canonical, 'doc_hash'),
    meta_hash: fieldOf(canonical, 'meta_hash'),
    meta: typeof meta === 'object' && meta !== null ? JSON.stringify(meta) : meta,
    signatures: Array.isArray(signatures)
      ? signatures.map((item: unknown, index) => signatureOf(item, index, only))
      : signatures,
  });
  const filename = fieldOf(fieldOf(raw, 'content'), 'filename');
  return {envelope, filename: typeof filename === 'string' ? filename : ''};
}

function signatureOf(item: unknown, index: number, only: unknown): Record<keyof SignatureInfo, unknown> {
  const certificate = fieldOf(item, 'signer_certificate');
  const named = [fieldOf(certificate, 'account'), fieldOf(item, 'signer')].find(
    (name) => typeof name === 'string' && isAccountName(name),
  );
  return {
    id: index + 1,
    signed_hash: fieldOf(item, 'signed_hash'),
    signer: named ?? only,
    public_key: fieldOf(item, 'public_key'),
    signature: fieldOf(item, 'signature'),
    signed_at: fieldOf(item, 'signed_at'),
    meta: '{}',
  };
}

/** The meta as an object where that says all; as text where writing it again would give another text. */
function metaForFile(text: string): unknown {
  try {
    const meta: unknown = JSON.parse(text);
    return JSON.stringify(meta) === text ? meta : text;
  } catch {
    return text;
  }
}

function metaObject(meta: unknown): unknown {
  if (typeof meta !== 'string') return meta;
  try {
    return JSON.parse(meta);
  } catch {
    return undefined;
  }
}

/** An own field of an object; undefined for anything else. */
function fieldOf(raw: unknown, field: string): unknown {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, field)
    ? (raw as Record<string, unknown>)[field]
    : undefined;
}
