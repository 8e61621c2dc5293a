import type {AccountName} from '../../domain/account.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** The cashier confirms an incoming payment (PROTOCOL 3.a.2 step 3, 3.b). */
export function incomplete(args: {coopname: AccountName; income_hash: string}): ActionInput {
  const {coopname, income_hash} = args;
  return action('gateway', 'incomplete', coopname, {coopname, income_hash});
}

/** The cashier declines an incoming payment. */
export function indecline(args: {coopname: AccountName; income_hash: string; reason: string}): ActionInput {
  const {coopname, income_hash, reason} = args;
  return action('gateway', 'indecline', coopname, {coopname, income_hash, reason});
}
