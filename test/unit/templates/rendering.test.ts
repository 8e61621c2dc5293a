import {expect} from 'chai';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {MEMBER_TYPES, type Individual, type Member} from '../../../src/lib/domain/member.js';
import {checkTemplate, loadTemplate, renderHtml, type Model} from '../../../src/lib/factory/index.js';
import {exampleMember, HAND_SIGNATURE, sampleModel} from '../../support/sample-models.js';
import {visibleText} from '../../support/visible-text.js';

const AGREEMENTS = [1, 2, 3, 4];
const ALL = [...AGREEMENTS, 100, 501];

async function textOf(id: number, member: Member, more: Model = {}): Promise<string> {
  const template = loadTemplate(id);
  return visibleText(await renderHtml(template, sampleModel(id, template.title, member, more)));
}

/** Path of the value for which the factory refuses to print the document. */
async function refusedValue(id: number, more: Model): Promise<string> {
  try {
    await textOf(id, exampleMember('individual'), more);
  } catch (error) {
    if (isCoopError(error, 'template_value_missing')) return error.params.path;
    if (isCoopError(error, 'model_invalid')) return error.params.problems.map(({path}) => path).join();
    throw error;
  }
  return '';
}

describe('rendering our templates', () => {
  const person = exampleMember('individual') as Individual;

  for (const id of ALL)
    it(`${String(id)} has nothing that the factory refuses or warns of`, async () => {
      expect(await checkTemplate(loadTemplate(id))).to.deep.equal([]);
    });

  for (const id of ALL)
    for (const type of MEMBER_TYPES)
      it(`${String(id)} prints for ${type} without holes`, async () => {
        const text = await textOf(id, exampleMember(type));
        expect(text).not.to.match(/undefined|null|\[object|\{\d\}|\( |« | [,.;:]/);
        expect(text).to.include('Ромашка');
      });

  for (const id of AGREEMENTS)
    it(`${String(id)} prints no private value but the name of who agrees`, async () => {
      const text = await textOf(id, person);
      for (const value of [person.birthdate, person.full_address, person.phone, person.email])
        expect(text).not.to.include(value);
    });

  it('the protocol names the applicant with the patronymic', async () => {
    expect(await textOf(501, person)).to.include('Новичков Семён Пробович');
    expect(await textOf(501, exampleMember('entrepreneur'))).to.include('Ремеслова Галина Опытовна');
  });

  it('a person without a patronymic leaves no gap', async () => {
    for (const id of [100, 501]) {
      const html = await renderHtml(loadTemplate(id), sampleModel(id, '', {...person, middle_name: ''}));
      expect(html).to.match(/Новичков Семён</);
    }
  });

  it('the protocol names an organization by its short name and OGRN', async () => {
    const text = await textOf(501, exampleMember('organization'));
    expect(text).to.include('ООО «Пробный камень»').and.include('ОГРН 1029900012340');
  });

  it('the application prints the passport only when the cooperative asks for it and it is given', async () => {
    const vars = sampleModel(100, '', person).vars as Model;
    expect(await textOf(100, person)).to.match(/серия 9901 №\s001234/);
    expect(await textOf(100, person, {vars: {...vars, passport_request: 'no'}})).not.to.include('001234');
    const {passport: _, ...without} = person;
    expect(await textOf(100, without)).not.to.include('Паспорт');
  });

  it('the application names the branch only in a branched cooperative', async () => {
    const coop = {...(sampleModel(100, '', person).coop as Model), is_branched: true};
    const branch = {short_name: 'КУ «Лютик»'};
    expect(await textOf(100, person)).not.to.include('кооперативный участок');
    for (const type of MEMBER_TYPES)
      expect(await textOf(100, exampleMember(type), {coop, branch})).to.include('КУ «Лютик»');
    expect(await refusedValue(100, {coop, branch: undefined})).to.equal('branch.short_name');
  });

  it('the application promises the contributions of the type of member', async () => {
    expect(await textOf(100, person))
      .to.include('100.00 RUB')
      .and.include('300.00 RUB');
    expect(await textOf(100, exampleMember('organization')))
      .to.include('1000.00 RUB')
      .and.include('3000.00 RUB');
  });

  it('the application shows the hand signature when there is one', async () => {
    const html = await renderHtml(loadTemplate(100), sampleModel(100, '', person, {signature: HAND_SIGNATURE}));
    expect(html).to.include(`<img src="${HAND_SIGNATURE}"`);
    expect(await renderHtml(loadTemplate(100), sampleModel(100, '', person))).not.to.include('<img');
  });

  it('an agreement is refused while the council has not approved its edition', async () => {
    const vars = sampleModel(1, '', person).vars as Model;
    expect(await refusedValue(1, {vars: {...vars, wallet_agreement: undefined}})).to.equal('vars.wallet_agreement');
    const empty = {protocol_number: '', protocol_day_month_year: ''};
    expect(await refusedValue(1, {vars: {...vars, wallet_agreement: empty}})).to.equal(
      'vars.wallet_agreement.protocol_number,vars.wallet_agreement.protocol_day_month_year',
    );
  });

  it('an application or protocol is refused when the member that it is about is missing', async () => {
    for (const id of [100, 501])
      expect(await refusedValue(id, {individual: undefined})).to.equal('individual.last_name');
  });
});
