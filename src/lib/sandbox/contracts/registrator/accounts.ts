import type {ActionContext, Authority} from '../../contract.js';
import {requireCoopOrAdmin} from '../shared/authority.js';
import {PROVIDER} from '../shared/constants.js';
import {applyOperation} from '../shared/ledger.js';
import {findParticipant, requireAccountCard, requireCooperative} from '../shared/lookups.js';
import {requireRub} from '../shared/money.js';
import type {AccountRow} from '../shared/rows.js';
import {timeText} from '../shared/values.js';
import {adjustMembers} from './cooperatives.js';
import {accountCards, cooperatives} from './rows.js';

/** Types of persons; an account has none before its first application. */
export const PERSON_TYPES: readonly string[] = ['individual', 'entrepreneur', 'organization'];

const REGISTRATOR: Authority = {
  threshold: 1,
  keys: [],
  accounts: [{permission: {actor: 'registrator', permission: 'active'}, weight: 1}],
  waits: [],
};

/** A card with the platform's defaults. */
export function newCard(context: ActionContext, card: Partial<AccountRow> & {username: string}): AccountRow {
  return {
    referer: '',
    registrator: '',
    type: '',
    status: 'pending',
    meta: '{}',
    storages: [],
    verifications: [],
    registered_at: timeText(context.now),
    ...card,
  };
}

/** `registrator::newaccount`: an account for a person who is about to apply (PROTOCOL 3.a.2 step 1). */
export function newaccount(
  context: ActionContext,
  data: {coopname: string; referer: string; username: string; public_key: string; meta: string},
): void {
  const {coopname, referer, username, meta} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  checkReferer(context, referer);
  context.check(!accountCards(context).get(username), 'Аккаунт уже зарегистририван');
  createAccount(context, coopname, username, singleKey(data.public_key));
  accountCards(context).put(newCard(context, {username, referer, registrator: coopname, meta}));
}

interface AddUser {
  coopname: string;
  referer: string;
  username: string;
  type: string;
  created_at: string;
  initial: string;
  minimum: string;
  spread_initial: boolean;
  meta: string;
  registration_hash: string;
}

/** `registrator::adduser`: a member of paper days, without the council (PROTOCOL 3.a.3). */
export function adduser(context: ActionContext, data: AddUser): void {
  const {coopname, username, referer, type, meta, created_at} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  context.check(PERSON_TYPES.includes(type), 'Неверный тип пользователя');
  checkReferer(context, referer);
  context.check(!accountCards(context).get(username), 'Аккаунт уже зарегистририван');
  context.check(created_at <= timeText(context.now), 'Дата created_at должна быть в прошлом');
  requireRub(context, data.initial);
  requireRub(context, data.minimum);
  createAccount(context, coopname, username, REGISTRATOR);
  const card = {username, referer, registrator: coopname, type, status: 'active', meta, storages: [coopname]};
  accountCards(context).put(newCard(context, card));
  applyRegistration(context, data, 'o.reg.putmin', data.minimum);
  if (data.spread_initial) applyRegistration(context, data, 'o.reg.payent', data.initial);
  adjustMembers(context, coopname, 1n);
  sendAddParticipant(context, {...data, braname: ''});
}

/** The council's contract makes the person a member. */
export function sendAddParticipant(
  context: ActionContext,
  member: {
    coopname: string;
    username: string;
    braname: string;
    type: string;
    created_at: string;
    initial: string;
    minimum: string;
    spread_initial: boolean;
  },
): void {
  const {coopname, username, braname, type, created_at, initial, minimum, spread_initial} = member;
  context.send({
    account: 'soviet',
    name: 'addpartcpnt',
    data: {coopname, username, braname, type, created_at, initial, minimum, spread_initial},
  });
}

/**
 * `registrator::changekey`: a new key for a member, or for a cooperative that the provider hosts (PROTOCOL 3.f, 3.e
 * step 6; for a cooperative the rule is inferred).
 */
export function changekey(
  context: ActionContext,
  data: {coopname: string; changer: string; username: string; public_key: string},
): void {
  const {coopname, changer, username} = data;
  context.requireAuth(changer);
  requireCoopOrAdmin(context, coopname, changer, 'changekey');
  requireCooperative(context, coopname);
  requireAccountCard(context, username);
  const isMember = findParticipant(context, coopname, username)?.status === 'accepted';
  const isHostedCoop = coopname === PROVIDER && cooperatives(context).get(username) !== undefined;
  context.check(isMember || isHostedCoop, 'Пайщик не активен в кооперативе');
  context.send({
    account: 'eosio',
    name: 'changekey',
    data: {account: username, permission: 'active', parent: 'owner', auth: singleKey(data.public_key)},
  });
}

/** An entry of the ledger that belongs to an admission. */
export function applyRegistration(
  context: ActionContext,
  admission: {coopname: string; username: string; registration_hash: string},
  operation: string,
  amount: string,
): void {
  const {coopname, username, registration_hash} = admission;
  applyOperation(context, operation, {coopname, username, amount, process_hash: registration_hash});
}

function createAccount(context: ActionContext, coopname: string, name: string, active: Authority): void {
  context.send({
    account: 'eosio',
    name: 'createaccnt',
    data: {coopname, new_account_name: name, owner: REGISTRATOR, active},
  });
}

function checkReferer(context: ActionContext, referer: string): void {
  context.check(!referer || context.isAccount(referer), 'Реферер не найден');
}

function singleKey(key: string): Authority {
  return {threshold: 1, keys: [{key, weight: 1}], accounts: [], waits: []};
}
