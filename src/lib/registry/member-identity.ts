import type {AccountName} from '../domain/account.js';
import type {Member} from '../domain/member.js';
import type {Cell, Connection} from './connection.js';
import type {MemberIdentity} from './errors.js';
import {memberColumns} from './member-row.js';
import {text} from './row.js';

/** The member that another one is taken for, and by what. */
export interface SameMember {
  account: AccountName;
  by: MemberIdentity;
}

/**
 * A registered member who has the account, is the same person, or has the same INN, OGRN or e-mail; `except` is left
 * out of the search. What identifies most is looked at first.
 */
export function findSame(
  connection: Connection,
  account: AccountName,
  member: Member,
  except?: AccountName,
): SameMember | undefined {
  const {type, name_fold, birthdate, inn, ogrn, email_fold} = memberColumns(member);
  const traits: [MemberIdentity, string, Cell[]][] = [
    ['account', 'account = ?', [account]],
    ['person', 'type = ? AND name_fold = ? AND birthdate = ?', [type, name_fold, birthdate]],
    ['inn', 'inn = ?', [inn]],
    ['ogrn', 'ogrn = ?', [ogrn]],
    ['email', 'email_fold = ?', [email_fold]],
  ];
  for (const [by, condition, cells] of traits) {
    const found = connection.get(
      `SELECT account FROM members WHERE ${condition} AND account <> ? LIMIT 1`,
      [...cells, except ?? ''],
      (row) => text(row, 'account'),
    );
    if (found !== undefined) return {account: found, by};
  }
  return undefined;
}
