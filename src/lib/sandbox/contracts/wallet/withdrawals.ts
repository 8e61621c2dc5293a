import type {ActionContext, Row, Table} from '../../contract.js';
import {emptyDocument, verifyDocument, type Document2} from '../shared/documents.js';
import {applyOperation} from '../shared/ledger.js';
import {requireActiveParticipant, requireCooperative} from '../shared/lookups.js';
import {requireRub} from '../shared/money.js';
import {hashText, timeText, uint64, type Uint64} from '../shared/values.js';

interface WithdrawRow extends Row {
  id: Uint64;
  username: string;
  coopname: string;
  withdraw_hash: string;
  status: string;
  quantity: string;
  statement: Document2;
  approved_statement: Document2;
  authorization: Document2;
  created_at: string;
}

interface OfWithdraw {
  coopname: string;
  withdraw_hash: string;
}

/** `wallet::createwthd`: a member asks for a share contribution back; the sum is set aside (PROTOCOL 3.b). */
export function createwthd(
  context: ActionContext,
  data: {coopname: string; username: string; withdraw_hash: string; quantity: string; statement: Document2},
): void {
  const {coopname, username, quantity, statement} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  requireActiveParticipant(context, coopname, username);
  requireRub(context, quantity, 'Неверный контракт токена');
  verifyDocument(context, statement);
  const hash = hashText(data.withdraw_hash);
  const rows = withdraws(context, coopname);
  context.check(!rows.find(3, hash), 'Возврат с указанным withdraw_hash уже существует');
  const row = {
    id: uint64(rows.nextId()),
    username,
    coopname,
    withdraw_hash: hash,
    status: 'pending',
    quantity,
    statement,
    approved_statement: emptyDocument(),
    authorization: emptyDocument(),
    created_at: timeText(context.now),
  };
  rows.put(row);
  context.send({
    account: 'soviet',
    name: 'createagenda',
    data: {
      coopname,
      username,
      type: 'createwthd',
      hash,
      callback_contract: 'wallet',
      confirm_callback: 'authwthd',
      decline_callback: 'declinewthd',
      statement,
      meta: '',
    },
  });
  book(context, row, 'o.wal.wthreq');
}

/** `wallet::authwthd`: the council agrees; the cashier may pay. */
export function authwthd(
  context: ActionContext,
  data: {coopname: string; hash: string; authorization: Document2},
): void {
  context.requireAuth('soviet');
  const {coopname, authorization} = data;
  const row = requireWithdraw(context, {coopname, withdraw_hash: data.hash});
  context.check(row.status === 'pending', 'Неверный статус возврата');
  withdraws(context, coopname).put({...row, status: 'authorized', authorization});
  context.send({
    account: 'gateway',
    name: 'createoutpay',
    data: {
      coopname,
      username: row.username,
      outcome_hash: row.withdraw_hash,
      quantity: row.quantity,
      callback_contract: 'wallet',
      confirm_callback: 'completewthd',
      decline_callback: 'declinewthd',
    },
  });
}

/** `wallet::completewthd`: the money has been paid out. */
export function completewthd(context: ActionContext, data: OfWithdraw): void {
  context.requireAuth('gateway');
  const row = requireWithdraw(context, data);
  book(context, row, 'o.wal.wthcpl');
  withdraws(context, data.coopname).remove(BigInt(row.id));
}

/** `wallet::declinewthd`: the council refused or the cashier could not pay; the sum goes back to the share. */
export function declinewthd(context: ActionContext, data: OfWithdraw): void {
  if (!context.hasAuth('gateway')) context.requireAuth('soviet');
  const row = requireWithdraw(context, data);
  book(context, row, 'o.wal.wthdec');
  withdraws(context, data.coopname).remove(BigInt(row.id));
}

function book(context: ActionContext, row: WithdrawRow, operation: string): void {
  const {coopname, username, quantity, withdraw_hash} = row;
  applyOperation(context, operation, {coopname, username, amount: quantity, process_hash: withdraw_hash});
}

function requireWithdraw(context: ActionContext, {coopname, withdraw_hash}: OfWithdraw): WithdrawRow {
  const row = withdraws(context, coopname).find(3, hashText(withdraw_hash));
  context.check(row, 'Возврат не найден');
  return row;
}

function withdraws(context: ActionContext, coopname: string): Table<WithdrawRow> {
  return context.table('wallet', coopname, 'withdraws');
}
