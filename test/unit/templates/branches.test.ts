import {expect} from 'chai';
import {documentType} from '../../../src/lib/domain/document-types.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {fullName, type Individual, type Member} from '../../../src/lib/domain/member.js';
import {checkTemplate, loadTemplate, renderHtml, type Model} from '../../../src/lib/factory/index.js';
import {exampleMember, sampleModel} from '../../support/sample-models.js';
import {visibleText} from '../../support/visible-text.js';

const BRANCHES = [320, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330];
const HASH = 'a2'.repeat(32);

const QUESTIONS = [
  {id: 1, number: '1', title: 'Об учреждении участка', context: 'Так удобнее.', decision: 'Участок учредить.'},
  {id: 2, number: '2', title: 'О председателе', context: '', decision: 'Председателя избрать.'},
  {id: 3, number: '3', title: 'Об адресе', decision: 'Адрес утвердить.'},
];
const ANSWERS = [
  {id: 3, number: '3', vote: 'abstained'},
  {id: 1, number: '1', vote: 'for'},
  {id: 2, number: '2', vote: 'against'},
];

/** Votes of a question whose decision is accepted by 4 of 5. */
const counted = (question: Model): Model => ({
  ...question,
  ...{counter_votes_for: 4, counter_votes_against: 0, counter_votes_abstained: 1, votes_total: 5},
  ...{votes_for_percent: 80, votes_against_percent: 0, votes_abstained_percent: 20, is_accepted: true},
});

const individual = exampleMember('individual') as Individual;
const NAMES = {genitive: 'Новичкова Семёна Пробовича', accusative: 'Новичкова Семёна Пробовича'};
const NOVICE: Model = {...individual, full_name: fullName(individual), names: NAMES};
const HEAD = {
  last_name: 'Образцов',
  first_name: 'Борис',
  middle_name: 'Макетович',
  full_name: 'Образцов Борис Макетович',
};
const BRANCH = {short_name: 'КУ «Лютик»', full_name: 'Кооперативный участок «Лютик»', full_address: 'г. Примерск'};

function model(id: number, member: Member, more: Model = {}): Model {
  const base = sampleModel(id, '', member);
  return {
    ...base,
    meta: {...(base.meta as Model), hash: HASH, chairman: 'gphzwvkqtrxl'},
    kind: 'createbranch',
    questions: id === 323 ? QUESTIONS.map(counted) : QUESTIONS,
    answers: ANSWERS,
    meeting: {
      protocol_number: 'КУ-1',
      open_at: '01.10.2026 12:00',
      close_at: '01.10.2026 12:15',
      current_quorum_percent_text: '83,3',
    },
    chairman: HEAD,
    trusted: NOVICE,
    trustee: [328, 329].includes(id) ? NOVICE : HEAD,
    branch: {...BRANCH, chairman: HEAD},
    ...{branch_name: 'Лютик', branch_address: 'пл. Луговая, д. 3', address: 'пл. Луговая, д. 3'},
    ...more,
  };
}

async function textOf(id: number, more: Model = {}, member: Member = individual): Promise<string> {
  return visibleText(await renderHtml(loadTemplate(id), model(id, member, more)));
}

/** Paths that the model of a type must have and has not; empty when the text is printed. */
async function missing(id: number, more: Model): Promise<string[]> {
  try {
    await textOf(id, more);
    return [];
  } catch (error) {
    if (isCoopError(error, 'model_invalid')) return error.params.problems.map(({path}) => path);
    throw error;
  }
}

