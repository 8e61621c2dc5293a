import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {
  checkTemplate,
  plainText,
  renderDocument,
  renderHtml,
  sampleModel,
  templateFromFiles,
  templateHash,
} from '../../../src/lib/factory/index.js';
import {readTemplate} from '../../../src/lib/factory/templates.js';
import {HAND_SIGNATURE, sampleMeta} from '../../support/sample-models.js';
import {drawPages} from '../../support/pages.js';
import {pdfText} from '../../support/pdf-text.js';

const FOLDER = fileURLToPath(new URL('fixtures/foreign', import.meta.url));

/** Our own text, in which everything stands that the network's templates use, defects among it (DOCUMENTS 3.3). */
describe('a template as the network writes them', () => {
  const template = templateFromFiles(FOLDER);
  const meta = sampleMeta(9100, template.title);
  const model = {
    meta,
    type: 'individual',
    series: '0012',
    coop: {short_name: 'ПК "Ромашка"', is_branched: true, chairman: {last_name: 'Иванов $& $1 $$'}},
    links: ['A', 'B'],
    questions: [
      {id: '1', title: 'Смета', context: 'Смета разослана', words: ['раз', 'два']},
      {id: '2', title: 'Устав', words: ['три']},
    ],
    answers: [
      {id: '1', vote: 'for'},
      {id: '2', vote: 'against'},
    ],
  };

  it('is the same from its files, however it is read', () => {
    expect(templateHash(template)).to.equal(templateHash(readTemplate(FOLDER)));
  });

  it('passes the check, with a warning for what the platform prints empty', async () => {
    const problems = await checkTemplate(template);
    expect(problems.map(({code, severity, subject}) => ({code, severity, subject}))).to.deep.equal([
      {code: 'always_empty', severity: 'warning', subject: 'forloop.counter'},
    ]);
  });

  it('says what it has to say', async () => {
    const text = await plainText(await renderHtml(template, model));
    expect(text.split('\n')).to.include.members([
      'ПК "Ромашка", 07.10.2026 12:30',
      // Values are put in as they are: no dollar of theirs means anything (DOCUMENTS 3.2).
      'Здравствуйте, господин Иванов $& $1 $$! Ещё раз: господин.',
      'Участок есть.',
      'Паспорт 0012',
      'Связанных документов: 2',
      'Вопрос 1',
      'Вопрос 2',
      'Смета  1. раз 2. два',
      'Смета разослана',
      '☒За  ☐Против',
      '☐За  ☒Против',
    ]);
    expect(text).not.to.include('Участка нет.');
  });

  it('goes on two pages and more, the annex on its own, and keeps its visible lines', async function () {
    const {pdf, pages} = await renderDocument({template, model, meta});
    expect(pages).to.be.greaterThan(1);
    const shown = pdfText(pdf);
    if (shown === undefined) this.skip();
    const sheets = shown.split('\f');
    expect(sheets[pages - 1])
      .to.include('Приложение на новой странице')
      .and.include('«да»');
    expect(sheets[0]).to.match(/Первая строка фразы\.\n\s+Вторая строка с отступом\./);
    expect(sheets[0]).to.match(/Строка одна\n\s*строка два/);
    expect(shown).not.to.match(/undefined|\{\d\}/);
  });

  it('prints with sample data, as a form, and with a picture', async () => {
    const sample = {template, model: await sampleModel(template), meta};
    const form = {template, model: {}, meta, undefinedValues: 'blank'} as const;
    const signed = {template, model: {...model, signature: HAND_SIGNATURE}, meta};
    const hashes = new Set<string>();
    for (const input of [sample, form, signed]) hashes.add((await renderDocument(input)).doc_hash);
    expect(hashes.size).to.equal(3);
  });
});

describe('margins beside inline text', () => {
  const runs = (markup: string) => drawPages(markup, {width: 300, height: 500})[0]!.runs;

  it('are gaps in the line, which justification leaves as they are', () => {
    const [plain] = runs('<p style="text-align: left"><span>аб</span><span>вг</span></p>');
    for (const style of ['margin-right: 20px', 'padding-right: 20px', 'margin: 3px 20px 3px 0']) {
      const [spaced] = runs(`<p style="text-align: left"><span style="${style}">аб</span><span>вг</span></p>`);
      expect(spaced!.right - plain!.right, style).to.be.closeTo(15, 0.01);
    }
    const [led] = runs('<p style="text-align: left"><b style="margin-left: 20px">аб</b></p>');
    expect(led!.x + led!.right).to.be.greaterThan(plain!.x + 15);
  });

  it('do nothing above and under it, as in CSS', () => {
    const before = runs('<p><span>аб</span></p>');
    expect(runs('<p><span style="margin-top: 40px; padding-bottom: 9px">аб</span></p>')).to.deep.equal(before);
  });
});
