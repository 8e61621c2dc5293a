import {expect} from 'chai';
import fc from 'fast-check';
import type {Entrepreneur, Organization} from '../../../src/lib/domain/member.js';
import {sampleEntrepreneur, sampleOrganization} from '../domain/samples.js';
import {accountName, bench, CHANGE, codeOf, person} from './support.js';

const organization = sampleOrganization() as Organization;
const entrepreneur = sampleEntrepreneur() as Entrepreneur;

describe('members', () => {
  const at = bench();

  it('enters members of each type and gives them back', () => {
    const {members} = at.create();
    for (const [n, member] of [person(1), entrepreneur, organization].entries()) {
      const added = members.add(accountName(n), member, CHANGE);
      expect(added).to.deep.include({account: accountName(n), status: 'registered', member, existing: false});
      expect(members.get(accountName(n))).to.deep.include({member, block_num: 10});
    }
    expect(members.list().map(({member}) => member.type)).to.deep.equal(['individual', 'entrepreneur', 'organization']);
    expect(members.get('nobodynobody')).to.equal(undefined);
  });

  it('returns the existing record when the same facts come again, under whatever account', () => {
    const {members} = at.create();
    members.add(accountName(1), person(1), CHANGE);
    expect(members.add(accountName(2), person(1), CHANGE)).to.include({account: accountName(1), existing: true});
    expect(members.count()).to.equal(1);
  });

  const TWINS: [string, () => [Parameters<ReturnType<typeof at.create>['members']['add']>[1], unknown]][] = [
    ['person', () => [person(1, {email: 'other@example.test', last_name: 'СЕМЕНОВ'}), person(1)]],
    ['email', () => [person(2, {email: 'PERSON1@example.test'}), person(1)]],
    [
      'inn',
      () => [{...organization, email: 'x@example.test', details: {...organization.details, ogrn: '1'}}, organization],
    ],
    [
      'ogrn',
      () => [
        {...entrepreneur, last_name: 'Иная', email: 'x@example.test', details: {...entrepreneur.details, inn: '1'}},
        entrepreneur,
      ],
    ],
  ];
  for (const [by, twins] of TWINS) {
    it(`refuses another member with the same ${by}`, () => {
      const {members} = at.create();
      const [second, first] = twins();
      members.add(accountName(1), first as typeof second, CHANGE);
      try {
        members.add(accountName(2), second, CHANGE);
        expect.fail('was added');
      } catch (error) {
        expect(error).to.deep.include({code: 'member_exists', params: {account: accountName(1), by}});
      }
      expect(members.count()).to.equal(1);
    });
  }

  it('refuses an account that is taken, and keeps namesakes apart by birth date', () => {
    const {members} = at.create();
    members.add(accountName(1), person(1), CHANGE);
    expect(codeOf(() => members.add(accountName(1), person(2), CHANGE))).to.equal('member_exists');
    members.add(accountName(2), person(1, {birthdate: '06.09.1990', email: 'son@example.test'}), CHANGE);
    expect(members.count()).to.equal(2);
  });

  it('keeps old facts for documents when they change', () => {
    const {members} = at.create();
    members.add(accountName(1), person(1), CHANGE);
    const moved = person(1, {last_name: 'Новиков', full_address: 'г. Новый'});
    expect(members.change(accountName(1), moved, {block_num: 30, actor: 'x'})).to.deep.include({member: moved});
    expect(members.at(accountName(1), 29)?.data).to.deep.equal(person(1));
    expect(members.at(accountName(1), 30)?.data).to.deep.equal(moved);
    expect(members.at(accountName(1), 9)).to.equal(undefined);
    expect(members.history(accountName(1))).to.have.length(2);
    expect(members.count({search: 'семенов'})).to.equal(0);
    expect(members.count({search: 'новиков'})).to.equal(1);
  });

  it('refuses a change into another member, of the type, or of nobody', () => {
    const {members} = at.create();
    members.add(accountName(1), person(1), CHANGE);
    members.add(accountName(2), person(2), CHANGE);
    expect(codeOf(() => members.change(accountName(2), person(1), CHANGE))).to.equal('member_exists');
    expect(codeOf(() => members.change(accountName(1), organization, CHANGE))).to.equal('member_type_fixed');
    expect(codeOf(() => members.change(accountName(3), person(3), CHANGE))).to.equal('member_not_found');
    expect(
      codeOf(() => {
        members.setStatus(accountName(3), 'paid');
      }),
    ).to.equal('member_not_found');
  });

  it('lists by status and type, page by page', () => {
    const {members} = at.create();
    for (let n = 0; n < 7; n++) members.add(accountName(n), person(n), CHANGE);
    members.add(accountName(7), organization, {...CHANGE, status: 'accepted'});
    members.setStatus(accountName(3), 'accepted');
    const accounts = (filter: Parameters<typeof members.list>[0]) => members.list(filter).map(({account}) => account);
    expect(accounts({status: 'accepted'})).to.deep.equal([accountName(3), accountName(7)]);
    expect(accounts({status: 'accepted', type: 'individual'})).to.deep.equal([accountName(3)]);
    expect(accounts({limit: 2, offset: 2})).to.deep.equal([accountName(2), accountName(3)]);
    expect(accounts({limit: 2, after: accountName(4)})).to.deep.equal([accountName(5), accountName(6)]);
    expect(accounts({search: 'номер', limit: 2, after: accountName(4)})).to.deep.equal([
      accountName(5),
      accountName(6),
    ]);
    expect(members.count({type: 'individual'})).to.equal(7);
    expect(members.count({type: 'individual', search: 'Номер3'})).to.equal(1);
  });
});

