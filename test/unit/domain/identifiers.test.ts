import {expect} from 'chai';
import fc from 'fast-check';
import * as ids from '../../../src/lib/domain/identifiers.js';

/** Valid and invalid examples of each identifier; the invalid ones with the problem that must be named. */
const EXAMPLES: [string, ids.IdentifierCheck, string[], Record<string, string>][] = [
  [
    'INN of an organization',
    ids.checkOrganizationInn,
    ['9901000010', '9901555124'],
    {
      '9901000011': 'bad_check_digit',
      '9901555': 'bad_format',
      '0001000010': 'bad_format',
      '990100000101': 'bad_format',
      '99010000 1': 'bad_format',
    },
  ],
  [
    'INN of a person',
    ids.checkPersonInn,
    ['990100000101', '990123456772'],
    {'990100000102': 'bad_check_digit', '990123456782': 'bad_check_digit', '9901000010': 'bad_format'},
  ],
  [
    'OGRN',
    ids.checkOgrn,
    ['1259900000018', '1029900012340'],
    {'1259900000019': 'bad_check_digit', '9029900012340': 'bad_format', '125990000001': 'bad_format'},
  ],
  [
    'OGRNIP',
    ids.checkOgrnip,
    ['325990000000016', '304991234567890'],
    {'325990000000017': 'bad_check_digit', '30499123456789': 'bad_format', '125990000000016': 'bad_format'},
  ],
  ['KPP', ids.checkKpp, ['990101001', '9901AB001'], {'99010100': 'bad_format', '9901ab001': 'bad_format'}],
  [
    'BIK',
    ids.checkBik,
    ['049900701', '049900823', '049900001'],
    {'149900701': 'bad_format', '049900003': 'bad_format'},
  ],
  ['passport series', ids.checkPassportSeries, ['9901', '0099'], {'991': 'bad_format', '99 01': 'bad_format'}],
  ['passport number', ids.checkPassportNumber, ['123456', '001234'], {'12345': 'bad_format', '000000': 'bad_format'}],
  [
    'subdivision code',
    ids.checkPassportCode,
    ['990-001', '770-123'],
    {'990001': 'bad_format', '99-0001': 'bad_format'},
  ],
  [
    'SNILS',
    ids.checkSnils,
    ['99000012362', '11223344595', '00101998900', '00101999800', '00000000100'],
    {'99000012363': 'bad_check_digit', '112233445': 'bad_format'},
  ],
];

/** Digits of a valid identifier whose check digits `complete` appends. */
const digits = (length: number, first: string): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({min: 0, max: 9}), {minLength: length - first.length, maxLength: length - first.length})
    .map((rest) => first + rest.join(''));

/** The body with the check digits that make `check` accept it; there is always exactly one such ending. */
function completed(body: string, check: ids.IdentifierCheck, places: number): string[] {
  return Array.from({length: 10 ** places}, (_, n) => body + String(n).padStart(places, '0')).filter(
    (id) => !check(id),
  );
}

function otherDigit(id: string, position: number, step: number): string {
  return id.slice(0, position) + String((Number(id[position]) + step) % 10) + id.slice(position + 1);
}

const REMAINDER_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const innRemainder = (inn: string): number =>
  REMAINDER_WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(inn[index]), 0) % 11;

