import {expect} from 'chai';
import {renderDocument, type RenderInput} from '../../../src/lib/factory/index.js';
import {Structure} from '../../../src/lib/factory/renderers/v2/structure/element.js';
import {TaggedList} from '../../../src/lib/factory/renderers/v2/structure/tagged-list.js';
import {archiveProblems} from '../../support/archive/check.js';
import {plain, ReadPdf, type Value} from '../../support/archive/file.js';
import {failsWith} from '../../support/failure.js';
import {drawPages, ROOM, type DrawnPage} from '../../support/pages.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta, strokePng} from './fixtures/sample.js';

function input(context: string, model: RenderInput['model'] = {}, title = 'Проба'): RenderInput {
  return {template: templateOf(context), model, meta: {...sampleMeta(), registry_id: 9000, version: '2', title}};
}

/** Types of the elements of a document as nested lists: `Document(H1 P L(LI(Lbl LBody)))`. */
async function outline(context: string): Promise<string> {
  const pdf = await ReadPdf.open((await renderDocument(input(context))).pdf);
  const describe = (element: Value): string => {
    const kids = pdf.items(pdf.at(element, 'K')).filter((kid) => typeof plain(kid) !== 'number' && pdf.at(kid, 'S'));
    const type = String(plain(pdf.at(element, 'S')));
    return kids.length === 0 ? type : `${type}(${kids.map(describe).join(' ')})`;
  };
  return pdf
    .items(pdf.at(pdf.catalog, 'StructTreeRoot', 'K'))
    .map(describe)
    .join();
}

const IMAGE = `data:image/png;base64,${Buffer.from(strokePng(20, 10)).toString('base64')}`;

describe('structure of documents of renderer 2', () => {
  for (const [what, context, expected] of [
    ['headings and paragraphs', '<h1>а</h1><div><p>б</p>в</div><h2>г</h2>', 'Document(H1 P P H2)'],
    ['lists', '<ol><li>а<ul><li>б</li></ul></li></ol>', 'Document(L(LI(Lbl LBody(L(LI(Lbl LBody))))))'],
    ['lists without markers', '<ul style="list-style: none"><li>а</li></ul>', 'Document(L(LI(LBody)))'],
    ['tables', '<table><tr><th>а</th><td></td></tr></table>', 'Document(Table(TR(TH TD)))'],
    ['tables in cells', '<table><tr><td><table><tr><td>а</td></tr></table></td></tr></table>', nested()],
    ['a paragraph around a table', '<p>а<table><tr><td>б</td></tr></table>в</p>', 'Document(P Table(TR(TD)) P)'],
    ['images', `<p>а <img src="${IMAGE}" alt="Подпись"></p>`, 'Document(P(Figure))'],
    ['check boxes', '<p>☒ да ☐ нет</p>', 'Document(P(Span Span))'],
    ['nothing', '<p></p><div> </div><hr>', 'Document'],
  ] as const) {
    it(`tells ${what}`, async () => {
      expect(await outline(context)).to.equal(expected);
    });
  }

  it('describes images in the words of the template, or calls them images', async () => {
    const {pdf} = await renderDocument(input(`<img src="${IMAGE}" alt="Подпись"><img src="${IMAGE}">`));
    const read = await ReadPdf.open(pdf);
    const figures = read.document.context.enumerateIndirectObjects().map(([, object]) => plain(read.at(object, 'Alt')));
    expect(figures.filter((alt) => alt !== undefined)).to.deep.equal(['Подпись', 'Изображение']);
  });

  it('stays sound when everything meets: cut rows, repeated headers, images, check boxes, frames, blank pages', async () => {
    const rows = Array.from({length: 60}, (_, at) => `<tr><th>☒ ${at}</th><td>☐ <img src="${IMAGE}"> б</td></tr>`);
    const long = `<tr><td colspan="2">${'слово '.repeat(3000)}</td></tr>`;
    const head = '<tr><th>а <img src="' + IMAGE + '"></th><th>б</th></tr>';
    const frame = '<div style="border: 1px solid black"><p>а</p><ol><li>1</li></ol></div>';
    const context = `${frame}<table>${head}${rows.join('')}${long}</table><p style="page-break-before: always"></p>${frame}`;
    expect(await archiveProblems((await renderDocument(input(context))).pdf)).to.deep.equal([]);
    expect(await archiveProblems((await renderDocument(input(''))).pdf)).to.deep.equal([]);
  });
});

