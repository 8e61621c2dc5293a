import {sortableDay} from './calendar.js';
import {email, identifierRule, line, pastDay, phone} from './field-rules.js';
import * as identifiers from './identifiers.js';
import {nameFormProblems, nameForms} from './name-forms.js';
import {
  ORGANIZATION_TYPES,
  type BankAccount,
  type Entrepreneur,
  type Individual,
  type Organization,
  type OrganizationFacts,
  type Passport,
  type NamedPerson,
} from './member.js';
import {also, inside, objectOf, oneOf, optional, problemAt, withDefault, type FieldRules, type Rule} from './rules.js';

const personName: FieldRules<NamedPerson> = {
  last_name: line(100),
  first_name: line(100),
  middle_name: withDefault(line(100), ''),
  names: optional(nameForms),
};

const contacts = {full_address: line(500), phone, email};

const kpp = identifierRule(identifiers.checkKpp);

const passport = (now: Date): Rule<Passport> =>
  objectOf({
    series: identifierRule(identifiers.checkPassportSeries),
    number: identifierRule(identifiers.checkPassportNumber),
    issued_by: line(500),
    issued_at: pastDay(now),
    code: identifierRule(identifiers.checkPassportCode),
  });

/** A bank account whose numbers fit its BIK (DOCUMENTS 2.6, 8). */
export const bankAccount: Rule<BankAccount> = also(
  objectOf<BankAccount>({
    currency: oneOf(['RUB']),
    card_number: optional(identifierRule(identifiers.checkCardForm)),
    bank_name: line(),
    account_number: identifierRule(identifiers.checkAccountForm),
    details: objectOf<BankAccount['details']>({
      bik: identifierRule(identifiers.checkBik),
      corr: identifierRule(identifiers.checkAccountForm),
      kpp: optional(kpp),
    }),
  }),
  ({account_number, details}, field) => {
    const {bik, corr} = details ?? {};
    if (bik === undefined) return [];
    const found = [
      ['account_number', account_number && identifiers.checkSettlementAccount(account_number, bik)],
      ['details.corr', corr && identifiers.checkCorrespondentAccount(corr, bik)],
    ] as const;
    return found.flatMap(([name, problem]) => (problem ? [{field: inside(field, name), ...problem}] : []));
  },
);

/** A natural person; a passport cannot be older than its holder. */
export const individual = (now: Date): Rule<Individual> =>
  also(
    objectOf<Individual>({
      type: withDefault(oneOf(['individual']), 'individual'),
      ...personName,
      birthdate: pastDay(now),
      ...contacts,
      passport: optional(passport(now)),
    }),
    (person, field) => {
      const {birthdate = '', passport: {issued_at = ''} = {}} = person;
      const [born, issued] = [sortableDay(birthdate), sortableDay(issued_at)];
      const wrongOrder = born !== undefined && issued !== undefined && issued <= born;
      return [
        ...(wrongOrder ? [problemAt(inside(field, 'passport.issued_at'), 'bad_date')] : []),
        ...nameFormProblems(person, field),
      ];
    },
  );

/** An individual entrepreneur. */
export const entrepreneur = (now: Date): Rule<Entrepreneur> =>
  also(
    objectOf<Entrepreneur>({
      type: oneOf(['entrepreneur']),
      ...personName,
      birthdate: pastDay(now),
      country: line(100),
      city: line(100),
      ...contacts,
      details: objectOf({
        inn: identifierRule(identifiers.checkPersonInn),
        ogrn: identifierRule(identifiers.checkOgrnip),
      }),
      bank_account: bankAccount,
    }),
    nameFormProblems,
  );

/** Fields of a legal entity, member or cooperative. */
export const organizationFacts: FieldRules<OrganizationFacts> = {
  organization_type: oneOf(ORGANIZATION_TYPES),
  short_name: line(),
  full_name: line(500),
  represented_by: also(
    objectOf<OrganizationFacts['represented_by']>({
      ...personName,
      position: line(200),
      based_on: line(),
    }),
    nameFormProblems,
  ),
  country: line(100),
  city: line(100),
  ...contacts,
  fact_address: line(500),
  details: objectOf({
    inn: identifierRule(identifiers.checkOrganizationInn),
    ogrn: identifierRule(identifiers.checkOgrn),
    kpp,
  }),
};

/** The actual address is the registered one when nothing else is said. */
export const withFactAddress = (input: Record<string, unknown>): Record<string, unknown> => {
  const {fact_address, full_address} = input;
  const absent = fact_address === undefined || fact_address === null || fact_address === '';
  return absent ? {...input, fact_address: full_address} : input;
};

/** A legal entity as a member. */
export const organization: Rule<Organization> = objectOf<Organization>(
  {type: oneOf(['organization']), ...organizationFacts, bank_account: bankAccount},
  withFactAddress,
);
