import type {Accounts} from './accounts.js';
import {covers, levelText, type AuthorityChecker, type Level} from './authority.js';
import type {RawAction} from './digests.js';
import type {NodeError} from './exceptions.js';
import {keyNumber, nameText} from './names.js';
import {canonicalKey, printKey} from './print.js';
import {authorizationRefusal} from './refusals.js';

/** Longest delay that a transaction may ask for, in milliseconds (`max_transaction_delay`). */
const DELAY_LIMIT_MS = 3_888_000_000;

/**
 * Checks that every declared permission is the right one for its action and is satisfied. `keys` are for the message only.
 * Throws NodeError 3090005 (irrelevant permission) or 3090003 (unsatisfied).
 */
export function requireAuthorization(
  accounts: Accounts,
  actions: RawAction[],
  checker: AuthorityChecker,
  keys: string[],
): void {
  const checked = new Set<string>();
  for (const action of actions) {
    for (const level of action.authorization) {
      requireRelevant(accounts, action, level);
      if (checked.has(levelText(level))) continue;
      checked.add(levelText(level));
      if (!checker.satisfied(level)) throw unsatisfied(level, keys);
    }
  }
}

/** Keys as a node lists them in messages. */
export function printedKeys(keys: string[]): string[] {
  return keys.map((key) => printKey(canonicalKey(key))).sort();
}

/** A permission may stand for an action when it is the linked one (`active` by default) or above it. */
function requireRelevant(accounts: Accounts, action: RawAction, level: Level): void {
  const minimum = minimumPermission(accounts, action, level);
  if (minimum === 'eosio.any' || covers(accounts, level.actor, level.permission, minimum)) return;
  throw authorizationRefusal(
    'irrelevant_auth_exception',
    "action declares irrelevant authority '${auth}'; minimum authority is ${min}",
    {auth: level, min: {actor: level.actor, permission: minimum}},
    533,
  );
}

/** updateauth and deleteauth need the permission that they change, or for a new one its parent. */
function minimumPermission(accounts: Accounts, action: RawAction, level: Level): string {
  if (action.account === 'eosio' && (action.name === 'updateauth' || action.name === 'deleteauth')) {
    const name = (offset: number) =>
      nameText(keyNumber(Buffer.from(action.data.subarray(offset, offset + 8)).reverse()));
    if (name(0) === level.actor) {
      if (accounts.permission(level.actor, name(8)) || action.name === 'deleteauth') return name(8);
      return name(16);
    }
  }
  return accounts.linked(level.actor, action.account, action.name) ?? 'active';
}

function unsatisfied(level: Level, keys: string[]): NodeError {
  return authorizationRefusal(
    'unsatisfied_authorization',
    "transaction declares authority '${auth}', but does not have signatures for it under a provided delay of ${provided_delay} ms, provided permissions ${provided_permissions}, provided keys ${provided_keys}, and a delay max limit of ${delay_max_limit_ms} ms",
    {
      auth: level,
      provided_delay: 0,
      provided_permissions: [],
      provided_keys: printedKeys(keys),
      delay_max_limit_ms: DELAY_LIMIT_MS,
    },
    548,
  );
}
