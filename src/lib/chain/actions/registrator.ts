import type {AccountName} from '../../domain/account.js';
import type {ContributionAmounts} from '../../domain/cooperative.js';
import type {Envelope} from '../../domain/document.js';
import type {MemberType} from '../../domain/member.js';
import type {ActionInput} from '../../domain/records.js';
import {action} from './authority.js';

/** Operator of the platform, hard-coded in the contracts (PROTOCOL 1.2). */
export const OPERATOR = 'voskhod';

/** Creates a member's account on the chain; costs the cooperative 1 AXON (PROTOCOL 3.a.2 step 1). */
export function newaccount(args: {
  coopname: AccountName;
  username: AccountName;
  public_key: string;
  referer?: AccountName;
}): ActionInput {
  const {coopname, username, public_key, referer = ''} = args;
  return action('registrator', 'newaccount', coopname, {coopname, referer, username, public_key, meta: '{}'});
}

/** Submits a candidate with his signed application 100 (PROTOCOL 3.a.2 step 2). */
export function reguser(args: {
  coopname: AccountName;
  username: AccountName;
  type: MemberType;
  statement: Envelope;
  registration_hash: string;
  /** Branch of the cooperative; empty by default. */
  braname?: AccountName;
}): ActionInput {
  const {coopname, username, type, statement, registration_hash, braname = ''} = args;
  const data = {coopname, braname, username, type, statement, registration_hash};
  return action('registrator', 'reguser', coopname, data);
}

/** Takes over a member of paper days without the council (PROTOCOL 3.a.3). Amounts in the chain's form. */
export function adduser(args: {
  coopname: AccountName;
  username: AccountName;
  type: MemberType;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`, not in the future. */
  created_at: string;
  initial: string;
  minimum: string;
  /** True: the entrance fee is booked too. */
  spread_initial: boolean;
  registration_hash: string;
  referer?: AccountName;
}): ActionInput {
  const {
    coopname,
    referer = '',
    username,
    type,
    created_at,
    initial,
    minimum,
    spread_initial,
    registration_hash,
  } = args;
  const rest = {created_at, initial, minimum, spread_initial, meta: '{}', registration_hash};
  return action('registrator', 'adduser', coopname, {coopname, referer, username, type, ...rest});
}

/** Gives an accepted member a new active key (PROTOCOL 3.f); the changer, by default the cooperative, signs. */
export function changekey(args: {
  coopname: AccountName;
  username: AccountName;
  public_key: string;
  changer?: AccountName;
}): ActionInput {
  const {coopname, username, public_key, changer = coopname} = args;
  return action('registrator', 'changekey', changer, {coopname, changer, username, public_key});
}

/** Asks the operator to connect a cooperative, document 50 (PROTOCOL 3.e step 3). */
export function regcoop(args: {
  coopname: AccountName;
  coop_type: string;
  announce: string;
  description: string;
  contributions: ContributionAmounts;
  document: Envelope;
}): ActionInput {
  const {coopname, coop_type, announce, description, contributions, document} = args;
  const {initial, minimum, org_initial, org_minimum} = contributions;
  const amounts = {initial, minimum, org_initial, org_minimum};
  const params = {is_cooperative: true, coop_type, announce, description, ...amounts};
  return action('registrator', 'regcoop', coopname, {coopname, username: coopname, params, document});
}

/** The operator's decision on a cooperative's connection (PROTOCOL 3.e step 4). */
export function stcoopstatus(args: {
  coopname: AccountName;
  status: 'active' | 'blocked' | 'pending';
  /** Who signs: the operator itself (default) or its chairman or staff. */
  username?: AccountName;
}): ActionInput {
  const {coopname, status, username = OPERATOR} = args;
  return action('registrator', 'stcoopstatus', username, {coopname, username, status});
}
