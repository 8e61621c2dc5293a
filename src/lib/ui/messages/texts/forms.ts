import type {MemberType} from '../../../domain/member.js';
import type {FormField} from '../../form.js';
import {bilingual} from '../bilingual.js';
import type {Language} from '../types.js';

/** Words of the wizards. */
export const formTexts = bilingual({
  ru: {
    who: 'Кто вступает',
    chairman: 'Председатель совета',
    councillor: 'Член совета',
    seat: 'Совет',
    tip: '↑↓ выбор • Enter готово',
  },
  en: {
    who: 'Who joins',
    chairman: 'Chairman of the council',
    councillor: 'Council member',
    seat: 'Council',
    tip: '↑↓ choose • Enter done',
  },
});

const labels = bilingual({
  ru: {
    last_name: 'Фамилия',
    first_name: 'Имя',
    middle_name: 'Отчество (если есть)',
    birthdate: 'Дата рождения (ДД.ММ.ГГГГ)',
    full_address: 'Адрес',
    phone: 'Телефон (+7…)',
    email: 'Электронная почта',
    passport_series: 'Паспорт: серия (пусто, если не нужен)',
    passport_number: 'Паспорт: номер',
    passport_issued_by: 'Паспорт: кем выдан',
    passport_issued_at: 'Паспорт: дата выдачи (ДД.ММ.ГГГГ)',
    passport_code: 'Паспорт: код подразделения (NNN-NNN)',
    country: 'Страна',
    country_initial: 'Россия',
    city: 'Город',
    inn: 'ИНН',
    ogrn: 'ОГРН',
    ogrnip: 'ОГРНИП',
    kpp: 'КПП',
    currency: 'Валюта счёта',
    bank_name: 'Банк',
    account_number: 'Расчётный счёт',
    bik: 'БИК',
    corr: 'Корреспондентский счёт',
    bank_kpp: 'КПП банка (если нужен)',
    organization_type: 'Вид организации (coop, prodcoop, ooo, ao, pao, zao, oao)',
    short_name: 'Краткое название',
    full_name: 'Полное название',
    representative: 'Представитель',
    position: 'должность',
    based_on: 'действует на основании',
    fact_address: 'Фактический адрес',
    coopname: 'Имя аккаунта кооператива (до 12 знаков a–z, 1–5)',
    coop_type: 'Вид кооператива для платформы',
    announce: 'Сайт или домен кооператива',
    description: 'Чем занимается кооператив',
    initial: 'Вступительный взнос человека',
    minimum: 'Минимальный паевой взнос человека',
    org_initial: 'Вступительный взнос организации',
    org_minimum: 'Минимальный паевой взнос организации',
    full_abbr: 'Вид кооператива словами, именительный падеж',
    full_abbr_genitive: 'То же, родительный падеж',
    full_abbr_dative: 'То же, дательный падеж',
    short_abbr: 'Сокращение (ПО, ПК)',
    name: 'Имя кооператива без кавычек',
    website: 'Сайт',
    confidential_link: 'Ссылка на политику обработки данных',
    confidential_email: 'Почта для обращений о данных',
    contact_email: 'Почта для связи',
    passport_request: 'Спрашивать паспорт (yes или no)',
    protocol: 'Протокол совета об утверждении',
    number: 'номер',
    date: 'дата',
  },
  en: {
    last_name: 'Last name',
    first_name: 'First name',
    middle_name: 'Middle name (if any)',
    birthdate: 'Date of birth (DD.MM.YYYY)',
    full_address: 'Address',
    phone: 'Phone (+7…)',
    email: 'E-mail',
    passport_series: 'Passport: series (empty if not needed)',
    passport_number: 'Passport: number',
    passport_issued_by: 'Passport: issued by',
    passport_issued_at: 'Passport: date of issue (DD.MM.YYYY)',
    passport_code: 'Passport: subdivision code (NNN-NNN)',
    country: 'Country',
    country_initial: 'Россия',
    city: 'City',
    inn: 'INN',
    ogrn: 'OGRN',
    ogrnip: 'OGRNIP',
    kpp: 'KPP',
    currency: 'Currency of the account',
    bank_name: 'Bank',
    account_number: 'Settlement account',
    bik: 'BIK',
    corr: 'Correspondent account',
    bank_kpp: 'KPP of the bank (if needed)',
    organization_type: 'Kind of organisation (coop, prodcoop, ooo, ao, pao, zao, oao)',
    short_name: 'Short name',
    full_name: 'Full name',
    representative: 'Representative',
    position: 'position',
    based_on: 'acts on the basis of',
    fact_address: 'Actual address',
    coopname: "The cooperative's account name (up to 12 of a–z, 1–5)",
    coop_type: 'Kind of cooperative for the platform',
    announce: "The cooperative's site or domain",
    description: 'What the cooperative does',
    initial: 'Entrance fee of a person',
    minimum: 'Minimum share contribution of a person',
    org_initial: 'Entrance fee of an organisation',
    org_minimum: 'Minimum share contribution of an organisation',
    full_abbr: 'Kind of cooperative in words, nominative',
    full_abbr_genitive: 'The same, genitive',
    full_abbr_dative: 'The same, dative',
    short_abbr: 'Abbreviation',
    name: 'Name of the cooperative without quotes',
    website: 'Site',
    confidential_link: 'Link to the privacy policy',
    confidential_email: 'E-mail for questions about data',
    contact_email: 'Contact e-mail',
    passport_request: 'Ask for passports (yes or no)',
    protocol: "Council's protocol on approval of",
    number: 'number',
    date: 'date',
  },
});

