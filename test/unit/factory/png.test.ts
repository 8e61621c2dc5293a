import {expect} from 'chai';
import {decodePng} from '../../../src/lib/factory/renderers/v1/images/png.js';
import {pngOf, strokePng} from './fixtures/sample.js';

const refuse = (reason: string): never => {
  throw new Error(reason);
};

const decode = (bytes: Uint8Array): ReturnType<typeof decodePng> => decodePng(bytes, 1_000_000, refuse);

describe('PNG', () => {
  it('gives colours and transparency apart', () => {
    const image = decode(strokePng(20, 12));
    if (image.kind !== 'pixels') throw new Error('pixels expected');
    expect(image).to.include({width: 20, height: 12, channels: 3});
    expect(Array.from(image.samples.subarray(0, 6))).to.deep.equal([0, 0, 0, 0, 0, 0]);
    expect(Array.from(image.alpha ?? []))
      .to.have.length(240)
      .and.include(255)
      .and.include(0);
  });

  it('undoes every filter', () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 5, 5, 5],
      [3, 10, 10, 10],
      [4, 1, 1, 1],
    ];
    const image = decode(pngOf({width: 3, height: 5, depth: 8, colorType: 0}, Uint8Array.from(rows.flat())));
    if (image.kind !== 'pixels') throw new Error('pixels expected');
    expect(Array.from(image.samples)).to.deep.equal([10, 20, 30, 10, 20, 30, 15, 25, 35, 17, 31, 43, 18, 32, 44]);
  });

  it('reads palettes and single bits', () => {
    const palette = {PLTE: Uint8Array.of(255, 0, 0, 0, 0, 255), tRNS: Uint8Array.of(128)};
    const image = decode(pngOf({width: 8, height: 1, depth: 1, colorType: 3}, Uint8Array.of(0, 0b01000001), palette));
    if (image.kind !== 'pixels') throw new Error('pixels expected');
    expect(Array.from(image.samples.subarray(0, 6))).to.deep.equal([255, 0, 0, 0, 0, 255]);
    expect(Array.from(image.alpha ?? [])).to.deep.equal([128, 255, 128, 128, 128, 128, 128, 255]);
    const grey = decode(pngOf({width: 4, height: 1, depth: 2, colorType: 0}, Uint8Array.of(0, 0b00011011)));
    if (grey.kind !== 'pixels') throw new Error('pixels expected');
    expect(Array.from(grey.samples)).to.deep.equal([0, 85, 170, 255]);
  });

  it('refuses what is damaged, too large or interlaced', () => {
    const good = strokePng(20, 12);
    expect(() => decode(good.slice(1))).to.throw('damaged');
    expect(() => decode(good.slice(0, 60))).to.throw('damaged');
    expect(() => decodePng(good, 100, refuse)).to.throw('too_large');
    const interlaced = pngOf({width: 1, height: 1, depth: 8, colorType: 0, interlace: 1}, Uint8Array.of(0, 0));
    expect(() => decode(interlaced)).to.throw('unsupported');
    const short = pngOf({width: 100, height: 100, depth: 8, colorType: 0}, Uint8Array.of(0, 0));
    expect(() => decode(short)).to.throw('damaged');
  });
});
