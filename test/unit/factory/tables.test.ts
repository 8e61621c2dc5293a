import {expect} from 'chai';
import {drawPages, type DrawnPage} from '../../support/pages.js';
import {strokePng} from './fixtures/sample.js';

const ROOM = {width: 400, height: 2000};

function page(markup: string, values: string[] = []): DrawnPage {
  const [first] = drawPages(markup, ROOM, values);
  if (!first) throw new Error('no page');
  return first;
}

const xOf = ({runs}: DrawnPage, text: string): number => runs.find((run) => run.text.startsWith(text))?.x ?? -1;

const BARE = 'border-collapse: collapse';

describe('tables', () => {
  it('give columns the widths that cells ask for', () => {
    const drawn = page(
      `<table style="width: 100%; ${BARE}"><tr><th style="width: 30%; text-align: left">а</th><td>б</td></tr></table>`,
    );
    expect(xOf(drawn, 'б')).to.be.closeTo(ROOM.width * 0.3 + 0.75, 0.1);
    const fixed = page(
      `<table style="width: 100%; ${BARE}"><tr><td style="width: 80px; padding: 0">а</td><td>б</td></tr></table>`,
    );
    expect(xOf(fixed, 'б')).to.be.closeTo(60.75, 0.1);
  });

  it('are as narrow as their content when no width is given', () => {
    const {rules} = page(`<table style="${BARE}"><tr><td style="border: 1px solid #ccc">а</td></tr></table>`);
    expect(rules).to.have.length(4);
    expect(Math.max(...rules.map(({x2}) => x2))).to.be.lessThan(30);
    expect(rules[0]?.color).to.equal('#cccccc');
  });

  it('let cells take several columns', () => {
    const drawn = page(
      `<table style="width: 100%; ${BARE}"><tr><td>а</td><td>б</td><td>в</td></tr><tr><td colspan="2">г</td><td>д</td></tr></table>`,
    );
    expect(xOf(drawn, 'д')).to.be.closeTo(xOf(drawn, 'в'), 0.01);
  });

  it('stand inside cells of tables', () => {
    const inner = '<table><tr><td>в</td><td>г</td></tr></table>';
    const drawn = page(
      `<table style="width: 100%; ${BARE}"><tr><td style="width: 50%">а</td><td>${inner}</td></tr></table>`,
    );
    expect(xOf(drawn, 'в')).to.be.greaterThan(200);
    expect(xOf(drawn, 'г')).to.be.greaterThan(xOf(drawn, 'в'));
  });

  it('break words in narrow columns rather than leave the page', () => {
    const hash = 'B5F9FF7567087CEE76F549018D0A4B5A73D6438F23E2279B9F7B58D4E53460E3';
    const cells = Array.from({length: 4}, () => `<td>${hash}</td>`).join('');
    const {runs} = page(`<table style="width: 100%"><tr>${cells}</tr></table>`);
    for (const {right} of runs) expect(right).to.be.at.most(ROOM.width);
    expect(runs.map(({text}) => text).join('').length).to.equal(hash.length * 4);
  });

  it('read the attributes border, cellpadding and cellspacing', () => {
    const {rules} = page('<table border="1" cellpadding="10" cellspacing="0"><tr><td>а</td></tr></table>');
    expect(rules).to.have.length(8);
    const plain = page('<table><tr><td>а</td></tr></table>');
    const padded = page('<table cellpadding="10"><tr><td>а</td></tr></table>');
    expect(xOf(padded, 'а') - xOf(plain, 'а')).to.be.closeTo(7.5 - 0.75, 0.01);
  });

  it('place content in the middle of a row, or where vertical-align says', () => {
    const baseline = (style: string): number => {
      const drawn = page(`<table><tr><td>а<br>б<br>в</td><td style="${style}">г</td></tr></table>`);
      return drawn.runs.find(({text}) => text === 'г')?.baseline ?? 0;
    };
    expect(baseline('vertical-align: top')).to.be.lessThan(baseline(''));
    expect(baseline('')).to.be.lessThan(baseline('vertical-align: bottom'));
  });

  it('void a rule after "};", as browsers do', () => {
    const style = '<style>td { padding: 0 }; table { width: 100% } th { width: 50% }</style>';
    const drawn = page(`${style}<table><tr><th>а</th><td>б</td></tr></table>`);
    expect(xOf(drawn, 'б')).to.be.lessThan(50);
  });

  it('heal markup as HTML5 does', () => {
    const drawn = page('<p>раз<p>два<table><tr><tr><td>три</td></td></tr></table><div>четыре');
    expect(drawn.lines).to.deep.equal(['раз', 'два', 'три', 'четыре']);
  });
});

describe('images', () => {
  const image = `data:image/png;base64,${Buffer.from(strokePng(200, 60)).toString('base64')}`;

  it('take the size of their pixels, or less', () => {
    expect(page(`<p><img src="${image}"></p>`).images[0]).to.include({width: 150, height: 45});
    expect(page(`<p><img style="max-width: 80px" src="${image}"></p>`).images[0]).to.include({width: 60, height: 18});
    const wide = `data:image/png;base64,${Buffer.from(strokePng(2000, 60)).toString('base64')}`;
    expect(page(`<p><img src="${wide}"></p>`).images[0]?.width).to.equal(ROOM.width);
  });

  it('can come from a value, as a whole', () => {
    expect(page('<p><img src="\ue0000\ue001"></p>', [image]).images).to.have.length(1);
  });

  for (const [source, reason] of [
    ['https://example.test/x.png', 'not_data_url'],
    ['data:text/html;base64,AAAA', 'not_data_url'],
    ['data:image/png;base64,AAAA', 'damaged'],
    ['data:image/jpeg;base64,/9j/AAAA', 'damaged'],
    [image.slice(0, -60), 'damaged'],
    [`data:image/png;base64,${'A'.repeat(3_000_000)}`, 'too_large'],
  ] as const) {
    it(`refuses ${source.slice(0, 40)}… as ${reason}`, () => {
      expect(() => page('<p><img src="\ue0000\ue001"></p>', [source]))
        .to.throw()
        .with.nested.property('params.reason', reason);
    });
  }
});
