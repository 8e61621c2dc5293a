import {parseAsset} from '../domain/asset.js';
import type {ActionInput} from '../domain/records.js';
import type {Draft} from './outbox/types.js';

/** What transactions take from the account that pays: bytes, microseconds, bytes of memory, and units of 0.0001 AXON. */
export interface ResourceNeed {
  net: number;
  cpu: number;
  ram: number;
  axon: bigint;
}

/** Nothing at all. */
export const NO_NEED: ResourceNeed = {net: 0, cpu: 0, ram: 0, axon: 0n};

/** The token that resources are paid with (PROTOCOL 1.6). */
export const AXON = {symbol: 'AXON', precision: 4} as const;

/** What the platform takes for an account, and spends on its resources: 1.0000 AXON (PROTOCOL 1.6). */
export const ACCOUNT_PRICE = 10_000n;

/** Bytes that each transaction is billed beside its own, and of a signature with its type; a fifth of the latter counts. */
const TRANSACTION_BYTES = 12 + 16;
const SIGNATURE_BYTES = 66;
const SIGNATURE_PERCENT = 20;

/** A node bills at least so much; contracts that check documents and call others need about as much as the second figure. */
const LEAST_CPU_US = 100;
const ACTION_CPU_US = 300;

/** What a node bills for a row, for the first row of a table, and about as much for each secondary index of a row. */
const ROW_BYTES = 112;
const TABLE_BYTES = 112;
const INDEX_BYTES = 150;

/** Actions that leave a row for the signer to pay, with the number of its secondary indexes (PROTOCOL 1.7, payer rule). */
const LEAVES_ROW: Readonly<Record<string, number>> = {
  'registrator::reguser': 1,
  'registrator::exitcoop': 1,
  'soviet::freedecision': 6,
  'wallet::createdpst': 4,
  'wallet::createwthd': 4,
  'meet::createmeet': 4,
  'eosio.token::transfer': 0,
};

/** Actions that create an account, which the cooperative pays for in AXON (PROTOCOL 1.6). */
const CREATES_ACCOUNT: readonly string[] = ['registrator::newaccount', 'registrator::adduser', 'branch::createbranch'];

/** Actions whose payer gives tokens away, with the field that tells how many. */
const PAYS: Readonly<Record<string, string>> = {'eosio.token::transfer': 'quantity', 'eosio::powerup': 'payment'};

/**
 * What a transaction will take. NET is exact (recorded answers, rule 29). The rest is an estimate: memory from the size of
 * the actions that leave rows, CPU from figures, AXON from the accounts that are created; an account that is there
 * already is counted too.
 */
export function estimate({actions, bytes}: Draft): ResourceNeed {
  const needs = actions.map((action) => needOf(action, bytes * shareOf(action, actions)));
  const sum = needs.reduce(addNeeds, NO_NEED);
  return {...sum, net: netBytes(bytes, signaturesOf(actions)), cpu: Math.max(LEAST_CPU_US, sum.cpu)};
}

/** Sum of two needs. */
export function addNeeds(a: ResourceNeed, b: ResourceNeed): ResourceNeed {
  return {net: a.net + b.net, cpu: a.cpu + b.cpu, ram: a.ram + b.ram, axon: a.axon + b.axon};
}

/** A need with a quarter more, for advice: what is not known exactly is better bought too early than too late. */
export function withMargin({net, cpu, ram, axon}: ResourceNeed): ResourceNeed {
  const more = (amount: number): number => Math.ceil(amount * 1.25);
  return {net: more(net), cpu: more(cpu), ram: more(ram), axon};
}

/** Bytes of NET that a packed transaction is billed, with so many signatures. */
export function netBytes(packedBytes: number, signatures: number): number {
  const prunable = Math.ceil(((1 + signatures * SIGNATURE_BYTES) * SIGNATURE_PERCENT) / 100);
  return Math.ceil((TRANSACTION_BYTES + packedBytes + prunable) / 8) * 8;
}

/** Who pays for a transaction: the first that authorises anything; empty when nobody does. */
export function payerOf(actions: readonly ActionInput[]): string {
  return actions.flatMap(({authorization}) => authorization)[0]?.actor ?? '';
}

function needOf(action: ActionInput, dataBytes: number): ResourceNeed {
  const name = `${action.account}::${action.name}`;
  const indexes = LEAVES_ROW[name];
  const ram = indexes === undefined ? 0 : dataBytes + TABLE_BYTES + ROW_BYTES + indexes * INDEX_BYTES;
  const price = CREATES_ACCOUNT.includes(name) ? ACCOUNT_PRICE : 0n;
  return {net: 0, cpu: ACTION_CPU_US, ram: Math.ceil(ram), axon: price + paidBy(action, PAYS[name])};
}

/** Tokens that an action's own argument gives away. */
function paidBy({data}: ActionInput, field: string | undefined): bigint {
  const amount = field === undefined ? undefined : data[field];
  const asset = typeof amount === 'string' ? parseAsset(amount) : undefined;
  return asset?.symbol === AXON.symbol ? asset.units : 0n;
}

/** Part of a transaction's bytes that an action's data take, by the size of their JSON. */
function shareOf(action: ActionInput, all: readonly ActionInput[]): number {
  const size = ({data}: ActionInput): number => JSON.stringify(data).length;
  return size(action) / all.reduce((sum, each) => sum + size(each), 0);
}

/** One signature for each permission that is named. */
function signaturesOf(actions: readonly ActionInput[]): number {
  const levels = actions.flatMap(({authorization}) => authorization);
  return new Set(levels.map(({actor, permission}) => `${actor}@${permission}`)).size;
}
