import {expect} from 'chai';
import {readTemplate, renderDocument, type RenderedDocument, type RenderInput} from '../../../src/lib/factory/index.js';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import {failsWith} from '../../support/failure.js';
import {openPdf} from '../../support/pdf.js';
import {templateOf} from '../../support/templates.js';
import {sampleMeta, sampleModel, SAMPLE_TEMPLATE} from './fixtures/sample.js';

function input(context: string, model: RenderInput['model'] = {}): RenderInput {
  return {template: templateOf(context), model, meta: {...sampleMeta(), registry_id: 9000}};
}

describe('documents as PDF', () => {
  let sample: RenderedDocument;
  before(async () => {
    sample = await renderDocument({
      template: readTemplate(SAMPLE_TEMPLATE),
      model: sampleModel(),
      meta: sampleMeta(),
    });
  });

  it('are named by the SHA-256 of their bytes, in capitals', () => {
    expect(sample.doc_hash).to.equal(sha256Hex(sample.pdf).toUpperCase());
    expect(sample.pages).to.equal(5);
  });

  it('are small, and carry four fonts at most', () => {
    expect(sample.pdf.length).to.be.lessThan(70_000);
    expect(openPdf(sample.pdf).structure.match(/\/Type \/FontDescriptor/g)).to.have.length(3);
  });

  it('say what they are: title, language, dates and meta', () => {
    const {structure} = openPdf(sample.pdf);
    const utf16 = Buffer.from(`\ufeff${sampleMeta().title}`, 'utf16le').swap16().toString('latin1');
    expect(structure).to.include('/Lang (ru)').and.include('(coopctl-1)').and.include('(coopctl-renderer-v1)');
    expect(structure.replaceAll('\\', '')).to.include(utf16.replaceAll('\\', ''));
    expect(structure.match(/\(D:20261007100000Z\)/g)).to.have.length(2);
    expect(structure).to.match(/\(meta:[0-9a-f]{64}\)/);
  });

  it('number their pages when there are several', async () => {
    const texts = (pdf: Uint8Array): number =>
      openPdf(pdf).streams.filter((stream) => stream.includes(' 8.5 Tf')).length;
    expect(texts(sample.pdf)).to.equal(5);
    const short = await renderDocument(input('<p>коротко</p>'));
    expect([short.pages, texts(short.pdf)]).to.deep.equal([1, 0]);
  });

  it('can be empty', async () => {
    expect((await renderDocument(input(''))).pages).to.equal(1);
  });

  it('read dates of before 28.09.2026 as Moscow time', async () => {
    const old = input('<p>а</p>');
    const {pdf} = await renderDocument({...old, meta: {...old.meta, created_at: '10.02.2025 15:30'}});
    expect(openPdf(pdf).structure).to.include('(D:20250210123000Z)');
  });

  for (const [field, change] of [
    ['title', {title: ' '}],
    ['registry_id', {registry_id: 1}],
    ['created_at', {created_at: '2026-10-07'}],
    ['created_at', {created_at: '31.31.2025 10:00'}],
    ['timezone', {created_at: '10.02.2025 15:30', timezone: 'Asia/Tokyo'}],
  ] as const) {
    it(`refuse meta with another ${field}: ${JSON.stringify(change)}`, async () => {
      const one = input('<p>а</p>');
      const error = await failsWith('document_meta_invalid', renderDocument({...one, meta: {...one.meta, ...change}}));
      expect(error.params.field).to.equal(field);
    });
  }

  it('refuse to stand in for another renderer', async () => {
    const one = input('<p>а</p>');
    for (const change of [{generator: 'coopjs'}, {version: '3'}, {version: 'toString'}]) {
      await failsWith('renderer_unknown', renderDocument({...one, meta: {...one.meta, ...change}}));
    }
  });

  it('refuse characters that the fonts lack, naming code and value, not the value itself', async () => {
    const error = await failsWith(
      'character_not_in_font',
      renderDocument(input('<p>{{ user.name }}</p>', {user: {name: 'Иван 漢'}})),
    );
    expect(error.params).to.deep.equal({character: 'U+6F22', where: 'user.name'});
    await failsWith('character_not_in_font', renderDocument(input('{{ a }}', {a: '\u0007'})));
    await failsWith('character_not_in_font', renderDocument(input('{{ a }}', {a: '\ue0000\ue001'})));
  });

  it('refuse a template with problems, and a model that does not fit', async () => {
    const refused = await failsWith('template_refused', renderDocument(input('<p>{{ a | safe }}</p>', {a: 'x'})));
    expect(refused.params.problems).to.have.length(1);
    await failsWith(
      'model_invalid',
      renderDocument({...input('<p></p>'), template: templateOf('{{ a }}', {}, {required: ['a']})}),
    );
  });

  it('stop at a thousand pages', async () => {
    const list = Array.from({length: 1001}, () => 'а');
    const context = '{% for a in list %}<p style="page-break-before: always">{{ a }}</p>{% endfor %}';
    await failsWith('document_too_long', renderDocument(input(context, {list})));
  });

  it('print hostile values as text', async () => {
    const hostile = '</p><img src=x onerror=alert(1)><style>p { position: absolute }</style>{{ a }}';
    const {pages} = await renderDocument(input('<p>{{ a }}</p>', {a: hostile}));
    expect(pages).to.equal(1);
  });
});

describe('hostile markup', () => {
  for (const [name, context] of [
    ['elements nested without end', '<div>'.repeat(100_000)],
    ['a hundred levels and more', '<div>'.repeat(150)],
    [
      'formatting repeated without end',
      Array.from({length: 900}, (_, at) => `<b class="x${at}">`).join('') + '<p>'.repeat(900),
    ],
    ['rows of a thousand cells', `<table><tr>${'<td>'.repeat(1000)}`],
    ['styles without end', `<style>${'p { margin: 0 } '.repeat(5000)}</style>`],
    ['an endless declaration', `<style>p { margin:${' '.repeat(400_000)}1${' '.repeat(400_000)}2 }</style>`],
    ['braces never closed', `<style>${'a'.repeat(500_000)}</style>`],
  ] as const) {
    it(`is refused or rendered quickly: ${name}`, async function () {
      this.timeout(10_000);
      const outcome = await renderDocument(input(context)).then(
        ({pages}) => pages,
        (error: unknown) => (error as {code: string}).code,
      );
      expect(outcome).to.be.oneOf([1, 'template_refused']);
    });
  }

  it('has no time in long runs of spaces', async function () {
    this.timeout(10_000);
    const spaces = ' '.repeat(1_000_000);
    const {pages} = await renderDocument(input('<p style="white-space: pre-line">{{ a }}</p>', {a: `а${spaces}б`}));
    expect(pages).to.equal(1);
  });
});
