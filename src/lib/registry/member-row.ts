import {displayName, type Member} from '../domain/member.js';
import {digitsOf, fold} from '../domain/text.js';

/** What the members table holds of a member for search and for telling persons apart. */
export interface MemberColumns {
  type: Member['type'];
  name_fold: string;
  birthdate: string | null;
  inn: string | null;
  ogrn: string | null;
  phone_digits: string;
  email_fold: string;
}

/** The searchable columns of a member's facts. */
export function memberColumns(member: Member): MemberColumns {
  return {
    type: member.type,
    name_fold: fold(displayName(member)),
    birthdate: member.type === 'organization' ? null : member.birthdate,
    inn: member.type === 'individual' ? null : member.details.inn,
    ogrn: member.type === 'individual' ? null : member.details.ogrn,
    phone_digits: digitsOf(member.phone),
    email_fold: fold(member.email),
  };
}

/** The one text that the trigram index holds of a member: his columns on separate lines, no match across them. */
export function searchText(account: string, member: Member): string {
  const {name_fold, inn, ogrn, phone_digits, email_fold} = memberColumns(member);
  const full = member.type === 'organization' ? fold(member.full_name) : '';
  return [account, name_fold, full, inn ?? '', ogrn ?? '', phone_digits, email_fold].join('\n');
}
