import type {TransactionType} from '@wharfkit/antelope';
import type {NodeClient, PackedTransaction} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import {isRecord, serialiseAll, readActions} from './actions.js';

/** More signatures than any transaction has. */
const MOST_SIGNATURES = 100;

/**
 * The signed transaction in what a person gave: bytes as hex, a body of push_transaction or send_transaction2, an entry of
 * the outbox, or a transaction as plain JSON, whose actions are serialised by the live ABIs. `what` names it in errors.
 * Throws `raw_undecodable`, and what `serialiseAll` throws.
 */
export async function transactionIn(
  given: unknown,
  what: string,
  node: () => Promise<NodeClient>,
): Promise<PackedTransaction> {
  if (typeof given === 'string' && isHex(given)) return {signatures: [], packed_trx: given.toLowerCase()};
  if (!isRecord(given)) throw undecodable(what);
  const {packed, transaction, packed_trx, signatures = []} = given;
  if (typeof packed_trx === 'string' && isHex(packed_trx)) {
    if (isCompressed(given.compression)) throw undecodable(what);
    return {signatures: readSignatures(signatures, what), packed_trx: packed_trx.toLowerCase()};
  }
  if (isRecord(packed)) return transactionIn(packed, what, node);
  if (isRecord(transaction))
    return transactionIn({...transaction, ...(given.signatures === undefined ? {} : {signatures})}, what, node);
  if (!('actions' in given && 'expiration' in given)) throw undecodable(what);
  return {signatures: readSignatures(signatures, what), packed_trx: await pack(given, what, node)};
}

/** The bytes of a transaction that is given as plain JSON. */
async function pack(given: Record<string, unknown>, what: string, node: () => Promise<NodeClient>): Promise<string> {
  const {Action, Serializer, Transaction} = await import('@wharfkit/antelope');
  const list: unknown[] = Array.isArray(given.actions) ? given.actions : [];
  const actions = [];
  for (const item of list) {
    if (!isRecord(item)) throw undecodable(what);
    const {account, name, authorization, data, hex_data} = item;
    // Bytes, where they are given, are what was signed; a node gives what it could read of them beside.
    const bytes = [hex_data, data].find(isBytes);
    const [action] = readActions([{account, name, authorization, data: bytes === undefined ? data : {}}], what, '');
    if (!action) continue;
    const [packed] = bytes === undefined ? await serialiseAll(await node(), [action]) : [];
    actions.push(Action.from({...action, data: bytes ?? packed?.hex_data ?? ''}));
  }
  try {
    const transaction = Transaction.from({...given, actions} as TransactionType);
    return Serializer.encode({object: transaction}).hexString;
  } catch {
    throw undecodable(what);
  }
}

function isBytes(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{2})*$/i.test(value);
}

function readSignatures(given: unknown, what: string): string[] {
  const list: unknown[] = Array.isArray(given) ? given : [];
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length !== list.length || texts.length > MOST_SIGNATURES) throw undecodable(what);
  return texts;
}

function isHex(text: string): boolean {
  return /^(?:[0-9a-f]{2}){10,}$/i.test(text);
}

function isCompressed(compression: unknown): boolean {
  return ![undefined, 0, '0', 'none'].includes(compression as undefined);
}

function undecodable(what: string): CoopError<'raw_undecodable'> {
  return new CoopError('raw_undecodable', 'invalid', {what});
}