describe('search for members', () => {
  const at = bench();

  it('finds parts of names, numbers and addresses, in any case', () => {
    const {members} = at.create();
    members.add('qwertyuiopas', person(1, {phone: '+79161234567', email: 'petr.s@example.test'}), CHANGE);
    members.add('zxcvbnmasdfg', organization, CHANGE);
    const FINDS: Record<string, string[]> = {
      qwertyuiopas: [
        'СЕМЕНОВ',
        'емён',
        'пётр семенов',
        'семёнов п',
        'се',
        'С',
        '8 (916) 123-45-67',
        '+7 916',
        '4567',
        'ERTYUI',
        'petr.s',
        'qw',
      ],
      zxcvbnmasdfg: [
        'ромашка',
        '«Ром',
        'потребительское',
        '9901000010',
        '1259900000018',
        '99',
        'romashka@',
        '900 000-00-00',
      ],
    };
    for (const [account, texts] of Object.entries(FINDS)) {
      for (const text of texts)
        expect(
          members.list({search: text}).map((found) => found.account),
          text,
        ).to.deep.equal([account]);
    }
  });

  it('takes nothing in a search for SQL, wildcards or syntax', () => {
    const {members} = at.create();
    members.add(accountName(1), person(1), CHANGE);
    for (const text of [
      '%%%',
      '___',
      'сем*',
      '"""',
      `'; DROP TABLE members; --`,
      'NOT семенов',
      'a OR b',
      '(((',
      'text:семенов',
    ])
      expect(members.count({search: text}), text).to.equal(0);
    for (const blank of ['   ', '\u0000\u0000\u0000']) expect(members.count({search: blank})).to.equal(1);
  });

  it('finds what was entered by any part of any word of it', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЯqz-')),
      minLength: 3,
      maxLength: 12,
    });
    const registry = at.create();
    let n = 0;
    fc.assert(
      fc.property(letters, letters, fc.nat(), fc.nat(), (last_name, first_name, from, length) => {
        const account = accountName(n);
        registry.members.add(account, person(n++, {last_name, first_name}), CHANGE);
        const start = from % (last_name.length - 2);
        const part = last_name.slice(start, start + 3 + (length % last_name.length));
        const found = registry.members.list({search: `${part.toUpperCase()} ${first_name.toLowerCase()}`, limit: 1000});
        expect(found.map((record) => record.account)).to.include(account);
      }),
      {numRuns: 100},
    );
  });
});
