import fc from 'fast-check';
import type {BankAccount, Entrepreneur, Individual, Member, Organization} from '../../../src/lib/domain/member.js';

/** Invented people: usual and awkward names, numbers at random. */
const FIRST = [
  'Иван',
  'Пётр',
  'Алёна',
  'Юлия',
  'Мария',
  'Сергей',
  'Илья',
  'Любовь',
  'Дмитрий',
  'Наталья',
  'Ян',
  'Анна',
];
const LAST = [
  'Петров',
  'Хрущёв',
  'Щербакова',
  'Цветкова',
  'Достоевский',
  'Белая',
  'Ли',
  'Салтыкова-Щедрина',
  'Жуков',
  'Подъячев',
  'Коваленко',
  'Черных',
  'Юй',
];
const MIDDLE = ['Ильич', 'Сергеевна', 'Юрьевич', 'Анатольевна', 'Али оглы', ''];
const STREETS = ['Ленина', 'Ромашковая', 'Цветной', 'Юных Пионеров', '50 лет Октября'];
const TOWNS = ['Москва', 'Щёлково', 'Йошкар-Ола', 'Владимир'];

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length});
const two = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({min: from, max: to}).map((n) => String(n).padStart(2, '0'));
const date = (from: number, to: number): fc.Arbitrary<string> =>
  fc.tuple(two(1, 28), two(1, 12), fc.integer({min: from, max: to})).map((parts) => parts.join('.'));
const phone = digits(7).map((n) => `+7 (900) ${n.slice(0, 3)}-${n.slice(3, 5)}-${n.slice(5)}`);
const email = fc
  .tuple(fc.stringMatching(/^[a-z]{4,8}$/), digits(2), fc.constantFrom('example.ru', 'mail.example.com'))
  .map(([box, number, host]) => `${box}.${number}@${host}`);
const address = fc
  .record({
    index: digits(6),
    town: fc.constantFrom(...TOWNS),
    street: fc.constantFrom(...STREETS),
    house: two(1, 99),
    flat: two(10, 99),
  })
  .map(({index, town, street, house, flat}) => `${index}, г. ${town}, ул. ${street}, д. ${house}, кв. ${flat}`);
const name = {
  first_name: fc.constantFrom(...FIRST),
  last_name: fc.constantFrom(...LAST),
  middle_name: fc.constantFrom(...MIDDLE),
};
const bank: fc.Arbitrary<BankAccount> = fc.record({
  currency: fc.constant('RUB'),
  bank_name: fc.constantFrom('АО «Банк Ромашкин»', 'Вымышленный банк развития'),
  account_number: digits(20),
  card_number: digits(16),
  details: fc.record({bik: digits(9), corr: digits(20)}),
});

export const individual: fc.Arbitrary<Individual> = fc.record({
  type: fc.constant('individual'),
  ...name,
  birthdate: date(1930, 2008),
  full_address: address,
  phone,
  email,
  passport: fc.record({
    series: digits(4),
    number: digits(6),
    issued_by: fc.constantFrom('Отделом внутренних дел города Щёлково', 'ОВД Вымышленного района'),
    issued_at: date(1998, 2024),
    code: digits(6).map((n) => `${n.slice(0, 3)}-${n.slice(3)}`),
  }),
});

export const entrepreneur: fc.Arbitrary<Entrepreneur> = fc.record({
  type: fc.constant('entrepreneur'),
  ...name,
  birthdate: date(1930, 2008),
  country: fc.constant('Russia'),
  city: fc.constantFrom(...TOWNS),
  full_address: address,
  phone,
  email,
  details: fc.record({inn: digits(12), ogrn: digits(15)}),
  bank_account: bank,
});

export const organization: fc.Arbitrary<Organization> = fc.record({
  type: fc.constant('organization'),
  organization_type: fc.constant('ooo'),
  short_name: fc.constantFrom('ООО «Одуванчик»', 'ООО «Луч»', 'Артель Щукина'),
  full_name: fc.constantFrom('Общество с ограниченной ответственностью «Одуванчик»', 'Рыболовецкая артель Щукина'),
  represented_by: fc.record({...name, position: fc.constant('директор'), based_on: fc.constant('устава')}),
  country: fc.constant('Россия'),
  city: fc.constantFrom(...TOWNS),
  full_address: address,
  fact_address: address,
  email,
  phone,
  details: fc.record({inn: digits(10), ogrn: digits(13), kpp: digits(9)}),
  bank_account: bank,
});

export const member: fc.Arbitrary<Member> = fc.oneof(individual, entrepreneur, organization);

const hex = fc.string({unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64});
const base58 = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.split('')),
    minLength: length,
    maxLength: length,
  });
const account = fc.stringMatching(/^[a-z]{12}$/);
const moment = fc
  .date({min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true})
  .map((at) => at.toISOString());

/** Titles of documents by the platform's registry (PROTOCOL 2.4), in our words. */
const TITLES = [
  'Заявление на вступление в кооператив',
  'Согласие с условиями положения о простой электронной подписи',
  'Согласие с условиями политики обработки конфиденциальных данных',
  'Согласие с условиями пользовательского соглашения',
  'Решение совета о приёме пайщика в кооператив',
  'Заявление на возврат паевого взноса денежными средствами',
  'Уведомление о проведении очередного общего собрания пайщиков',
];

/** An action as it should be: hashes, accounts, keys, signatures, amounts, times; nothing about people. */
export const cleanAction = fc
  .record({
    title: fc.constantFrom(...TITLES),
    registry_id: fc.integer({min: 1, max: 3015}),
    coopname: account,
    username: account,
    created_at: fc.oneof(
      moment,
      moment.map((at) => `${at.slice(8, 10)}.${at.slice(5, 7)}.${at.slice(0, 4)} ${at.slice(11, 16)}`),
    ),
    block_num: fc.integer({min: 1, max: 250_000_000}),
    links: fc.array(
      hex.map((hash) => hash.toUpperCase()),
      {maxLength: 3},
    ),
    hashes: fc.array(hex, {minLength: 4, maxLength: 4}),
    key: base58(50),
    signature: base58(96),
    signed_at: moment.map((at) => at.slice(0, 19)),
    amount: fc.integer({min: 1, max: 999_999}),
    decision_id: fc.integer({min: 1, max: 999_999}),
    version: fc.constantFrom('1.0.0', '2026.9.28'),
    uuid: fc.uuid(),
  })
  .map((f) => {
    const {title, registry_id, coopname, username, created_at, block_num, links, version, decision_id, uuid} = f;
    const meta = {title, registry_id, lang: 'ru', generator: 'coopctl', version, coopname, username, created_at};
    const [hash, doc_hash, meta_hash, signed_hash] = f.hashes;
    return {
      account: 'registrator',
      name: 'reguser',
      authorization: [{actor: coopname, permission: 'active'}],
      data: {
        coopname,
        username,
        braname: '',
        quantity: `${f.amount}.0000 RUB`,
        decision_id,
        registration_hash: hash,
        memo: '',
        statement: {
          version: '1.1.0',
          hash,
          doc_hash,
          meta_hash,
          meta: JSON.stringify({...meta, block_num, timezone: 'Europe/Moscow', links, decision_id, method_id: uuid}),
          signatures: [
            {
              id: 1,
              signed_hash,
              signer: username,
              public_key: `PUB_K1_${f.key}`,
              signature: `SIG_K1_${f.signature}`,
              signed_at: f.signed_at,
              meta: '{}',
            },
          ],
        },
      },
    };
  });
