/** Invented input that is valid as it is; tests change single fields of fresh copies. */
export const sampleIndividual = () => ({
  type: 'individual',
  last_name: 'Семёнов',
  first_name: 'Пётр',
  middle_name: 'Ильич',
  birthdate: '05.09.1990',
  full_address: '999003, г. Примерск, ул. Лютиковая, д. 8',
  phone: '+79000000004',
  email: 'petr@example.test',
  passport: {
    series: '9901',
    number: '001234',
    issued_by: 'ОВД города Примерска',
    issued_at: '20.10.2010',
    code: '990-001',
  },
});

export const sampleBankAccount = () => ({
  currency: 'RUB',
  bank_name: 'АО «Банк для примеров»',
  account_number: '40703810700000000017',
  details: {bik: '049900701', corr: '30101810400000000701', kpp: '990101001'},
});

export const sampleEntrepreneur = () => ({
  type: 'entrepreneur',
  last_name: 'Ремеслова',
  first_name: 'Галина',
  middle_name: '',
  birthdate: '17.04.1985',
  country: 'Россия',
  city: 'г. Примерск',
  full_address: '999003, г. Примерск, ул. Мастеровая, д. 10',
  phone: '+79000000005',
  email: 'galina@example.test',
  details: {inn: '990123456772', ogrn: '325990000000016'},
  bank_account: sampleBankAccount(),
});

const facts = () => ({
  organization_type: 'coop',
  short_name: 'ПО «Ромашка»',
  full_name: 'Потребительское общество «Ромашка»',
  represented_by: {
    last_name: 'Примерова',
    first_name: 'Анна',
    middle_name: 'Тестовна',
    position: 'Председатель совета',
    based_on: 'Устав',
  },
  country: 'Россия',
  city: 'г. Примерск',
  full_address: '999001, г. Примерск, ул. Образцовая, д. 1',
  fact_address: '999001, г. Примерск, ул. Образцовая, д. 2',
  email: 'romashka@example.test',
  phone: '+79000000000',
  details: {inn: '9901000010', ogrn: '1259900000018', kpp: '990101001'},
});

export const sampleOrganization = () => ({type: 'organization', ...facts(), bank_account: sampleBankAccount()});

const seat = (position: string, last_name: string, n: number) => ({
  position,
  position_title: 'Член совета',
  individual: {
    type: 'individual',
    last_name,
    first_name: 'Вера',
    middle_name: 'Эскизовна',
    birthdate: '14.02.1975',
    full_address: '999001, г. Примерск',
    phone: `+7900000010${n}`,
    email: `council${n}@example.test`,
  },
});

export const sampleFoundation = () => ({
  coopname: 'romashkacoop',
  coop_type: 'conscoop',
  announce: 'Ромашка',
  description: 'Общество для примера',
  organization: facts(),
  bank_account: sampleBankAccount(),
  contributions: {
    initial: '100.0000 RUB',
    minimum: '300.0000 RUB',
    org_initial: '1000.0000 RUB',
    org_minimum: '3000.0000 RUB',
  },
  vars: {
    full_abbr: 'Потребительское общество',
    full_abbr_genitive: 'Потребительского общества',
    full_abbr_dative: 'Потребительскому обществу',
    short_abbr: 'ПО',
    website: 'romashka.example.test',
    name: 'Ромашка',
    confidential_link: 'romashka.example.test/privacy',
    confidential_email: 'privacy@example.test',
    contact_email: 'romashka@example.test',
    passport_request: 'yes',
    user_agreement: {protocol_number: '4', protocol_day_month_year: '1 октября 2026 г.'},
  },
  council: [seat('chairman', 'Примерова', 1), seat('member', 'Образцова', 2), seat('member', 'Шаблонова', 3)],
});

/** A copy of `value` with the field at a dotted path set, or removed when `to` is undefined. */
export function having(value: object, path: string, to: unknown): Record<string, unknown> {
  const copy = structuredClone(value) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  if (to === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = to;
  return copy;
}
