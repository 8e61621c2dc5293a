import type {Accounts} from './accounts.js';
import {levelText} from './authority.js';
import {secondsText, slotMs, slotText, type Slot} from './clock.js';
import {signingDigest, type RawAction} from './digests.js';
import {NodeError} from './exceptions.js';
import type {PackedTransaction} from './packed.js';
import {prunablePart} from './packed.js';
import {printKey} from './print.js';
import {transactionRefusal} from './refusals.js';
import {recoverKey} from './signature.js';

/** Limits of the chain, as get_consensus_parameters gives them. */
const MAX_LIFETIME_SECONDS = 3600;
const MAX_NET_BYTES = 524_288;
const BASE_NET_BYTES = 12;
const FIXED_NET_OVERHEAD = 16;
const DELAYED_NET_BYTES = BASE_NET_BYTES + 32;
const PRUNABLE_PERCENT = 20;

/** Keys `PUB_K1_…` behind a transaction's signatures. Throws NodeError code 10 or 3090001. */
export function signatureKeys(packed: PackedTransaction, chainId: string): string[] {
  const digest = signingDigest(chainId, packed.packed, packed.contextFreeData);
  const keys: string[] = [];
  for (const signature of packed.signatures) {
    const key = recoverKey(signature, digest);
    if (keys.includes(key)) throw duplicateSignature(key);
    keys.push(key);
  }
  return keys;
}

/** Throws NodeError 3040005 when a transaction's time is over before the pending block (recorded answers, rule 26). */
export function requireNotExpired(packed: PackedTransaction, pending: Slot): void {
  const expiration = expirationMs(packed);
  if (expiration >= slotMs(pending)) return;
  throw new NodeError('expired_tx_exception', [
    {
      format: 'expired transaction ${id}, expiration ${expire}, block time ${block_time}',
      data: {
        id: packed.id,
        expire: new Date(expiration).toISOString().slice(0, -1),
        block_time: slotText(pending),
      },
      file: 'producer_plugin.cpp',
      line: 853,
      method: 'process_incoming_transaction_async',
    },
  ]);
}

/** The refusal of a transaction that the chain has already. */
export function duplicate(id: string): NodeError {
  return new NodeError('tx_duplicate', [
    {
      format: 'duplicate transaction ${id}',
      data: {id},
      file: 'producer_plugin.cpp',
      line: 862,
      method: 'process_incoming_transaction_async',
    },
  ]);
}

/** Throws NodeError 3100006 or 3040006: extensions, and a life of more than an hour. */
export function requirePlainAndShort(packed: PackedTransaction, pending: Slot): void {
  if (packed.transaction.transaction_extensions.length > 0) {
    throw transactionRefusal(
      'subjective_block_production_exception',
      'no transaction extensions supported yet for input transactions',
      {},
      88,
      'disallow_transaction_extensions',
    );
  }
  const expiration = expirationMs(packed);
  if (expiration <= slotMs(pending) + MAX_LIFETIME_SECONDS * 1000) return;
  const place = {file: 'controller.cpp', method: 'validate_expiration'};
  throw new NodeError('tx_exp_too_far_exception', [
    {
      format:
        'Transaction expiration is too far in the future relative to the reference time of ${reference_time}, expiration is ${trx.expiration} and the maximum transaction lifetime is ${max_til_exp} seconds',
      data: {
        'trx.expiration': secondsText(expiration / 1000),
        reference_time: slotText(pending),
        max_til_exp: MAX_LIFETIME_SECONDS,
      },
      line: 3475,
      ...place,
    },
    {format: '', line: 3481, ...place},
  ]);
}

/** The refusal of a reference to a block that the chain has not; `found` is the id at that number, or zeros. */
export function wrongReference(found: Buffer): NodeError {
  const place = {file: 'controller.cpp', method: 'validate_tapos'};
  return new NodeError('invalid_ref_block_exception', [
    {
      format: "Transaction's reference block did not match. Is this transaction from a different fork?",
      data: {tapos_summary: {block_id: found.toString('hex')}},
      line: 3487,
      ...place,
    },
    {format: '', line: 3490, ...place},
  ]);
}

