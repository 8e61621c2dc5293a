import type {Transaction} from '@wharfkit/antelope';
import type {NodeClient, PackedTransaction} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import type {ActionInput, OutboxState} from '../../domain/records.js';
import type {Workspace} from '../workspace.js';
import {readDocuments, type DecodedDocument} from './documents.js';
import './errors.js';
import type {Found, Source} from './find.js';
import {ifKnown} from './lenient.js';

/** One action of a decoded transaction; `data` is absent where no ABI explains the bytes. */
export interface DecodedAction {
  account: string;
  name: string;
  authorization: {actor: string; permission: string}[];
  data?: Record<string, unknown>;
  hex_data?: string;
}

/** A signature with the key that made it, and the permissions `account@permission` known to have that key. */
export interface DecodedSignature {
  signature: string;
  public_key?: string;
  owners: string[];
}

/** A transaction, taken apart. */
export interface DecodedTransaction {
  transaction_id: string;
  source: Source;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  expiration?: string;
  /** Low 16 bits of the number of the block that it refers to, and a part of its id (TAPOS). */
  ref_block_num?: number;
  ref_block_prefix?: number;
  actions: DecodedAction[];
  signatures: DecodedSignature[];
  documents: DecodedDocument[];
  block_num?: number;
  outbox_id?: number;
  state?: OutboxState;
}

/** What decoding works with: any part may be missing. */
export interface DecodeMeans {
  work?: Workspace | undefined;
  node?: NodeClient | undefined;
  /** Chain that the signatures are for. */
  chain_id?: string | undefined;
}

/** Takes a transaction apart. Throws `raw_undecodable` (`what` names it). */
export async function decodeTransaction(found: Found, what: string, means: DecodeMeans): Promise<DecodedTransaction> {
  const {packed, block_num, outbox_id, state, source} = found;
  const transaction = packed && (await unpack(packed, what));
  const actions = transaction ? await decodeActions(transaction, means, found.actions) : (found.actions ?? []);
  return {
    transaction_id: transaction?.id.hexString ?? what,
    source,
    ...(transaction
      ? {
          expiration: transaction.expiration.toString(),
          ref_block_num: transaction.ref_block_num.toNumber(),
          ref_block_prefix: transaction.ref_block_prefix.toNumber(),
        }
      : {}),
    actions,
    signatures: packed && transaction ? await recoverAll(packed, transaction, means) : [],
    documents: await readDocuments(actions, means),
    ...(block_num === undefined ? {} : {block_num}),
    ...(outbox_id === undefined ? {} : {outbox_id}),
    ...(state === undefined ? {} : {state}),
  };
}

async function unpack({packed_trx}: PackedTransaction, what: string): Promise<Transaction> {
  const antelope = await import('@wharfkit/antelope');
  try {
    const transaction = antelope.Serializer.decode({data: packed_trx, type: antelope.Transaction});
    const isWhole = antelope.Serializer.encode({object: transaction}).hexString === packed_trx.toLowerCase();
    if (isWhole) return transaction;
  } catch {
    // Told below.
  }
  throw new CoopError('raw_undecodable', 'invalid', {what});
}

/** By the live ABIs; without a node by what the outbox keeps of the same actions. */
async function decodeActions(
  {actions}: Transaction,
  {node}: DecodeMeans,
  kept: ActionInput[] | undefined,
): Promise<DecodedAction[]> {
  const {Serializer} = await import('@wharfkit/antelope');
  const decoded: DecodedAction[] = [];
  for (const [at, action] of actions.entries()) {
    const account = String(action.account);
    const head = {
      account,
      name: String(action.name),
      authorization: action.authorization.map(({actor, permission}) => ({
        actor: String(actor),
        permission: String(permission),
      })),
    };
    const abi = node && (await ifKnown(() => node.abi(account)));
    const hex_data = action.data.hexString;
    try {
      if (!abi) throw new TypeError('no ABI');
      const data = Serializer.objectify(action.decodeData(abi)) as Record<string, unknown>;
      decoded.push({...head, data});
    } catch {
      // Foreign bytes need not be what an ABI says.
      const data = kept?.[at]?.data;
      decoded.push({...head, ...(data ? {data} : {}), hex_data});
    }
  }
  return decoded;
}

async function recoverAll(
  {signatures}: PackedTransaction,
  transaction: Transaction,
  {work, node, chain_id}: DecodeMeans,
): Promise<DecodedSignature[]> {
  const {recoverPublicKey} = await import('../../signing/index.js');
  if (chain_id === undefined) return signatures.map((signature) => ({signature, owners: []}));
  const digest = transaction.signingDigest(chain_id).array;
  const actors = new Set(
    transaction.actions.flatMap(({authorization}) => authorization.map(({actor}) => String(actor))),
  );
  const owners = await ownersOfKeys([...actors].slice(0, 20), work, node);
  return signatures.map((signature) => {
    const public_key = recoverPublicKey(digest, signature);
    if (public_key === undefined) return {signature, owners: []};
    return {signature, public_key, owners: [...(owners.get(public_key) ?? [])].sort()};
  });
}

/** Who has which key: the vault, the cards, and the accounts that the transaction names, as the node knows them. */
async function ownersOfKeys(
  actors: readonly string[],
  work: Workspace | undefined,
  node: NodeClient | undefined,
): Promise<Map<string, Set<string>>> {
  const owners = new Map<string, Set<string>>();
  const add = (key: string, owner: string): void => {
    owners.set(key, (owners.get(key) ?? new Set()).add(owner));
  };
  for (const {account, permission, public_key} of work?.registry.keys.list() ?? []) {
    add(public_key, `${account}@${permission}`);
  }
  for (const {account, public_key} of work?.registry.cards.list() ?? []) add(public_key, `${account}@active`);
  const accounts = node ? await Promise.all(actors.map((actor) => ifKnown(() => node.account(actor)))) : [];
  for (const account of accounts) {
    for (const {name, keys} of account?.permissions ?? []) {
      for (const {key} of keys) add(key, `${account?.account ?? ''}@${name}`);
    }
  }
  return owners;
}
