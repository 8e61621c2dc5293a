import type {AccountName} from '../../../domain/account.js';
import {fullName, personOf, type Member, type NamedPerson, type NameForms} from '../../../domain/member.js';
import type {FactsAt} from '../facts.js';
import type {DocumentModel} from './model.js';

/** A person as templates print him: name, and its confirmed forms. */
export interface PrintedPerson {
  full_name: string;
  names: NameForms;
}

/** Whose name an object of a model holds; for telling which forms are still to be confirmed. */
const owners = new WeakMap<object, AccountName>();

/** The account behind a person, or a user, of a model. */
export const ownerOf = (printed: object): AccountName | undefined => owners.get(printed);

/** Facts about a person with his full name, and its forms as far as they are confirmed. */
export function printedPerson<P extends NamedPerson>(account: AccountName, person: P): P & PrintedPerson {
  const printed = {...person, full_name: fullName(person), names: person.names ?? {}};
  owners.set(printed, account);
  return printed;
}

/** Only the name of the person behind an account: for roles whose other facts are nobody's business. */
export function namedPerson(facts: FactsAt, account: AccountName): NamedPerson & PrintedPerson {
  const {last_name, first_name, middle_name, names} = personOf(facts.member(account));
  const name = {last_name, first_name, middle_name, ...(names === undefined ? {} : {names})};
  return printedPerson(account, name);
}

/** The member under the name of his type, as applications and protocols print him. */
export function applicant(facts: FactsAt, account: AccountName): DocumentModel {
  const member = facts.member(account);
  return {type: member.type, [member.type]: printedMember(account, member)};
}

/** A member's facts with the full names of persons in them. */
export function printedMember(account: AccountName, member: Member): DocumentModel {
  if (member.type !== 'organization') return {...printedPerson(account, member)};
  return {...member, represented_by: printedPerson(account, member.represented_by)};
}

/** The common user of newer types (DOCUMENTS 1.4, 2.5). */
export function user(facts: FactsAt, account: AccountName): DocumentModel {
  const member = facts.member(account);
  const common = {
    type: member.type,
    full_name: fullName(personOf(member)),
    full_address: member.full_address,
    email: member.email,
    phone: member.phone,
  };
  const printed =
    member.type === 'organization'
      ? {
          ...common,
          full_name_or_short_name: member.short_name,
          from: member.short_name,
          birthdate_or_ogrn: member.details.ogrn,
          abbr_full_name: abbreviation(member.short_name),
          details: member.details,
          represented_by: representative(account, member.represented_by),
        }
      : {
          ...common,
          full_name_or_short_name: fullName(member),
          ...(member.names?.genitive === undefined ? {} : {from: member.names.genitive}),
          birthdate_or_ogrn: member.birthdate,
          abbr_full_name: initials(member),
          ...(member.type === 'entrepreneur' ? {details: member.details} : {}),
        };
  owners.set(printed, account);
  return printed;
}

function representative(
  account: AccountName,
  {position, based_on, ...person}: NamedPerson & Record<'position' | 'based_on', string>,
) {
  return {person: printedPerson(account, person), position, based_on};
}

/** Initials of first, middle and last name, in capitals. */
function initials({first_name, middle_name, last_name}: NamedPerson): string {
  return [first_name, middle_name, last_name].map((part) => part.slice(0, 1).toUpperCase()).join('');
}

/** The quoted part of an organization's name, or its last word, in capitals. */
function abbreviation(name: string): string {
  const quoted = /["\u00ab\u201c\u201e]([^"\u00bb\u201d\u201c]+)["\u00bb\u201d\u201c]/.exec(name)?.[1];
  return (quoted ?? name.split(' ').at(-1) ?? '').toUpperCase();
}
