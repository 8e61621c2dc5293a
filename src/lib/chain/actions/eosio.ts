import type {AccountName} from '../../domain/account.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** Buys CPU, NET and RAM for an account (PROTOCOL 1.7); `transfer` leaves the RAM to it for good. */
export function powerup(args: {
  payer: AccountName;
  receiver: AccountName;
  payment: string;
  days?: number;
  transfer?: boolean;
}): ActionInput {
  const {payer, receiver, payment, days = 1, transfer: keep = true} = args;
  return action('eosio', 'powerup', payer, {payer, receiver, days, payment, transfer: keep});
}
