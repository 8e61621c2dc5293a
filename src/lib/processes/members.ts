import {isDeepStrictEqual} from 'node:util';
import {randomAccountName, type AccountName} from '../domain/account.js';
import {isCoopError} from '../domain/errors.js';
import type {Member, MemberRecord} from '../domain/member.js';
import {needMember} from './need.js';
import type {Workspace} from './workspace.js';

/** The newest block that is known: of the chain, or, out of its reach, of the registry. */
export async function headAtHand(work: Workspace): Promise<number> {
  try {
    return (await (await work.node()).info()).head_block_num;
  } catch (error) {
    if (isCoopError(error) && error.kind === 'unreachable') return work.registry.documentBlock(0);
    throw error;
  }
}

/**
 * Enters a new member. The same person with the same facts again is returned as `existing`, so that a repeated command
 * doubles nothing. Throws `member_exists`.
 */
export async function addMember(
  work: Workspace,
  member: Member,
  account: AccountName = randomAccountName(),
): Promise<MemberRecord & {existing: boolean}> {
  const head = await headAtHand(work);
  return work.registry.transaction(() => {
    const change = {block_num: work.registry.nextBlock(head), actor: work.actor};
    const record = work.registry.members.add(account, member, change);
    if (!record.existing) work.audit('member.add', record.account);
    return record;
  });
}

/** One version of a member's facts, and what it changed. */
export interface MemberVersionFacts {
  block_num: number;
  recorded_at: string;
  actor: string;
  deleted: boolean;
  changed: string[];
  member: Member;
}

/** All versions of a member's facts, oldest first; the reading is audited. Throws `member_not_found`. */
export function memberHistory(work: Workspace, account: AccountName): MemberVersionFacts[] {
  needMember(work.registry, account);
  work.audit('member.read', account);
  let before: Member | undefined;
  return work.registry.members.history(account).map(({block_num, recorded_at, actor, deleted, data}) => {
    const changed = before === undefined ? [] : changedFields(before, data);
    before = data;
    return {block_num, recorded_at, actor, deleted, changed, member: data};
  });
}

/** Dotted names of the facts in which two versions differ. */
function changedFields(a: object, b: object, at = ''): string[] {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    const [was, is] = [left[key], right[key]];
    if (isDeepStrictEqual(was, is)) return [];
    const deeper = typeof was === 'object' && was !== null && typeof is === 'object' && is !== null;
    return deeper ? changedFields(was, is, `${at}${key}.`) : [at + key];
  });
}
