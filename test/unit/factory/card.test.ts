import {expect} from 'chai';
import jsQR from 'jsqr';
import {renderCard, type CardInput} from '../../../src/lib/factory/index.js';
import {drawQr} from '../../../src/lib/factory/renderers/v1/qr.js';
import {failsWith} from '../../support/failure.js';
import {Recorder} from '../../support/pages.js';
import {openPdf} from '../../support/pdf.js';

const CARD: CardInput = {
  labels: {
    title: 'Карта пайщика',
    member: 'Пайщик',
    account: 'Аккаунт',
    public_key: 'Открытый ключ',
    issued_at: 'Выдана',
    instructions: ['Вырежьте карту по меткам.'],
  },
  cooperative: 'ПО «Ромашка»',
  member: 'Новичков Семён Пробович',
  account: 'qmvtkzdhrwep',
  public_key: 'PUB_K1_6i5noiLHkj26oPYsyNxDXvx47U4tC2VC3R324SEVgnnfxaNTS1',
  issued_at: '20.11.2026',
  created_at: '2026-11-20T10:00:00.000Z',
  qr_text: 'coopctl:qmvtkzdhrwep',
};

/** Reads a QR code from the rectangles that were drawn. */
function readQr(fills: {x: number; y: number; width: number; height: number}[], side: number): string | undefined {
  const scale = 4;
  const size = (side + 40) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const {x, y, width, height} of fills) {
    for (let row = Math.round((y + 20) * scale); row < Math.round((y + height + 20) * scale); row += 1) {
      for (let column = Math.round((x + 20) * scale); column < Math.round((x + width + 20) * scale); column += 1) {
        pixels.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
      }
    }
  }
  return jsQR.default(pixels, size, size)?.data;
}

describe('printed card', () => {
  it('is one page with the same bytes each time', async () => {
    const [one, two] = await Promise.all([renderCard(CARD), renderCard(CARD)]);
    expect(Buffer.from(one).equals(Buffer.from(two))).to.equal(true);
    expect(openPdf(one).structure.match(/\/Type \/Page\n/g)).to.have.length(1);
  });

  it('carries a QR code that readers read', () => {
    for (const text of [CARD.qr_text, JSON.stringify({...CARD, labels: null}), 'Пайщик']) {
      const canvas = new Recorder();
      drawQr(canvas, text, 0, 0, 100);
      expect(readQr(canvas.page().fills, 100)).to.equal(text);
    }
  });

  it('refuses texts that cannot be printed', async () => {
    await failsWith('qr_text_too_long', renderCard({...CARD, qr_text: 'x'.repeat(2332)}));
    const error = await failsWith('character_not_in_font', renderCard({...CARD, member: '漢'}));
    expect(error.params.where).to.equal('member');
  });
});
