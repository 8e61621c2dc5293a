import {expect} from 'chai';
import fc from 'fast-check';
import {validateMember} from '../../../src/lib/domain/validate-member.js';
import {having, sampleEntrepreneur, sampleIndividual, sampleOrganization} from './samples.js';

const NOW = new Date('2026-11-20T20:59:00Z');

/** `field problem` of everything that is wrong with an input. */
const problems = (input: unknown): string[] =>
  (validateMember(input, NOW).problems ?? []).map(({field, problem}) => `${field} ${problem}`);

describe('validateMember', () => {
  it('returns a valid member of each type as it is', () => {
    for (const sample of [sampleIndividual(), sampleEntrepreneur(), sampleOrganization()])
      expect(validateMember(sample, NOW)).to.deep.equal({value: sample});
  });

  it('tidies what is harmless', () => {
    const input = {
      ...sampleIndividual(),
      last_name: '  Семёнов ',
      first_name: 'Пётр',
      middle_name: undefined,
      full_address: 'ул.  Лютиковая,\tд. 8',
      phone: '8 (900) 000-00-04',
      email: ' Petr@Example.test',
      passport: {...sampleIndividual().passport, series: '99 01'},
    };
    const {value} = validateMember(input, NOW);
    expect(value).to.deep.include({
      last_name: 'Семёнов',
      first_name: 'Пётр',
      middle_name: '',
      full_address: 'ул. Лютиковая, д. 8',
      phone: '+79000000004',
      email: 'petr@example.test',
    });
    expect(value).to.have.nested.property('passport.series', '9901');
  });

  it('takes the registered address for a missing actual one, and no passport for none', () => {
    const {value} = validateMember(having(sampleOrganization(), 'fact_address', undefined), NOW);
    expect(value).to.have.property('fact_address', sampleOrganization().full_address);
    expect(problems(having(sampleIndividual(), 'passport', undefined))).to.deep.equal([]);
    expect(problems(having(sampleIndividual(), 'passport', null))).to.deep.equal([]);
  });

  it('tells all problems at once, with their fields', () => {
    const input = {
      ...sampleOrganization(),
      short_name: '',
      email: 'nobody',
      nickname: 'x',
      represented_by: {last_name: 'Примерова'},
      details: {inn: '9901000011', ogrn: '1259900000018', kpp: 5},
      bank_account: {
        currency: 'USD',
        bank_name: '<b>Банк</b>',
        account_number: '40703810700000000018',
        details: {bik: '049900701', corr: '30101810500000000701', kpp: '99'},
      },
    };
    expect(problems(input)).to.have.members([
      'nickname unknown_field',
      'short_name required',
      'represented_by.first_name required',
      'represented_by.position required',
      'represented_by.based_on required',
      'email bad_email',
      'details.inn bad_check_digit',
      'details.kpp not_text',
      'bank_account.currency not_one_of',
      'bank_account.bank_name has_markup',
      'bank_account.account_number does_not_match_bik',
      'bank_account.details.corr does_not_match_bik',
      'bank_account.details.kpp bad_format',
    ]);
  });

  const WRONG: [string, unknown, string][] = [
    ['birthdate', '31.02.1990', 'bad_date'],
    ['birthdate', '1990-02-01', 'bad_date'],
    ['birthdate', '01.01.1899', 'bad_date'],
    ['birthdate', '21.11.2026', 'in_future'],
    ['passport.issued_at', '05.09.1990', 'bad_date'],
    ['passport.issued_at', '01.01.2030', 'in_future'],
    ['passport.series', '991', 'bad_format'],
    ['passport.series', 9901, 'not_text'],
    ['passport.number', '000000', 'bad_format'],
    ['passport.code', '990001', 'bad_format'],
    ['passport', 'нет', 'not_object'],
    ['phone', '12345', 'bad_phone'],
    ['phone', '+7900000000', 'bad_phone'],
    ['phone', '+790000000041', 'bad_phone'],
    ['email', 'a@b', 'bad_email'],
    ['email', 'a@@b.test', 'bad_email'],
    ['email', `${'a'.repeat(250)}@b.test`, 'bad_email'],
    ['last_name', '{{ 7 }}', 'has_markup'],
    ['last_name', 'Се\u200bменов', 'has_markup'],
    ['last_name', 'Се\u202eменов', 'has_markup'],
    ['last_name', 'Се\u0000менов', 'has_markup'],
    ['last_name', ' \t ', 'required'],
    ['full_address', 'а'.repeat(501), 'too_long'],
  ];
  for (const [field, value, problem] of WRONG) {
    it(`refuses ${field} ${JSON.stringify(value).slice(0, 30)}: ${problem}`, () => {
      expect(problems(having(sampleIndividual(), field, value))).to.deep.equal([`${field} ${problem}`]);
    });
  }

  it('accepts today in Moscow, foreign phones and Cyrillic e-mail domains', () => {
    expect(problems(having(sampleIndividual(), 'passport.issued_at', '20.11.2026'))).to.deep.equal([]);
    expect(problems(having(sampleIndividual(), 'phone', '+375 29 000-00-04'))).to.deep.equal([]);
    expect(problems(having(sampleIndividual(), 'email', 'пётр@пример.рф'))).to.deep.equal([]);
  });

  it('refuses what is no member at all', () => {
    expect(problems(undefined)).to.deep.equal([' required']);
    expect(problems([])).to.deep.equal([' not_object']);
    expect(problems('member')).to.deep.equal([' not_object']);
    expect(problems({})).to.deep.equal(['type required']);
    expect(problems({type: 'robot'})).to.deep.equal(['type not_one_of']);
    expect(problems(JSON.parse('{"type":"individual","__proto__":{"first_name":"x"}}'))).to.include(
      'first_name required',
    );
  });

  it('never throws, and never passes a value that it would refuse the second time', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(sampleIndividual())), (anything, field) => {
        const {value} = validateMember({...sampleIndividual(), [field]: anything}, NOW);
        if (value) expect(validateMember(value, NOW)).to.deep.equal({value});
      }),
    );
  });
});
