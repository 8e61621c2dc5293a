import {sha256Hex} from '../../../domain/hash.js';
import {epochSeconds} from '../../../domain/time.js';
import type {ActionContext} from '../../contract.js';
import {requireAccountKey} from '../shared/documents.js';
import {findCouncil, requireCooperative} from '../shared/lookups.js';
import {flag, hashText, type Uint64} from '../shared/values.js';
import {decisions, requireDecision} from './rows.js';

interface Vote {
  version: string;
  coopname: string;
  username: string;
  decision_id: Uint64;
  signed_at: string;
  signed_hash: string;
  signature: string;
  public_key: string;
  permission: string;
}

/** `soviet::votefor` and `soviet::voteagainst`: a council member's signed vote (PROTOCOL 3.a.4). */
export function takesVote(kind: 'votefor' | 'voteagainst') {
  return (context: ActionContext, data: Vote): void => {
    const {coopname, username} = data;
    if (!context.hasAuth(username)) context.requireAuth(coopname);
    requireCooperative(context, coopname);
    context.check(data.version === '1.0.0', 'Неверная версия');
    const decision = requireDecision(context, coopname, data.decision_id);
    const members = findCouncil(context, coopname)?.members ?? [];
    const seat = members.find((member) => member.username === username);
    context.check(seat?.is_voting, 'У вас нет права голоса');
    context.check(!decision.votes_for.includes(username), 'Участник уже голосовал за данное решение');
    context.check(!decision.votes_against.includes(username), 'Участник уже голосовал против данного решения');
    checkSignature(context, data, kind);
    const list = kind === 'votefor' ? 'votes_for' : 'votes_against';
    const voted = {...decision, [list]: [...decision[list], username]};
    const approved = flag(isMajority(voted.votes_for.length, members.length));
    decisions(context, coopname).put({...voted, approved});
  };
}

/** `soviet::cancelvote`: a vote is final. */
export function cancelvote(context: ActionContext): void {
  context.check(false, 'Отмена голоса запрещена');
}

/** More than half of all members of the council, also of those without a vote. */
export function isMajority(votes: number, members: number): boolean {
  return votes * 100 > members * 50;
}

/** Only a person's own permission is taken: the robot of the council is not simulated, so nobody has switched it on. */
export function requireManual(context: ActionContext, permission: string): void {
  context.check(permission, 'Разрешение не указано');
  context.check(permission === 'active', 'Автоматизация решений для члена совета не включена');
}

function checkSignature(context: ActionContext, vote: Vote, kind: string): void {
  const {coopname, decision_id, signed_at, username, permission} = vote;
  const text = `${kind}:${coopname}:${decision_id}:${epochSeconds(signed_at)}`;
  context.check(
    hashText(vote.signed_hash) === sha256Hex(text),
    'Подписанный хэш не соответствует голосу за это решение',
  );
  requireManual(context, permission);
  requireAccountKey(context, {...vote, account: username, permission});
}
