import type {ActionContext} from '../../contract.js';
import {emptyDocument, verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {applyOperation} from '../shared/ledger.js';
import {findUserWallet, requireAccountCard, requireCooperative, requireParticipant} from '../shared/lookups.js';
import {sum, unitsOf, ZERO_RUB} from '../shared/money.js';
import type {ProgramUserRow} from '../shared/rows.js';
import {hashText, timeText, ZERO_HASH} from '../shared/values.js';
import {accountCards, exits, type ExitRow} from './rows.js';

interface OfExit {
  coopname: string;
  exit_hash: string;
}

/** `registrator::exitcoop`: a member's statement of exit (PROTOCOL 3.d step 1). */
export function exitcoop(context: ActionContext, data: OfExit & {username: string; statement: Document2}): void {
  const {coopname, username, statement} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  requireParticipant(context, coopname, username);
  const rows = exits(context, coopname);
  const exit_hash = hashText(data.exit_hash);
  context.check(!rows.get(username), 'Заявление на выход уже подано');
  context.check(!rows.find(2, exit_hash), 'Заявление на выход с указанным hash уже существует');
  verifyDocument(context, statement, [username]);
  verifySignerKeys(context, statement, username);
  rows.put({
    username,
    coopname,
    status: 'pending',
    created_at: timeText(context.now),
    statement,
    approved_statement: emptyDocument(),
    exit_hash,
    quantity: ZERO_RUB,
    annulment_statement: emptyDocument(),
  });
  context.send({
    account: 'soviet',
    name: 'createagenda',
    data: {
      coopname,
      username,
      type: 'leavecoop',
      hash: exit_hash,
      callback_contract: 'registrator',
      confirm_callback: 'confirmexit',
      decline_callback: 'declinexit',
      statement,
      meta: '',
    },
  });
}

/** `registrator::exitagree`: the member gives up his program agreements (PROTOCOL 3.d step 2). */
export function exitagree(context: ActionContext, data: OfExit & {username: string; annulment: Document2}): void {
  const {coopname, username, annulment} = data;
  context.requireAuth(coopname);
  const exit = requireExit(context, data, 'pending');
  context.check(exit.username === username, 'Заявление на выход не найдено');
  verifyDocument(context, annulment, [username]);
  verifySignerKeys(context, annulment, username);
  exits(context, coopname).put({...exit, annulment_statement: annulment});
  const event = {coopname, username, action: 'exitagree', package: exit.exit_hash, document: annulment};
  context.send({account: 'soviet', name: 'newsubmitted', data: {...event, decision_id: 0}});
  context.send({account: 'soviet', name: 'newresolved', data: event});
}

/** `registrator::confirmexit`: the council agrees; what is the member's own is to be paid out (PROTOCOL 3.d step 3). */
export function confirmexit(context: ActionContext, data: OfExit & {authorization: Document2}): void {
  context.requireAuth('soviet');
  const {coopname, authorization} = data;
  const exit = requireExit(context, data, 'pending');
  const {username} = exit;
  requireParticipant(context, coopname, username);
  const isAnnulled = exit.annulment_statement.hash !== ZERO_HASH;
  context.check(
    isAnnulled || programsOf(context, coopname, username).length === 0,
    'Требуется заявление об аннулировании программных соглашений',
  );
  const balance = (wallet: string) => findUserWallet(context, coopname, wallet, username)?.available ?? ZERO_RUB;
  const minimum = balance('w.reg.minshr');
  if (unitsOf(minimum) > 0n) book(context, {...exit, quantity: minimum}, 'o.reg.mvmin');
  const authorized = {
    ...exit,
    status: 'authorized',
    approved_statement: authorization,
    quantity: sum(minimum, balance('w.wal.share')),
  };
  if (unitsOf(authorized.quantity) === 0n) {
    finish(context, authorized);
    return;
  }
  exits(context, coopname).put(authorized);
  book(context, authorized, 'o.wal.wthreq');
  context.send({
    account: 'gateway',
    name: 'createoutpay',
    data: {
      coopname,
      username,
      outcome_hash: exit.exit_hash,
      quantity: authorized.quantity,
      callback_contract: 'registrator',
      confirm_callback: 'completexit',
      decline_callback: 'declinexit',
    },
  });
}

/** `registrator::completexit`: the member has been paid out and is none any more (PROTOCOL 3.d step 4). */
export function completexit(context: ActionContext, data: OfExit): void {
  context.requireAuth('gateway');
  const exit = requireExit(context, data, 'authorized');
  book(context, exit, 'o.wal.wthcpl');
  finish(context, exit);
}

/** `registrator::declinexit`: the council refused or the cashier could not pay; he stays a member. */
export function declinexit(context: ActionContext, data: OfExit): void {
  if (!context.hasAuth('gateway')) context.requireAuth('soviet');
  const exit = requireExit(context, data);
  if (unitsOf(exit.quantity) > 0n) book(context, exit, 'o.wal.wthdec');
  exits(context, data.coopname).remove(exit.username);
}

function finish(context: ActionContext, {coopname, username}: ExitRow): void {
  for (const {program_id} of programsOf(context, coopname, username)) {
    context.send({account: 'wallet', name: 'revokeagree', data: {coopname, username, program_id}});
  }
  context.send({account: 'soviet', name: 'delpartcpnt', data: {coopname, username}});
  accountCards(context).put({...requireAccountCard(context, username), status: 'blocked'});
  exits(context, coopname).remove(username);
}

function book(context: ActionContext, exit: ExitRow, operation: string): void {
  const {coopname, username, quantity, exit_hash} = exit;
  applyOperation(context, operation, {coopname, username, amount: quantity, process_hash: exit_hash});
}

function programsOf(context: ActionContext, coopname: string, username: string): ProgramUserRow['programs'] {
  return context.table<ProgramUserRow>('wallet', coopname, 'users').get(username)?.programs ?? [];
}

function requireExit(context: ActionContext, {coopname, exit_hash}: OfExit, status?: string): ExitRow {
  const exit = exits(context, coopname).find(2, hashText(exit_hash));
  context.check(exit, 'Заявление на выход не найдено');
  context.check(status === undefined || exit.status === status, 'Неверный статус заявления на выход');
  return exit;
}
