import type {ActionContext, Row} from '../../contract.js';
import {defineContract} from '../shared/abi.js';
import {requireCoopOrTrusted} from '../shared/authority.js';
import {findUserWallet, hasProgram, requireCooperative} from '../shared/lookups.js';
import {difference, requireRub, rub, sum, unitsOf, ZERO_RUB} from '../shared/money.js';
import {byName, byNumber, byPair, i128, i64, keyed} from '../shared/tables.js';
import type {UserWalletRow} from '../shared/rows.js';
import {hashText, uint64, type Uint64} from '../shared/values.js';
import {ACCOUNT_KINDS, ACCOUNTS, OPERATIONS, WALLET_OPS, WALLETS, type Wallet} from './operations.js';

const LEDGER = 'ledger2';

interface WalletRow extends Row {
  id: string;
  name: string;
  available: string;
  blocked: string;
}

interface AccountRow extends Row {
  id: Uint64;
  name: string;
  account_type: number;
  debit_balance: string;
  credit_balance: string;
  balance: string;
}

interface Apply {
  coopname: string;
  operation_code: string;
  process_type: string;
  amount: string;
  username: string;
  process_hash: string;
  memo: string;
}

interface WalletOp {
  coopname: string;
  op_code: number;
  wallet_from: string;
  wallet_to: string;
  username: string;
  amount: string;
}

interface Posting {
  coopname: string;
  account_id: Uint64;
  amount: string;
}

/** `ledger2::apply`: one operation of the chart: wallets first, then the posting (PROTOCOL 3.j). */
function apply(context: ActionContext, data: Apply): void {
  const {coopname, amount, username, memo} = data;
  requireCoopOrTrusted(context, coopname);
  requireCooperative(context, coopname);
  const operation = OPERATIONS.get(data.operation_code);
  context.check(operation, `sandbox: operation ${data.operation_code} is not simulated`);
  context.check(
    operation.process === data.process_type,
    `apply: операция ${data.operation_code} не относится к процессу ${data.process_type}`,
  );
  context.check(requireRub(context, amount) > 0n, 'apply: сумма операции должна быть больше нуля');
  const process_hash = hashText(data.process_hash);
  const {op, from = '', to = '', debit, credit} = operation;
  const wallets = {op_code: WALLET_OPS[op], wallet_from: from, wallet_to: to, username};
  context.send({account: LEDGER, name: 'walletop', data: {coopname, ...wallets, amount, process_hash, memo}});
  for (const [name, code] of [
    ['debit', debit],
    ['credit', credit],
  ] as const) {
    if (code === undefined) continue;
    context.send({account: LEDGER, name, data: {coopname, account_id: code * 1000, amount, process_hash, memo}});
  }
}

/** `ledger2::walletop`: moves money between wallets, in the common balance and in the member's. */
function walletop(context: ActionContext, data: WalletOp): void {
  context.requireAuth(LEDGER);
  const isKnown = Object.values<number>(WALLET_OPS).includes(data.op_code);
  context.check(isKnown, `sandbox: wallet operation ${data.op_code} is not simulated`);
  if (data.wallet_from) take(context, data, data.wallet_from);
  if (data.wallet_to) give(context, data, data.wallet_to);
}

/** A rule that books an amount on one side of an account; an account whose balance is zero has no row. */
function books(side: 'debit_balance' | 'credit_balance') {
  return (context: ActionContext, data: Posting): void => {
    context.requireAuth(LEDGER);
    const id = BigInt(data.account_id);
    const account = ACCOUNTS.get(id);
    context.check(account, `sandbox: account ${String(id)} is not simulated`);
    const table = context.table<AccountRow>(LEDGER, data.coopname, 'accounts');
    const known = table.get(id);
    const row = known ?? {
      id: uint64(id),
      name: account.title,
      account_type: ACCOUNT_KINDS[account.kind],
      debit_balance: ZERO_RUB,
      credit_balance: ZERO_RUB,
      balance: ZERO_RUB,
    };
    const booked = {...row, [side]: sum(row[side], data.amount)};
    const net = unitsOf(difference(booked.debit_balance, booked.credit_balance));
    if (net !== 0n) table.put({...booked, balance: rub(account.kind === 'passive' ? -net : net)});
    else if (known) table.remove(id);
  };
}

function take(context: ActionContext, operation: WalletOp, id: string): void {
  const {coopname, username, amount} = operation;
  const wallet = requireWallet(context, operation, id);
  const short = `walletop: недостаточно средств в кошельке ${id}`;
  const common = context.table<WalletRow>(LEDGER, coopname, 'wallets');
  const row = common.get(id);
  context.check(row && unitsOf(row.available) >= unitsOf(amount), short);
  keep(common, {...row, available: difference(row.available, amount)}, id);
  if (!wallet.perMember) return;
  const own = findUserWallet(context, coopname, id, username);
  context.check(own && unitsOf(own.available) >= unitsOf(amount), `${short} пайщика ${username}`);
  keep(userWallets(context, coopname), {...own, available: difference(own.available, amount)}, BigInt(own.id));
}

function give(context: ActionContext, operation: WalletOp, id: string): void {
  const {coopname, username, amount} = operation;
  const wallet = requireWallet(context, operation, id);
  const common = context.table<WalletRow>(LEDGER, coopname, 'wallets');
  const row = common.get(id) ?? {id, name: wallet.title, available: ZERO_RUB, blocked: ZERO_RUB};
  common.put({...row, available: sum(row.available, amount)});
  if (!wallet.perMember) return;
  const table = userWallets(context, coopname);
  const own = findUserWallet(context, coopname, id, username) ?? {
    id: uint64(table.nextId()),
    wallet_name: id,
    username,
    available: ZERO_RUB,
    blocked: ZERO_RUB,
  };
  table.put({...own, available: sum(own.available, amount)});
}

/** A wallet that the operation may use: one per member needs the member, and his agreement when a program is behind it. */
function requireWallet(context: ActionContext, {coopname, username}: WalletOp, id: string): Wallet {
  const wallet = WALLETS.get(id);
  context.check(wallet, `sandbox: wallet ${id} is not simulated`);
  if (!wallet.perMember) return wallet;
  context.check(username, `walletop: для кошелька ${id} требуется пайщик`);
  if (wallet.program !== undefined) {
    context.check(
      hasProgram(context, coopname, username, wallet.program),
      `walletop: у пайщика ${username} нет программных соглашений для кошелька ${id}`,
    );
  }
  return wallet;
}

function userWallets(context: ActionContext, coopname: string) {
  return context.table<UserWalletRow>(LEDGER, coopname, 'userwallets');
}

/** Puts a balance back, or erases its row when nothing is left. */
function keep<T extends WalletRow | UserWalletRow>(
  table: {put(row: T): void; remove(key: bigint | string): void},
  row: T,
  key: bigint | string,
): void {
  if (unitsOf(row.available) === 0n && unitsOf(row.blocked) === 0n) table.remove(key);
  else table.put(row);
}

/** Double entry by the platform's chart of accounts (PROTOCOL 3.j). */
export const ledger2 = defineContract({
  account: LEDGER,
  tables: {
    wallets: keyed(byName('id')),
    accounts: keyed(byNumber('id')),
    userwallets: keyed(
      byNumber('id'),
      i128(byPair(byName('wallet_name'), byName('username'))),
      i64(byName('username')),
      i64(byName('wallet_name')),
    ),
    meta: keyed(byNumber('id')),
  },
  actions: {apply, walletop, debit: books('debit_balance'), credit: books('credit_balance')},
});
