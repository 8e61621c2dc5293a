import {ABIEncoder, Name, Serializer, Transaction, UInt64} from '@wharfkit/antelope';
import {createHash} from 'node:crypto';
import type {Level} from './authority.js';

/** 32 zero bytes: the root of nothing. */
export const ZERO_HASH = Buffer.alloc(32);

/** SHA-256 of the parts, one after the other. */
export function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Action as the chain runs it: data in binary. */
export interface RawAction {
  account: string;
  name: string;
  authorization: Level[];
  data: Buffer;
}

/** Proof that an action ran: receiver and counters, as a trace prints them. */
export interface ActionReceipt {
  receiver: string;
  act_digest: string;
  global_sequence: number;
  recv_sequence: number;
  auth_sequence: [string, number][];
  code_sequence: number;
  abi_sequence: number;
}

/** `act_digest`: hash over the action's head and over its data with the return value (which the sandbox has none of). */
export function actionDigest(action: RawAction): Buffer {
  const head = new ABIEncoder();
  Name.from(action.account).toABI(head);
  Name.from(action.name).toABI(head);
  head.writeVaruint32(action.authorization.length);
  for (const {actor, permission} of action.authorization) {
    Name.from(actor).toABI(head);
    Name.from(permission).toABI(head);
  }
  const body = new ABIEncoder();
  body.writeVaruint32(action.data.length);
  body.writeArray(action.data);
  body.writeVaruint32(0);
  return sha256(sha256(head.getData()), sha256(body.getData()));
}

/** Hash of a receipt: a leaf of the block's `action_mroot`. */
export function receiptDigest(receipt: ActionReceipt): Buffer {
  const encoder = new ABIEncoder();
  Name.from(receipt.receiver).toABI(encoder);
  encoder.writeArray(Buffer.from(receipt.act_digest, 'hex'));
  UInt64.from(receipt.global_sequence).toABI(encoder);
  UInt64.from(receipt.recv_sequence).toABI(encoder);
  encoder.writeVaruint32(receipt.auth_sequence.length);
  for (const [actor, sequence] of receipt.auth_sequence) {
    Name.from(actor).toABI(encoder);
    UInt64.from(sequence).toABI(encoder);
  }
  encoder.writeVaruint32(receipt.code_sequence);
  encoder.writeVaruint32(receipt.abi_sequence);
  return sha256(encoder.getData());
}

/** How a transaction ended, as the numbers of a block's receipt. */
const STATUS_NUMBER: Record<string, number> = {executed: 0, soft_fail: 1, hard_fail: 2, delayed: 3, expired: 4};

/** Hash of a transaction's receipt: a leaf of `transaction_mroot`. `trx`: id of a scheduled one, else the packed digest. */
export function transactionReceiptDigest(status: string, cpu: number, netWords: number, trx: Uint8Array): Buffer {
  const encoder = new ABIEncoder();
  encoder.writeByte(STATUS_NUMBER[status] ?? 0);
  const us = Buffer.alloc(4);
  us.writeUInt32LE(cpu);
  encoder.writeArray(us);
  encoder.writeVaruint32(netWords);
  encoder.writeArray(trx);
  return sha256(encoder.getData());
}

/** Merkle root of hashes, with a node's marks of left and right. */
export function merkleRoot(leaves: Buffer[]): Buffer {
  let level = leaves;
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = Buffer.from(level[index] ?? ZERO_HASH);
      const right = Buffer.from(level[index + 1] ?? left);
      left[0] = (left[0] ?? 0) & 0x7f;
      right[0] = (right[0] ?? 0) | 0x80;
      next.push(sha256(left, right));
    }
    level = next;
  }
  return level[0] ?? ZERO_HASH;
}

/** What a transaction's signatures are made over. */
export function signingDigest(chainId: string, packed: Uint8Array, contextFreeData: Uint8Array): Buffer {
  const tail = contextFreeData.length > 0 ? sha256(contextFreeData) : ZERO_HASH;
  return sha256(Buffer.from(chainId, 'hex'), packed, tail);
}

/** A transaction in binary. */
export function packTransaction(transaction: Transaction): Buffer {
  return Buffer.from(Serializer.encode({object: transaction}).array);
}
