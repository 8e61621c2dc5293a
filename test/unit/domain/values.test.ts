import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import fc from 'fast-check';
import {isAccountName, randomAccountName} from '../../../src/lib/domain/account.js';
import {addAssets, formatAsset, formatAssetForDocument, parseAsset} from '../../../src/lib/domain/asset.js';
import {writeFileAtomic} from '../../../src/lib/domain/atomic.js';
import {digitsOf, fold} from '../../../src/lib/domain/text.js';
import {displayTime, epochSeconds, nowIso, signedAt} from '../../../src/lib/domain/time.js';

describe('account names', () => {
  it('makes names that the chain accepts, and different ones', () => {
    const names = new Set(Array.from({length: 100}, randomAccountName));
    expect(names.size).to.equal(100);
    for (const name of names)
      expect(name)
        .to.match(/^[a-z]{12}$/)
        .and.to.satisfy(isAccountName);
  });

  it('knows the alphabet and length of the chain', () => {
    for (const name of ['a', 'eosio.token', 'abcdefghijkl', '12345']) expect(isAccountName(name), name).to.equal(true);
    for (const name of ['', 'A', 'a6', 'a.', 'abcdefghijklm', 'а', 'a b'])
      expect(isAccountName(name), name).to.equal(false);
  });
});

describe('assets', () => {
  it('reads what it writes', () => {
    const asset = fc.record({
      units: fc.bigInt({min: -(2n ** 62n), max: 2n ** 62n}),
      precision: fc.integer({min: 0, max: 8}),
      symbol: fc.constantFrom('RUB', 'AXON', 'EOS'),
    });
    fc.assert(
      fc.property(asset, (value) => {
        fc.pre(formatAsset(value).split(/[ .]/)[0]!.replace('-', '').length <= 18);
        expect(parseAsset(formatAsset(value))).to.deep.equal(value);
      }),
    );
  });

  it('refuses what is no asset', () => {
    for (const text of ['', '100', '100RUB', '1,5 RUB', '1. RUB', ' 1 RUB', '1 rub', '1e3 RUB', '1 TOOLONGSYM'])
      expect(parseAsset(text), text).to.equal(undefined);
  });

  it('cuts to two decimals in documents, towards zero', () => {
    const shown = (text: string): string => formatAssetForDocument(parseAsset(text)!);
    expect(shown('100.0000 RUB')).to.equal('100.00 RUB');
    expect(shown('0.9999 RUB')).to.equal('0.99 RUB');
    expect(shown('-0.0199 RUB')).to.equal('-0.01 RUB');
    expect(shown('5 RUB')).to.equal('5.00 RUB');
  });

  it('adds like and refuses to add unlike', () => {
    const sum = addAssets(parseAsset('0.1000 RUB')!, parseAsset('0.2000 RUB')!);
    expect(formatAsset(sum)).to.equal('0.3000 RUB');
    expect(() => addAssets(parseAsset('1.0000 RUB')!, parseAsset('1.0000 AXON')!)).to.throw(RangeError);
    expect(() => addAssets(parseAsset('1.0000 RUB')!, parseAsset('1.00 RUB')!)).to.throw(RangeError);
  });
});

describe('text', () => {
  it('folds case, ё, composition and spaces', () => {
    expect(fold('  СЕМЁНОВ\u00a0 Пётр ')).to.equal('семенов петр');
    expect(fold('Семе\u0308нов')).to.equal('семенов');
    expect(fold('й')).to.equal(fold('и\u0306'));
  });

  it('folds the folded to itself', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), (text) => fold(fold(text)) === fold(text)));
  });

  it('takes the digits of a phone', () => {
    expect(digitsOf('+7 (900) 000-00-04')).to.equal('79000000004');
  });
});

describe('time', () => {
  it('writes UTC with milliseconds, and without for signatures', () => {
    const now = new Date('2026-10-07T10:01:00.123Z');
    expect(nowIso(now)).to.equal('2026-10-07T10:01:00.123Z');
    expect(signedAt(now)).to.equal('2026-10-07T10:01:00');
    expect(epochSeconds('2026-10-07T10:01:00')).to.equal(Date.UTC(2026, 9, 7, 10, 1) / 1000);
  });

  it('shows Moscow time, also over midnight and years', () => {
    expect(displayTime('2026-10-07T10:00:00.000Z')).to.equal('07.10.2026 13:00');
    expect(displayTime('2026-12-31T21:30:00.000Z')).to.equal('01.01.2027 00:30');
    expect(displayTime('07.02.2025 12:00')).to.equal('07.02.2025 12:00');
  });

  it('refuses other forms and times before the fixed offset', () => {
    for (const text of ['', '2026-10-07', '2026-13-01T00:00:00.000Z', '2014-10-25T21:59:59.999Z'])
      expect(() => displayTime(text), text).to.throw(RangeError);
    expect(displayTime('2014-10-25T22:00:00.000Z')).to.equal('26.10.2014 01:00');
  });
});

describe('writeFileAtomic', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coopctl-atomic-'));
  });
  afterEach(() => {
    rmSync(folder, {recursive: true});
  });

  it('makes private files and folders, and replaces whole files', () => {
    const file = join(folder, 'a', 'b.txt');
    writeFileAtomic(file, 'первый');
    writeFileAtomic(file, new Uint8Array([1, 2, 3]));
    expect([...readFileSync(file)]).to.deep.equal([1, 2, 3]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(statSync(join(folder, 'a')).mode & 0o777).to.equal(0o700);
    expect(readdirSync(join(folder, 'a'))).to.deep.equal(['b.txt']);
  });

  it('leaves the old content and no rest when it fails', () => {
    const file = join(folder, 'taken');
    mkdirSync(file);
    writeFileSync(join(file, 'old'), 'old');
    expect(() => {
      writeFileAtomic(file, 'new');
    }).to.throw();
    expect(existsSync(join(file, 'old'))).to.equal(true);
    expect(readdirSync(folder)).to.deep.equal(['taken']);
  });
});
