import type {ActionContext} from '../../contract.js';
import {nameValue, pairKey} from './values.js';
import type {
  AccountRow,
  BoardMember,
  BoardRow,
  CooperativeRow,
  ParticipantRow,
  ProgramUserRow,
  UserWalletRow,
} from './rows.js';

/** `get_cooperative_or_fail`: an active cooperative (PROTOCOL 1.5). */
export function requireCooperative(context: ActionContext, coopname: string): CooperativeRow {
  const coop = context.table<CooperativeRow>('registrator', 'registrator', 'coops').get(coopname);
  context.check(coop, 'Организация не найдена');
  context.check(coop.is_cooperative, 'Организация - не кооператив');
  context.check(coop.status === 'active', 'Кооператив не активен');
  return coop;
}

/** The platform's card of an account; fails when there is none. */
export function requireAccountCard(context: ActionContext, username: string): AccountRow {
  const account = context.table<AccountRow>('registrator', 'registrator', 'accounts').get(username);
  context.check(account, 'Участник не найден в картотеке аккаунтов');
  return account;
}

/** A member's row, blocked or not; undefined when there is none. */
export function findParticipant(
  context: ActionContext,
  coopname: string,
  username: string,
): ParticipantRow | undefined {
  return context.table<ParticipantRow>('soviet', coopname, 'participants').get(username);
}

/** `get_participant_or_fail`: a member who is not blocked (PROTOCOL 1.5). */
export function requireParticipant(context: ActionContext, coopname: string, username: string): ParticipantRow {
  const participant = findParticipant(context, coopname, username);
  context.check(participant, 'Пайщик не найден в кооперативе');
  context.check(participant.status !== 'blocked', 'Пайщик заблокирован');
  return participant;
}

/** `get_active_participant_or_fail`: an acting member who has not asked to leave (PROTOCOL 1.5). */
export function requireActiveParticipant(context: ActionContext, coopname: string, username: string): ParticipantRow {
  const participant = requireParticipant(context, coopname, username);
  context.check(participant.status === 'accepted', 'Пайщик не активен в кооперативе');
  const exit = context.table('registrator', coopname, 'exits').get(username);
  context.check(!exit, 'Пайщик подал заявление на выход из кооператива');
  return participant;
}

/** The council's board of a cooperative. */
export function findCouncil(context: ActionContext, coopname: string): BoardRow | undefined {
  return context.table<BoardRow>('soviet', coopname, 'boards').find(2, nameValue('soviet'));
}

/** A person's seat in the council. */
export function findSeat(context: ActionContext, coopname: string, username: string): BoardMember | undefined {
  return findCouncil(context, coopname)?.members.find((member) => member.username === username);
}

/** True for the chairman and the deputy chairman of the council. */
export function isChair(context: ActionContext, coopname: string, username: string): boolean {
  const position = findSeat(context, coopname, username)?.position;
  return position === 'chairman' || position === 'vpchairman';
}

/** True when the person has signed the agreement of a program. */
export function hasProgram(context: ActionContext, coopname: string, username: string, program: bigint): boolean {
  const user = context.table<ProgramUserRow>('wallet', coopname, 'users').get(username);
  return user?.programs.some((agreement) => BigInt(agreement.program_id) === program) ?? false;
}

/** A person's balance in a wallet that is kept per person. */
export function findUserWallet(
  context: ActionContext,
  coopname: string,
  wallet: string,
  username: string,
): UserWalletRow | undefined {
  const key = pairKey(nameValue(wallet), nameValue(username));
  return context.table<UserWalletRow>('ledger2', coopname, 'userwallets').find(2, key);
}
