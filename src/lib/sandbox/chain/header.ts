import {Bytes, KeyType, Name, PrivateKey, Serializer, Signature} from '@wharfkit/antelope';
import {DEVELOPMENT_KEY} from '../development-key.js';
import {curve} from './curve.js';
import {ZERO_HASH, sha256} from './digests.js';
import type {Slot} from './clock.js';

/** A stored block without its transactions. */
export interface BlockRow {
  num: number;
  id: Buffer;
  slot: Slot;
  /** Null stands for 32 zero bytes: a block without transactions. */
  transaction_mroot: Buffer | null;
  action_mroot: Buffer;
  onblock_sequence: number;
  last_sequence: number;
}

/** What is hashed into a block's id. */
export interface Header {
  num: number;
  slot: Slot;
  previous: Buffer;
  transactionRoot: Buffer;
  actionRoot: Buffer;
}

/** Name of the producer; block 1 has none. */
export function producerOf(num: number): string {
  return num === 1 ? '' : 'eosio';
}

/** A block's header as a node serialises it: no new producers, no extensions. */
export function packHeader(header: Header): Buffer {
  const slot = Buffer.alloc(4);
  slot.writeUInt32LE(header.slot);
  const confirmed = Buffer.from([header.num === 1 ? 1 : 0, 0]);
  const producer = Serializer.encode({object: Name.from(producerOf(header.num))}).array;
  const scheduleAndExtensions = Buffer.alloc(6);
  return Buffer.concat([
    slot,
    producer,
    confirmed,
    header.previous,
    header.transactionRoot,
    header.actionRoot,
    scheduleAndExtensions,
  ]);
}

/** A block's id: hash of the header with the block's number in the first four bytes. */
export function blockId(header: Header): Buffer {
  const id = sha256(packHeader(header));
  id.writeUInt32BE(header.num);
  return id;
}

/** `ref_block_prefix`: bytes 8 to 11 of a block's id, little endian (recorded answers, rule 27). */
export function refBlockPrefix(id: Buffer): number {
  return id.readUInt32LE(8);
}

/** The header of a stored block. */
export function headerOf(row: BlockRow, previous: Buffer): Header {
  return {
    num: row.num,
    slot: row.slot,
    previous,
    transactionRoot: row.transaction_mroot ?? ZERO_HASH,
    actionRoot: row.action_mroot,
  };
}

/**
 * The producer's signature over a block. Signatures are deterministic, so they are made when a block is read and not
 * stored; block 1 has an empty one.
 */
export function producerSignature(header: Header): string {
  if (header.num === 1) return new Signature(KeyType.K1, new Bytes(new Uint8Array(65))).toString();
  const {recoveryId, rs} = curve.sign(sha256(packHeader(header)), secret());
  return new Signature(KeyType.K1, new Bytes(Uint8Array.of(recoveryId + 31, ...rs))).toString();
}

let producerSecret: Uint8Array | undefined;

/** Read once: the text form of a private key has to be checked. */
function secret(): Uint8Array {
  return (producerSecret ??= PrivateKey.from(DEVELOPMENT_KEY.private_key).data.array);
}
