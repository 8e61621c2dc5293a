import {expect} from 'chai';
import {deflateSync} from 'node:zlib';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {docHash} from '../../../src/lib/domain/hash.js';
import type {PdfRefusal} from '../../../src/lib/domain/pdf.js';
import {buildSignedCopy, readSignedCopy} from '../../../src/lib/factory/signed-copy/index.js';
import {failsWith} from '../../support/failure.js';
import {copyInput, META, original} from '../../support/signed-copy.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A whole file of given objects, numbered from 1, with a right table of places. */
function pdfOf(objects: readonly (string | Buffer)[], trailer = '/Root 1 0 R'): Buffer {
  const parts: Buffer[] = [bytes('%PDF-1.7\n')];
  const places: string[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(`${String(Buffer.concat(parts).length).padStart(10, '0')} 00000 n \n`);
    parts.push(
      Buffer.concat([bytes(`${index + 1} 0 obj\n`), Buffer.from(object as string, 'latin1'), bytes('\nendobj\n')]),
    );
  }
  const start = Buffer.concat(parts).length;
  const size = objects.length + 1;
  parts.push(bytes(`xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size} ${trailer}>>\n`));
  parts.push(bytes(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const stream = (dict: string, content: Buffer): Buffer =>
  Buffer.concat([bytes(`<<${dict} /Length ${content.length}>>\nstream\n`), content, bytes('\nendstream')]);

const CATALOG = '<</Type /Catalog /Pages 2 0 R>>';
const PAGES = '<</Type /Pages /Kids [3 0 R] /Count 1>>';
const PAGE = '<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources <<>>>>';

/** Why a copy of a file is refused. */
async function refusal(pdf: Uint8Array): Promise<PdfRefusal> {
  const input = copyInput({pdf, doc_hash: docHash(pdf), meta: META});
  return (await failsWith('pdf_refused', buildSignedCopy(input))).params.reason;
}

/** Reading must end soon, in contents or in an error of ours. */
function reads(pdf: Uint8Array): unknown {
  const start = performance.now();
  try {
    return readSignedCopy(pdf);
  } catch (error) {
    if (isCoopError(error, 'pdf_refused')) return error.params.reason;
    throw error;
  } finally {
    expect(performance.now() - start).to.be.below(10_000);
  }
}

describe('hostile PDF files', function () {
  this.timeout(120_000);

  it('takes a plain foreign document, and promises no PDF/A for it', async () => {
    const pdf = pdfOf([CATALOG, PAGES, PAGE]);
    const copy = await buildSignedCopy(copyInput({pdf, doc_hash: docHash(pdf), meta: META}));
    expect(copy).to.deep.include({pages: 1, conformance: undefined});
  });

  it('refuses what readers may show differently', async () => {
    const plain = pdfOf([CATALOG, PAGES, PAGE]);
    const updated = Buffer.concat([plain, bytes('3 0 obj\n<</Type /Page>>\nendobj\n')]);
    expect(await refusal(updated)).to.equal('not_plain');
    expect(await refusal(Buffer.concat([bytes('garbage\n'), plain]))).to.equal('not_plain');
    const moved = bytes(plain.toString('latin1').replace(/00000000(\d\d) 00000 n/, '0000000001 00000 n'));
    expect(await refusal(moved)).to.equal('not_plain');
    const hidden = bytes(
      plain.toString('latin1').replace('/Resources <<>>', '/Resources <<>> (').replace('>>>>', ')>>'),
    );
    expect(await refusal(hidden)).to.equal('not_plain');
  });

  it('refuses files that lead readers to another record of places than the one that is read', async () => {
    const plain = pdfOf([CATALOG, PAGES, PAGE]).toString('latin1');
    const other = 'xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Root 9 0 R>>\n';
    const held = pdfOf([CATALOG, PAGES, PAGE, stream('', bytes(other))]).toString('latin1');
    const inside = held.indexOf(other);
    const start = /startxref\n(\d+)/;
    for (const [name, text] of [
      ['a record inside a stream', held.replace(start, `startxref\n${inside}`)],
      ['no pointer', plain.replace(/startxref[^]*/, '')],
      ['a pointer in a comment behind the pointer', `${held}% startxref\n% ${inside}\n%%EOF\n`],
      ['two pointers', held.replace(/startxref/, `startxref\n${inside}\n%%EOF\nstartxref`)],
      ['an earlier record', held.replace('/Root', `/Prev ${inside} /Root`)],
      ['a hybrid record', held.replace('/Root', `/XRefStm ${inside} /Root`)],
      ['two roots', plain.replace('/Root 1 0 R', '/Root 1 0 R /Root 2 0 R')],
      ['a size that leaves objects out', plain.replace('/Size 4', '/Size 3')],
      ['no size', plain.replace('/Size 4 ', '')],
      ['another generation', plain.replace(/(\d{10}) 00000 n/, '$1 00007 n')],
      ['a place told twice', plain.replace(/trailer/, '3 1\n0000000000 65535 f \ntrailer')],
      ['entries of another length', plain.replace(/(\d{10} 00000 n) \n/, '$1\n')],
      ['a trailer elsewhere', plain.replace('trailer', '9 0 obj 1 endobj\ntrailer').replace('0 4', '0 4')],
    ] as const) {
      expect(await refusal(bytes(text)), name).to.equal('not_plain');
    }
    const places = (entries: Buffer, extra: string): Buffer => {
      const head = bytes(
        `%PDF-1.7\n1 0 obj\n${CATALOG}\nendobj\n2 0 obj\n${PAGES}\nendobj\n3 0 obj\n${PAGE}\nendobj\n`,
      );
      const dict = `/Type /XRef /W [1 2 1] /Root 1 0 R ${extra}`;
      const record = Buffer.concat([bytes('4 0 obj\n'), stream(dict, entries), bytes('\nendobj\n')]);
      return Buffer.concat([head, record, bytes(`startxref\n${head.length}\n%%EOF\n`)]);
    };
    const whole = places(Buffer.alloc(0), '');
    const at = (number: number): number => whole.indexOf(`${number} 0 obj`);
    const entry = (number: number, generation = 0): Buffer =>
      Buffer.from([1, at(number) >> 8, at(number) & 255, generation]);
    const right = [1, 2, 3, 4].map((number) => entry(number));
    const sound = places(Buffer.concat([Buffer.alloc(4), ...right]), '/Size 5');
    // Sizes of dictionaries differ: the fourth object stands where it stood all the same.
    expect((await buildSignedCopy(copyInput({pdf: sound, doc_hash: docHash(sound), meta: META}))).pages).to.equal(1);
    for (const [entries, extra] of [
      [[Buffer.alloc(4), ...right], '/Size 4'],
      [[Buffer.alloc(4), entry(1), entry(2), entry(3, 1), entry(4)], '/Size 5'],
      [[...right, Buffer.alloc(4)], '/Size 5 /Index [1 4 3 1]'],
      [[...right, entry(3)], '/Size 5 /Index [1 4 3 1]'],
    ] as const) {
      expect(await refusal(places(Buffer.concat([...entries]), extra)), extra).to.equal('not_plain');
    }
  });

  it('refuses names that stand twice in one dictionary, and streams that stand in other files', async () => {
    for (const page of [
      PAGE.replace('/Resources', '/Contents 1 0 R /Contents 2 0 R /Resources'),
      PAGE.replace('/Resources', '/Contents 1 0 R /Con#74ents 2 0 R /Resources'),
    ]) {
      expect(await refusal(pdfOf([CATALOG, PAGES, page]))).to.equal('not_plain');
    }
    expect(await refusal(pdfOf([CATALOG, PAGES, PAGE, stream('/F (other.bin)', bytes('x'))]))).to.equal('not_plain');
  });

  it('refuses what is drawn over pages, hides in layers, or acts, but takes links', async () => {
    const more = (text: string, ...objects: string[]): Buffer =>
      pdfOf([
        CATALOG.replace('/Type', `${text} /Type`),
        PAGES,
        PAGE.replace('/Type', '/Annots [4 0 R] /Type'),
        ...objects,
      ]);
    const link = '<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://example.test)>>>>';
    const sound = more('/OpenAction [3 0 R /Fit]', link);
    expect((await buildSignedCopy(copyInput({pdf: sound, doc_hash: docHash(sound), meta: META}))).pages).to.equal(1);
    for (const [name, text, annotation] of [
      ['a stamp', '', '<</Type /Annot /Subtype /Stamp /Rect [0 0 9 9]>>'],
      ['a link with a picture', '', link.replace('/Rect', '/AP <</N 9 0 R>> /Rect')],
      ['a link that runs a program', '', link.replace('/S /URI', '/S /JavaScript')],
      ['a link that starts a program', '', link.replace('/S /URI', '/S /Launch')],
      ['a program at the start', '/OpenAction <</S /Named /N /Print>>', link],
      ['a named program', '/Names <</JavaScript <</Names []>>>>', link],
      ['a program at printing', '/AA <<>>', link],
      ['a form', '/AcroForm <</Fields []>>', link],
      ['layers', '/OCProperties <<>>', link],
      ['a collection', '/Collection <<>>', link],
      ['another picture for printers', '/X [<</Alternates []>>]', link],
    ] as const) {
      expect(await refusal(more(text, annotation)), name).to.equal('active');
    }
  });

  it('refuses pages in circles, pages that are many by repetition, and what is missing', async () => {
    const circle = pdfOf([CATALOG, '<</Type /Pages /Kids [2 0 R] /Count 1>>']);
    const doubling = Array.from(
      {length: 40},
      (_, at) => `<</Type /Pages /Kids [${at + 3} 0 R ${at + 3} 0 R] /Count 2>>`,
    );
    expect(await refusal(circle)).to.equal('unreadable');
    expect(await refusal(pdfOf([CATALOG, ...doubling, PAGE]))).to.equal('unreadable');
    expect(await refusal(pdfOf([CATALOG]))).to.equal('unreadable');
    expect(await refusal(pdfOf([CATALOG, '<</Type /Pages /Kids [] /Count 0>>']))).to.equal('unreadable');
    expect(await refusal(pdfOf(['<</Type /Catalog>>']))).to.equal('unreadable');
  });

  it('refuses encrypted files, files with attachments, and what is no PDF', async () => {
    expect(await refusal(pdfOf([CATALOG, PAGES, PAGE], '/Root 1 0 R /Encrypt 3 0 R'))).to.equal('encrypted');
    const file = '<</Type /Filespec /UF (a.txt) /EF <</F 5 0 R>>>>';
    const attached = pdfOf([CATALOG, PAGES, PAGE, file, stream('/Type /EmbeddedFile', bytes('hello'))]);
    expect(await refusal(attached)).to.equal('has_attachments');
    expect(await refusal(bytes('not a PDF'))).to.equal('not_pdf');
    expect(await refusal(bytes(''))).to.equal('not_pdf');
  });

  it('is not made to unpack without end', () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1_048_576));
    const file = '<</Type /Filespec /UF (a.pdf) /EF <</F 2 0 R>>>>';
    expect(reads(pdfOf([file, stream('/Filter /FlateDecode', bomb)]))).to.equal('too_large');
    const packed = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb);
    expect(reads(pdfOf([packed]))).to.equal('too_large');
    const small = deflateSync(Buffer.alloc(20 * 1_048_576));
    const many = Array.from({length: 50}, (_, at) => file.replace('a.pdf', `${at}.pdf`).replace('2 0', '51 0'));
    expect(reads(pdfOf([...many, stream('/Filter /FlateDecode', small)]))).to.equal('too_large');
  });

  it('is not made to read without end', () => {
    const times = (text: string, count: number): Buffer => bytes(`%PDF-1.7\n${text.repeat(count)}`);
    for (const [name, pdf] of [
      ['brackets', times('1 0 obj ' + '['.repeat(100_000), 20)],
      ['open texts', times('1 0 obj (', 1_000_000)],
      ['digits', times('1', 8_000_000)],
      ['heads', times('1 0 obj ', 1_000_000)],
      ['names', times('/', 8_000_000)],
      ['streams without end', times('1 0 obj <</Length 5>> stream ', 300_000)],
      ['empty lists', times('[]', 3_000_000)],
      ['a list of lists', bytes(`%PDF-1.7\n1 0 obj [${'[]'.repeat(3_000_000)}] endobj`)],
      ['a table of nothing', times('xref 0 9999999999 ', 100_000)],
      [
        'objects',
        bytes(`%PDF-1.7\n${Array.from({length: 200_000}, (_, at) => `${at + 1} 0 obj 0 endobj\n`).join('')}`),
      ],
      ['noise', Buffer.concat([bytes('%PDF-1.7\n'), Buffer.alloc(8_000_000, 0x9c)])],
    ] as const) {
      expect(reads(pdf), name).to.satisfy((found: unknown) => typeof found === 'object' || typeof found === 'string');
    }
  });

  it('is not made to read the same packed bytes again and again', () => {
    const many = (body: string, offset: (at: number) => number): Buffer => {
      const head = Array.from({length: 9000}, (_, at) => `${at + 10} ${offset(at)} `).join('');
      const packed = deflateSync(bytes(head + body));
      return pdfOf([stream(`/Type /ObjStm /N 9000 /First ${head.length} /Filter /FlateDecode`, packed)]);
    };
    expect(reads(many(`[${'0 '.repeat(500_000)}]`, () => 0))).to.be.an('object');
    expect(reads(many(`[${'(x)'.repeat(200_000)}]`, (at) => at % 2))).to.be.an('object');
    expect(reads(many('('.repeat(60_000) + ')'.repeat(60_000), (at) => 9000 - at))).to.be.an('object');
    const packed = stream(
      '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
      deflateSync(bytes(`9 0 [${'[]'.repeat(900_000)}]`)),
    );
    expect(reads(pdfOf(Array.from({length: 60}, () => packed)))).to.equal('too_large');
  });

  it('does not mind places of objects that would be very many', () => {
    const table = deflateSync(Buffer.alloc(0));
    const xref = (index: string) =>
      stream(`/Type /XRef /W [0 0 0] /Size 4294967295 /Index [${index}] /Filter /FlateDecode`, table);
    for (const index of ['0 4294967295', '0 200000 '.repeat(10_000), '-5 1e9']) {
      expect(reads(pdfOf([xref(index)]))).to.not.equal(undefined);
    }
  });

  it('reads attachments whatever order, filter and packing they come in', () => {
    const sig = bytes('{"v":"2.0"}');
    const plain = '<</Type /Filespec /F (a.sig) /EF <</F 2 0 R>>>>';
    expect(readSignedCopy(pdfOf([plain, stream('/Type /EmbeddedFile', sig)])).sigs).to.have.length(1);
    const packed = bytes('3 0 <</Type /Filespec /UF <feff0061002e007300690067> /EF <</UF 2 0 R>>>>');
    const objects = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(packed));
    const body = stream('/Type /EmbeddedFile /Filter [/FlateDecode]', deflateSync(sig));
    expect(readSignedCopy(pdfOf([objects, body])).sigs.map(String)).to.deep.equal([String(sig)]);
    for (const filter of [
      '/LZWDecode',
      '[/ASCIIHexDecode /FlateDecode]',
      '/FlateDecode /DecodeParms <</Predictor 12>>',
    ]) {
      const odd = pdfOf([plain, stream(`/Type /EmbeddedFile /Filter ${filter}`, sig)]);
      expect(readSignedCopy(odd).sigs, filter).to.deep.equal([]);
    }
  });

  it('makes no sheets that are books', async () => {
    const document = await original();
    const input = copyInput(document);
    const [one] = input.envelope.signatures;
    const signatures = Array.from({length: 101}, (_, index) => ({...one!, id: index + 1}));
    const many = buildSignedCopy({...input, envelope: {...input.envelope, signatures}});
    expect((await failsWith('pdf_refused', many)).params.reason).to.equal('too_large');
    const titled = copyInput({...document, meta: {...META, title: 'А'.repeat(1001)}});
    expect((await failsWith('pdf_refused', buildSignedCopy(titled))).params.reason).to.equal('too_large');
    const ancient = copyInput({...document, meta: {...META, created_at: '1999-01-01T00:00:00.000Z'}});
    expect((await failsWith('pdf_refused', buildSignedCopy(ancient))).params.reason).to.equal('bad_times');
  });

  it('copies our own documents only when they are whole', async () => {
    const {pdf} = await original();
    expect(await refusal(pdf.subarray(0, -20))).to.equal('not_plain');
    expect(await refusal(Buffer.concat([pdf, bytes('x')]))).to.equal('not_plain');
  });
});
