import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {createHmac, pbkdf2Sync, timingSafeEqual} from 'node:crypto';
import {CoopError} from '../domain/errors.js';
import {fileError} from './sqlite-errors.js';
import './errors.js';

/** SQLCipher 4's defaults; standard tools open the file with them and the passphrase. */
export const SQLCIPHER = {rounds: 256_000, page: 4096, salt: 16, key: 32, hmac: 64, iv: 16} as const;

const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');
/** Salt of the HMAC key: the file's salt, each byte XOR this; two rounds (SQLCipher 4). */
const HMAC_SALT_MASK = 0x3a;
const HMAC_ROUNDS = 2;

/** The first bytes of a file and its size. Throws `registry_not_found` or `registry_no_access`. */
export function readHead(file: string, length: number): {head: Buffer; size: number} {
  try {
    const fd = openSync(file, 'r');
    try {
      const head = Buffer.alloc(length);
      const got = readSync(fd, head, 0, length, 0);
      return {head: head.subarray(0, got), size: fstatSync(fd).size};
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw fileError(error, file);
  }
}

/** True when the file is not a plain SQLite file, that is, a key is needed. Throws as `readHead`. */
export function isEncrypted(file: string): boolean {
  return !readHead(file, PLAIN_HEADER.length).head.equals(PLAIN_HEADER);
}

/** The 16 bytes at the start of an encrypted file that its key belongs to. Throws `not_a_registry` when too short. */
export function readSalt(file: string): Buffer {
  const {head} = readHead(file, SQLCIPHER.salt);
  if (head.length < SQLCIPHER.salt) throw new CoopError('not_a_registry', 'invalid', {file});
  return head;
}

/** Raw key (32 bytes) of a passphrase and a salt: PBKDF2-HMAC-SHA512, 256 000 rounds; the passphrase in NFC. */
export function rawKeyOf(passphrase: string, salt: Uint8Array): Buffer {
  return pbkdf2Sync(passphrase.normalize('NFC'), salt, SQLCIPHER.rounds, SQLCIPHER.key, 'sha512');
}

/** Raw key of an existing registry; takes about 0.1 s. Throws as `readSalt`. */
export function deriveRawKey(file: string, passphrase: string): Buffer {
  return rawKeyOf(passphrase, readSalt(file));
}

/** SQLite's key literal for a raw key and salt: hex only, so nothing of it needs escaping. */
export function keyLiteral(rawKey: Uint8Array, salt: Uint8Array): string {
  return `x'${Buffer.from(rawKey).toString('hex')}${Buffer.from(salt).toString('hex')}'`;
}

/**
 * True when page `number` (from 1) of `data`, which starts at the file's first byte, carries the HMAC that the key
 * makes: the key is right and the page undamaged.
 */
export function isPageAuthentic(data: Buffer, rawKey: Uint8Array, number: number): boolean {
  const {page, salt, hmac, key} = SQLCIPHER;
  const end = number * page;
  if (data.length < end) return false;
  const hmacSalt = data.subarray(0, salt).map((byte) => byte ^ HMAC_SALT_MASK);
  const hmacKey = pbkdf2Sync(rawKey, hmacSalt, HMAC_ROUNDS, key, 'sha512');
  const index = Buffer.alloc(4);
  index.writeUInt32LE(number);
  const start = number === 1 ? salt : end - page;
  const expected = createHmac('sha512', hmacKey)
    .update(data.subarray(start, end - hmac))
    .update(index)
    .digest();
  return timingSafeEqual(expected, data.subarray(end - hmac, end));
}
