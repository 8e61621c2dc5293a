import type {ActionContext} from '../../contract.js';
import {requireCoopOrAdmin} from '../shared/authority.js';
import {findCouncil, findParticipant, requireAccountCard, requireCooperative} from '../shared/lookups.js';
import type {BoardMember} from '../shared/rows.js';
import {nextCount} from '../shared/tables.js';
import {flag, timeText, type Uint64} from '../shared/values.js';
import {layFoundation} from './foundation.js';
import {boards} from './rows.js';

/** Fewest members of a council, on the production network. */
const SMALLEST_COUNCIL = 3;

const POSITIONS: readonly string[] = ['chairman', 'vpchairman', 'secretary', 'member'];

/** `soviet::createboard`: the first council, and what comes with it (PROTOCOL 3.e step 8). */
export function createboard(
  context: ActionContext,
  data: {
    coopname: string;
    username: string;
    type: string;
    members: BoardMember[];
    name: string;
    description: string;
  },
): void {
  const {coopname, username, type, members, name, description} = data;
  requireCoopOrAdmin(context, coopname, username, 'createboard');
  requireCooperative(context, coopname);
  context.check(type === 'soviet', 'Неверный тип доски');
  context.check(!findCouncil(context, coopname), 'Совет кооператива уже создан');
  const now = timeText(context.now);
  boards(context, coopname).put({
    id: nextCount(context, coopname, 'boards'),
    type,
    name,
    description,
    members: checkedMembers(context, coopname, members),
    created_at: now,
    last_update: now,
  });
  layFoundation(context, coopname);
}

/** `soviet::updateboard`: another composition of a board (PROTOCOL 3.e step 8). */
export function updateboard(
  context: ActionContext,
  data: {
    coopname: string;
    username: string;
    board_id: Uint64;
    members: BoardMember[];
    name: string;
    description: string;
  },
): void {
  const {coopname, username, name, description} = data;
  requireCoopOrAdmin(context, coopname, username, 'updateboard');
  requireCooperative(context, coopname);
  const board = boards(context, coopname).get(BigInt(data.board_id));
  context.check(board, 'Доска не найдена');
  boards(context, coopname).put({
    ...board,
    name,
    description,
    members: checkedMembers(context, coopname, data.members),
    last_update: timeText(context.now),
  });
}

/** Members as they may sit on a board: individuals who are members, none twice, exactly one chairman. */
function checkedMembers(context: ActionContext, coopname: string, members: BoardMember[]): BoardMember[] {
  const names = new Set(members.map((member) => member.username));
  context.check(names.size === members.length, 'Один из членов совета указан дважды');
  context.check(members.length >= SMALLEST_COUNCIL, `В совете должно быть не менее ${SMALLEST_COUNCIL} членов`);
  for (const {username, position} of members) {
    const participant = findParticipant(context, coopname, username);
    context.check(participant, 'Один из аккаунтов не найден в реестре пайщиков');
    const {type} = requireAccountCard(context, username);
    context.check(type === 'individual', 'Членом совета может быть только физическое лицо');
    context.check(POSITIONS.includes(position), 'Неверная должность члена совета');
  }
  const chairmen = members.filter((member) => member.position === 'chairman');
  context.check(chairmen.length === 1, 'В совете должен быть ровно один председатель');
  return members.map((member) => ({...member, is_voting: flag(member.is_voting)}));
}
