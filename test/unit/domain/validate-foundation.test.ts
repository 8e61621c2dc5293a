import {readFileSync} from 'node:fs';
import {expect} from 'chai';
import {parse} from 'yaml';
import {validateFoundation} from '../../../src/lib/domain/validate-foundation.js';
import {validateMember} from '../../../src/lib/domain/validate-member.js';
import {having, sampleFoundation} from './samples.js';

const problems = (input: unknown): string[] =>
  (validateFoundation(input).problems ?? []).map(({field, problem}) => `${field} ${problem}`);

describe('validateFoundation', () => {
  it('returns a valid foundation as it is', () => {
    expect(validateFoundation(sampleFoundation())).to.deep.equal({value: sampleFoundation()});
  });

  it('writes amounts in the form of the chain', () => {
    const {value} = validateFoundation(having(sampleFoundation(), 'contributions.initial', '100.5 RUB'));
    expect(value?.contributions.initial).to.equal('100.5000 RUB');
  });

  for (const amount of ['0.0000 RUB', '-5.0000 RUB', '100', '1.00001 RUB', '100 USD', '99999999999999999.0000 RUB']) {
    it(`refuses the contribution ${amount}`, () => {
      const input = having(sampleFoundation(), 'contributions.minimum', amount);
      expect(problems(input)).to.deep.equal(['contributions.minimum bad_amount']);
    });
  }

  for (const name of ['Romashka', 'thirteenchars', 'name6', 'name.', '']) {
    it(`refuses the account name «${name}»`, () => {
      const wanted = name === '' ? 'coopname required' : 'coopname bad_account';
      expect(problems(having(sampleFoundation(), 'coopname', name))).to.deep.equal([wanted]);
    });
  }

  it('wants at least three in the council and exactly one chairman', () => {
    const {council} = sampleFoundation();
    expect(problems(having(sampleFoundation(), 'council', council.slice(0, 2)))).to.deep.equal(['council too_few']);
    expect(problems(having(sampleFoundation(), 'council', council.slice(1)))).to.have.members([
      'council too_few',
      'council exactly_one_chairman',
    ]);
    expect(problems(having(sampleFoundation(), 'council.1.position', 'chairman'))).to.deep.equal([
      'council exactly_one_chairman',
    ]);
  });

  it('names every repeated person, e-mail and account of the council', () => {
    const input = sampleFoundation();
    const [first] = input.council;
    input.council.push(structuredClone(first!));
    expect(problems(having(input, 'council.3.position', 'member'))).to.have.members([
      'council.3.individual duplicate',
      'council.3.individual.email duplicate',
    ]);
    const accounts = having(
      having(sampleFoundation(), 'council.0.account', 'abcdefghijkl'),
      'council.2.account',
      'abcdefghijkl',
    );
    expect(problems(accounts)).to.deep.equal(['council.2.account duplicate']);
    expect(problems(having(sampleFoundation(), 'council.1.account', 'romashkacoop'))).to.deep.equal([
      'council.1.account duplicate',
    ]);
  });

  it('looks into every section at once', () => {
    const input = having(having(sampleFoundation(), 'vars.website', undefined), 'organization.details.inn', '123');
    expect(problems(having(input, 'council.0.individual.phone', 'x'))).to.have.members([
      'organization.details.inn bad_format',
      'vars.website required',
      'council.0.individual.phone bad_phone',
    ]);
  });

  it('accepts the examples that come with the program', () => {
    const read = (name: string): unknown =>
      parse(readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8'));
    expect(validateFoundation(read('romashka.yaml')).problems).to.equal(undefined);
    for (const name of ['member.yaml', 'member-entrepreneur.yaml', 'member-organization.yaml'])
      expect(validateMember(read(name)).problems, name).to.equal(undefined);
  });
});
