import './errors.js';
import {isAccountName} from '../domain/account.js';
import type {Envelope, SignatureInfo} from '../domain/document.js';
import {CoopError} from '../domain/errors.js';
import {isSignedAt} from './envelope.js';
import {tryPublicKey} from './keys.js';
import {trySignature} from './signer.js';

/** The signed document of 2025: one signature, directly over the hash of the body (DOCUMENTS 2.3). */
export interface SingleSignature {
  /** Upper-case hex. */
  hash: string;
  /** `PUB_K1_…`. */
  public_key: string;
  signature: string;
  /** JSON text. */
  meta: string;
}

/** No document needs more; a foreign file or node shall not make us parse without end. */
const MAX_META = 1 << 20;
const MAX_SIGNATURES = 1000;

/**
 * Reads a `document2` as chain, export or another program gives it, parsed JSON of any origin (PROTOCOL 2.1).
 * Tolerates lower-case hex, `EOS…` keys, ids from 0, fractions of seconds, a missing version (1.0.0); returns our form,
 * signatures sorted by id. Checks form, not truth: that is verifyEnvelope.
 * Throws CoopError `bad_envelope` naming all bad fields.
 */
export function readEnvelope(raw: unknown): Envelope {
  const bad: string[] = [];
  const fields = reader(raw, '', bad);
  const version = fields.is('version', (v): v is Envelope['version'] => v === '1.0.0' || v === '1.1.0', '1.0.0');
  const envelope = {
    version,
    hash: fields.hex('hash').toLowerCase(),
    doc_hash: fields.hex('doc_hash').toUpperCase(),
    meta_hash: fields.hex('meta_hash').toLowerCase(),
    meta: fields.meta(),
    signatures: readSignatures(fields.value('signatures'), bad),
  };
  if (bad.length > 0) throw new CoopError('bad_envelope', 'invalid', {fields: bad.join(', ')});
  return envelope;
}

/** Reads the single-signature format of 2025. Throws CoopError `bad_envelope` naming all bad fields. */
export function readSingleSignature(raw: unknown): SingleSignature {
  const bad: string[] = [];
  const fields = reader(raw, '', bad);
  const single = {
    hash: fields.hex('hash').toUpperCase(),
    public_key: fields.publicKey(),
    signature: fields.signature(),
    meta: fields.meta(),
  };
  if (bad.length > 0) throw new CoopError('bad_envelope', 'invalid', {fields: bad.join(', ')});
  return single;
}

function readSignatures(raw: unknown, bad: string[]): SignatureInfo[] {
  if (!Array.isArray(raw) || raw.length > MAX_SIGNATURES) {
    bad.push('signatures');
    return [];
  }
  return raw
    .map((item: unknown, index) => {
      const fields = reader(item, `signatures[${index}].`, bad);
      return {
        id: fields.is(
          'id',
          (v): v is number => Number.isInteger(v) && (v as number) >= 0 && (v as number) < 2 ** 32,
          -1,
        ),
        signed_hash: fields.hex('signed_hash').toLowerCase(),
        signer: fields.text('signer', isAccountName),
        public_key: fields.publicKey(),
        signature: fields.signature(),
        signed_at: fields
          .text('signed_at', (v) => /^.{19}(\.\d+)?Z?$/.test(v) && isSignedAt(v.slice(0, 19)))
          .slice(0, 19),
        meta: fields.meta('{}'),
      };
    })
    .sort((a, b) => a.id - b.id);
}

interface Reader {
  value(field: string): unknown;
  /** `fallback` stands for an absent or empty field; a wrong one is noted. */
  is<T>(field: string, test: (value: unknown) => value is T, fallback: T): T;
  text(field: string, test: (value: string) => boolean): string;
  hex(field: string): string;
  publicKey(): string;
  signature(): string;
  meta(fallback?: string): string;
}

/** Reads fields of an unknown object; what is missing or wrong is noted in `bad` under its path. */
function reader(raw: unknown, path: string, bad: string[]): Reader {
  const object = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const value = (field: string): unknown => (Object.hasOwn(object, field) ? object[field] : undefined);
  const note = <T>(field: string, instead: T): T => {
    bad.push(path + field);
    return instead;
  };
  const text = (field: string, test: (v: string) => boolean): string => {
    const found = value(field);
    return typeof found === 'string' && test(found) ? found : note(field, '');
  };
  return {
    value,
    text,
    is(field, test, fallback) {
      const found = value(field);
      if (test(found)) return found;
      const absent = found === undefined || found === '';
      return absent && field === 'version' ? fallback : note(field, fallback);
    },
    hex: (field) => text(field, (v) => /^[0-9a-f]{64}$/i.test(v)),
    publicKey() {
      const key = text('public_key', (v) => v.length < 100 && tryPublicKey(v) !== undefined);
      return tryPublicKey(key) ?? '';
    },
    signature: () => text('signature', (v) => v.length < 200 && trySignature(v) !== undefined),
    meta(fallback) {
      if (value('meta') === undefined && fallback !== undefined) return fallback;
      return text('meta', (v) => v.length <= MAX_META && !/\p{Surrogate}/u.test(v));
    },
  };
}
