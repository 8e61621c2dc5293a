import type {AccountName} from '../../domain/account.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** Moves AXON (PROTOCOL 1.6); quantity in the chain's form, `100.0000 AXON`. */
export function transfer(args: {from: AccountName; to: AccountName; quantity: string; memo?: string}): ActionInput {
  const {from, to, quantity, memo = ''} = args;
  return action('eosio.token', 'transfer', from, {from, to, quantity, memo});
}
