import type {ActionContext, Row, Table} from '../../contract.js';
import {applyOperation} from '../shared/ledger.js';
import {requireActiveParticipant, requireCooperative} from '../shared/lookups.js';
import {requireRub} from '../shared/money.js';
import {hashText, timeText, uint64, type Uint64} from '../shared/values.js';

interface DepositRow extends Row {
  id: Uint64;
  coopname: string;
  username: string;
  deposit_hash: string;
  quantity: string;
  status: string;
  created_at: string;
}

/** `wallet::createdpst`: a member is about to pay a share contribution (PROTOCOL 3.b). */
export function createdpst(
  context: ActionContext,
  data: {coopname: string; username: string; deposit_hash: string; quantity: string},
): void {
  const {coopname, username, quantity} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  requireActiveParticipant(context, coopname, username);
  context.check(requireRub(context, quantity) >= 0n, 'Сумма взноса не может быть отрицательной');
  const hash = hashText(data.deposit_hash);
  const rows = deposits(context, coopname);
  context.check(!rows.find(2, hash), 'Взнос у указанным deposit_hash уже существует');
  rows.put({
    id: uint64(rows.nextId()),
    coopname,
    username,
    deposit_hash: hash,
    quantity,
    status: 'pending',
    created_at: timeText(context.now),
  });
  context.send({
    account: 'gateway',
    name: 'createinpay',
    data: {
      coopname,
      username,
      income_hash: hash,
      quantity,
      callback_contract: 'wallet',
      confirm_callback: 'completedpst',
      decline_callback: 'declinedpst',
    },
  });
}

/** `wallet::completedpst`: the contribution has come. */
export function completedpst(context: ActionContext, data: {coopname: string; deposit_hash: string}): void {
  const {coopname, username, quantity, deposit_hash} = finish(context, data);
  applyOperation(context, 'o.wal.depcpl', {coopname, username, amount: quantity, process_hash: deposit_hash});
}

/** `wallet::declinedpst`: the contribution has not come. */
export function declinedpst(context: ActionContext, data: {coopname: string; deposit_hash: string}): void {
  finish(context, data);
}

function finish(context: ActionContext, data: {coopname: string; deposit_hash: string}): DepositRow {
  context.requireAuth('gateway');
  const rows = deposits(context, data.coopname);
  const deposit = rows.find(2, hashText(data.deposit_hash));
  context.check(deposit, 'Взнос не найден');
  rows.remove(BigInt(deposit.id));
  return deposit;
}

function deposits(context: ActionContext, coopname: string): Table<DepositRow> {
  return context.table('wallet', coopname, 'deposits');
}
