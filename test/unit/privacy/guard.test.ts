import {expect} from 'chai';
import fc from 'fast-check';
import {inspect} from 'node:util';
import {ABI, Serializer} from '@wharfkit/antelope';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import type {Individual} from '../../../src/lib/domain/member.js';
import {createLeakGuard, type PrivateValue, privateValues} from '../../../src/lib/privacy/index.js';
import {DATES, DIGITS, ENCODINGS, TRANSLITERATIONS} from './disguises.js';
import {cleanAction, member} from './people.js';

/** The spellings of a value that its form allows; each is then tried in every encoding. */
function spellings({form, value}: PrivateValue): [string, string][] {
  const ways = {
    date: DATES,
    digits: DIGITS,
    phone: DIGITS,
    name: TRANSLITERATIONS,
    text: TRANSLITERATIONS,
    address: TRANSLITERATIONS,
  };
  return [
    ['as it is', value],
    ...Object.entries(ways[form]).map(([way, spell]): [string, string] => [way, spell(value)]),
  ];
}

/** The action with `text` in its memo, its meta or another field. */
function smuggle(action: object, text: string, where: number): object {
  const copy = structuredClone(action) as {data: {memo: string; statement: {meta: string}; braname: string}};
  const {data} = copy;
  if (where % 3 === 0) data.memo = text;
  else if (where % 3 === 1)
    data.statement.meta = JSON.stringify({...(JSON.parse(data.statement.meta) as object), note: [text]});
  else data.braname = text;
  return copy;
}

const PERSON: Individual = {
  type: 'individual',
  first_name: 'Павел',
  last_name: 'Воробьёв',
  middle_name: 'Игоревич',
  birthdate: '01.02.1990',
  full_address: '101000, г. Москва, ул. Ромашковая, д. 5, кв. 12',
  phone: '+7 (900) 000-00-04',
  email: 'p.vorobyov@example.ru',
  passport: {
    series: '9901',
    number: '001234',
    issued_by: 'ОВД Вымышленного района',
    issued_at: '03.04.2010',
    code: '990-001',
  },
};

const guard = createLeakGuard(privateValues([PERSON]));
const kinds = (data: string | Uint8Array | object): string[] =>
  [...new Set(guard.scan(data).map(({kind}) => kind))].sort();

