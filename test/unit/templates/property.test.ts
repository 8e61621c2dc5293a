import {expect} from 'chai';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {MEMBER_TYPES, type Member} from '../../../src/lib/domain/member.js';
import {checkTemplate, loadTemplate, renderHtml, type Model} from '../../../src/lib/factory/index.js';
import {exampleMember, sampleModel} from '../../support/sample-models.js';
import {visibleText} from '../../support/visible-text.js';

const STATEMENTS = [700, 800];
const DECISIONS = [701, 801];
const ACTS = [702, 802];
const ALL = [...STATEMENTS, ...DECISIONS, ...ACTS];
const RETURNS = [800, 801, 802];

const REQUEST = {
  hash: 'a1'.repeat(32),
  article: 'МЛК-1',
  title: 'Молоко коровье',
  form: 'вещи, определённые родовыми признаками',
  unit_of_measurement: 'литр',
  units_text: '10',
  unit_cost: '12.50',
  total_cost: '125.00',
  total_cost_in_words: 'сто двадцать пять рублей 00 копеек',
  currency: 'RUB',
  storage_place: 'г. Примерск, склад',
};

function model(id: number, member: Member, more: Model = {}): Model {
  const {branch: _, ...base} = sampleModel(id, '', member);
  const keeper = {full_name: 'Образцов Борис Макетович'};
  return {
    ...base,
    ...{request: REQUEST, program: {name: 'Общий стол'}, act_id: '7-1', receiver: keeper, transmitter: keeper},
    ...more,
  };
}

async function textOf(id: number, more: Model = {}, member = exampleMember('individual')): Promise<string> {
  return visibleText(await renderHtml(loadTemplate(id), model(id, member, more)));
}

describe('texts on contributions in property', () => {
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

    it(`${String(id)} describes the property and names its price in figures and words`, async () => {
      expect(await textOf(id))
        .to.include('Артикул МЛК-1 Наименование Молоко коровье Форма имущества вещи, определённые родовыми признаками')
        .and.include('Единица измерения литр Количество 10 Цена за единицу 12.50 RUB')
        .and.include('Общая стоимость 125.00 RUB (сто двадцать пять рублей 00 копеек)')
        .and.match(/Место (хранения|нахождения) г\. Примерск, склад/);
    });

    it(`${String(id)} has a row for the condition only when it is known`, async () => {
      expect(await textOf(id)).not.to.include('Состояние');
      expect(await textOf(id, {request: {...REQUEST, condition: 'новое'}})).to.include('Состояние новое');
    });
  }

  for (const id of RETURNS)
    it(`${String(id)} tells when the property was ordered, if it was`, async () => {
      expect(await textOf(id)).not.to.include('Дата заявки');
      const request = {...REQUEST, ordered_at: '01.10.2026'};
      expect(await textOf(id, {request})).to.include('Дата заявки пайщика 01.10.2026');
    });

  for (const id of STATEMENTS) {
    it(`${String(id)} speaks as a person for a person, and of the applicant for an organization`, async () => {
      for (const type of ['individual', 'entrepreneur'] as const)
        expect(await textOf(id, {}, exampleMember(type))).to.match(/Прошу .*Обязуюсь/);
      expect(await textOf(id, {}, exampleMember('organization')))
        .to.match(/Заявитель просит .*Заявитель обязуется/)
        .and.not.match(/[Пп]рошу|Обязуюсь|Подтверждаю| мо[йяёе]|мне /);
    });

    it(`${String(id)} names the applicant in the genitive, and asks for it when nobody has confirmed it`, async () => {
      const user = {...(model(id, exampleMember('individual')).user as Model), from: 'Новичкова Семёна Пробовича'};
      expect(await textOf(id, {user})).to.include('от пайщика Новичкова Семёна Пробовича');
      const error: unknown = await textOf(id, {user: {...user, from: undefined}}).catch((thrown: unknown) => thrown);
      if (!isCoopError(error, 'model_invalid')) throw error;
      expect(error.params.problems.map(({path}) => path)).to.deep.equal(['user.from']);
    });

    it(`${String(id)} calls an entrepreneur and an organization what they are`, async () => {
      expect(await textOf(id, {}, exampleMember('entrepreneur'))).to.match(
        /от пайщика\s— индивидуального предпринимателя Ремеслова .*ОГРНИП 325990000000016/,
      );
      expect(await textOf(id, {}, exampleMember('organization'))).to.match(
        /от пайщика\s— ООО «Пробный камень».*ОГРН 1029900012340/,
      );
    });
  }

  it('a contribution is free of the rights of others, and the member says so', async () => {
    for (const type of MEMBER_TYPES)
      expect(await textOf(700, {}, exampleMember(type))).to.match(
        /на праве собственности.*свободно от прав третьих лиц/,
      );
  });

  it('a return is a novation: proposed, decided and fulfilled', async () => {
    expect(await textOf(800)).to.match(/Предлагаю заключить соглашение о новации \(статья\s414/);
    expect(await textOf(801))
      .to.match(/Заключить с пайщиком соглашение о новации \(статья\s414/)
      .and.include('Общий стол');
    expect(await textOf(802)).to.include('по соглашению о новации исполнено полностью');
  });

  for (const id of ACTS) {
    it(`${String(id)} names its number, its programme, who hands over and who receives, and that there are no claims`, async () => {
      const text = await textOf(id);
      expect(text)
        .to.match(/№\s7-1 /)
        .and.include('программе «Общий стол»')
        .and.include('не имеют друг к другу претензий');
      expect(text.match(/Новичков Семён Пробович/g)).to.have.length(2);
      expect(text.match(/Образцов Борис Макетович/g)).to.have.length(2);
    });

    it(`${String(id)} names the section only where property passed through one`, async () => {
      expect(await textOf(id)).not.to.include('участок');
      expect(await textOf(id, {branch: {short_name: 'КУ «Лютик»'}})).to.include('Кооперативный участок КУ «Лютик»');
    });
  }
});
