import {AuthorityChecker, type Level} from '../../chain/authority.js';
import type {Chain} from '../../chain/chain.js';
import {secondsText, slotMs, slotText} from '../../chain/clock.js';
import {senderId} from '../../chain/delayed.js';
import {NodeError} from '../../chain/exceptions.js';
import {transactionFromJson} from '../../chain/packed.js';
import {canonicalKey, printKey} from '../../chain/print.js';
import {Params, badRequest} from '../params.js';
import {transactionJson} from '../transaction-json.js';

/** get_required_keys: which of the available keys a JSON transaction needs (recorded answers, rule 45). */
export function getRequiredKeys(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const keys = params.list('available_keys').map((key) => readKey(String(key)));
  const checker = new AuthorityChecker(chain.accounts, keys);
  for (const level of declaredLevels(params.object('transaction'))) {
    if (!checker.satisfied(level)) throw notSatisfied(level);
  }
  return {required_keys: checker.usedKeys().map(printKey).sort()};
}

/** get_transaction_id: the id as a bare JSON string. */
export function getTransactionId(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  try {
    return transactionFromJson(params.values, chain.encodeData).id.hexString;
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    throw badRequest({
      format: '${detail}',
      data: {detail},
      file: 'abi_serializer.hpp',
      line: 966,
      method: 'from_variant',
    });
  }
}

/** get_scheduled_transactions: what waits for the end of its delay. */
export function getScheduledTransactions(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const waiting = chain.delayed.all(params.integer('limit', 50));
  return {
    transactions: waiting.flatMap((row) => {
      const packed = chain.history.transaction(row.id)?.packed;
      if (!packed) return [];
      return [
        {
          trx_id: row.id,
          sender: '',
          sender_id: senderId(row.id),
          payer: row.payer,
          delay_until: slotText(row.due),
          expiration: slotText(row.expiration),
          published: slotText(row.published),
          ...(params.flag('json', false)
            ? {transaction: transactionJson(chain, packed)}
            : {transaction: packed.packed.toString('hex')}),
        },
      ];
    }),
    more: '',
  };
}

/** get_transaction_status: known for what this process has put into blocks, like on a node (rule 46). */
export function getTransactionStatus(chain: Chain, body: string): unknown {
  const id = new Params(body === '' ? {} : Params.optional(body).values).text('id').toLowerCase();
  if (!/^([0-9a-f]{2}){1,32}$/.test(id)) throw invalidTransactionId();
  const {head, irreversible} = chain;
  const tracked = chain.history.block(chain.firstTracked);
  return {
    ...transactionState(chain, id),
    head_number: head.num,
    head_id: head.id.toString('hex'),
    head_timestamp: slotText(head.slot),
    irreversible_number: irreversible.num,
    irreversible_id: irreversible.id.toString('hex'),
    irreversible_timestamp: slotText(irreversible.slot),
    earliest_tracked_block_id: tracked ? tracked.id.toString('hex') : '0'.repeat(64),
    earliest_tracked_block_number: tracked?.num ?? 0,
  };
}

function transactionState(chain: Chain, id: string): Record<string, unknown> {
  const found = chain.history.transaction(id);
  if (!found) return lostState(chain, id);
  if (found.block_num < chain.firstTracked) return {state: 'UNKNOWN'};
  const expiration = `${secondsText(found.expiration / 1000)}.000`;
  const block = chain.history.block(found.block_num);
  if (!block) return {state: 'LOCALLY_APPLIED', expiration};
  return {
    state: block.num <= chain.irreversible.num ? 'IRREVERSIBLE' : 'IN_BLOCK',
    block_number: block.num,
    block_id: block.id.toString('hex'),
    block_timestamp: slotText(block.slot),
    expiration,
  };
}

/** What a node says of a transaction that was in a block of a lost fork: it may still come again, until it expires. */
function lostState(chain: Chain, id: string): Record<string, unknown> {
  const lost = chain.forks.place(id);
  if (!lost) return {state: 'UNKNOWN'};
  return {
    state: slotMs(chain.head.slot) > lost.expiration ? 'FAILED' : 'FORKED_OUT',
    block_number: lost.num,
    block_id: lost.id.toString('hex'),
    block_timestamp: slotText(lost.slot),
    expiration: `${secondsText(lost.expiration / 1000)}.000`,
  };
}

function declaredLevels(transaction: Record<string, unknown>): Level[] {
  const actions = Array.isArray(transaction.actions) ? (transaction.actions as Record<string, unknown>[]) : [];
  return actions.flatMap(({authorization}) => (Array.isArray(authorization) ? (authorization as Level[]) : []));
}

function readKey(text: string): string {
  try {
    return canonicalKey(text);
  } catch {
    // The library's own text says nothing of use to a client.
    throw badRequest({format: 'error parsing public_key', file: 'public_key.cpp', line: 30, method: 'parse_base58'});
  }
}

function notSatisfied(level: Level): NodeError {
  const frame = {
    format: "transaction declares authority '${auth}', but does not have signatures for it.",
    data: {auth: {actor: level.actor, permission: level.permission}},
    file: 'authorization_manager.cpp',
    line: 624,
    method: 'get_required_keys',
  };
  return new NodeError('unsatisfied_authorization', [frame], 401);
}

function invalidTransactionId(): NodeError {
  return new NodeError('invalid_http_request', [
    {format: 'Invalid transaction id', file: 'chain_api_plugin.cpp', line: 40, method: 'parse_params'},
  ]);
}
