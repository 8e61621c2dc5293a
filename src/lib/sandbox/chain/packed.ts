import {
  ABIEncoder,
  Action,
  PermissionLevel,
  Serializer,
  Signature,
  Transaction,
  TransactionExtension,
} from '@wharfkit/antelope';
import {deflateSync, inflateSync} from 'node:zlib';
import {packTransaction, sha256, type RawAction} from './digests.js';
import {NodeError, type Frame} from './exceptions.js';
import {ResolvedAbi} from './resolved-abi.js';

/** A signed transaction as it came in. */
export interface PackedTransaction {
  id: string;
  transaction: Transaction;
  /** The transaction in binary, as signed. */
  packed: Buffer;
  signatures: Signature[];
  compression: 'none' | 'zlib';
  /** As sent, perhaps compressed. */
  packedTrx: Buffer;
  packedContextFreeData: Buffer;
  /** Uncompressed; empty when there are none. */
  contextFreeData: Buffer;
  actions: RawAction[];
  contextFreeActions: RawAction[];
}

/** The parts of a transaction that are printed. */
export type Unpacked = Pick<PackedTransaction, 'transaction' | 'contextFreeData' | 'actions' | 'contextFreeActions'>;

/** How a packed transaction is stored, and printed inside a block. */
export interface PackedJson {
  signatures: string[];
  compression: 'none' | 'zlib';
  packed_context_free_data: string;
  packed_trx: string;
}

/** Encodes an action's JSON data by the account's ABI; undefined when that is impossible. */
export type DataEncoder = (account: string, action: string, data: unknown) => Buffer | undefined;

/** Where in a node the packed transaction is read; the last entry of its exceptions. */
export interface Reader {
  line: number;
  method: string;
}

const EXTRACT = {file: 'abi_serializer.hpp', line: 841, method: 'extract'};
const VARIANT: Frame = {
  format: 'Failed to deserialize variant',
  file: 'abi_serializer.hpp',
  line: 966,
  method: 'from_variant',
};

const NO_OBJECT: Frame = {
  format: "Invalid cast from type 'null_type' to Object",
  file: 'variant.cpp',
  line: 622,
  method: 'get_object',
};

/** Largest transaction after decompression. */
const MAX_UNPACKED = 8 * 1024 * 1024;

/**
 * Reads the body of a push: packed form or JSON form (recorded answers, rule 17). Throws NodeError 3010010 for anything
 * that is no transaction.
 */
export function readPacked(
  body: Record<string, unknown> | undefined,
  encodeData: DataEncoder,
  reader: Reader,
): PackedTransaction {
  const top: Frame = {format: 'Invalid packed transaction', file: 'chain_plugin.cpp', ...reader};
  if (!body) throw new NodeError('packed_transaction_type_exception', [top, NO_OBJECT, VARIANT]);
  const missing = (field: string) =>
    new NodeError('packed_transaction_type_exception', [{format: `Missing ${field}`, ...EXTRACT}, VARIANT, top]);
  if (body.signatures === undefined) throw missing('signatures');
  if (body.compression === undefined) throw missing('compression');
  const packedForm = typeof body.packed_trx === 'string' && body.packed_trx !== '';
  if (!packedForm && body.transaction === undefined) throw missing('transaction');
  try {
    const signatures = readSignatures(body.signatures);
    const compression = readCompression(body.compression);
    return packedForm
      ? fromPacked(signatures, compression, String(body.packed_trx), textOf(body.packed_context_free_data))
      : fromJson(signatures, compression, body, encodeData);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const cause: Frame = {format: '${detail}', data: {detail}, file: 'transaction.cpp', line: 346, method: 'unpack'};
    throw new NodeError('packed_transaction_type_exception', [top, cause, VARIANT]);
  }
}

/** A packed transaction back from the store. */
export function restorePacked(json: PackedJson): PackedTransaction {
  return fromPacked(
    json.signatures.map((text) => Signature.from(text)),
    json.compression,
    json.packed_trx,
    json.packed_context_free_data,
  );
}

/** A transaction from the store as far as it is printed. */
export function unpack({compression, packed_trx, packed_context_free_data}: PackedJson): Unpacked {
  const [trx, contextFree] = [packed_trx, packed_context_free_data].map((hex) =>
    decompress(compression, Buffer.from(hex, 'hex')),
  ) as [Buffer, Buffer];
  return {...parts(decodeTransaction(trx)), contextFreeData: withoutEmptyList(contextFree)};
}

/** The form in which a packed transaction is stored and printed. */
export function packedJson(packed: PackedTransaction): PackedJson {
  return {
    signatures: packed.signatures.map(String),
    compression: packed.compression,
    packed_context_free_data: packed.packedContextFreeData.toString('hex'),
    packed_trx: packed.packedTrx.toString('hex'),
  };
}

/** A transaction of the chain's own: nobody signs it. */
export function unsigned(transaction: Transaction): PackedTransaction {
  return assemble([], 'none', transaction, packTransaction(transaction), Buffer.alloc(0));
}

/** Bytes of the signatures and context-free data, which count less for NET than the rest. */
export function prunablePart(packed: PackedTransaction): Buffer {
  const encoder = new ABIEncoder();
  encoder.writeVaruint32(packed.signatures.length);
  for (const signature of packed.signatures) signature.toABI(encoder);
  encoder.writeArray(packed.packedContextFreeData);
  return Buffer.from(encoder.getData());
}