describe('texts on branches', () => {
  for (const id of BRANCHES) {
    it(`${String(id)} has nothing that the factory refuses or warns of`, async () => {
      expect(await checkTemplate(loadTemplate(id))).to.deep.equal([]);
    });

    for (const type of documentType(id)?.about ?? [])
      it(`${String(id)} prints for ${type} without holes`, async () => {
        const text = await textOf(id, {}, exampleMember(type));
        expect(text).not.to.match(/undefined|null|\[object|\{\d\}|\( |« | [,.;:]/);
        expect(text).to.include('Ромашка');
      });
  }

  it('the proposal tells a meeting that establishes a branch from one of a branch', async () => {
    expect(await textOf(320))
      .to.include('для создания кооперативного участка')
      .and.include('с ходатайством');
    expect(await textOf(320, {kind: 'free'}))
      .to.include('пайщиков кооперативного участка')
      .and.not.match(/для создания|ходатайств/);
  });

  for (const id of [320, 322, 323])
    it(`${String(id)} prints every question with its draft, and an explanation only where there is one`, async () => {
      const text = await textOf(id);
      for (const {number, title, decision} of QUESTIONS)
        expect(text)
          .to.match(new RegExp(`Вопрос №\\s${number} ${title}`))
          .and.include(decision);
      expect(text.match(/Пояснение/g)).to.have.length(1);
    });

  for (const id of [320, 321, 322])
    it(`${String(id)} names who acts for an organization, and nobody else's representative`, async () => {
      expect(await textOf(id, {}, exampleMember('organization'))).to.match(
        /Представитель Генеральный директор Директоров Егор Моделевич основание полномочий: Устав/,
      );
      for (const type of ['individual', 'entrepreneur'] as const)
        expect(await textOf(id, {}, exampleMember(type))).not.to.include('Представитель');
    });

  it('the ballot marks one answer of each question, whatever the order of answers', async () => {
    const votes = [...(await textOf(322)).matchAll(/Голос ([☒☐])\sЗа ([☒☐])\sПротив ([☒☐])\sВоздержался/g)];
    expect(votes.map(([, ...marks]) => marks.join(''))).to.deep.equal(['☒☐☐', '☐☒☐', '☐☐☒']);
  });

  it('the minutes print votes with percents and what became of each question', async () => {
    const questions = QUESTIONS.map((question, index) => ({...counted(question), is_accepted: index !== 1}));
    const text = await textOf(323, {questions});
    expect(text).to.match(/За 4 \(80\s%\) Против 0 \(0\s%\) Воздержались 1 \(20\s%\) Всего голосов 5/);
    expect(text.match(/Решение (не )?принято/g)).to.deep.equal([
      'Решение принято',
      'Решение не принято',
      'Решение принято',
    ]);
  });

  it('the petition and the decision of the council name the branch, its address and its chairman', async () => {
    for (const id of [324, 325]) {
      const text = await textOf(id);
      for (const fact of ['Лютик', 'пл. Луговая, д. 3', HEAD.full_name, 'gphzwvkqtrxl']) expect(text).to.include(fact);
    }
  });

  it('statements need the confirmed genitive of who makes them, powers of attorney the accusative of who gets them', async () => {
    const {from: _, ...user} = model(320, individual).user as Model;
    for (const id of [320, 321]) expect(await missing(id, {user})).to.deep.equal(['user.from']);
    const nameless = {...NOVICE, names: {}};
    expect(await missing(326, {trusted: nameless})).to.deep.equal(['trusted.names.genitive']);
    expect(await missing(329, {trustee: nameless})).to.deep.equal(['trustee.names.accusative']);
    expect(await missing(330, {trusted: nameless})).to.deep.equal(['trusted.names.accusative']);
  });

  it('the other texts name people in the nominative and need no confirmed form', async () => {
    const {from: _, ...user} = model(322, individual).user as Model;
    const nameless = {...NOVICE, names: {}};
    for (const id of [322, 323, 324, 325, 327, 328])
      expect(await missing(id, {user, trusted: nameless, trustee: nameless})).to.deep.equal([]);
  });

  it('agreements and powers of attorney print the passport only of who has given it', async () => {
    const {passport: _, ...without} = NOVICE;
    for (const id of [327, 328, 329, 330]) {
      expect(await textOf(id)).to.match(/аспорт:? серия 9901 №\s001234, выдан 20\.10\.2010 ОВД города Примерска/);
      const text = await textOf(id, {trusted: without, trustee: id < 328 || id > 329 ? HEAD : without});
      expect(text).not.to.match(/паспорт/i);
    }
  });

  it('the statement of a trusted person prints no passport, and a branch that has no chairman without one', async () => {
    expect(await textOf(326))
      .to.include('Председатель участка Образцов Борис Макетович')
      .and.not.include('001234');
    expect(await textOf(326, {branch: BRANCH})).not.to.include('Председатель участка');
  });

  it('powers of attorney say whom they empower, for how long, and that the powers are not passed on', async () => {
    expect(await textOf(329)).to.match(/Примерова Анна Тестовна, уполномочивает Новичкова Семёна Пробовича .*три года/);
    expect(await textOf(330)).to.match(
      /Образцов Борис Макетович, уполномочивает Новичкова Семёна Пробовича .*один год/,
    );
    for (const id of [329, 330]) expect(await textOf(id)).to.include('без права передоверия');
  });
});