type Labels = (typeof labels)[Language];

const person = (l: Labels, at = ''): FormField[] => [
  {path: `${at}last_name`, label: l.last_name},
  {path: `${at}first_name`, label: l.first_name},
  {path: `${at}middle_name`, label: l.middle_name},
];

const contacts = (l: Labels, at = ''): FormField[] => [
  {path: `${at}full_address`, label: l.full_address},
  {path: `${at}phone`, label: l.phone},
  {path: `${at}email`, label: l.email},
];

const place = (l: Labels, at = ''): FormField[] => [
  {path: `${at}country`, label: l.country, initial: () => l.country_initial},
  {path: `${at}city`, label: l.city},
];

const bank = (l: Labels): FormField[] => [
  {path: 'bank_account.currency', label: l.currency, initial: () => 'RUB'},
  {path: 'bank_account.bank_name', label: l.bank_name},
  {path: 'bank_account.account_number', label: l.account_number},
  {path: 'bank_account.details.bik', label: l.bik},
  {path: 'bank_account.details.corr', label: l.corr},
  {path: 'bank_account.details.kpp', label: l.bank_kpp},
];

const individual = (l: Labels): FormField[] => [
  ...person(l),
  {path: 'birthdate', label: l.birthdate},
  ...contacts(l),
  {path: 'passport.series', label: l.passport_series},
  {path: 'passport.number', label: l.passport_number, after: 'passport.series'},
  {path: 'passport.issued_by', label: l.passport_issued_by, after: 'passport.series'},
  {path: 'passport.issued_at', label: l.passport_issued_at, after: 'passport.series'},
  {path: 'passport.code', label: l.passport_code, after: 'passport.series'},
];

const entrepreneur = (l: Labels): FormField[] => [
  ...person(l),
  {path: 'birthdate', label: l.birthdate},
  ...place(l),
  ...contacts(l),
  {path: 'details.inn', label: l.inn},
  {path: 'details.ogrn', label: l.ogrnip},
  ...bank(l),
];

const organization = (l: Labels, at = ''): FormField[] => [
  {path: `${at}organization_type`, label: l.organization_type, initial: () => 'coop'},
  {path: `${at}short_name`, label: l.short_name},
  {path: `${at}full_name`, label: l.full_name},
  ...person(l, `${at}represented_by.`).map((field) => ({...field, label: `${l.representative}: ${field.label}`})),
  {path: `${at}represented_by.position`, label: `${l.representative}: ${l.position}`},
  {path: `${at}represented_by.based_on`, label: `${l.representative}: ${l.based_on}`},
  ...place(l, at),
  ...contacts(l, at),
  {path: `${at}fact_address`, label: l.fact_address, initial: (answer) => answer(`${at}full_address`)},
  {path: `${at}details.inn`, label: l.inn},
  {path: `${at}details.ogrn`, label: l.ogrn},
  {path: `${at}details.kpp`, label: l.kpp},
];

/** Questions about a member of one type. */
export function memberFields(language: Language, type: MemberType): FormField[] {
  const l = labels[language];
  if (type === 'individual') return individual(l);
  return type === 'entrepreneur' ? entrepreneur(l) : [...organization(l), ...bank(l)];
}

const amount = (key: 'initial' | 'minimum' | 'org_initial' | 'org_minimum', l: Labels, offered: string): FormField => ({
  path: `contributions.${key}`,
  label: l[key],
  initial: () => offered,
});

const WORDING = ['full_abbr', 'full_abbr_genitive', 'full_abbr_dative', 'short_abbr', 'name', 'website'] as const;
const ADDRESSES = ['confidential_link', 'confidential_email', 'contact_email'] as const;
const PROTOCOLS = [
  'wallet_agreement',
  'signature_agreement',
  'privacy_agreement',
  'user_agreement',
  'participant_application',
] as const;

/** Questions about a cooperative and a council of so many seats. */
export function foundationFields(language: Language, seats: number): FormField[] {
  const l = labels[language];
  return [
    {path: 'coopname', label: l.coopname},
    {path: 'coop_type', label: l.coop_type, initial: () => 'conscoop'},
    {path: 'announce', label: l.announce},
    {path: 'description', label: l.description},
    ...organization(l, 'organization.'),
    ...bank(l),
    amount('initial', l, '100.0000 RUB'),
    amount('minimum', l, '300.0000 RUB'),
    amount('org_initial', l, '1000.0000 RUB'),
    amount('org_minimum', l, '3000.0000 RUB'),
    ...[...WORDING, ...ADDRESSES].map((key) => ({path: `vars.${key}`, label: l[key]})),
    {path: 'vars.passport_request', label: l.passport_request, initial: () => 'no'},
    ...PROTOCOLS.flatMap((key) => [
      {path: `vars.${key}.protocol_number`, label: `${l.protocol} ${key}: ${l.number}`},
      {path: `vars.${key}.protocol_day_month_year`, label: `${l.protocol} ${key}: ${l.date}`},
    ]),
    ...Array.from({length: seats}, (_, seat) => councilFields(language, l, seat)).flat(),
  ];
}

function councilFields(language: Language, l: Labels, seat: number): FormField[] {
  const at = `council.${seat}.individual.`;
  const fields = [...person(l, at), {path: `${at}birthdate`, label: l.birthdate}, ...contacts(l, at)];
  return fields.map((field) => ({...field, label: `${formTexts[language].seat} ${seat + 1}: ${field.label}`}));
}
