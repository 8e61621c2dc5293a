import {expect} from 'chai';
import type {Individual} from '../../../src/lib/domain/member.js';
import {
  confirmForms,
  formProblems,
  genderOf,
  membersLackingForms,
  nameProposal,
  proposeForms,
} from '../../../src/lib/processes/names.js';
import {EveryDocument, MEMBERS} from '../../support/every-document.js';
import {exampleMember} from '../../support/sample-models.js';

const named = (last_name: string, first_name: string, middle_name: string) => ({last_name, first_name, middle_name});

describe('names in grammatical cases', () => {
  it('are proposed by the gender of the patronymic', () => {
    expect(proposeForms(named('Примерова', 'Анна', 'Тестовна'))).to.deep.equal({
      genitive: 'Примеровой Анны Тестовны',
      dative: 'Примеровой Анне Тестовне',
      accusative: 'Примерову Анну Тестовну',
      instrumental: 'Примеровой Анной Тестовной',
    });
    expect(proposeForms(named('Новичков', 'Семён', 'Пробович')).genitive).to.equal('Новичкова Семёна Пробовича');
  });

  it('are not guessed without a patronymic, but proposed when the gender is told', () => {
    const person = named('Саади', 'Женя', '');
    expect(genderOf(person)).to.equal(undefined);
    expect(proposeForms(person)).to.deep.equal({});
    expect(proposeForms(named('Новичков', 'Семён', ''), 'male').dative).to.equal('Новичкову Семёну');
  });

  it('have as many words as the name, and nothing but names', () => {
    const person = named('Новичков', 'Семён', 'Пробович');
    const wrong = (genitive: string) => formProblems(person, {genitive}).map(({field, problem}) => [field, problem]);
    expect(wrong('Новичкова Семёна Пробовича')).to.deep.equal([]);
    for (const form of ['Новичкова Семёна', 'Новичкова С. П. его', 'Новичкова Семёна 1990', 'Новичкова 〈b〉 Семёна'])
      expect(wrong(form), form).to.deep.equal([['genitive', 'bad_name_form']]);
    expect(wrong('<b> Семёна Пробовича')).to.deep.equal([['genitive', 'has_markup']]);
    expect(formProblems(person, {nominative: 'Кто'})).to.deep.equal([{field: 'nominative', problem: 'unknown_field'}]);
  });

  it('are checked in the data of a member as well', async () => {
    const {validateMember} = await import('../../../src/lib/domain/validate-member.js');
    for (const type of ['individual', 'entrepreneur'] as const) {
      const member = {...exampleMember(type), names: {dative: 'Кому'}};
      expect(validateMember(member).problems?.map(({field}) => field)).to.deep.equal(['names.dative']);
    }
    const organization = exampleMember('organization');
    if (organization.type !== 'organization') throw new Error('no organization');
    const represented_by = {...organization.represented_by, names: {dative: 'Кому'}};
    expect(validateMember({...organization, represented_by}).problems?.map(({field}) => field)).to.deep.equal([
      'represented_by.names.dative',
    ]);
  });

  describe('of members', () => {
    const every = new EveryDocument();
    after(() => {
      every.remove();
    });

    it('are kept as a new version of the facts, and audited; the same again changes nothing', async () => {
      const {registry, work} = every;
      const account = [...membersLackingForms(work)][0] ?? '';
      const before = registry.members.history(account).length;
      const {proposed} = nameProposal(account, registry.members.get(account)!.member);
      await confirmOffline(account, proposed);
      await confirmOffline(account, proposed);
      expect(registry.members.history(account)).to.have.length(before + 1);
      expect((registry.members.get(account)!.member as Individual).names).to.deep.equal(proposed);
      expect(registry.audit.list({limit: 1000}).filter(({act}) => act === 'member.names')).to.have.length(1);
      expect([...membersLackingForms(work)]).not.to.include(account);
    });

    it('do not make another person of the same input without them', () => {
      const {names: _, ...member} = exampleMember('individual') as Individual;
      const change = {block_num: every.registry.nextBlock(0), actor: 'tester'};
      expect(every.registry.members.add('aaaaaaaaaaaa', member, change)).to.include({
        existing: true,
        account: MEMBERS.individual,
      });
    });

    const confirmOffline = (account: string, forms: object) => confirmForms(every.work, account, forms, 2000);
  });
});
