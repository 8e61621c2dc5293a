import {fold} from '../domain/text.js';
import type {BankAccount, Member, MemberRecord, OrganizationFacts, Passport, PersonName} from '../domain/member.js';
import type {PaymentMethod} from '../domain/records.js';

/** How a value is disguised in practice, and so how it is searched for. */
export type ValueForm = 'name' | 'text' | 'address' | 'digits' | 'phone' | 'date';

/** One private value of somebody: what it is, as a field path, and the value itself. Never logged. */
export interface PrivateValue {
  /** Field path within the person's facts: `last_name`, `passport.number`, `represented_by.first_name`. */
  kind: string;
  value: string;
  form: ValueForm;
  /** Account of the person, so that parts of one person's name are told from those of several. */
  person?: string;
  /** Of a last name: first letters of the person's first and middle name, folded. */
  initials?: string;
}

/** Facts about a person in any of the shapes that the registry holds. */
export type PersonFacts =
  | MemberRecord
  | Member
  | OrganizationFacts
  | PersonName
  | Passport
  | BankAccount
  | {bank_account: BankAccount}
  | PaymentMethod['data']
  | {email?: string; phone?: string};

/** Fields whose content is public, or says nothing about a person by itself. */
const PUBLIC_FIELDS = new Set([
  'account',
  'username',
  'coopname',
  'status',
  'type',
  'organization_type',
  'block_num',
  'recorded_at',
  'country',
  'city',
  'currency',
  'position',
  'based_on',
]);

const FORMS: Record<string, ValueForm> = {
  first_name: 'name',
  last_name: 'name',
  middle_name: 'name',
  birthdate: 'date',
  issued_at: 'date',
  phone: 'phone',
  full_address: 'address',
  fact_address: 'address',
  inn: 'digits',
  ogrn: 'digits',
  kpp: 'digits',
  bik: 'digits',
  corr: 'digits',
  account_number: 'digits',
  card_number: 'digits',
  number: 'digits',
  code: 'digits',
};

/** Digits that MONO's exports lose when they keep these as numbers (DOCUMENTS 2.6). */
const PADDED: Record<string, number> = {series: 4, number: 6};

/**
 * Every private value of the persons, for createLeakGuard: names and their combinations, addresses, contacts,
 * identifiers, passports, bank accounts, names of organisations, and any field that this list does not know.
 * A passport's series alone is too short to search for; it is searched for together with the number. `account` is whose
 * values they are.
 */
export function privateValues(persons: readonly PersonFacts[], account?: string): PrivateValue[] {
  const values = persons.flatMap((person) => collect('member' in person ? person.member : person, ''));
  return account === undefined ? values : values.map((value) => ({...value, person: account}));
}

function collect(object: object, path: string): PrivateValue[] {
  const fields = object as Record<string, unknown>;
  const initials = ['first_name', 'middle_name'].map((key) => fold(textOf(key, fields[key])).charAt(0)).join('');
  const values = [...combinations(fields, path)];
  for (const [key, content] of Object.entries(fields)) {
    if (PUBLIC_FIELDS.has(key)) continue;
    const kind = path + key;
    if (typeof content === 'object' && content !== null) values.push(...collect(content, `${kind}.`));
    const value = textOf(key, content);
    if (value === '' || key === 'series') continue;
    values.push({kind, value, form: FORMS[key] ?? 'text', ...(key === 'last_name' ? {initials} : {})});
    const quoted = /["«“„]([^"»”“]{2,})["»”“]/.exec(value)?.[1];
    if (quoted !== undefined && key.endsWith('_name')) {
      values.push({kind, value: quoted, form: /\s/.test(quoted) ? 'text' : 'name'});
    }
  }
  return values;
}

/** Values that only several fields make together: the name in its usual orders, the passport's whole number. */
function* combinations(fields: Record<string, unknown>, path: string): Generator<PrivateValue> {
  const [last, first, middle] = ['last_name', 'first_name', 'middle_name'].map((key) => textOf(key, fields[key]));
  if (last !== undefined && last !== '' && first !== undefined && first !== '') {
    const kind = `${path}full_name`;
    for (const parts of [
      [last, first],
      [first, last],
      [first, middle, last],
    ]) {
      yield {kind, value: parts.filter(Boolean).join(' '), form: 'text'};
    }
  }
  const [series, number] = ['series', 'number'].map((key) => textOf(key, fields[key]));
  if (series !== undefined && series !== '')
    yield {kind: `${path}number`, value: `${series}${number ?? ''}`, form: 'digits'};
}

function textOf(key: string, content: unknown): string {
  const text = typeof content === 'number' || typeof content === 'bigint' ? String(content) : content;
  return typeof text === 'string' ? text.trim().padStart(text.trim() === '' ? 0 : (PADDED[key] ?? 0), '0') : '';
}