/** What stands for a transaction in the block's `transaction_mroot`. */
export function packedDigest(packed: PackedTransaction): Buffer {
  const encoder = new ABIEncoder();
  encoder.writeByte(packed.compression === 'zlib' ? 1 : 0);
  encoder.writeVaruint32(packed.packedTrx.length);
  encoder.writeArray(packed.packedTrx);
  encoder.writeArray(sha256(prunablePart(packed)));
  return sha256(encoder.getData());
}

function fromPacked(
  signatures: Signature[],
  compression: 'none' | 'zlib',
  trx: string,
  contextFree: string,
): PackedTransaction {
  const packedTrx = readHex(trx);
  const packedContextFreeData = readHex(contextFree);
  const transaction = decodeTransaction(decompress(compression, packedTrx));
  return {
    ...assemble(signatures, compression, transaction, packedTrx, packedContextFreeData),
    contextFreeData: withoutEmptyList(decompress(compression, packedContextFreeData)),
  };
}

function decompress(compression: PackedJson['compression'], bytes: Buffer): Buffer {
  return compression === 'zlib' && bytes.length > 0 ? inflateSync(bytes, {maxOutputLength: MAX_UNPACKED}) : bytes;
}

/** Made once: the library would make it anew for every transaction. */
const TRANSACTION_ABI = new ResolvedAbi(Serializer.synthesize(Transaction));

function decodeTransaction(data: Buffer): Transaction {
  const customTypes = [Action, PermissionLevel, TransactionExtension];
  return Serializer.decode({data, type: Transaction, abi: TRANSACTION_ABI, customTypes});
}

/** A list of no pieces, which clients send as one zero byte, is the same as nothing. */
function withoutEmptyList(data: Buffer): Buffer {
  return data.length === 1 && data[0] === 0 ? Buffer.alloc(0) : data;
}

function fromJson(
  signatures: Signature[],
  compression: 'none' | 'zlib',
  body: Record<string, unknown>,
  encodeData: DataEncoder,
): PackedTransaction {
  const transaction = transactionFromJson(body.transaction, encodeData);
  const pieces = Array.isArray(body.context_free_data) ? body.context_free_data.map((piece) => String(piece)) : [];
  const contextFreeData =
    pieces.length > 0 ? Buffer.from(Serializer.encode({object: pieces, type: 'bytes[]'}).array) : Buffer.alloc(0);
  const pack = (bytes: Buffer) => (compression === 'zlib' && bytes.length > 0 ? deflateSync(bytes) : bytes);
  const packedTrx = pack(packTransaction(transaction));
  return {...assemble(signatures, compression, transaction, packedTrx, pack(contextFreeData)), contextFreeData};
}

/** A transaction from JSON whose action data are hex or plain JSON. Throws the library's Error when it does not fit. */
export function transactionFromJson(json: unknown, encodeData: DataEncoder): Transaction {
  const fields = json as Record<string, unknown>;
  return Transaction.from({
    ...fields,
    actions: encodeAll(fields.actions, encodeData),
    context_free_actions: encodeAll(fields.context_free_actions, encodeData),
  } as unknown as Parameters<typeof Transaction.from>[0]);
}

function encodeAll(actions: unknown, encodeData: DataEncoder): unknown[] {
  if (!Array.isArray(actions)) return [];
  return (actions as Record<string, unknown>[]).map((action) => {
    if (typeof action.data === 'string') return action;
    const data = encodeData(String(action.account), String(action.name), action.data);
    if (!data) throw new Error(`data of ${String(action.account)}::${String(action.name)} do not fit`);
    return {...action, data: data.toString('hex')};
  });
}

function assemble(
  signatures: Signature[],
  compression: 'none' | 'zlib',
  transaction: Transaction,
  packedTrx: Buffer,
  packedContextFreeData: Buffer,
): PackedTransaction {
  const packed = packTransaction(transaction);
  return {
    id: sha256(packed).toString('hex'),
    packed,
    signatures,
    compression,
    packedTrx,
    packedContextFreeData,
    contextFreeData: packedContextFreeData,
    ...parts(transaction),
  };
}

function parts(transaction: Transaction): Pick<Unpacked, 'transaction' | 'actions' | 'contextFreeActions'> {
  return {
    transaction,
    actions: transaction.actions.map(rawAction),
    contextFreeActions: transaction.context_free_actions.map(rawAction),
  };
}

function rawAction(action: Transaction['actions'][number]): RawAction {
  return {
    account: String(action.account),
    name: String(action.name),
    authorization: action.authorization.map(({actor, permission}) => ({
      actor: String(actor),
      permission: String(permission),
    })),
    data: Buffer.from(action.data.array),
  };
}

function readSignatures(value: unknown): Signature[] {
  if (!Array.isArray(value)) throw new Error(`Invalid cast from type '${typeof value}_type' to Array`);
  return value.map((text) => Signature.from(String(text)));
}

function readCompression(value: unknown): 'none' | 'zlib' {
  if (value === 0 || value === '0' || value === 'none') return 'none';
  if (value === 1 || value === '1' || value === 'zlib') return 'zlib';
  throw new Error(`invalid index '${String(value)}' in enum 'eosio::chain::packed_transaction::compression_type'`);
}

function readHex(text: string): Buffer {
  const wrong = /[^0-9a-fA-F]/.exec(text);
  if (wrong) throw new Error(`Invalid hex character '${wrong[0]}'`);
  if (text.length % 2 !== 0) throw new Error('the length of hex string should be even number');
  return Buffer.from(text, 'hex');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
