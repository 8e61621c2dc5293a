import {Bytes, Checksum256, KeyType, PrivateKey, Serializer, Signature, Transaction} from '@wharfkit/antelope';
import {deflateSync, inflateSync} from 'node:zlib';
import {SLOT_MS, secondsText, slotMs} from '../../../../src/lib/sandbox/chain/clock.js';
import {packTransaction, signingDigest} from '../../../../src/lib/sandbox/chain/digests.js';
import {refBlockPrefix} from '../../../../src/lib/sandbox/chain/header.js';
import {transactionFromJson} from '../../../../src/lib/sandbox/chain/packed.js';
import {KEY, type TestChain} from '../fixture.js';

/** A key that no account has. */
export const FOREIGN_KEY = testKey(2);

type Fields = Record<string, unknown>;

/** How a recorded push is made anew for another chain. All that is not named stays as it was recorded. */
export interface Change {
  /** Seconds from the pending block's time to the expiration. */
  expires?: number;
  /** What the transaction refers to. */
  reference?: {ref_block_num?: number; ref_block_prefix?: number};
  /** Signers, instead of one for all accounts. */
  keys?: PrivateKey[];
  /** Id of the chain that is signed for. */
  chainId?: string;
  /** Another form of the signatures. */
  resign?: (signatures: Signature[]) => unknown[];
  /** The recording was cut, this is instead of its action: what is missing was only long. */
  actions?: Fields[];
  /** Other fields of the transaction. */
  fields?: Fields;
  /** Bytes at the end. */
  trailing?: string;
}

/** A private key of no worth. */
export function testKey(number: number): PrivateKey {
  return new PrivateKey(KeyType.K1, new Bytes(new Uint8Array(32).fill(number)));
}

/** Seconds from the pending block's time that a rebuilt transaction lives. */
const LIFE = 60;

/** Body of a push that says the same as the recorded one and is valid, or as invalid, on this chain now. */
export function rebuilt(chain: TestChain, body: unknown, change: Change = {}): unknown {
  if (Array.isArray(body)) return twice(rebuilt(chain, body[0], change), body.length);
  const outer = body as Fields;
  const packed = outer.packed_trx === undefined ? (outer.transaction as Fields) : outer;
  if (packed.packed_trx === undefined) return jsonForm(chain, outer, change);
  const {packed: bytes, contextFree} = unpack(packed);
  const transaction = fresh(
    chain,
    change.actions ? EMPTY : Serializer.decode({data: bytes, type: Transaction}),
    change,
  );
  const again = packTransaction(transaction);
  const pack = (data: Buffer) => (isZlib(packed) && data.length > 0 ? deflateSync(data) : data).toString('hex');
  const fields = {
    ...packed,
    signatures: signatures(chain, again, contextFree, packed.signatures as unknown[], change),
    packed_trx: pack(again) + (change.trailing ?? ''),
  };
  return packed === outer ? fields : {...outer, transaction: fields};
}

const EMPTY = Transaction.from({expiration: 0, ref_block_num: 0, ref_block_prefix: 0, actions: []});

function jsonForm(chain: TestChain, outer: Fields, change: Change): unknown {
  const {encodeData} = chain.chain;
  const transaction = fresh(chain, transactionFromJson(outer.transaction, encodeData), change);
  const {expiration, ref_block_num, ref_block_prefix} = transaction;
  return {
    ...outer,
    signatures: signatures(chain, packTransaction(transaction), Buffer.alloc(0), outer.signatures as unknown[], change),
    transaction: {
      ...(outer.transaction as Fields),
      expiration: String(expiration),
      ref_block_num: ref_block_num.toNumber(),
      ref_block_prefix: ref_block_prefix.toNumber(),
    },
  };
}

function fresh(chain: TestChain, old: Transaction, {expires = LIFE, reference, actions, fields}: Change): Transaction {
  const {head, pending} = chain.chain;
  const expiration = Math.floor(slotMs(pending.slot) / 1000) + expires;
  return Transaction.from({
    ...(old as object),
    expiration: secondsText(expiration),
    ref_block_num: head.num & 0xffff,
    ref_block_prefix: refBlockPrefix(head.id),
    ...reference,
    ...(actions === undefined ? {} : {actions}),
    ...fields,
  } as unknown as Parameters<typeof Transaction.from>[0]);
}

function signatures(
  chain: TestChain,
  packed: Buffer,
  contextFree: Buffer,
  recorded: unknown[],
  {keys, chainId = chain.chain.chainId, resign = (made) => made}: Change,
): unknown[] {
  const digest = Checksum256.from(signingDigest(chainId, packed, contextFree));
  const signers = keys ?? recorded.map(() => KEY);
  return resign(signers.map((key) => key.signDigest(digest))).map(String);
}

function unpack(packed: Fields): {packed: Buffer; contextFree: Buffer} {
  const [trx, free] = [packed.packed_trx, packed.packed_context_free_data].map((hex) =>
    Buffer.from(typeof hex === 'string' ? hex : '', 'hex'),
  );
  const open = (data: Buffer) => (isZlib(packed) && data.length > 0 ? inflateSync(data) : data);
  return {packed: open(trx!), contextFree: open(free!)};
}

function isZlib({compression}: Fields): boolean {
  return compression === 1 || compression === 'zlib';
}

function twice(value: unknown, count: number): unknown[] {
  return Array.from({length: count}, () => value);
}

/** The same signature with the other, non-canonical half of its curve. */
export function negated(signature: Signature): string {
  const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const bytes = Buffer.from(signature.data.array);
  const s = BigInt(`0x${bytes.subarray(33).toString('hex')}`);
  bytes.write((ORDER - s).toString(16).padStart(64, '0'), 33, 'hex');
  // The recovery id's last bit tells which half it is.
  bytes[0] = ((bytes[0]! - 31) ^ 1) + 31;
  return String(new Signature(signature.type, new Bytes(bytes)));
}

/** Moves the chain to where its next block begins with a whole second. */
export function toWholeSecond(chain: TestChain): void {
  while (slotMs(chain.chain.pending.slot) % (2 * SLOT_MS) !== 0) chain.chain.produce();
}