/** Throws NodeError 3040000 or 3040003 when an action names what does not exist, or nobody authorises anything. */
export function requireReferences(accounts: Accounts, packed: PackedTransaction, readOnly: boolean): void {
  for (const action of packed.contextFreeActions) {
    requireCode(accounts, action);
    if (action.authorization.length > 0) {
      throw reference('context-free actions cannot have authorizations', {}, 803);
    }
  }
  for (const action of packed.actions) {
    requireCode(accounts, action);
    if (readOnly && action.authorization.length > 0) {
      throw reference("read-only action '${name}' cannot have authorizations", {name: action.name}, 816);
    }
    for (const level of action.authorization) requireLevel(accounts, level);
  }
  if (readOnly || packed.actions.some(({authorization}) => authorization.length > 0)) return;
  throw transactionRefusal(
    'tx_no_auths',
    'transaction must have at least one authorization',
    {},
    831,
    'validate_referenced_accounts',
  );
}

/** NET bytes that a transaction costs before it is rounded up to words (recorded answers, rule 29). */
export function netBytes(packed: PackedTransaction): number {
  const prunable = Math.ceil((prunablePart(packed).length * PRUNABLE_PERCENT) / 100);
  const delayed = Number(packed.transaction.delay_sec.value) > 0 ? DELAYED_NET_BYTES : 0;
  return BASE_NET_BYTES + FIXED_NET_OVERHEAD + packed.packedTrx.length + prunable + delayed;
}

/** Throws NodeError 3080002 when the bytes are more than the chain or the transaction itself allows. */
export function requireNet(packed: PackedTransaction, bytes: number): void {
  const own = Number(packed.transaction.max_net_usage_words.value) * 8;
  const limit = own > 0 ? Math.min(own, MAX_NET_BYTES) : MAX_NET_BYTES;
  if (bytes <= limit) return;
  throw transactionRefusal(
    'tx_net_usage_exceeded',
    'transaction net usage is too high: ${net_usage} > ${net_limit}',
    {net_usage: bytes, net_limit: limit},
    432,
    'check_net_usage',
  );
}

/** End of a transaction's life in milliseconds since 1970. */
export function expirationMs(packed: PackedTransaction): number {
  return packed.transaction.expiration.toMilliseconds();
}

function requireCode(accounts: Accounts, {account}: RawAction): void {
  if (!accounts.exists(account)) {
    throw reference("action's code account '${account}' does not exist", {account}, 813);
  }
}

function requireLevel(accounts: Accounts, level: {actor: string; permission: string}): void {
  if (!accounts.exists(level.actor)) {
    throw reference("action's authorizing actor '${account}' does not exist", {account: level.actor}, 822);
  }
  if (!accounts.permission(level.actor, level.permission)) {
    throw reference(
      "action's authorizations include a non-existent permission: ${permission}",
      {permission: level},
      824,
    );
  }
}

function reference(format: string, data: Record<string, unknown>, line: number): NodeError {
  return transactionRefusal('transaction_exception', format, data, line, 'validate_referenced_accounts');
}

function duplicateSignature(key: string): NodeError {
  return new NodeError('tx_duplicate_sig', [
    {
      format:
        'transaction includes more than one signature signed using the same key associated with public key: ${key}',
      data: {key: printKey(key)},
      file: 'transaction.cpp',
      line: 74,
      method: 'get_signature_keys',
    },
    {format: '', file: 'transaction.cpp', line: 81, method: 'get_signature_keys'},
  ]);
}

/** Who pays for a transaction: its first authoriser. */
export function firstAuthorizer(packed: PackedTransaction): string {
  return packed.actions.find(({authorization}) => authorization.length > 0)?.authorization[0]?.actor ?? '';
}

/** `contract::action` of every action, for the log. */
export function actionNames(packed: PackedTransaction): string {
  return packed.actions
    .map(({account, name, authorization}) => `${account}::${name}(${authorization.map(levelText).join(',')})`)
    .join(' ');
}
