import type {ActionContext} from '../../contract.js';
import {notSimulated, sendCallback} from '../shared/abi.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {findCouncil, isChair, requireCooperative} from '../shared/lookups.js';
import {flag, timeText, type Uint64} from '../shared/values.js';
import {FREE_DECISION} from './agenda.js';
import {sendResolved} from './events.js';
import {decisions, requireDecision, type DecisionRow} from './rows.js';
import {isMajority, requireManual} from './votes.js';

/** Types of the old fund contract, whose effects are not part of the sandbox. */
const LEGACY_TYPES: readonly string[] = ['withdraw', 'subaccum'];

/** `soviet::authorize`: the chairman's signed protocol. A second call takes it back (PROTOCOL 3.a.4). */
export function authorize(
  context: ActionContext,
  data: {coopname: string; chairman: string; decision_id: Uint64; document: Document2; permission: string},
): void {
  const {coopname, chairman, document, permission} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  const decision = requireDecision(context, coopname, data.decision_id);
  context.check(isChair(context, coopname, chairman), 'Только председатель совета может утвердить решение');
  context.check(decision.approved, 'Консенсус совета по решению не достигнут');
  requireManual(context, permission);
  verifyDocument(context, document, [chairman]);
  verifySignerKeys(context, document, chairman, permission);
  decisions(context, coopname).put({
    ...decision,
    authorized: flag(!decision.authorized),
    authorized_by: chairman,
    authorization: document,
  });
}

/** `soviet::exec`: the decision takes effect and its row is erased (PROTOCOL 3.a.4). */
export function exec(context: ActionContext, data: {executer: string; coopname: string; decision_id: Uint64}): void {
  const {coopname} = data;
  context.requireAuth(coopname);
  requireCooperative(context, coopname);
  const decision = requireDecision(context, coopname, data.decision_id);
  context.check(decision.authorized, 'Только авторизованное решение может быть исполнено');
  const {username, type, hash, statement, authorization} = decision;
  context.check(!LEGACY_TYPES.includes(type), notSimulated('soviet', `exec of ${type}`));
  if (type !== FREE_DECISION) {
    sendCallback(context, decision.callback_contract, decision.confirm_callback, [coopname, hash, authorization]);
  }
  const event = {coopname, username, action: type, package: hash};
  sendResolved(context, {...event, document: statement});
  context.send({account: 'soviet', name: 'newdecision', data: {...event, document: authorization}});
  decisions(context, coopname).remove(BigInt(decision.id));
}

/** `soviet::declinedec`: the council is against (PROTOCOL 3.a.4). */
export function declinedec(context: ActionContext, data: {coopname: string; decision_id: Uint64}): void {
  const {coopname} = data;
  context.requireAuth(coopname);
  const decision = requireDecision(context, coopname, data.decision_id);
  const members = findCouncil(context, coopname)?.members.length ?? 0;
  context.check(
    isMajority(decision.votes_against.length, members),
    'Решение не отклонено советом: нет большинства голосов против',
  );
  decline(context, decision, 'Решение отклонено советом');
}

/** `soviet::cancelexprd`: nobody decided in time (PROTOCOL 3.a.4). */
export function cancelexprd(context: ActionContext, data: {coopname: string; decision_id: Uint64}): void {
  const {coopname} = data;
  context.requireAuth(coopname);
  const decision = requireDecision(context, coopname, data.decision_id);
  context.check(decision.expired_at < timeText(context.now), 'Срок действия решения ещё не истёк');
  decline(context, decision, 'Срок действия решения истёк');
}

function decline(context: ActionContext, decision: DecisionRow, reason: string): void {
  const {coopname, callback_contract, confirm_callback, decline_callback, hash} = decision;
  if (callback_contract && confirm_callback && decline_callback) {
    sendCallback(context, callback_contract, decline_callback, [coopname, hash, reason]);
  }
  decisions(context, coopname).remove(BigInt(decision.id));
}