function nested(): string {
  return 'Document(Table(TR(TD(Table(TR(TD))))))';
}

describe('header rows', () => {
  const draw = (markup: string): DrawnPage[] => drawPages(markup, ROOM, [], new TaggedList(new Structure()));
  const rows = (count: number): string =>
    Array.from({length: count}, (_, at) => `<tr><td>р${at}</td><td>т</td></tr>`).join('');
  const head = '<tr><th>Г1</th><th>Г2</th></tr>';

  it('are printed again on every further page of their table, and only there', () => {
    const pages = draw(`<p>до</p><table>${head}${rows(40)}</table><p>после</p>`);
    expect(pages.length).to.be.greaterThan(2);
    expect(pages.slice(1).map(({lines}) => lines[0])).to.deep.equal(pages.slice(1).map(() => 'Г1Г2'));
    const printed = pages.flatMap(({lines}) => lines).filter((line) => line.startsWith('р'));
    expect(printed).to.deep.equal(Array.from({length: 40}, (_, at) => `р${at}т`));
  });

  it('are not repeated by renderer 1', () => {
    const pages = drawPages(`<table>${head}${rows(40)}</table>`);
    expect(pages.flatMap(({lines}) => lines).filter((line) => line === 'Г1Г2')).to.have.length(1);
  });

  it('stand over the parts of a row that is cut', () => {
    const pages = draw(`<table>${head}<tr><td>${'слово '.repeat(300)}</td><td>т</td></tr></table>`);
    expect(pages.length).to.be.greaterThan(2);
    expect(pages.map(({lines}) => lines[0])).to.deep.equal(pages.map(() => 'Г1Г2'));
    expect(pages.flatMap(({runs}) => runs).every(({baseline}) => baseline <= ROOM.height)).to.equal(true);
  });

  it('are not repeated when they would take more than a quarter of the page', () => {
    const high = `<tr><th>${'Г<br>'.repeat(5)}</th><th>Г2</th></tr>`;
    const pages = draw(`<table>${high}${rows(30)}</table>`);
    expect(pages[1]?.lines[0]).to.match(/^р/);
  });

  it('of a table of nothing but headers are printed once', () => {
    const pages = draw(`<table>${head.repeat(30)}</table>`);
    expect(pages.flatMap(({lines}) => lines)).to.have.length(30);
  });
});

describe('files of renderer 2', () => {
  it('say the same in XMP as in the information dictionary, also of titles with signs of XML', async () => {
    const {pdf} = await renderDocument(input('<p>а</p>', {}, 'А & Б <в> "г" \\ (д)'));
    expect(await archiveProblems(pdf)).to.deep.equal([]);
  });

  it('refuse a title that metadata cannot hold', async () => {
    const error = await failsWith('document_meta_invalid', renderDocument(input('<p>а</p>', {}, 'А\u0001')));
    expect(error.params.field).to.equal('title');
  });

  it('embed what is rare, and read it back', async () => {
    const {pdf} = await renderDocument(input('<p>{{ a }} <b>{{ a }}</b> <em>{{ a }}</em></p>', {a: 'Ѣ § © Ž 15 ½'}));
    expect(await archiveProblems(pdf)).to.deep.equal([]);
  });

  it('do not depend on what was rendered before with the same markup or the same fonts', async () => {
    const of = async (a: string): Promise<string> =>
      (await renderDocument(input('<p>{{ a }}</p><p>всегда</p>', {a}))).doc_hash;
    const [first, second, third] = [await of('Иванова'), await of('Ž § Latin'), await of('Петрова')];
    expect(await of('Ž § Latin')).to.equal(second);
    expect(await of('Иванова')).to.equal(first);
    expect(new Set([first, second, third]).size).to.equal(3);
  });
});
