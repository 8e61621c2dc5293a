import type {ActionContext} from '../../contract.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {findParticipant, findUserWallet, requireAccountCard, requireCooperative} from '../shared/lookups.js';
import {sum, unitsOf} from '../shared/money.js';
import {hashText, timeText} from '../shared/values.js';
import {applyRegistration, PERSON_TYPES, sendAddParticipant} from './accounts.js';
import {adjustMembers} from './cooperatives.js';
import {accountCards, candidates, type CandidateRow} from './rows.js';

/** Wallet that holds a candidate's money until the council has decided. */
const PENDING_WALLET = 'w.reg.pend';

interface RegUser {
  coopname: string;
  braname: string;
  username: string;
  type: string;
  statement: Document2;
  registration_hash: string;
}

/** `registrator::reguser`: an application for membership (PROTOCOL 3.a.2 step 2). */
export function reguser(context: ActionContext, data: RegUser): void {
  const {coopname, braname, username, type, statement} = data;
  const hash = hashText(data.registration_hash);
  context.requireAuth(coopname);
  const coop = requireCooperative(context, coopname);
  const card = requireAccountCard(context, username);
  context.check(!card.type, 'Аккаунт уже получил карточку участника');
  context.check(PERSON_TYPES.includes(type), 'Неверный тип пользователя');
  context.check(!findParticipant(context, coopname, username), 'Участник уже является членом кооператива');
  // No branches in the sandbox, so no name of one is right.
  context.check(!braname, 'Кооперативный участок не найден');
  verifyDocument(context, statement);
  verifySignerKeys(context, statement, username);
  context.check(!candidates(context, coopname).get(username), 'Кандидат уже существует');
  const [initial, minimum] =
    type === 'organization' ? [coop.org_initial, coop.org_minimum] : [coop.initial, coop.minimum];
  accountCards(context).put({...card, type, storages: [coopname]});
  candidates(context, coopname).put({
    username,
    coopname,
    braname,
    status: 'created',
    created_at: timeText(context.now),
    statement,
    registration_hash: hash,
    initial,
    minimum,
  });
  context.send({
    account: 'soviet',
    name: 'newpackage',
    data: {coopname, username, action: 'joincoop', package: hash},
  });
  context.send({
    account: 'gateway',
    name: 'createinpay',
    data: {
      coopname,
      username,
      income_hash: hash,
      quantity: sum(initial, minimum),
      callback_contract: 'registrator',
      confirm_callback: 'confirmpay',
      decline_callback: 'declinepay',
    },
  });
}

interface OfCandidate {
  coopname: string;
  registration_hash: string;
}

/** `registrator::confirmpay`: the money has come; the council is asked (PROTOCOL 3.a.2 step 3). */
export function confirmpay(context: ActionContext, data: OfCandidate): void {
  context.requireAuth('gateway');
  const candidate = requireCandidate(context, data, 'created');
  candidates(context, data.coopname).put({...candidate, status: 'payed'});
  applyRegistration(context, candidate, 'o.reg.inpay', sum(candidate.initial, candidate.minimum));
  context.send({
    account: 'soviet',
    name: 'createagenda',
    data: {
      coopname: data.coopname,
      username: candidate.username,
      type: 'joincoop',
      hash: candidate.registration_hash,
      callback_contract: 'registrator',
      confirm_callback: 'confirmreg',
      decline_callback: 'declinereg',
      statement: candidate.statement,
      meta: '',
    },
  });
}

/** `registrator::declinepay`: no money; the application is forgotten and may be made again. Works as intended here. */
export function declinepay(context: ActionContext, data: OfCandidate): void {
  context.requireAuth('gateway');
  forget(context, requireCandidate(context, data, 'created'));
}

/** `registrator::confirmreg`: the council has admitted the candidate (PROTOCOL 3.a.2 step 5). */
export function confirmreg(context: ActionContext, data: OfCandidate): void {
  context.requireAuth('soviet');
  const {coopname} = data;
  const candidate = requireCandidate(context, data, 'payed');
  const {username, braname, initial, minimum} = candidate;
  const card = requireAccountCard(context, username);
  accountCards(context).put({...card, status: 'active'});
  sendAddParticipant(context, {
    coopname,
    username,
    braname,
    type: card.type,
    created_at: timeText(context.now),
    initial,
    minimum,
    spread_initial: true,
  });
  const isPending = pendingMoney(context, candidate) !== undefined;
  if (unitsOf(minimum) > 0n) {
    applyRegistration(context, candidate, isPending ? 'o.reg.setmin' : 'o.reg.putmin', minimum);
  }
  if (unitsOf(initial) > 0n) {
    applyRegistration(context, candidate, isPending ? 'o.reg.setent' : 'o.reg.payent', initial);
  }
  adjustMembers(context, coopname, 1n);
  candidates(context, coopname).remove(username);
  context.notify(username);
}

/** `registrator::declinereg`: the council has refused; what was paid goes back (PROTOCOL 3.a.2 step 6). */
export function declinereg(context: ActionContext, data: OfCandidate): void {
  context.requireAuth('soviet');
  const candidate = requireCandidate(context, data, 'payed');
  const pending = pendingMoney(context, candidate);
  if (pending === undefined) {
    forget(context, candidate);
    return;
  }
  candidates(context, data.coopname).put({...candidate, status: 'refunding'});
  context.send({
    account: 'gateway',
    name: 'createoutpay',
    data: {
      coopname: data.coopname,
      username: candidate.username,
      outcome_hash: candidate.registration_hash,
      quantity: pending,
      callback_contract: 'registrator',
      confirm_callback: 'refundpay',
      decline_callback: 'declinerfnd',
    },
  });
}

/** `registrator::refundpay`: the money has been given back. */
export function refundpay(context: ActionContext, data: OfCandidate): void {
  context.requireAuth('gateway');
  const candidate = requireCandidate(context, data, 'refunding');
  const amount = pendingMoney(context, candidate) ?? sum(candidate.initial, candidate.minimum);
  applyRegistration(context, candidate, 'o.reg.refund', amount);
  forget(context, candidate);
}

/** `registrator::declinerfnd`: a refund cannot be declined. */
export function declinerfnd(context: ActionContext): void {
  context.requireAuth('gateway');
  context.check(false, 'Отмена возврата регистрационного взноса невозможна');
}

function requireCandidate(context: ActionContext, {coopname, registration_hash}: OfCandidate, status: string) {
  const candidate = candidates(context, coopname).find(2, hashText(registration_hash));
  context.check(candidate, 'Кандидат не найден');
  context.check(candidate.status === status, 'Неверный статус кандидата');
  return candidate;
}

/** What a candidate has paid and the council has not yet decided on. */
function pendingMoney(context: ActionContext, {coopname, username}: CandidateRow): string | undefined {
  return findUserWallet(context, coopname, PENDING_WALLET, username)?.available;
}

/** Erases an application and clears the card, so that the same account may apply again. */
function forget(context: ActionContext, {coopname, username}: CandidateRow): void {
  candidates(context, coopname).remove(username);
  accountCards(context).put({...requireAccountCard(context, username), type: '', storages: []});
}
