import {expect} from 'chai';
import jsQR from 'jsqr';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {readTemplate} from '../../../src/lib/factory/index.js';
import {buildSignedCopy, readSignedCopy} from '../../../src/lib/factory/signed-copy/index.js';
import {qrText} from '../../../src/lib/factory/signed-copy/qr.js';
import {scanPdf} from '../../../src/lib/factory/signed-copy/read/scan.js';
import {CHAIRMAN, copyInput, MEMBER, META, original, signedCopy} from '../../support/signed-copy.js';

/** SHA-256 of the sheet's texts, and of copies of two signatures of documents by renderers 1 and 2. */
const GOLDEN = {
  sheet: 'cd0903584ffd1d1d25085271d3050d94f1d3e973a021a45fc510adeb968ffdbf',
  untagged: 'fbe750de8b7b37af2fbc28836936c6b74ee149408246b0656214ae81a22b6d86',
  tagged: 'fb0d2b1fbda8eb4da88edf4080c44c2b52dc939b5f18623487a0415979d69fde',
};

const sheetTemplate = () =>
  readTemplate(fileURLToPath(new URL('../../../templates/signature-sheet/', import.meta.url)));

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** All streams of a file, unpacked. */
function streamsOf(pdf: Uint8Array): string[] {
  const {objects, unpacker} = scanPdf(pdf);
  return [...objects.values()].flatMap((object) => {
    const bytes = unpacker.unpack(object);
    return bytes === undefined ? [] : [latin1(bytes)];
  });
}

/** Reads the QR code from the rectangles of the sheet, as a telephone reads it from paper. */
function readQr(pdf: Uint8Array): string | undefined {
  const painted = streamsOf(pdf).find((content) => content.startsWith('/Figure')) ?? '';
  const rectangles = [...painted.matchAll(/^([\d. ]+) re$/gm)].map(([, numbers = '']) =>
    numbers.split(' ').map(Number),
  );
  const scale = 5;
  const left = Math.min(...rectangles.map(([x = 0]) => x)) - 20;
  const bottom = Math.min(...rectangles.map(([, y = 0]) => y)) - 20;
  const size = 200 * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x = 0, y = 0, width = 0, height = 0] of rectangles) {
    const rows = [size - (y + height - bottom) * scale, size - (y - bottom) * scale].map(Math.round);
    const columns = [(x - left) * scale, (x + width - left) * scale].map(Math.round);
    for (let row = rows[0]!; row < rows[1]!; row++) {
      for (let column = columns[0]!; column < columns[1]!; column++) {
        pixels.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
      }
    }
  }
  return jsQR.default(pixels, size, size)?.data;
}

