import {expect} from 'chai';
import {MEMBER_TYPES, type Member} from '../../../src/lib/domain/member.js';
import {checkTemplate, loadTemplate, renderHtml, type Model} from '../../../src/lib/factory/index.js';
import {exampleMember, sampleModel} from '../../support/sample-models.js';
import {visibleText} from '../../support/visible-text.js';

const MEETINGS = [300, 301, 302, 303, 304];
const ALL = [...MEETINGS, 599, 600];

const QUESTIONS = [
  {id: 41, number: 1, title: 'Об отчёте совета', context: 'Отчёт приложен.', decision: 'Отчёт утвердить.'},
  {id: 42, number: 2, title: 'О смете', decision: 'Смету утвердить.'},
  {id: 43, number: 3, title: 'О складе', decision: 'Склад построить.'},
];
const ANSWERS = [
  {id: 43, number: 3, vote: 'abstained'},
  {id: 41, number: 1, vote: 'for'},
  {id: 42, number: 2, vote: 'against'},
];
const MEET = {
  type: 'regular',
  open_at_datetime: '10.10.2026 10:00',
  close_at_datetime: '20.10.2026 18:00',
  presider_full_name: 'Примерова Анна Тестовна',
  secretary_full_name: 'Образцов Борис Макетович',
  current_quorum_percent_text: '83,3',
};

/** Votes of a question whose decision is accepted by 12 of 15. */
const counted = (question: Model): Model => ({
  ...question,
  ...{counter_votes_for: 12, counter_votes_against: 2, counter_votes_abstained: 1, votes_total: 15},
  ...{votes_for_percent: 80, votes_against_percent: 13, votes_abstained_percent: 7, is_accepted: true},
});

function model(id: number, member: Member, more: Model = {}): Model {
  const base = sampleModel(id, '', member);
  return {
    ...base,
    meet: MEET,
    is_repeated: false,
    questions: id === 304 ? QUESTIONS.map(counted) : QUESTIONS,
    answers: ANSWERS,
    project: {question: 'О закупке весов.', decision: 'Закупить весы.'},
    suggester_name: (base.user as Model).full_name_or_short_name,
    ...more,
  };
}

async function textOf(id: number, more: Model = {}, member = exampleMember('individual')): Promise<string> {
  return visibleText(await renderHtml(loadTemplate(id), model(id, member, more)));
}

const delegates = (): Model => ({
  coop: {...(model(300, exampleMember('individual')).coop as Model), is_branched: true},
});

describe('texts on meetings and decisions', () => {
  for (const id of ALL) {
    it(`${String(id)} has nothing that the factory refuses or warns of`, async () => {
      expect(await checkTemplate(loadTemplate(id))).to.deep.equal([]);
    });

    for (const type of MEMBER_TYPES)
      it(`${String(id)} prints for ${type} without holes`, async () => {
        const text = await textOf(id, {}, exampleMember(type));
        expect(text).not.to.match(/undefined|null|\[object|\{\d\}|\( |« | [,.;:]/);
        expect(text).to.include('Ромашка');
      });
  }

  for (const id of MEETINGS) {
    it(`${String(id)} tells a regular meeting from an extraordinary one`, async () => {
      expect(await textOf(id))
        .to.match(/очередно/i)
        .and.not.match(/внеочередно/i);
      expect(await textOf(id, {meet: {...MEET, type: 'extra'}})).to.match(/внеочередно(го|м|е) обще(го|м|е) собрани/i);
    });

    it(`${String(id)} speaks of members or of delegates, never of both as voters`, async () => {
      expect(await textOf(id))
        .to.match(/собрани[еяию] пайщиков/)
        .and.not.match(/уполномоченны(х|е) /);
      expect(await textOf(id, delegates()))
        .to.match(/собрани[еяию] уполномоченных/)
        .and.not.match(/собрани[еяию] пайщиков/);
    });

    it(`${String(id)} prints every question, and the context where there is one`, async () => {
      const html = await renderHtml(loadTemplate(id), model(id, exampleMember('individual')));
      for (const {title, decision} of QUESTIONS) expect(html).to.include(title).and.include(decision);
      expect(html.match(/class="context"/g)).to.have.length(1);
      expect(html).to.include('<p class="context">Отчёт приложен.</p>');
    });
  }

  for (const id of [300, 301])
    it(`${String(id)} says of a repeated meeting why it is repeated`, async () => {
      expect(await textOf(id)).not.to.include('повторно');
      expect(await textOf(id, {is_repeated: true}))
        .to.include('очередное, повторное')
        .and.match(/кворума/);
    });

  it('a notification tells how to vote, until when, and what is needed for a decision', async () => {
    expect(await textOf(302))
      .to.include('«за», «против» или «воздержался»')
      .and.include('Бюллетени принимаются до 20.10.2026 18:00 по московскому времени.')
      .and.match(/правомочно, если бюллетени поступили/)
      .and.include('повторное общее собрание');
  });

  it('a ballot marks exactly one answer of each question, whatever the order of the answers', async () => {
    const text = await textOf(303);
    const [, ...ballots] = text.split(/Вопрос №\s\d /);
    const marks = ballots.map((ballot) => ballot.slice(0, ballot.indexOf('«Воздержался»')).match(/[☒☐]/g)?.join(''));
    expect(marks).to.deep.equal(['☒☐☐', '☐☒☐', '☐☐☒']);
  });

  it('an organization votes in the third person, by its representative', async () => {
    const text = await textOf(303, {}, exampleMember('organization'));
    expect(text)
      .to.include('Генеральный директор Директоров Егор Моделевич')
      .and.not.match(/Прошу|мой|голосую/);
  });

  it('minutes print votes with percents, what was decided, and who presided', async () => {
    const [first, ...others] = QUESTIONS.map(counted);
    const text = await textOf(304, {questions: [{...first, is_accepted: false}, ...others]});
    expect(text).to.match(/За 12 \(80\s%\) Против 2 \(13\s%\) Воздержались 1 \(7\s%\) Всего голосов 15/);
    expect(text.match(/Итог по вопросу №\s\d Решение (не )?принято/g)).to.have.length(3);
    expect(text)
      .to.match(/№\s1 Решение не принято/)
      .and.match(/№\s2 Решение принято/);
    expect(text.match(/Примерова Анна Тестовна/g)).to.have.length(2);
    expect(text.match(/Образцов Борис Макетович/g)).to.have.length(2);
  });

  it('minutes of members and of delegates are numbered apart', async () => {
    expect(await textOf(304)).to.match(/Протокол №\sОС-7 /);
    expect(await textOf(304, delegates())).to.match(/Протокол №\sОСУ-7 /);
  });

  it('a question to the council has a topic only when it is given', async () => {
    const project = {title: 'Новое оборудование', question: 'О закупке весов.', decision: 'Закупить весы.'};
    for (const id of [599, 600]) {
      expect(await textOf(id))
        .to.include('О закупке весов.')
        .and.include('Закупить весы.')
        .and.not.include('Тема');
      expect(await textOf(id, {project})).to.include('Новое оборудование');
    }
  });
});
