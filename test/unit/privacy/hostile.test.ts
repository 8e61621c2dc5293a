import {expect} from 'chai';
import {deflateRawSync, deflateSync, gzipSync} from 'node:zlib';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {createLeakGuard, privateValues} from '../../../src/lib/privacy/index.js';

const PERSON = {first_name: 'Павел', last_name: 'Воробьёв', middle_name: 'Игоревич', phone: '+7 (900) 000-00-04'};
const guard = createLeakGuard(privateValues([PERSON]));
const kinds = (data: string | Uint8Array | object) => [...new Set(guard.scan(data).map(({kind}) => kind))].sort();

function codeOf(data: string | Uint8Array | object): string {
  try {
    guard.scan(data);
    return 'passed';
  } catch (error) {
    if (!isCoopError(error)) throw error;
    return error.code;
  }
}

/** The smallest picture of each format, as bytes. */
const PICTURES = {
  png: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  gif: Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'),
  webp: Buffer.from('RIFF\x1a\x00\x00\x00WEBPVP8L\r\x00\x00\x00', 'latin1'),
  tiff: Buffer.from('49492a0008000000010000010300', 'hex'),
  heic: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1', 'latin1'),
};

describe('privacy: pictures, files and compressed data', () => {
  it('lets no picture out, in whatever form', () => {
    for (const [format, bytes] of Object.entries(PICTURES)) {
      const forms = {
        bytes: {raw: new Uint8Array(bytes)},
        hex: {memo: bytes.toString('hex')},
        base64: {memo: bytes.toString('base64')},
        url: {meta: JSON.stringify({signature: `data:image/${format};base64,${bytes.toString('base64')}`})},
        compressed: {memo: gzipSync(bytes).toString('base64')},
        inside: {raw: new Uint8Array(Buffer.concat([Buffer.from([3, 7]), bytes]))},
      };
      for (const [form, data] of Object.entries(forms)) {
        if (form === 'inside' && (format === 'webp' || format === 'tiff')) continue;
        expect(kinds(data), `${format} ${form}`).to.include('image');
      }
    }
    expect(kinds('<svg xmlns="http://www.w3.org/2000/svg"/>')).to.deep.equal(['image']);
    expect(kinds({memo: Buffer.from('%PDF-1.7\n').toString('base64')})).to.include('file');
  });

  it('opens gzip, zlib and raw deflate, in bytes and in codes, one in the other', () => {
    const text = Buffer.from('Просьба передать Воробьёву по телефону 8 900 000-00-04 сведения о повестке');
    for (const pack of [gzipSync, deflateSync, deflateRawSync]) {
      const bytes = pack(text);
      for (const data of [
        new Uint8Array(bytes),
        {memo: bytes.toString('hex')},
        {memo: bytes.toString('base64')},
        {meta: JSON.stringify({a: gzipSync(bytes.toString('base64')).toString('base64')})},
      ]) {
        expect(kinds(data)).to.include.members(['last_name', 'phone']);
      }
    }
  });

  it('stops what cannot be read within bounds, and says where', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    let nested = 'Воробьёв';
    for (let depth = 0; depth < 12; depth++) nested = gzipSync(nested).toString('base64');
    const cases: Record<string, string | Uint8Array | object> = {
      bomb: {memo: bomb.toString('base64')},
      'bomb in bytes': new Uint8Array(bomb),
      nested: {memo: nested},
      long: {memo: 'а'.repeat(5_000_000)},
      many: {memo: Array.from({length: 60_000}, (_, at) => at)},
    };
    for (const [name, data] of Object.entries(cases)) {
      expect(codeOf(data), name).to.equal('action_too_large_to_check');
    }
  });

  it('takes bounded time for whatever text', function () {
    this.timeout(120_000);
    const size = 60_000;
    for (const text of [
      'a'.repeat(size),
      'А'.repeat(size),
      '1'.repeat(size),
      '1-'.repeat(size / 2),
      'а-'.repeat(size / 2),
      'а '.repeat(size / 2),
      '1 мая '.repeat(size / 6),
      'ff '.repeat(size / 3),
      'О0'.repeat(size / 2),
      'QUJD\n'.repeat(size / 5),
      '=D0'.repeat(size / 3),
      '&#1040;'.repeat(size / 7),
      '\\u0410'.repeat(size / 6),
      '['.repeat(size),
      '{"a":'.repeat(size / 5),
      'И.'.repeat(size / 2),
      '@$!0'.repeat(size / 4),
      '\u0301'.repeat(size),
      ' \n'.repeat(size / 2),
    ]) {
      const start = process.cpuUsage();
      codeOf({memo: text});
      const {user, system} = process.cpuUsage(start);
      expect((user + system) / 1000, JSON.stringify(text.slice(0, 8))).to.be.below(4000);
    }
  });
});
