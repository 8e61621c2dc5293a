import {createCipheriv, createDecipheriv, randomBytes, scryptSync} from 'node:crypto';
import './errors.js';
import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import {nowIso} from '../domain/time.js';
import {CARD_FORMAT, CARD_VERSION, type CardFile, readCard} from './card-file.js';
import {canonicalText} from './hashes.js';
import {privateKeyBytes, publicKeyEquals} from './keys.js';
import {checkPin, normalizePin} from './pin.js';
import {type Signer, signerFrom, signerOf} from './signer.js';

/** What goes into a card. */
export interface CardContent {
  account: AccountName;
  coopname: AccountName;
  /** WIF or `PVT_K1_…`. */
  privateKey: string;
  pin: string;
  /** The network that the account lives on. */
  chain_id?: string;
  /** ISO 8601 UTC; now when absent. */
  issued_at?: string;
  /** scrypt's cost N, a power of two; the default takes about half a second and 128 MiB. */
  cost?: number;
}

/** An opened card: who, where, and the means to sign. */
export interface OpenCard {
  account: AccountName;
  coopname: AccountName;
  chain_id?: string;
  public_key: string;
  issued_at: string;
  signer: Signer;
}

const DEFAULT_COST = 131_072;
const KEY_BYTES = 32;

/**
 * Encrypts a member's private key under his PIN: scrypt, then AES-256-GCM with the card's public fields as associated
 * data, so that nobody turns one member's card into another's.
 * Throws CoopError `weak_pin`, `bad_private_key`.
 */
export function sealCard(content: CardContent): CardFile {
  checkPin(content.pin);
  const signer = signerFrom(content.privateKey);
  const {account, coopname, chain_id, cost: N = DEFAULT_COST} = content;
  const head = {
    format: CARD_FORMAT,
    version: CARD_VERSION,
    account,
    coopname,
    ...(chain_id !== undefined && {chain_id}),
    public_key: signer.publicKey,
    issued_at: content.issued_at ?? nowIso(),
    kdf: {name: 'scrypt', N, r: 8, p: 1, salt: randomBytes(16).toString('base64')},
    cipher: {name: 'aes-256-gcm', nonce: randomBytes(12).toString('base64')},
  } as const;
  const key = deriveKey(content.pin, head.kdf);
  const cipher = createCipheriv(head.cipher.name, key, Buffer.from(head.cipher.nonce, 'base64'));
  cipher.setAAD(associatedData(head));
  const secret = privateKeyBytes(content.privateKey);
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
  return {...head, cipher: {...head.cipher, tag: cipher.getAuthTag().toString('base64')}, ciphertext};
}

/** The text of a card file. */
export function cardText(card: CardFile): string {
  return `${JSON.stringify(card, null, 2)}\n`;
}

/**
 * Opens a card file, given as text or bytes of any origin.
 * Throws CoopError `not_a_card`, `card_newer`, `wrong_pin` (also for a damaged card: the two cannot be told apart).
 */
export function openCard(file: string | Uint8Array, pin: string): OpenCard {
  const card = readCard(file);
  const signer = signerOf(decrypt(card, pin));
  if (!publicKeyEquals(signer.publicKey, card.public_key)) throw wrongPin(card);
  const {account, coopname, chain_id, public_key, issued_at} = card;
  return {account, coopname, ...(chain_id !== undefined && {chain_id}), public_key, issued_at, signer};
}

function decrypt(card: CardFile, pin: string): Buffer {
  const {ciphertext, cipher, ...rest} = card;
  const {tag, ...publicCipher} = cipher;
  const options = {authTagLength: 16};
  const nonce = Buffer.from(cipher.nonce, 'base64');
  const key = deriveKey(pin, card.kdf);
  // The two names are one API at run time; Node's types give each its own overload.
  const decipher =
    cipher.name === 'aes-256-gcm'
      ? createDecipheriv(cipher.name, key, nonce, options)
      : createDecipheriv(cipher.name, key, nonce, options);
  const data = Buffer.from(ciphertext, 'base64');
  decipher.setAAD(associatedData({...rest, cipher: publicCipher}), {plaintextLength: data.length});
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    throw wrongPin(card);
  }
}

function deriveKey(pin: string, {N, r, p, salt}: CardFile['kdf']): Buffer {
  // Node refuses more memory than 32 MiB unless told; scrypt needs 128·N·r bytes and a little more.
  return scryptSync(normalizePin(pin), Buffer.from(salt, 'base64'), KEY_BYTES, {N, r, p, maxmem: 256 * N * r});
}

/** The public fields in canonical form: what the AEAD's tag also covers. */
function associatedData(head: object): Buffer {
  return Buffer.from(canonicalText(head), 'utf8');
}

function wrongPin({account}: CardFile): CoopError {
  return new CoopError('wrong_pin', 'denied', {account});
}
