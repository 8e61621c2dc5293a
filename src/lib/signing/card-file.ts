import './errors.js';
import {type AccountName, isAccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {tryPublicKey} from './keys.js';

export const CARD_FORMAT = 'coopctl-card';
export const CARD_VERSION = 1;

/** A member's card: public facts, and his private key encrypted under the PIN. Binary values are base64. */
export interface CardFile {
  format: typeof CARD_FORMAT;
  version: typeof CARD_VERSION;
  account: AccountName;
  coopname: AccountName;
  chain_id?: string;
  /** `PUB_K1_…`. */
  public_key: string;
  /** ISO 8601 UTC. */
  issued_at: string;
  kdf: {name: 'scrypt'; N: number; r: number; p: number; salt: string};
  cipher: {name: 'aes-256-gcm' | 'chacha20-poly1305'; nonce: string; tag: string};
  /** The 32 bytes of the private key, encrypted. */
  ciphertext: string;
}

/** A foreign file may ask for no more work than this: 512 MiB of memory and four times our own cost. */
const MAX_MEMORY = 512 << 20;
const MAX_COST = 4 * 131_072 * 8;
const MAX_FILE = 16 * 1024;

/**
 * Reads a card's public part, which needs no PIN. `file` is text or bytes of any origin.
 * Throws CoopError `not_a_card` naming the first bad field, `card_newer` for a later version of the format.
 */
export function readCard(file: string | Uint8Array): CardFile {
  const card = parse(file);
  if (card.format !== CARD_FORMAT) throw notACard('format');
  const {version} = card;
  if (typeof version === 'number' && Number.isInteger(version) && version > CARD_VERSION) {
    throw new CoopError('card_newer', 'invalid', {version, supported: CARD_VERSION});
  }
  if (version !== CARD_VERSION) throw notACard('version');
  const {kdf, cipher} = card;
  for (const [field, ok] of Object.entries({
    account: isText(card.account) && isAccountName(card.account),
    coopname: isText(card.coopname) && isAccountName(card.coopname),
    chain_id: card.chain_id === undefined || (isText(card.chain_id) && /^[0-9a-f]{64}$/.test(card.chain_id)),
    public_key: isText(card.public_key) && tryPublicKey(card.public_key) !== undefined,
    issued_at: isText(card.issued_at) && !Number.isNaN(Date.parse(card.issued_at)),
    kdf: isObject(kdf) && kdf.name === 'scrypt' && isAffordable(kdf) && hasBytes(kdf.salt, 8, 64),
    cipher:
      isObject(cipher) &&
      (cipher.name === 'aes-256-gcm' || cipher.name === 'chacha20-poly1305') &&
      hasBytes(cipher.nonce, 12, 12) &&
      hasBytes(cipher.tag, 16, 16),
    ciphertext: hasBytes(card.ciphertext, 32, 32),
  })) {
    if (!ok) throw notACard(field);
  }
  return card as unknown as CardFile;
}

function parse(file: string | Uint8Array): Record<string, unknown> {
  if (file.length > MAX_FILE) throw notACard('json');
  const text = typeof file === 'string' ? file : Buffer.from(file).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notACard('json');
  }
  if (!isObject(value)) throw notACard('json');
  return value;
}

function isAffordable({N, r, p}: Record<string, unknown>): boolean {
  if (![N, r, p].every((x) => Number.isSafeInteger(x) && (x as number) > 0)) return false;
  const [cost, block, parallel] = [N, r, p] as [number, number, number];
  const isPowerOfTwo = cost > 1 && Number.isInteger(Math.log2(cost));
  return isPowerOfTwo && 128 * cost * block <= MAX_MEMORY && cost * block * parallel <= MAX_COST;
}

function hasBytes(value: unknown, least: number, most: number): boolean {
  if (!isText(value) || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  const {length} = Buffer.from(value, 'base64');
  return length >= least && length <= most;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notACard(field: string): CoopError {
  return new CoopError('not_a_card', 'invalid', {field});
}
