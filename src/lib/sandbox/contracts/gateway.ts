import type {ActionContext, Row, Table} from '../contract.js';
import {defineContract, sendCallback} from './shared/abi.js';
import {requireTrusted} from './shared/authority.js';
import {requireCooperative} from './shared/lookups.js';
import {requireRub} from './shared/money.js';
import {byName, byNumber, COUNTS, i64, keyedProcess, nextCount, sha256} from './shared/tables.js';
import {hashText, timeText, type Uint64} from './shared/values.js';

interface PaymentRow extends Row {
  id: Uint64;
  status: string;
  callback_contract: string;
  confirm_callback: string;
  decline_callback: string;
}

interface NewPayment extends Record<string, unknown> {
  coopname: string;
  username: string;
  quantity: string;
  callback_contract: string;
  confirm_callback: string;
  decline_callback: string;
}

/** What differs between money that comes in and money that goes out. */
interface Direction {
  table: 'incomes' | 'outcomes';
  hash: 'income_hash' | 'outcome_hash';
  taken: string;
  missing: string;
  done: string;
}

const INCOME: Direction = {
  table: 'incomes',
  hash: 'income_hash',
  taken: 'Входящий платеж с указанным hash уже существует',
  missing: 'Входящий платеж не найден',
  done: 'Входящий платеж уже обработан',
};

const OUTCOME: Direction = {
  table: 'outcomes',
  hash: 'outcome_hash',
  taken: 'Исходящий платеж с указанным hash уже существует',
  missing: 'GATEWAY_OUTCOME_NOT_FOUND: исходящий платеж не найден',
  done: 'Исходящий платеж уже обработан',
};

/** A rule that registers a payment, which the cashier then confirms or declines. */
function creates(direction: Direction) {
  return (context: ActionContext, data: NewPayment): void => {
    requireTrusted(context);
    requireCooperative(context, data.coopname);
    requireRub(context, data.quantity);
    const hash = hashText(data[direction.hash] as string);
    const payments = rows(context, data.coopname, direction);
    context.check(!payments.find(2, hash), direction.taken);
    payments.put({
      id: nextCount(context, data.coopname, direction.table),
      coopname: data.coopname,
      username: data.username,
      type: '',
      [direction.hash]: hash,
      callback_contract: data.callback_contract,
      confirm_callback: data.confirm_callback,
      decline_callback: data.decline_callback,
      quantity: data.quantity,
      status: 'pending',
      created_at: timeText(context.now),
    });
  };
}

/** A rule that ends a payment: the row is erased and the contract that asked for it is called back. */
function ends(direction: Direction, outcome: 'confirm_callback' | 'decline_callback') {
  return (context: ActionContext, data: {coopname: string; reason?: string} & Record<string, unknown>): void => {
    context.requireAuth(data.coopname);
    const hash = hashText(data[direction.hash] as string);
    const payments = rows(context, data.coopname, direction);
    const payment = payments.find(2, hash);
    context.check(payment, direction.missing);
    context.check(payment.status === 'pending', direction.done);
    sendCallback(context, payment.callback_contract, payment[outcome], [data.coopname, hash, data.reason ?? '']);
    payments.remove(BigInt(payment.id));
  };
}

function rows(context: ActionContext, coopname: string, {table}: Direction): Table<PaymentRow> {
  return context.table('gateway', coopname, table);
}

function payments(hash: string) {
  return keyedProcess(byNumber('id'), sha256(hash), i64(byName('username')), i64(byName('status')));
}

/** Payments that the cooperative's cashier confirms or declines (PROTOCOL 3.a.2, 3.b). */
export const gateway = defineContract({
  account: 'gateway',
  tables: {counts: COUNTS, incomes: payments('income_hash'), outcomes: payments('outcome_hash')},
  actions: {
    createinpay: creates(INCOME),
    incomplete: ends(INCOME, 'confirm_callback'),
    indecline: ends(INCOME, 'decline_callback'),
    createoutpay: creates(OUTCOME),
    outcomplete: ends(OUTCOME, 'confirm_callback'),
    outdecline: ends(OUTCOME, 'decline_callback'),
  },
});