/** Runs a tool of the system on a file; undefined, and said so, when it is not installed. */
function tool(command: string, args: (file: string) => string[], pdf: Uint8Array): string | undefined {
  if (spawnSync(command, ['--version']).error) {
    process.stdout.write(`      skipped: ${command} is not installed\n`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'coopctl-copy-'));
  const file = join(folder, 'copy.pdf');
  try {
    writeFileSync(file, pdf);
    return execFileSync(command, args(file), {encoding: 'utf8'});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

describe('signed copy', function () {
  this.timeout(60_000);

  for (const version of ['1', '2']) {
    describe(`of a document by renderer ${version}`, () => {
      it('holds the document, its signatures and the names, byte for byte', async () => {
        const document = await original(version);
        const input = copyInput(document, [MEMBER, CHAIRMAN]);
        const {pdf, pages} = await buildSignedCopy(input);
        const contents = readSignedCopy(pdf);
        expect(pages).to.equal(2);
        expect(contents).to.deep.include({builder: 1, facts: input.facts});
        expect(contents.originals.map((bytes) => sha256Hex(bytes))).to.deep.equal([sha256Hex(document.pdf)]);
        expect(contents.sigs.map(latin1)).to.deep.equal([latin1(input.sig)]);
      });

      it('claims the level of PDF/A-3 that its pages keep to, with title, language and escaped facts', async () => {
        const {pdf, conformance} = await signedCopy([MEMBER], version);
        const xmp = Buffer.from(
          streamsOf(pdf).find((content) => content.startsWith('<?xpacket')) ?? '',
          'latin1',
        ).toString();
        expect(conformance).to.equal(version === '1' ? 'U' : 'A');
        expect(xmp).to.include('<pdfaid:part>3</pdfaid:part>');
        expect(xmp).to.include(`<pdfaid:conformance>${String(conformance)}</pdfaid:conformance>`);
        expect(xmp).to.include('Заявление &lt;о&gt; приёме &amp; «прочее»');
        const file = latin1(pdf);
        for (const entry of ['/Lang (ru)', '/DisplayDocTitle true', '/Marked true', '/GTS_PDFA1', '/AF [']) {
          expect(file, entry).to.include(entry);
        }
        expect(file.match(/\/AFRelationship \/(\w+)/g)).to.have.length(3);
      });

      it('is accepted by qpdf, and its text can be searched in reading order', async () => {
        const {pdf} = await signedCopy([MEMBER, CHAIRMAN], version);
        expect(tool('qpdf', (file) => ['--check', file], pdf) ?? 'No syntax').to.include('No syntax');
        const text = tool('pdftotext', (file) => ['-layout', file, '-'], pdf);
        if (text === undefined) return;
        const order = [
          'пункт 1.',
          'пункт 50.',
          'Лист подписей',
          MEMBER.name,
          'Константинопольский',
          'doc_hash',
          'Как проверить',
        ];
        const places = order.map((words) => text.indexOf(words));
        expect(
          places.every((place) => place >= 0),
          String(places),
        ).to.equal(true);
        expect(places).to.deep.equal([...places].sort((a, b) => a - b));
        const flat = text.replace(/\s+/g, '');
        for (const {signatures, hash} of [copyInput(await original(version), [MEMBER, CHAIRMAN]).envelope]) {
          expect(flat).to.include(hash);
          for (const {signature, public_key, signed_hash} of signatures) {
            for (const value of [signature, public_key, signed_hash]) expect(flat).to.include(value);
          }
        }
        expect(flat).to.include('20.11.202613:01:01поМоскве,20.11.202610:01:01UTC');
      });
    });
  }

  it('shows a QR code that readers read, of the hashes, keys and signatures', async () => {
    for (const people of [[MEMBER], [MEMBER, CHAIRMAN]]) {
      const input = copyInput(await original(), people);
      const {pdf} = await buildSignedCopy(input);
      expect(readQr(pdf)).to.equal(qrText(META.coopname, input.envelope));
    }
  });

  it('keeps the QR code readable however many have signed', async () => {
    const {envelope} = copyInput(await original(), [MEMBER]);
    const [one] = envelope.signatures;
    const many = {...envelope, signatures: Array.from({length: 40}, (_, index) => ({...one!, id: index + 1}))};
    const text = qrText(META.coopname, many);
    expect(text.length).to.be.at.most(720);
    expect(text).to.match(/\n\+\d+$/);
  });

  it('has the bytes of builder 1: other bytes are builder 2, or old copies could no longer be proven', async () => {
    const {context, translations} = sheetTemplate();
    const made = async (version: string) => sha256Hex((await signedCopy([MEMBER, CHAIRMAN], version)).pdf);
    expect({
      sheet: sha256Hex(JSON.stringify([context, translations])),
      untagged: await made('1'),
      tagged: await made('2'),
    }).to.deep.equal(GOLDEN);
  });

  it('comes out the same in every time zone and language', async () => {
    const script = `import {signedCopy, MEMBER, CHAIRMAN} from './test/support/signed-copy.ts';
      import {sha256Hex} from './src/lib/domain/hash.ts';
      process.stdout.write(sha256Hex((await signedCopy([MEMBER, CHAIRMAN])).pdf));`;
    const here = sha256Hex((await signedCopy([MEMBER, CHAIRMAN])).pdf);
    for (const env of [
      {TZ: 'Asia/Kamchatka', LANG: 'tr_TR.UTF-8'},
      {TZ: 'America/Lima', LC_ALL: 'C'},
    ]) {
      const args = ['--import=tsx', '--input-type=module', '-e', script];
      const made = execFileSync(process.execPath, args, {encoding: 'utf8', env: {...process.env, ...env}});
      expect(made).to.equal(here);
    }
  });
});
