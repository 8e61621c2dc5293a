import type {ActionContext} from '../../contract.js';
import {requireCoopOrAdmin, requireTrusted} from '../shared/authority.js';
import type {Document2} from '../shared/documents.js';
import {hashText, ZERO_HASH} from '../shared/values.js';

interface Event {
  coopname: string;
  username: string;
}

/** A rule of the document registry: stores nothing, is seen in traces and told to the parties (PROTOCOL 3.g). */
export function tell(context: ActionContext, data: Event): void {
  requireTrusted(context);
  notifyParties(context, data);
}

/** `soviet::newdecision`: only the council's own contract tells of a decision. */
export function newdecision(context: ActionContext, data: Event): void {
  context.requireAuth('soviet');
  notifyParties(context, data);
}

/** `soviet::declinedoc`: a document is turned down (PROTOCOL 3.g). */
export function declinedoc(context: ActionContext, data: Event & {hash: string; document: Document2}): void {
  const {coopname, username, hash, document} = data;
  requireCoopOrAdmin(context, coopname, username, 'declinedoc');
  context.send({
    account: 'soviet',
    name: 'newdeclined',
    data: {coopname, username, package: hashText(hash), document},
  });
}

/** Tells that a document was submitted; `decisionId` 0 when no decision is needed. */
export function sendSubmitted(
  context: ActionContext,
  event: Event & {action: string; package: string; document: Document2},
  decisionId: number | string = 0,
): void {
  context.send({account: 'soviet', name: 'newsubmitted', data: {...event, decision_id: decisionId}});
}

/** Tells that a document has taken effect. */
export function sendResolved(
  context: ActionContext,
  event: Event & {action: string; package: string; document: Document2},
): void {
  context.send({account: 'soviet', name: 'newresolved', data: {...event}});
}

/** Tells that an agreement was turned down; its package is zero (PROTOCOL 3.c). */
export function sendDeclined(context: ActionContext, event: Event, document: Document2): void {
  context.send({account: 'soviet', name: 'newdeclined', data: {...event, package: ZERO_HASH, document}});
}

function notifyParties(context: ActionContext, {coopname, username}: Event): void {
  context.notify(coopname);
  context.notify(username);
}
