import type {ActionContext} from '../../contract.js';
import {requireCoopOrAdmin, requireTrusted} from '../shared/authority.js';
import {DECISION_TYPES} from '../shared/constants.js';
import {emptyDocument, verifyDocument, type Document2} from '../shared/documents.js';
import {requireCooperative} from '../shared/lookups.js';
import {nextCount} from '../shared/tables.js';
import {hashText, timeText} from '../shared/values.js';
import {sendSubmitted} from './events.js';
import {decisions} from './rows.js';

/** How long a question stays open. */
const LIFETIME_SECONDS = 30 * 86_400;

/** Type of a question that only the council itself follows up. */
export const FREE_DECISION = 'freedecision';

/** `soviet::createagenda`: a question for the council (PROTOCOL 3.a.4). */
export function createagenda(
  context: ActionContext,
  data: {
    coopname: string;
    username: string;
    type: string;
    hash: string;
    callback_contract: string;
    confirm_callback: string;
    decline_callback: string;
    statement: Document2;
    meta: string;
  },
): void {
  requireTrusted(context);
  const {coopname, username, type, statement} = data;
  requireCooperative(context, coopname);
  context.check(DECISION_TYPES.includes(type) || type === FREE_DECISION, 'Недопустимый тип решения');
  verifyDocument(context, statement);
  const id = nextCount(context, coopname, 'decisions');
  const hash = hashText(data.hash);
  decisions(context, coopname).put({
    id,
    coopname,
    username,
    type,
    batch_id: 0,
    statement,
    votes_for: [],
    votes_against: [],
    validated: 0,
    approved: 0,
    authorized: 0,
    authorized_by: '',
    authorization: emptyDocument(),
    created_at: timeText(context.now),
    expired_at: timeText(context.now + LIFETIME_SECONDS),
    meta: data.meta,
    callback_contract: data.callback_contract,
    confirm_callback: data.confirm_callback,
    decline_callback: data.decline_callback,
    hash,
  });
  sendSubmitted(context, {coopname, username, action: type, package: hash, document: statement}, id);
}

/** `soviet::freedecision`: a question of any kind, asked by a document (PROTOCOL 3.c). */
export function freedecision(
  context: ActionContext,
  data: {coopname: string; username: string; document: Document2; meta: string},
): void {
  const {coopname, username, document, meta} = data;
  requireCoopOrAdmin(context, coopname, username, 'freedecision');
  requireCooperative(context, coopname);
  verifyDocument(context, document);
  context.send({
    account: 'soviet',
    name: 'createagenda',
    data: {
      coopname,
      username,
      type: FREE_DECISION,
      hash: hashText(document.hash),
      callback_contract: 'soviet',
      confirm_callback: FREE_DECISION,
      decline_callback: '',
      statement: document,
      meta,
    },
  });
}