describe('privacy: the leak guard', () => {
  it('finds every private value of random members in every spelling and encoding, and names its kind', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(member, cleanAction, fc.nat(), (person, action, where) => {
        const values = privateValues([person]);
        const own = createLeakGuard(values);
        for (const value of values) {
          for (const [spelling, spelled] of spellings(value)) {
            // Every encoding in turn, one for each spelling: all of them for each would take minutes.
            const encodings = Object.entries(ENCODINGS);
            const [encoding, encode] = encodings[(where + spelling.length + value.kind.length) % encodings.length]!;
            const text = encode(spelled);
            // Of two or three Latin letters nobody can tell whether they are hex or base64 of a name.
            if (spelled.length < 4 && /hex|base64/i.test(encoding)) continue;
            const found = own.scan(smuggle(action, text, where)).map(({kind}) => kind);
            expect(found, `${value.kind} · ${spelling} · ${encoding} · ${text}`).to.include(value.kind);
          }
        }
      }),
      {numRuns: 10, endOnFailure: true},
    );
  });

  it('raises no alarm on random clean actions with thousands of members in the registry', function () {
    this.timeout(300_000);
    const people = fc.sample(member, {numRuns: 1000, seed: 20});
    const crowd = createLeakGuard(privateValues(people));
    const actions = fc.sample(cleanAction, {numRuns: 500, seed: 21});
    const alarms = actions.filter((action) => crowd.scan(action).length > 0);
    process.stdout.write(
      `      false alarms: ${alarms.length} of ${actions.length} actions, ${people.length} members\n`,
    );
    expect(alarms.length).to.be.at.most(actions.length / 500);
  });

  it('costs as much for thousands of members as for one', function () {
    this.timeout(300_000);
    const [action] = fc.sample(cleanAction, {numRuns: 1, seed: 3});
    const memo = 'Решение совета по вопросу повестки дня, принято единогласно. '.repeat(60);
    const big = smuggle(action!, memo, 0);
    const time = (count: number): number => {
      const crowd = createLeakGuard(privateValues(fc.sample(member, {numRuns: count, seed: 4})));
      const runs = Array.from({length: 30}, () => {
        const start = performance.now();
        crowd.scan(big);
        return performance.now() - start;
      });
      return runs.sort((a, b) => a - b)[15]!;
    };
    const [one, many] = [time(1), time(2000)];
    process.stdout.write(`      5 KB action: ${one.toFixed(1)} ms with 1 member, ${many.toFixed(1)} ms with 2000\n`);
    expect(many).to.be.below(5 * one + 5);
  });

  it('knows names in all cases, parts and looks', () => {
    for (const text of ['Павла Воробьёва', 'Павлу Воробьеву', 'о Павле', 'с Павлом', 'ВОРОБЬЁВЫМ', 'воробьевой']) {
      expect(kinds(text), text).to.not.deep.equal([]);
    }
    for (const text of [
      'ВоробьевПавел',
      'vorobyov_pavel',
      'VorobyovPavel',
      'В о р о б ь ё в',
      'Bоpобьёв',
      'вОрОбЬёВ',
      'Vorob’yov',
    ]) {
      expect(kinds(text), text).to.include('last_name');
    }
    expect(kinds('воробьёвпавел')).to.include('full_name');
    expect(kinds('pavelvorobiev')).to.include('full_name');
    expect(kinds('воробей павлин павильон игорь')).to.deep.equal([]);
  });

  it('knows a short name as a whole word only', () => {
    const short = createLeakGuard(privateValues([{...PERSON, last_name: 'Ли', first_name: 'Ян', middle_name: ''}]));
    for (const text of ['Ли', 'г-н ЛИ', 'Li Ian', 'yan.li', 'Ли Ян'])
      expect(short.scan(text), text).to.not.deep.equal([]);
    for (const text of ['липа', 'Лина', 'январь', 'лист', 'alive', 'yandex', 'ru'])
      expect(short.scan(text), text).to.deep.equal([]);
  });

  it('knows numbers with any separators, with and without the code of the country, and only whole', () => {
    for (const text of [
      '79000000004',
      '8 900 000 00 04',
      '900-000-00-04',
      '(900)0000004',
      '+7.900.000.00.04',
      'тел79000000004',
    ]) {
      expect(kinds(text), text).to.deep.equal(['phone']);
    }
    for (const text of ['9901 001234', '9901001234', '99 01 № 001234', '001234']) {
      expect(kinds(text), text).to.deep.equal(['passport.number']);
    }
    for (const text of ['1790000000045', 'a79000000004b1c2d3e4f5a6', '12.0000 RUB', '1234', '0012345', '1001234']) {
      expect(kinds(text), text).to.deep.equal([]);
    }
    expect(kinds({block_num: 990001})).to.deep.equal([]);
    expect(kinds({memo: 990001})).to.deep.equal(['passport.code']);
    expect(kinds({quantity: '9901001234.0000 RUB'})).to.deep.equal(['passport.number']);
  });

  it('knows dates of people, and leaves times of events alone', () => {
    for (const text of [
      '01.02.1990',
      '1.2.1990',
      '1990-02-01',
      '01021990',
      '19900201',
      '1 февраля 1990 г.',
      '1990-02-01T00:00:00.000Z',
    ]) {
      expect(kinds(text), text).to.deep.equal(['birthdate']);
    }
    expect(kinds('03.04.2010')).to.deep.equal(['passport.issued_at']);
    expect(kinds('03.04.2010 10:15')).to.deep.equal([]);
    expect(kinds('2010-04-03T10:15:00')).to.deep.equal([]);
  });

  it('knows addresses by their parts', () => {
    for (const text of [
      'Москва, Ромашковая, 5',
      'улица Ромашковая дом 5',
      'ul. Romashkovaya, d. 5',
      '101000 МОСКВА РОМАШКОВАЯ',
    ]) {
      expect(kinds(text), text).to.deep.equal(['full_address']);
    }
    for (const text of ['Москва', 'Europe/Moscow', 'кв. 12', 'ул. Ромашковая, д. 57', 'дом 5'])
      expect(kinds(text), text).to.deep.equal([]);
  });

  it('knows names of organisations, and what is public is allowed', () => {
    const facts = {
      short_name: 'ПК «Ромашка»',
      full_name: 'Потребительский кооператив «Ромашка»',
      details: {inn: '9901000010'},
    };
    const values = privateValues([facts as never]);
    const strict = createLeakGuard(values);
    for (const text of ['пк ромашка', 'Ромашки', 'romashka', '9901000010'])
      expect(strict.scan(text), text).to.not.deep.equal([]);
    const tolerant = createLeakGuard(values, {
      allowed: ['ПК «Ромашка»', 'Потребительский кооператив «Ромашка»', 'https://romashka.example', '9901000010'],
    });
    for (const text of ['ПК "Ромашка" решил', 'romashka.example', 'https://romashka.example/устав', 'ИНН 9901000010'])
      expect(tolerant.scan(text), text).to.deep.equal([]);
    expect(tolerant.scan('Иванова, бухгалтер Ромашки')).to.not.deep.equal([]);
  });

  it('reads what goes over the wire: serialised data, in bytes and in hex', () => {
    const abi = ABI.from({
      version: 'eosio::abi/1.2',
      structs: [
        {
          name: 'note',
          base: '',
          fields: [
            {name: 'user', type: 'name'},
            {name: 'memo', type: 'string'},
            {name: 'hash', type: 'checksum256'},
          ],
        },
      ],
    });
    for (const [memo, kind] of [
      ['Воробьёв', 'last_name'],
      ['79000000004', 'phone'],
      [`Vorobyov${' '.repeat(90)}`, 'last_name'],
      [`79000000004${' '.repeat(40)}`, 'phone'],
    ] as const) {
      const bytes = Serializer.encode({object: {user: 'abcdefghijkl', memo, hash: 'ab'.repeat(32)}, abi, type: 'note'});
      for (const data of [bytes.array, bytes.hexString, {packed_trx: bytes.hexString}]) {
        expect(kinds(data), memo).to.deep.equal([kind]);
      }
    }
  });

  it('reads both texts of a duplicate key, and names of fields', () => {
    expect(kinds('{"a":"Воробьёв","a":"x"}')).to.deep.equal(['last_name']);
    const leaks = guard.scan({data: {Воробьёв: 1}});
    expect(leaks).to.deep.equal([{kind: 'last_name', place: 'data#0'}]);
  });

  it('stops an action with an error that names kinds and place, never the value', () => {
    guard.assertClean({memo: 'Ничего личного'});
    let thrown: unknown;
    try {
      guard.assertClean({data: {meta: '{"title":"Воробьёв, тел. 8 900 000-00-04"}'}}, 'registrator::reguser');
    } catch (error) {
      thrown = error;
    }
    expect(isCoopError(thrown, 'private_value_in_action') && [thrown.kind, thrown.params]).to.deep.equal([
      'denied',
      {kinds: 'last_name, phone', place: 'registrator::reguser data.meta.title'},
    ]);
    expect(inspect(thrown, {depth: 9})).to.not.match(/Вороб|9000/);
  });

  it('survives hostile data', () => {
    const deep = `${'['.repeat(5000)}"Воробьёв"${']'.repeat(5000)}`;
    expect(kinds(deep)).to.deep.equal(['last_name']);
    for (const text of [
      'a'.repeat(300_000),
      '1-'.repeat(50_000),
      '%d0'.repeat(50_000),
      "'".repeat(100_000),
      '\\u'.repeat(50_000),
    ]) {
      const start = performance.now();
      guard.scan(text);
      expect(performance.now() - start, text.slice(0, 4)).to.be.below(5000);
    }
    fc.assert(
      fc.property(fc.anything({withBigInt: true, withTypedArray: true}), (data) => {
        guard.scan({data});
      }),
    );
  });
});

describe('privacy: private values', () => {
  it('are every fact about a person but the public ones', () => {
    const record = {
      account: 'memberaaaaaa',
      status: 'accepted',
      member: PERSON,
      block_num: 7,
      recorded_at: '2026-11-20T10:00:00.000Z',
    } as const;
    const found = privateValues([record]);
    expect(found).to.deep.equal(privateValues([PERSON]));
    expect([...new Set(found.map(({kind}) => kind))].sort()).to.deep.equal([
      'birthdate',
      'email',
      'first_name',
      'full_address',
      'full_name',
      'last_name',
      'middle_name',
      'passport.code',
      'passport.issued_at',
      'passport.issued_by',
      'passport.number',
      'phone',
    ]);
  });

  it('include fields that nobody foresaw, and numbers that lost their zeros', () => {
    const found = privateValues([{...PERSON, nickname: 'Кузнечик', passport: {series: 99, number: 1234}} as never]);
    expect(found).to.deep.include({kind: 'nickname', value: 'Кузнечик', form: 'text'});
    expect(found).to.deep.include({kind: 'passport.number', value: '0099001234', form: 'digits'});
  });
});
