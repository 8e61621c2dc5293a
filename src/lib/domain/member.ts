import type {AccountName} from './account.js';

/** The three kinds of persons that can be a member (DOCUMENTS 2.6). */
export const MEMBER_TYPES = ['individual', 'entrepreneur', 'organization'] as const;
export type MemberType = (typeof MEMBER_TYPES)[number];

/** Passport of the Russian Federation; series and number are text, zeros kept. */
export interface Passport {
  series: string;
  number: string;
  issued_by: string;
  /** `DD.MM.YYYY`. */
  issued_at: string;
  /** Subdivision code `NNN-NNN`. */
  code: string;
}

/** Details of a bank account (DOCUMENTS 2.6). */
export interface BankAccount {
  currency: string;
  card_number?: string;
  bank_name: string;
  account_number: string;
  details: {bik: string; corr: string; kpp?: string};
}

/** A person's name in its three parts; the middle name may be empty. */
export interface PersonName {
  first_name: string;
  last_name: string;
  middle_name: string;
}

/** Cases in which a text can need a name; the nominative is the name itself. */
export const NAME_CASES = ['genitive', 'dative', 'accusative', 'instrumental'] as const;
export type NameCase = (typeof NAME_CASES)[number];

/** A person's full name in grammatical cases, as somebody has confirmed them. */
export type NameForms = Partial<Record<NameCase, string>>;

/** A person whose name documents can decline. */
export interface NamedPerson extends PersonName {
  names?: NameForms;
}

export interface Individual extends NamedPerson {
  type: 'individual';
  /** `DD.MM.YYYY`. */
  birthdate: string;
  full_address: string;
  phone: string;
  email: string;
  passport?: Passport;
}

export interface Entrepreneur extends NamedPerson {
  type: 'entrepreneur';
  birthdate: string;
  country: string;
  city: string;
  full_address: string;
  phone: string;
  email: string;
  /** `ogrn` holds the OGRNIP of 15 digits. */
  details: {inn: string; ogrn: string};
  bank_account: BankAccount;
}

/** Legal forms that the platform knows (DOCUMENTS 2.6). */
export const ORGANIZATION_TYPES = ['coop', 'prodcoop', 'ooo', 'oao', 'zao', 'pao', 'ao'] as const;

/** Facts of a legal entity, member or cooperative itself. */
export interface OrganizationFacts {
  organization_type: (typeof ORGANIZATION_TYPES)[number];
  short_name: string;
  full_name: string;
  represented_by: NamedPerson & {position: string; based_on: string};
  country: string;
  city: string;
  full_address: string;
  fact_address: string;
  email: string;
  phone: string;
  details: {inn: string; ogrn: string; kpp: string};
}

export interface Organization extends OrganizationFacts {
  type: 'organization';
  bank_account: BankAccount;
}

/** Private facts of a member, without the account that anonymises him. */
export type Member = Individual | Entrepreneur | Organization;

/** Where a member stands on the way into the cooperative; derived from the chain, kept for offline reading. */
export const MEMBER_STATUSES = ['registered', 'applied', 'paid', 'accepted', 'declined', 'blocked'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** A member as the registry returns him: account, status, facts and the version they were read from. */
export interface MemberRecord {
  account: AccountName;
  status: MemberStatus;
  member: Member;
  block_num: number;
  recorded_at: string;
}

/** «Фамилия Имя Отчество» of a person; for an organization that of its representative is not used: its short name. */
export function displayName(member: Member): string {
  return member.type === 'organization' ? member.short_name : fullName(member);
}

/** Last, first and middle name in one line, without empty parts. */
export function fullName({last_name, first_name, middle_name}: PersonName): string {
  return [last_name, first_name, middle_name].filter((part) => part !== '').join(' ');
}

/** The person who speaks for a member: himself, or an organization's representative. */
export function personOf(member: Member): NamedPerson {
  return member.type === 'organization' ? member.represented_by : member;
}

/** The member with these declined forms of his name, or of his representative's, in place of the former. */
export function withNames(member: Member, names: NameForms | undefined): Member {
  if (member.type === 'organization') return {...member, represented_by: named(member.represented_by, names)};
  return named(member, names);
}

function named<P extends NamedPerson>({names: _former, ...person}: P, names: NameForms | undefined): P {
  return {...person, ...(names === undefined ? {} : {names})} as P;
}
