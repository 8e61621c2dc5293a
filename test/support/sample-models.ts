import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {formatAssetForDocument, parseAsset} from '../../src/lib/domain/asset.js';
import type {Foundation} from '../../src/lib/domain/cooperative.js';
import type {DocumentMeta} from '../../src/lib/domain/document.js';
import {fullName, type Member, type MemberType, type PersonName} from '../../src/lib/domain/member.js';
import {displayTime} from '../../src/lib/domain/time.js';
import type {Model} from '../../src/lib/factory/index.js';

/** Time and account of all samples; the account is invented and says nothing of its owner. */
const CREATED_AT = '2026-10-07T09:30:00.000Z';
const USERNAME = 'qmvtkzdhrwep';

/** Reads a file of `examples/`; that it is what it is meant to be, the test of the examples checks. */
export function readExample(file: string): unknown {
  return parse(readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8'));
}

/** The example of a member of this type. */
export function exampleMember(type: MemberType): Member {
  return readExample(type === 'individual' ? 'member.yaml' : `member-${type}.yaml`) as Member;
}

/** Meta of a sample document, as the factory makes it (DOCUMENTS 2.1). */
export function sampleMeta(registryId: number, title: string): DocumentMeta {
  return {
    title,
    registry_id: registryId,
    lang: 'ru',
    generator: 'coopctl',
    version: '1',
    coopname: 'romashkacoop',
    username: USERNAME,
    created_at: CREATED_AT,
    block_num: 1200,
    timezone: 'Europe/Moscow',
    links: [],
  };
}

function amount(asset: string): string {
  const parsed = parseAsset(asset);
  if (!parsed) throw new Error(`no asset: ${asset}`);
  return formatAssetForDocument(parsed);
}

/** A person as models hold him: with the full name beside its parts. */
const person = <P extends PersonName>(facts: P): P & {full_name: string} => ({...facts, full_name: fullName(facts)});

/** The common user of DOCUMENTS 1.4; `from` stands after «от», here as if its genitive were the name itself. */
function user(member: Member): Model {
  const {email, phone, full_address} = member;
  if (member.type !== 'organization') {
    const name = fullName(member);
    const details = member.type === 'entrepreneur' ? {details: member.details} : {};
    const names = {full_name: name, full_name_or_short_name: name, from: name};
    return {type: member.type, ...names, birthdate_or_ogrn: member.birthdate, full_address, email, phone, ...details};
  }
  const {short_name, details, represented_by} = member;
  const {position, based_on} = represented_by;
  return {
    type: member.type,
    full_name: fullName(represented_by),
    full_name_or_short_name: short_name,
    from: short_name,
    birthdate_or_ogrn: details.ogrn,
    represented_by: {person: person(represented_by), position, based_on},
    ...{full_address, email, phone, details},
  };
}

const AMOUNT = {text: '250.00 RUB', in_words: 'двести пятьдесят рублей 00 копеек'};

/** Parts of models that only statements on money, programmes and branches have. */
const STATEMENTS = {
  amount: AMOUNT,
  total: AMOUNT,
  payment_hash: 'a2'.repeat(32),
  payment_details: 'Расчётный счёт: 40817810200000000042\nБИК: 049900823',
  target_coop_fullname: 'Потребительское общество «Василёк»',
  program_name: 'Цифровой кошелёк',
  branch: {short_name: 'КУ «Лютик»', full_name: 'Кооперативный участок «Лютик»', full_address: 'г. Примерск'},
  exit_hash: '',
  programs: [
    {
      title: 'Общий огород',
      agreement_signed_at: '01.10.2026 10:00',
      agreement_hash: 'B3'.repeat(32),
      wallets: [
        {human_name: 'Паевой взнос', balance: '250.00 RUB', returns: true},
        {human_name: 'Членский взнос', balance: '10.00 RUB', returns: false},
      ],
      refund: '250.00 RUB',
    },
  ],
};

/** Models of our templates (DOCUMENTS 1.4) for one member of the examples; templates take what they name. */
export function sampleModel(registryId: number, title: string, member: Member, more: Model = {}): Model {
  const {organization, vars, contributions, council} = readExample('romashka.yaml') as Foundation;
  const members = council.map(({individual, position}) => ({
    ...person(individual),
    is_chairman: position === 'chairman',
  }));
  const printed =
    member.type === 'organization' ? {...member, represented_by: person(member.represented_by)} : person(member);
  return {
    type: member.type,
    [member.type]: printed,
    partner: printed,
    user: user(member),
    coop: {...organization, is_branched: false, chairman: members[0], members, totalMembers: members.length},
    vars: {...vars, coopenomics_agreement: {protocol_number: '6', protocol_day_month_year: '3 октября 2026 г.'}},
    meta: {...sampleMeta(registryId, title), payment_hash: STATEMENTS.payment_hash, method_id: 'm1'},
    ...STATEMENTS,
    created_at: displayTime(CREATED_AT),
    initial: amount(contributions.initial),
    minimum: amount(contributions.minimum),
    org_initial: amount(contributions.org_initial),
    org_minimum: amount(contributions.org_minimum),
    decision: {
      id: 7,
      date: '07.10.2026',
      time: '12:30',
      votes_for: 2,
      votes_against: 0,
      votes_abstained: 1,
      voters_percent: 100,
    },
    ...more,
  };
}

/** A hand signature as a member's device gives it: a small PNG of one colour. */
export const HAND_SIGNATURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
