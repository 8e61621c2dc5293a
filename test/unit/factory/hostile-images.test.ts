import {deflateSync} from 'node:zlib';
import {expect} from 'chai';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {renderIsolated} from '../../../src/lib/factory/index.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta} from './fixtures/sample.js';

const meta = {...sampleMeta(), registry_id: 9000};

/** Why an image that comes as a value is refused; `printed` when it is not. */
async function reasonOf(source: string): Promise<string> {
  try {
    await renderIsolated({template: templateOf('<p><img src="{{ x }}"></p>'), model: {x: source}, meta});
    return 'printed';
  } catch (error) {
    if (isCoopError(error, 'image_refused')) return error.params.reason;
    throw error;
  }
}

const png = (bytes: Uint8Array): string => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
const jpeg = (bytes: Uint8Array): string => `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;

/** A chunk without its checksum, which nothing here looks at. */
function chunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function pngOf(width: number, height: number, data: Uint8Array, colorType = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

describe('hostile images', function () {
  this.timeout(60_000);

  it('are refused by their kind', async () => {
    for (const source of [
      'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9IjEiLz4=',
      'data:text/html,<script>alert(1)</script>',
      'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
      'data:image/png,raw',
      'file:///etc/passwd',
      'https://example.test/x.png',
      ' data:image/png;base64,AA',
    ]) {
      expect(await reasonOf(source), source).to.be.oneOf(['not_data_url', 'damaged']);
    }
  });

  it('are refused for a size that they only claim', async () => {
    expect(await reasonOf(png(pngOf(100_000, 100_000, deflateSync(Buffer.alloc(10)))))).to.equal('too_large');
    expect(await reasonOf(png(pngOf(0xffffffff, 1, deflateSync(Buffer.alloc(10)))))).to.equal('too_large');
    expect(await reasonOf(png(pngOf(3000, 3000, deflateSync(Buffer.alloc(10)))))).to.equal('damaged');
    expect(await reasonOf(png(pngOf(0, 1, deflateSync(Buffer.alloc(10)))))).to.equal('damaged');
  });

  it('are not unpacked beyond their size', async () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000));
    expect(bomb.length).to.be.lessThan(200_000);
    expect(await reasonOf(png(pngOf(10, 10, bomb)))).to.be.oneOf(['damaged', 'printed']);
  });

  it('are refused when they hold more bytes than a picture needs', async () => {
    expect(await reasonOf(`data:image/png;base64,${'A'.repeat(3_000_000)}`)).to.equal('too_large');
  });

  it('are refused as JPEG bombs, loops and stumps', async () => {
    const frame = (width: number, height: number): Buffer =>
      Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0]);
    expect(await reasonOf(jpeg(frame(65_535, 65_535)))).to.equal('too_large');
    expect(await reasonOf(jpeg(frame(0, 10)))).to.equal('damaged');
    const stuck = Buffer.from([0xff, 0xd8, ...Array.from({length: 40}, () => [0xff, 0xe0, 0, 0]).flat()]);
    expect(await reasonOf(jpeg(stuck))).to.equal('damaged');
    expect(await reasonOf(jpeg(Buffer.from([0xff, 0xd8])))).to.equal('damaged');
  });
});
