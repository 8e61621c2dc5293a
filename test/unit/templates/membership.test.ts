import {expect} from 'chai';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {MEMBER_TYPES, type Individual, type Member, type MemberType} from '../../../src/lib/domain/member.js';
import {checkTemplate, loadTemplate, renderHtml, type Model} from '../../../src/lib/factory/index.js';
import {exampleMember, sampleModel} from '../../support/sample-models.js';
import {visibleText} from '../../support/visible-text.js';

const STATEMENTS = [51, 101, 190, 200, 900];
const PROTOCOLS = [201, 901, 1201];
const ALL = [50, 1200, ...STATEMENTS, ...PROTOCOLS];

/** Kinds of members that a type is for: only an organization joins the platform (DOCUMENTS 1.2). */
const typesOf = (id: number): readonly MemberType[] => (id === 50 ? ['organization'] : MEMBER_TYPES);

const model = (id: number, member: Member, more: Model = {}): Model => sampleModel(id, '', member, more);

async function textOf(id: number, member: Member, more: Model = {}): Promise<string> {
  return visibleText(await renderHtml(loadTemplate(id), model(id, member, more)));
}

const branched = (id: number, member: Member): Model => ({
  coop: {...(model(id, member).coop as Model), is_branched: true},
});

describe('texts on membership and money', () => {
  const person = exampleMember('individual') as Individual;
  const organization = exampleMember('organization');

  for (const id of ALL) {
    it(`${String(id)} has nothing that the factory refuses or warns of`, async () => {
      expect(await checkTemplate(loadTemplate(id))).to.deep.equal([]);
    });

    for (const type of typesOf(id))
      it(`${String(id)} prints for ${type} without holes`, async () => {
        const text = await textOf(id, exampleMember(type));
        expect(text).not.to.match(/undefined|null|\[object|\{\d\}|\( |« | [,.;:]/);
        expect(text).to.include('Ромашка');
      });
  }

  for (const id of STATEMENTS)
    it(`${String(id)} speaks as a person for a person, and of the applicant for an organization`, async () => {
      const first = /Прошу|мне|мною|моё|моего/;
      expect(await textOf(id, person)).to.match(first);
      expect(await textOf(id, exampleMember('entrepreneur'))).to.match(first);
      expect(await textOf(id, organization))
        .to.match(/[Зз]аявитель просит/)
        .and.not.match(/Прошу|прошу|обязуюсь|Обязуюсь|Подтверждаю|мною|моего|моё|мне /);
    });

  it('statements of the user name him in the genitive', async () => {
    for (const id of [51, 190, 900]) {
      const user = {...(model(id, person).user as Model), from: 'Новичкова Семёна Пробовича'};
      expect(await textOf(id, person, {user})).to.include('от пайщика Новичкова Семёна Пробовича');
    }
  });

  it('statements of the user ask for the genitive that nobody has confirmed', async () => {
    for (const id of [51, 190, 900]) {
      const {from: _, ...user} = model(id, person).user as Model;
      const error: unknown = await textOf(id, person, {user}).catch((thrown: unknown) => thrown);
      if (!isCoopError(error, 'model_invalid')) throw error;
      expect(error.params.problems.map(({path}) => path)).to.deep.equal(['user.from']);
    }
  });

  it('an amount that is not in roubles leaves no row for its words', async () => {
    for (const id of [51, 900, 901, 1200, 1201]) {
      expect(await textOf(id, person)).to.include('двести пятьдесят рублей');
      expect(await textOf(id, person, {amount: {text: '5.0000 AXON'}}))
        .to.include('5.0000 AXON')
        .and.not.include('прописью');
    }
  });

  it('the section chosen is printed with what is known of it', async () => {
    const branch = {short_name: 'КУ «Лютик»', full_name: 'Кооперативный участок «Лютик»', full_address: ''};
    const chairman = {full_name: 'Шаблонова Вера Эскизовна'};
    expect(await textOf(101, person, {branch})).not.to.match(/Адрес участка|Председатель участка/);
    expect(await textOf(101, person, {branch: {...branch, chairman}})).to.include('Шаблонова Вера Эскизовна');
  });

  it('only a cooperative of delegates speaks of their powers', async () => {
    for (const id of [101, 200])
      for (const type of MEMBER_TYPES) {
        const member = exampleMember(type);
        expect(await textOf(id, member)).not.to.include('общих собраниях уполномоченных');
        expect(await textOf(id, member, branched(id, member))).to.include('общих собраниях уполномоченных');
      }
    expect(await textOf(201, person)).not.to.include('председателя участка');
    expect(await textOf(201, person, branched(201, person))).to.include('председателя участка');
  });

  it('choice of a section and exit print the passport only when it is asked for and given', async () => {
    const vars = model(200, person).vars as Model;
    const {passport: _, ...without} = person;
    for (const id of [101, 200]) {
      expect(await textOf(id, person)).to.match(/серия 9901 №\s001234/);
      expect(await textOf(id, person, {vars: {...vars, passport_request: 'no'}})).not.to.include('001234');
      expect(await textOf(id, without)).not.to.include('Паспорт');
    }
  });

  it('an annulment numbers the programmes and says of each wallet whether it is returned', async () => {
    const [program] = model(190, person).programs as Model[];
    const text = await textOf(190, person, {programs: [program, {...program, title: 'Общая кухня'}]});
    expect(text).to.include('1. Общий огород').and.include('2. Общая кухня');
    expect(text)
      .to.match(/250\.00 RUB\s— подлежит возврату/)
      .and.match(/10\.00 RUB\s— возврату не подлежит/);
  });

  it('an annulment without what is known of the agreement leaves no row', async () => {
    const [program] = model(190, person).programs as Model[];
    const programs = [{...program, agreement_signed_at: '', agreement_hash: ''}];
    expect(await textOf(190, person, {programs})).not.to.match(/Соглашение подписано|Хеш-сумма/);
  });

  it('an annulment at exit asks for the settlement, otherwise membership goes on', async () => {
    const exit_hash = 'c4'.repeat(32);
    for (const member of [person, organization]) {
      expect(await textOf(190, member))
        .to.include('Членство в Кооперативе')
        .and.not.include('о выходе');
      expect(await textOf(190, member, {exit_hash}))
        .to.include('заявлением о выходе')
        .and.include(exit_hash)
        .and.not.include('Членство в Кооперативе');
    }
  });

  it('requisites keep their lines', async () => {
    for (const id of [900, 1200]) {
      const html = await renderHtml(loadTemplate(id), model(id, person));
      expect(html).to.match(/white-space: pre-line/);
      expect(html).to.match(/class="requisites">Расчётный счёт: \d+\nБИК: \d+</);
    }
  });

  it('the platform agreement is refused while the council of the operator has not approved it', async () => {
    const vars = {...(model(50, organization).vars as Model), coopenomics_agreement: undefined};
    const error: unknown = await textOf(50, organization, {vars}).catch((thrown: unknown) => thrown);
    expect(isCoopError(error, 'model_invalid')).to.equal(true);
  });
});