describe('Russian identifiers', () => {
  for (const [name, check, valid, invalid] of EXAMPLES) {
    it(`${name}: knows valid from invalid`, () => {
      for (const id of valid) expect(check(id), id).to.equal(undefined);
      for (const [id, problem] of Object.entries(invalid)) expect(check(id)?.problem, id).to.equal(problem);
    });
  }

  it('gives every body exactly one ending of check digits', () => {
    fc.assert(
      fc.property(digits(9, '77'), digits(10, '77'), digits(12, '1'), digits(14, '3'), (inn10, inn12, ogrn, ogrnip) => {
        expect(completed(inn10, ids.checkOrganizationInn, 1)).to.have.length(1);
        expect(completed(inn12, ids.checkPersonInn, 2)).to.have.length(1);
        expect(completed(ogrn, ids.checkOgrn, 1)).to.have.length(1);
        expect(completed(ogrnip, ids.checkOgrnip, 1)).to.have.length(1);
      }),
      {numRuns: 50},
    );
  });

  it('INN: a single wrong digit is caught, but where the remainders 0 and 10 fall together', () => {
    const changed = fc.tuple(digits(9, '77'), fc.integer({min: 2, max: 9}), fc.integer({min: 1, max: 9}));
    fc.assert(
      fc.property(changed, ([body, position, step]) => {
        const [inn = ''] = completed(body, ids.checkOrganizationInn, 1);
        const wrong = otherDigit(inn, position, step);
        const blind = [innRemainder(inn), innRemainder(wrong)].sort((a, b) => a - b).join() === '0,10';
        expect(ids.checkOrganizationInn(wrong) !== undefined).to.equal(!blind);
      }),
    );
  });

  it('OGRN and OGRNIP: a single wrong digit is caught unless the divisor hides it', () => {
    const changed = fc.tuple(digits(12, '1'), fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 9}));
    fc.assert(
      fc.property(changed, ([body, position, step]) => {
        const [ogrn = ''] = completed(body, ids.checkOgrn, 1);
        const wrong = otherDigit(ogrn, position, step);
        const remainder = (id: string): number => Number(BigInt(id.slice(0, 12)) % 11n);
        const blind = position < 12 && remainder(ogrn) % 10 === remainder(wrong) % 10;
        expect(ids.checkOgrn(wrong) !== undefined).to.equal(!blind);
      }),
    );
  });

  it('SNILS: any single wrong digit is caught, but where the sums 100 and 101 are written as 00', () => {
    const changed = fc.tuple(digits(9, '5'), fc.integer({min: 0, max: 10}), fc.integer({min: 1, max: 9}));
    const remainder = (id: string): number =>
      Array.from(id.slice(0, 9)).reduce((sum, d, i) => sum + Number(d) * (9 - i), 0) % 101;
    fc.assert(
      fc.property(changed, ([body, position, step]) => {
        const [snils = ''] = completed(body, ids.checkSnils, 2);
        const wrong = otherDigit(snils, position, step);
        if (Number(wrong.slice(0, 9)) <= 1_001_998) return;
        const blind = position < 9 && remainder(snils) % 100 === remainder(wrong) % 100;
        expect(ids.checkSnils(wrong) !== undefined).to.equal(!blind);
      }),
    );
  });
});

describe('bank accounts', () => {
  it('accepts accounts that fit their BIK', () => {
    expect(ids.checkSettlementAccount('40703810700000000017', '049900701')).to.equal(undefined);
    expect(ids.checkSettlementAccount('40817810200000000042', '049900823')).to.equal(undefined);
    expect(ids.checkCorrespondentAccount('30101810400000000701', '049900701')).to.equal(undefined);
    expect(ids.checkCorrespondentAccount('30101810100000000823', '049900823')).to.equal(undefined);
  });

  it('refuses a wrong key, a foreign bank, a wrong form', () => {
    const settlement = (account: string, bik: string) => ids.checkSettlementAccount(account, bik)?.problem;
    expect(settlement('40703810700000000018', '049900701')).to.equal('does_not_match_bik');
    expect(settlement('40703810700000000017', '049900823')).to.equal('does_not_match_bik');
    expect(settlement('4070381070000000001', '049900701')).to.equal('bad_format');
    const correspondent = (account: string, bik: string) => ids.checkCorrespondentAccount(account, bik)?.problem;
    expect(correspondent('30101810500000000701', '049900701')).to.equal('does_not_match_bik');
    expect(correspondent('30101810100000000823', '049900701')).to.equal('does_not_match_bik');
    expect(correspondent('40703810700000000017', '049900701')).to.equal('bad_format');
  });

  it('applies no key to treasury accounts, and other rules to units of the central bank', () => {
    expect(ids.checkSettlementAccount('03214643000000017300', '019900701')).to.equal(undefined);
    expect(ids.checkCorrespondentAccount('40102810000000000001', '019900701')).to.equal(undefined);
    const fitting = Array.from({length: 10}, (_, key) => `40302810${key}00000000001`).filter(
      (account) => !ids.checkSettlementAccount(account, '049900001'),
    );
    expect(fitting).to.have.length(1);
  });

  it('catches every single wrong digit of an account', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 19}), fc.integer({min: 1, max: 9}), (position, step) => {
        const wrong = otherDigit('40703810700000000017', position, step);
        expect(ids.checkSettlementAccount(wrong, '049900701')?.problem).to.equal('does_not_match_bik');
      }),
    );
  });
});
