import type {ActionContext, Authority} from '../contract.js';
import {defineContract} from './shared/abi.js';
import {ACCOUNT_PRICE, PROVIDER} from './shared/constants.js';
import {readAsset} from './shared/money.js';
import {byName, byNumber, byTime, i64, keyed} from './shared/tables.js';
import {canonicalKey, type Uint64} from './shared/values.js';

const SYSTEM = 'eosio';

/** Bytes of memory, and CPU and NET weight, that 0.0001 AXON buys: generous, since the sandbox is for trying out. */
const MEMORY_PER_UNIT = 100n;
const WEIGHT_PER_UNIT = 1n;

/** Days that the network's power-up lasts (PROTOCOL 1.7). */
const POWERUP_DAYS = 1;

/** What an account name may look like: 1 to 12 of `a-z1-5.`, not ending in a dot. */
const ACCOUNT_NAME = /^[a-z1-5.]{0,11}[a-z1-5]$/;

function newaccount(
  context: ActionContext,
  data: {creator: string; name: string; owner: Authority; active: Authority},
): void {
  context.requireAuth(data.creator);
  context.check(data.name !== '', 'account name cannot be empty');
  context.check(ACCOUNT_NAME.test(data.name), 'account names can only be 12 chars long');
  const reserved = data.name.startsWith('eosio.') && data.creator !== SYSTEM;
  context.check(!reserved, "only privileged accounts can have names that start with 'eosio.'");
  context.native.createAccount(data.creator, data.name, canonical(data.owner), canonical(data.active));
}

function updateauth(
  context: ActionContext,
  data: {account: string; permission: string; parent: string; auth: Authority},
): void {
  context.requireAuth(data.account);
  context.native.setPermission(data.account, data.permission, data.parent, canonical(data.auth));
}

function deleteauth(context: ActionContext, data: {account: string; permission: string}): void {
  context.requireAuth(data.account);
  context.check(data.permission !== 'active', 'Cannot delete active authority');
  context.check(data.permission !== 'owner', 'Cannot delete owner authority');
  context.native.removePermission(data.account, data.permission);
}

/** The action, or with an empty type all of the contract's, then needs the permission instead of `active`. */
function linkauth(
  context: ActionContext,
  data: {account: string; code: string; type: string; requirement: string},
): void {
  context.requireAuth(data.account);
  context.native.linkPermission(data.account, data.code, data.type, data.requirement);
}

function unlinkauth(context: ActionContext, data: {account: string; code: string; type: string}): void {
  context.requireAuth(data.account);
  context.native.linkPermission(data.account, data.code, data.type, undefined);
}

/** An account for a cooperative, which pays for it; the payment powers the account up (PROTOCOL 1.6). */
function createaccnt(
  context: ActionContext,
  data: {coopname: string; new_account_name: string; owner: Authority; active: Authority},
): void {
  context.requireAuth('registrator');
  const {coopname, new_account_name: name, owner, active} = data;
  context.send({account: SYSTEM, name: 'newaccount', data: {creator: SYSTEM, name, owner, active}});
  context.send({
    account: 'eosio.token',
    name: 'transfer',
    data: {from: coopname, to: SYSTEM, quantity: ACCOUNT_PRICE, memo: `account ${name}`},
    authorization: [{actor: coopname, permission: 'active'}],
  });
  context.send({
    account: SYSTEM,
    name: 'powerup',
    data: {payer: SYSTEM, receiver: name, days: POWERUP_DAYS, payment: ACCOUNT_PRICE, transfer: true},
  });
}

/** A new key of a member's account, put in by the account's owner permission, which the registrator holds. */
function changekey(
  context: ActionContext,
  data: {account: string; permission: string; parent: string; auth: Authority},
): void {
  context.requireAuth('registrator');
  context.send({
    account: SYSTEM,
    name: 'updateauth',
    data,
    authorization: [{actor: data.account, permission: 'owner'}],
  });
}

/** Buys resources. Here they stay for good: the development chain does not take them back after a day. */
function powerup(
  context: ActionContext,
  data: {payer: string; receiver: string; days: number; payment: string; transfer: boolean},
): void {
  context.requireAuth(data.payer);
  context.check(context.isAccount(data.receiver), `account ${data.receiver} does not exist`);
  context.check(data.days === POWERUP_DAYS, `days doesn't match configuration`);
  const {units, symbol, precision} = readAsset(data.payment);
  context.check(symbol === 'AXON' && precision === 4, `payment doesn't match core symbol`);
  context.check(units > 0n, 'payment is below minimum');
  if (data.payer !== SYSTEM) {
    context.send({
      account: 'eosio.token',
      name: 'transfer',
      data: {from: data.payer, to: SYSTEM, quantity: data.payment, memo: `powerup ${data.receiver}`},
      authorization: [{actor: data.payer, permission: 'active'}],
    });
  }
  const weight = Number(units * WEIGHT_PER_UNIT);
  context.native.addResources(data.receiver, Number(units * MEMORY_PER_UNIT), weight, weight);
}

/** Limits as the network sets them; -1 is none. With the development key it makes an account poor, or free of limits. */
function setalimits(
  context: ActionContext,
  data: {account: string; ram_bytes: Uint64; net_weight: Uint64; cpu_weight: Uint64},
): void {
  context.requireAuth(SYSTEM);
  const [ram, net, cpu] = [data.ram_bytes, data.net_weight, data.cpu_weight].map(Number) as [number, number, number];
  context.native.setLimits(data.account, ram, net, cpu);
}

/** New tokens for a member of the provider who has paid for them in roubles (PROTOCOL 1.6). */
function injection(context: ActionContext, data: {coopname: string; quantity: string}): void {
  context.requireAuth('soviet');
  const {coopname, quantity} = data;
  context.send({account: 'eosio.token', name: 'issue', data: {to: SYSTEM, quantity, memo: `for ${PROVIDER}`}});
  context.send({
    account: 'eosio.token',
    name: 'transfer',
    data: {from: SYSTEM, to: coopname, quantity, memo: `by ${PROVIDER}`},
  });
}

/** Keys of an authority in the one spelling that the chain keeps. */
function canonical(authority: Authority): Authority {
  return {...authority, keys: authority.keys.map(({key, weight}) => ({key: canonicalKey(key), weight}))};
}

/** The system contract, as far as COOPOS clients need it. */
export const eosio = defineContract({
  account: SYSTEM,
  tables: {'powup.order': keyed(byNumber('id'), i64(byName('owner')), i64(byTime('expires')))},
  actions: {
    newaccount,
    updateauth,
    deleteauth,
    linkauth,
    unlinkauth,
    createaccnt,
    changekey,
    powerup,
    setalimits,
    injection,
  },
});
