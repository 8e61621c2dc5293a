import {readdirSync, readFileSync} from 'node:fs';
import {expect} from 'chai';
import {parse} from 'yaml';
import {MEMBER_TYPES, type Member} from '../../../src/lib/domain/member.js';
import {validateFoundation} from '../../../src/lib/domain/validate-foundation.js';
import {validateMember} from '../../../src/lib/domain/validate-member.js';
import {exampleMember, readExample} from '../../support/sample-models.js';

const FOLDER = new URL('../../../examples/', import.meta.url);

describe('example files', () => {
  it('found a cooperative: all fields and check digits are right, nothing is tidied', () => {
    const input = readExample('romashka.yaml');
    const {value, problems} = validateFoundation(input);
    expect(problems).to.equal(undefined);
    expect(value).to.deep.equal(input);
  });

  it('found a council of three whose chairman represents the cooperative', () => {
    const {value} = validateFoundation(readExample('romashka.yaml'));
    expect(value?.council.map(({position}) => position)).to.deep.equal(['chairman', 'member', 'member']);
    const {last_name, first_name, middle_name} = value!.council[0]!.individual;
    expect(value?.organization.represented_by).to.include({last_name, first_name, middle_name});
  });

  for (const type of MEMBER_TYPES)
    it(`describe a member of type ${type}: all fields and check digits are right, nothing is tidied`, () => {
      const {value, problems} = validateMember(exampleMember(type));
      expect(problems).to.equal(undefined);
      expect(value).to.deep.equal(exampleMember(type));
      expect(value?.type).to.equal(type);
    });

  it('notice a wrong digit in each identifier of a member', () => {
    const wrong: Member = exampleMember('organization');
    if (wrong.type !== 'organization') throw new Error('no organization');
    const off = (digits: string) => digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);
    wrong.details.inn = off(wrong.details.inn);
    wrong.details.ogrn = off(wrong.details.ogrn);
    wrong.bank_account.account_number = off(wrong.bank_account.account_number);
    expect(validateMember(wrong).problems?.map(({field}) => field)).to.have.members([
      'details.inn',
      'details.ogrn',
      'bank_account.account_number',
    ]);
  });

  for (const file of readdirSync(FOLDER, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.yaml')))
    it(`${file} reaches nobody: its phones and addresses are reserved for examples`, () => {
      const text = readFileSync(new URL(file, FOLDER), 'utf8');
      expect(parse(text)).to.be.an('object');
      for (const [email] of text.matchAll(/[\w.-]+@[\w.-]+/g)) expect(email).to.match(/@example\.test$/);
      for (const [phone] of text.matchAll(/\+7\d+/g)) expect(phone).to.match(/^\+7900000000\d$/);
      for (const [site] of text.matchAll(/[\w.-]+\.(ru|com|org|net)\b/g)) expect.fail(site);
    });
});
