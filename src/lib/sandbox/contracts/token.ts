import {formatAsset, type Asset} from '../../domain/asset.js';
import type {ActionContext, Row, Table} from '../contract.js';
import {defineContract} from './shared/abi.js';
import {PROVIDER, WALLET_PROGRAM} from './shared/constants.js';
import {hasProgram} from './shared/lookups.js';
import {difference, readAsset, sum} from './shared/money.js';
import {keyed} from './shared/tables.js';
import {symbolCodeValue} from './shared/values.js';

const TOKEN = 'eosio.token';

/** Accounts that may hold the token without being in the provider's wallet program (PROTOCOL 1.6). */
const HOLDERS: readonly string[] = [
  'eosio',
  'eosio.vpay',
  'eosio.saving',
  'eosio.bpay',
  'eosio.power',
  'eosio.ram',
  'eosio.stake',
  PROVIDER,
];

interface BalanceRow extends Row {
  balance: string;
}

interface StatRow extends Row {
  supply: string;
  max_supply: string;
  issuer: string;
}

function create(context: ActionContext, data: {issuer: string; maximum_supply: string}): void {
  context.requireAuth(TOKEN);
  const maximum = readAsset(data.maximum_supply);
  context.check(maximum.units > 0n, 'max-supply must be positive');
  context.check(!stats(context, maximum).all().length, 'token with symbol already exists');
  stats(context, maximum).put({
    supply: formatAsset({...maximum, units: 0n}),
    max_supply: data.maximum_supply,
    issuer: data.issuer,
  });
}

function issue(context: ActionContext, data: {to: string; quantity: string; memo: string}): void {
  const stat = requireStat(context, data.quantity, 'issue');
  context.check(data.to === stat.issuer, 'tokens can only be issued to issuer account');
  checkMemo(context, data.memo);
  context.requireAuth(stat.issuer);
  checkHolder(context, data.to, 'Получатель');
  const left = difference(stat.max_supply, sum(stat.supply, data.quantity));
  context.check(readAsset(left).units >= 0n, 'quantity exceeds available supply');
  stats(context, readAsset(data.quantity)).put({...stat, supply: sum(stat.supply, data.quantity)});
  addBalance(context, data.to, data.quantity);
}

function retire(context: ActionContext, data: {quantity: string; memo: string}): void {
  const stat = requireStat(context, data.quantity, 'retire');
  checkMemo(context, data.memo);
  context.requireAuth(stat.issuer);
  stats(context, readAsset(data.quantity)).put({...stat, supply: difference(stat.supply, data.quantity)});
  takeBalance(context, stat.issuer, data.quantity);
}

function transfer(context: ActionContext, data: {from: string; to: string; quantity: string; memo: string}): void {
  const {from, to, quantity} = data;
  context.check(from !== to, 'cannot transfer to self');
  context.requireAuth(from);
  context.check(context.isAccount(to), 'to account does not exist');
  checkHolder(context, from, 'Отправитель');
  checkHolder(context, to, 'Получатель');
  requireStat(context, quantity, 'transfer');
  checkMemo(context, data.memo);
  context.notify(from);
  context.notify(to);
  takeBalance(context, from, quantity);
  addBalance(context, to, quantity);
}

function open(context: ActionContext, data: {owner: string; symbol: string; ram_payer: string}): void {
  context.requireAuth(data.ram_payer);
  context.check(context.isAccount(data.owner), 'owner account does not exist');
  const empty = emptyAsset(data.symbol);
  const stat = stats(context, empty).all()[0];
  context.check(stat, 'symbol does not exist');
  context.check(readAsset(stat.supply).precision === empty.precision, 'symbol precision mismatch');
  if (!balances(context, data.owner).get(keyOf(empty))) {
    balances(context, data.owner).put({balance: formatAsset(empty)});
  }
}

function close(context: ActionContext, data: {owner: string; symbol: string}): void {
  context.requireAuth(data.owner);
  const key = keyOf(emptyAsset(data.symbol));
  const row = balances(context, data.owner).get(key);
  context.check(row, "Balance row already deleted or never existed. Action won't have any effect.");
  context.check(readAsset(row.balance).units === 0n, 'Cannot close because the balance is not zero.');
  balances(context, data.owner).remove(key);
}

/** Only members of the provider's wallet program, and a few system accounts, may hold the token (PROTOCOL 1.6). */
function checkHolder(context: ActionContext, account: string, side: 'Отправитель' | 'Получатель'): void {
  context.check(
    HOLDERS.includes(account) || hasProgram(context, PROVIDER, account, WALLET_PROGRAM),
    `${side} не является участником целевой потребительской программы кошелька`,
  );
}

function checkMemo(context: ActionContext, memo: string): void {
  context.check(Buffer.byteLength(memo) <= 256, 'memo has more than 256 bytes');
}

function requireStat(context: ActionContext, quantity: string, verb: string): StatRow {
  const {units, symbol, precision} = readAsset(quantity);
  const stat = context.table<StatRow>(TOKEN, symbol, 'stat').all()[0];
  context.check(stat, `token with symbol does not exist`);
  context.check(units > 0n, `must ${verb} positive quantity`);
  context.check(readAsset(stat.supply).precision === precision, 'symbol precision mismatch');
  return stat;
}

function addBalance(context: ActionContext, owner: string, quantity: string): void {
  const balance = balances(context, owner).get(keyOf(readAsset(quantity)))?.balance;
  balances(context, owner).put({balance: balance ? sum(balance, quantity) : quantity});
}

function takeBalance(context: ActionContext, owner: string, quantity: string): void {
  const row = balances(context, owner).get(keyOf(readAsset(quantity)));
  context.check(row, 'no balance object found');
  const left = difference(row.balance, quantity);
  context.check(readAsset(left).units >= 0n, 'overdrawn balance');
  balances(context, owner).put({balance: left});
}

function balances(context: ActionContext, owner: string): Table<BalanceRow> {
  return context.table(TOKEN, owner, 'accounts');
}

/** Statistics are scoped by the symbol's code, and hold one row. */
function stats(context: ActionContext, {symbol}: Asset): Table<StatRow> {
  return context.table(TOKEN, symbol, 'stat');
}

function keyOf({symbol}: Asset): bigint {
  return symbolCodeValue(symbol);
}

/** Nothing of a symbol that is spelled `4,AXON`. */
function emptyAsset(symbol: string): Asset {
  const [precision = '0', code = ''] = symbol.split(',');
  return {units: 0n, precision: Number(precision), symbol: code};
}

function bySymbolOf(field: string): (row: Row) => bigint {
  return (row) => keyOf(readAsset(row[field] as string));
}

/** The token contract with the platform's limits on who may hold tokens. */
export const token = defineContract({
  account: TOKEN,
  tables: {accounts: keyed(bySymbolOf('balance')), stat: keyed(bySymbolOf('supply'))},
  actions: {create, issue, retire, transfer, open, close},
});
