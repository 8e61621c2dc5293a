import {expect} from 'chai';
import {barText} from '../../../src/lib/ui/bar.js';
import {syncTexts} from '../../../src/lib/ui/messages/texts/sync.js';

describe('the line of counted work', () => {
  const {bar, reading} = syncTexts.ru;

  it('tells how far it is, how fast, and how long it takes', () => {
    const text = barText({done: 500, total: 2000, elapsed: 10_000}, bar);
    expect(text).to.equal('██░░░░░░░░ 500 / 2\u00a0000 · 50 блоков/с · осталось 30 с');
    expect(barText({done: 0, total: undefined, elapsed: 0}, bar)).to.equal('0');
  });

  it('fits beside a spinner into a terminal of 80 columns', () => {
    const text = reading(barText({done: 10_000, total: 99_999, elapsed: 1_000_000}, bar));
    expect(`⠋ ${text}`.length).to.be.below(80);
  });
});
