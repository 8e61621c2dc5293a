import type {ActionContext} from '../../contract.js';
import {requireCoopOrAdmin, requireTrusted} from '../shared/authority.js';
import {findParticipant, requireCooperative} from '../shared/lookups.js';
import {timeText} from '../shared/values.js';
import {participants} from './rows.js';

interface NewParticipant {
  coopname: string;
  username: string;
  braname: string;
  type: string;
  created_at: string;
  initial: string;
  minimum: string;
}

/** Writes a member's row. */
export function newParticipant(context: ActionContext, member: NewParticipant): void {
  const {coopname, username, braname, type, created_at, initial, minimum} = member;
  participants(context, coopname).put({
    username,
    created_at,
    last_update: timeText(context.now),
    last_min_pay: created_at,
    status: 'accepted',
    is_initial: 1,
    is_minimum: 1,
    has_vote: 1,
    type,
    braname,
    initial_amount: initial,
    minimum_amount: minimum,
  });
}

/** `soviet::addpartcpnt`: a person becomes a member (PROTOCOL 3.a.2 step 5). */
export function addpartcpnt(context: ActionContext, data: NewParticipant): void {
  requireTrusted(context);
  requireCooperative(context, data.coopname);
  const known = findParticipant(context, data.coopname, data.username);
  context.check(!known, 'Участник уже является членом кооператива');
  newParticipant(context, data);
}

/** `soviet::delpartcpnt`: a member has left (PROTOCOL 3.d step 4). */
export function delpartcpnt(context: ActionContext, data: {coopname: string; username: string}): void {
  requireTrusted(context);
  const {coopname, username} = data;
  context.check(findParticipant(context, coopname, username), 'Пайщик не найден в кооперативе');
  participants(context, coopname).remove(username);
  context.send({account: 'registrator', name: 'decparticpnt', data: {coopname, username}});
}

/** A rule that sets a member's status, said by the cooperative or its chairman. */
export function setsStatus(action: 'block' | 'unblock', status: 'blocked' | 'accepted') {
  return (context: ActionContext, data: {coopname: string; admin: string; username: string}): void => {
    const {coopname, admin, username} = data;
    requireCoopOrAdmin(context, coopname, admin, action);
    const member = findParticipant(context, coopname, username);
    context.check(member, 'Пайщик не найден в кооперативе');
    participants(context, coopname).put({...member, status, last_update: timeText(context.now)});
    context.notify(username);
  };
}
