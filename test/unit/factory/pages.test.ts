import {expect} from 'chai';
import {drawPages, ROOM} from '../../support/pages.js';

const LINE = 11 * 1.42;
const FITTING = Math.floor(ROOM.height / LINE);

/** A paragraph of so many lines, each its own number. */
const lines = (count: number, from = 1): string =>
  `<p style="margin:0">${Array.from({length: count}, (_, at) => `строка ${at + from}`).join('<br>')}</p>`;

const texts = (markup: string): string[][] => drawPages(markup).map((page) => page.lines);

describe('pages', () => {
  it('take as many lines as fit', () => {
    expect(texts(lines(FITTING)).map(({length}) => length)).to.deep.equal([FITTING]);
    expect(texts(lines(FITTING + 5)).map(({length}) => length)).to.deep.equal([FITTING, 5]);
  });

  it('leave no widow and no orphan', () => {
    expect(texts(lines(FITTING + 1)).map(({length}) => length)).to.deep.equal([FITTING - 1, 2]);
    const [first, second] = texts(lines(FITTING - 1) + lines(6, 100));
    expect(first).to.have.length(FITTING - 1);
    expect(second?.[0]).to.equal('строка 100');
  });

  it('keep a heading with two lines after it', () => {
    const heading = '<h3 style="margin:0; line-height:1.42">Глава</h3>';
    for (let before = FITTING - 3; before <= FITTING; before += 1) {
      const pages = texts(lines(before) + heading + lines(5, 100));
      const page = pages.find((each) => each.includes('Глава')) ?? [];
      expect(page.length - page.indexOf('Глава') - 1, String(before)).to.be.at.least(2);
    }
  });

  it('begin where page-break-before says', () => {
    const pages = texts(`<p>раз</p><div style="page-break-before: always"><h1>Приложение</h1></div>`);
    expect(pages).to.deep.equal([['раз'], ['Приложение']]);
  });

  it('keep a signature block whole, and with the text before it', () => {
    for (let before = FITTING - 4; before <= FITTING; before += 1) {
      const pages = texts(lines(before) + `<div class="signature">${lines(3, 100)}</div>`);
      const page = pages.find((each) => each.includes('строка 100')) ?? [];
      expect(page, String(before)).to.include.members(['строка 100', 'строка 101', 'строка 102']);
      expect(page.length, String(before)).to.be.greaterThan(3);
    }
  });

  it('do not part a row of a table that fits on a page', () => {
    const row = (at: number): string => `<tr><td>а${at}<br>б${at}<br>в${at}</td><td>г${at}</td></tr>`;
    const pages = texts(`<table>${Array.from({length: 12}, (_, at) => row(at)).join('')}</table>`);
    expect(pages.length).to.be.greaterThan(2);
    for (const page of pages) {
      for (let at = 0; at < 12; at += 1) expect(page.includes(`а${at}`)).to.equal(page.includes(`в${at}`));
    }
  });

  it('part a row that is higher than a page, and lose no line', () => {
    const pages = drawPages(
      `<table style="border-collapse: collapse"><tr><td style="border: 1px solid #000">${lines(40)}</td><td>рядом</td></tr></table>`,
    );
    expect(pages.length).to.be.greaterThan(2);
    const all = pages.flatMap((page) => page.lines.map((text) => text.replace('рядом', '')));
    expect(all.filter((text) => text !== '')).to.deep.equal(Array.from({length: 40}, (_, at) => `строка ${at + 1}`));
    for (const {rules} of pages) expect(rules.length).to.equal(4);
    for (const {runs} of pages) for (const {baseline} of runs) expect(baseline).to.be.at.most(ROOM.height);
  });

  it('continue the frame of a block on the next page without its upper border', () => {
    const frame = 'border: 1px solid #000000; background-color: #f4f4f4; padding: 4px';
    const pages = drawPages(`<div style="${frame}">${lines(FITTING + 4)}</div>`);
    expect(pages.map(({rules}) => rules.length)).to.deep.equal([3, 3]);
    expect(pages.map(({fills}) => fills.length)).to.deep.equal([1, 1]);
  });

  it('collapse margins of neighbours, and drop them at the top of a page', () => {
    const [page] = drawPages('<p style="margin: 10pt 0">а</p><p style="margin: 30pt 0">б</p>');
    const [one = 0, two = 0] = page?.runs.map(({baseline}) => baseline) ?? [];
    expect(two - one).to.be.closeTo(LINE + 30, 0.01);
    expect(one).to.be.lessThan(LINE);
  });

  it('number the items of lists, and mark them outside the text', () => {
    const [page] = drawPages(
      '<ol><li>раз</li><li><p>два</p><ul><li>три</li></ul></li></ol><ul style="list-style: none"><li>четыре</li></ul>',
    );
    expect(page?.lines).to.deep.equal(['1.раз', '2.два', '•три', 'четыре']);
    const [marker, text] = page?.runs ?? [];
    expect(marker?.right).to.be.lessThan(text?.x ?? 0);
  });
});
