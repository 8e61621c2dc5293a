import type {AccountName} from '../../domain/account.js';
import type {Envelope} from '../../domain/document.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** A member's agreement with a program of the cooperative (PROTOCOL 3.c); program 1 with draft 1 is the wallet. */
export function signagree(args: {
  coopname: AccountName;
  username: AccountName;
  program_id: number;
  draft_id: number;
  document: Envelope;
}): ActionInput {
  const {coopname, username, program_id, document, draft_id} = args;
  return action('wallet', 'signagree', coopname, {coopname, username, program_id, document, draft_id});
}
