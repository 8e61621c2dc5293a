import {expect} from 'chai';
import fc from 'fast-check';
import {drawPages, ROOM, type DrawnPage} from '../../support/pages.js';

const LONG = 'Настоящее положение определяет порядок и условия внесения паевых взносов пайщиками кооператива. '.repeat(
  3,
);
const HIGH = {width: 300, height: 5000};

function page(markup: string, room = HIGH): DrawnPage {
  const [first] = drawPages(markup, room);
  if (!first) throw new Error('no page');
  return first;
}

describe('lines of text', () => {
  it('are justified but for the last, within the room', () => {
    const {runs} = page(`<p>${LONG}</p>`);
    expect(runs.length).to.be.greaterThan(4);
    for (const run of runs.slice(0, -1)) expect(run.right).to.be.closeTo(HIGH.width, 0.1);
    expect(runs.at(-1)?.right).to.be.lessThan(HIGH.width);
  });

  it('keep every word and its order', () => {
    const {lines} = page(`<p>${LONG}</p>`);
    expect(lines.join(' ').replace(/ +/g, ' ')).to.equal(LONG.trim());
  });

  it('stand left, right and centred as the style says', () => {
    for (const [align, place] of [
      ['left', (x: number) => x],
      ['right', (_x: number, right: number) => HIGH.width - right],
      ['center', (x: number, right: number) => x - (HIGH.width - right)],
    ] as const) {
      const [run] = page(`<p style="text-align: ${align}">Слово</p>`).runs;
      expect(place(run?.x ?? -1, run?.right ?? -1), align).to.be.closeTo(0, 0.01);
    }
  });

  it('do not break at spaces that bind', () => {
    const text = 'слово '.repeat(4);
    for (const bound of [
      '12\u00a0000\u00a0000\u00a0000\u00a0рублей',
      'статья №\u00a0123456789',
      '100000.00 RUB',
      '«а» — и',
    ]) {
      for (let fill = 1; fill < 12; fill += 1) {
        const {lines} = page(`<p>${text}${'ж'.repeat(fill)} ${bound} ${text}</p>`);
        for (const line of lines) {
          expect(line).not.to.match(/^—/);
          expect(line).not.to.match(/(№|\d\.00| и)$/);
        }
        const spaced = bound.replaceAll('\u00a0', ' ');
        if (!bound.includes('«'))
          expect(lines.join('\n'), lines.join('|')).to.include(spaced.split(' ').slice(-2).join(' '));
      }
    }
  });

  it('break words anywhere only when they do not fit a line', () => {
    const hash = 'B5F9FF7567087CEE76F549018D0A4B5A73D6438F23E2279B9F7B58D4E53460E3';
    const {lines, runs} = page(`<p>Хеш ${hash} документа</p>`);
    expect(lines.join('').replaceAll(' ', '')).to.equal(`Хеш${hash}документа`);
    for (const {right} of runs) expect(right).to.be.at.most(HIGH.width + 0.1);
    expect(page('<p>слово sovet@romashka.example слово слово слово слово</p>').lines.join('\n')).to.include(
      'sovet@romashka.example',
    );
  });

  it('break after hyphens between letters, not inside numbers', () => {
    const lines = Array.from({length: 60}, (_, at) =>
      page(`<p>${'а '.repeat(at)} купля-продажа 8-800-100-20-30</p>`).lines.join('\n'),
    );
    expect(lines.some((text) => text.includes('купля-\nпродажа'))).to.equal(true);
    expect(lines.every((text) => text.includes('8-800-100-20-30'))).to.equal(true);
  });

  it('keep bold and italic inside a justified line', () => {
    const {runs} = page(`<p>${LONG}<b>жирный</b>, <i>курсив</i> и <strong><em>оба</em></strong>. ${LONG}</p>`);
    expect(runs.find(({text}) => text.includes('жирный'))?.font).to.equal('serifBold');
    expect(runs.find(({text}) => text.includes('курсив'))?.font).to.equal('serifItalic');
    expect(runs.find(({text}) => text.includes('оба'))?.font).to.equal('serifBoldItalic');
    const ends = new Map<number, number>();
    for (const {baseline, right} of runs) ends.set(baseline, Math.max(right, ends.get(baseline) ?? 0));
    for (const right of [...ends.values()].slice(0, -1)) expect(right).to.be.closeTo(HIGH.width, 0.1);
  });

  it('show line ends and spaces as white-space says', () => {
    const text = 'раз\n   два\n\nтри';
    expect(page(`<p>${text}</p>`).lines).to.deep.equal(['раз два три']);
    expect(page(`<p style="white-space: pre-wrap">${text}</p>`).lines).to.deep.equal(['раз', '   два', 'три']);
    const preLine = page(`<p style="white-space: pre-line">${text}</p>`);
    expect(preLine.lines).to.deep.equal(['раз', 'два', 'три']);
    const [one = 0, two = 0, three = 0] = preLine.runs.map(({baseline}) => baseline);
    expect(three - two).to.be.closeTo(2 * (two - one), 0.01);
  });

  it('make visible the line ends between blocks where spaces are kept', () => {
    const distance = (style: string): number => {
      const {runs} = page(`<div style="${style}"><p style="margin:0">а</p>\n\n<p style="margin:0">б</p></div>`);
      return (runs[1]?.baseline ?? 0) - (runs[0]?.baseline ?? 0);
    };
    expect(distance('white-space: pre-wrap')).to.be.closeTo(3 * distance('white-space: normal'), 0.01);
  });

  it('draw check boxes, which fonts lack', () => {
    expect(page('<p>☒ за ☐ против</p>').marks).to.deep.equal(['☒', '☐']);
  });

  it('write letters composed', () => {
    expect(page('<p>и\u0306</p>').runs[0]?.text).to.equal('й');
  });

  it('property: every character is drawn once, in order, within the room', () => {
    const word = fc.array(fc.constantFrom('а', 'щ', 'W', '1', '-', '—', '«', '.', '№'), {minLength: 1, maxLength: 30});
    fc.assert(
      fc.property(fc.array(word, {maxLength: 40}), fc.constantFrom('justify', 'left'), (words, align) => {
        const text = words.map((letters) => letters.join('')).join(' ');
        const pages = drawPages(`<p style="text-align: ${align}">${text}</p>`, ROOM);
        const drawn = pages.flatMap(({lines}) => lines).join('');
        expect(drawn.replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
        for (const {right} of pages.flatMap(({runs}) => runs)) expect(right).to.be.at.most(ROOM.width + 0.1);
      }),
      {numRuns: 150},
    );
  });
});
