import type {Action} from '@wharfkit/antelope';
import {randomInt} from 'node:crypto';
import {CoopError} from '../domain/errors.js';
import {sha256Hex} from '../domain/hash.js';
import type {ActionInput} from '../domain/records.js';
import type {Signer} from '../signing/signer.js';
import {fitToAbi} from './drift.js';
import type {NodeClient, NodeInfo, PackedTransaction} from './types.js';

/** A transaction that is signed and complete; nothing of it has been sent. */
export interface BuiltTransaction {
  packed: PackedTransaction;
  /** SHA-256 of the packed bytes, lower-case hex. */
  transaction_id: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`: the last block time at which a block may take it. */
  expiration: string;
  /** Full number of the last irreversible block that it refers to (TAPOS). */
  ref_block_num: number;
}

/** What a transaction is made of. */
export interface BuildOptions {
  actions: ActionInput[];
  node: NodeClient;
  /** One per key that must sign; a key given twice signs once. */
  signers: Signer[];
  /** Life of the transaction from the chain's head time on, at most 3600; default 120. */
  expireSeconds?: number | undefined;
  /** The chain as the node has just told it; asked for when absent. */
  info?: NodeInfo | undefined;
}

/**
 * Serialises actions by the contracts' live ABIs and signs them: TAPOS from the last irreversible block, expiration from
 * the chain's own time (recorded answers, rules 26 and 27). Two calls never give the same transaction.
 * Throws the ABI errors of `fitToAbi`, `abi_value_invalid` and the node's.
 */
export async function buildTransaction(options: BuildOptions): Promise<BuiltTransaction> {
  const {actions, node, signers, expireSeconds = 120} = options;
  const {Serializer, Transaction} = await import('@wharfkit/antelope');
  const info = options.info ?? (await node.info());
  const serialised = await Promise.all(actions.map((action) => serialise(action, node)));
  const reference = info.last_irreversible_block_id;
  const content = sha256Hex(JSON.stringify(serialised));
  const transaction = Transaction.from({
    expiration: distinctExpiration({reference, content}, info.head_block_time, expireSeconds),
    ref_block_num: info.last_irreversible_block_num & 0xffff,
    ref_block_prefix: Buffer.from(reference, 'hex').readUInt32LE(8),
    actions: serialised,
  });
  const digest = transaction.signingDigest(info.chain_id).array;
  const unique = new Map(signers.map((signer) => [signer.publicKey, signer]));
  return {
    packed: {
      signatures: [...unique.values()].map((signer) => signer.signDigest(digest)),
      packed_trx: Serializer.encode({object: transaction}).hexString,
    },
    transaction_id: transaction.id.hexString,
    expiration: transaction.expiration.toString(),
    ref_block_num: info.last_irreversible_block_num,
  };
}

/** The names of a transaction's actions for messages: `registrator::reguser, gateway::incomplete`. */
export function actionNames(actions: ActionInput[]): string {
  return actions.map(({account, name}) => `${account}::${name}`).join(', ');
}

/** An action with its data serialised by the live ABI. Throws the ABI errors of `fitToAbi`, `abi_value_invalid`. */
export async function serialise(action: ActionInput, node: Pick<NodeClient, 'abi'>): Promise<Action> {
  const antelope = await import('@wharfkit/antelope');
  const abi = await node.abi(action.account);
  const data = fitToAbi(abi, action);
  try {
    return antelope.Action.from({...action, data}, abi);
  } catch (error) {
    const field = error instanceof Error ? placeIn(error.message) : '';
    throw new CoopError('abi_value_invalid', 'invalid', {contract: action.account, action: action.name, field});
  }
}

/** Only the place of a serialiser's complaint, `root<transfer>.quantity<asset>`: the rest may repeat the value. */
function placeIn(message: string): string {
  const path = / at root(?:<[^>]*>)?\.?(\S*?):? /.exec(`${message} `)?.[1] ?? '';
  return path.replace(/<[^>]*>/g, '');
}

/** By content: the last expiration that was given to it with the reference block of now. */
let given = {reference: '', seconds: new Map<string, number>()};

/**
 * Equal content within one second would have the same id and be refused as a duplicate (rule 24): calls with the same
 * content and reference block get growing expirations, and a random start keeps other processes apart.
 */
function distinctExpiration(
  {reference, content}: {reference: string; content: string},
  headTime: string,
  expireSeconds: number,
): string {
  if (given.reference !== reference) given = {reference, seconds: new Map()};
  const head = Math.ceil(Date.parse(`${headTime}Z`) / 1000);
  const wanted = head + Math.min(expireSeconds, 3600 - 120) + randomInt(10);
  const seconds = Math.max(wanted, (given.seconds.get(content) ?? 0) + 1);
  given.seconds.set(content, seconds);
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
