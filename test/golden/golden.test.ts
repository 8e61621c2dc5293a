import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {renderDocument, RENDERER_VERSION} from '../../src/lib/factory/index.js';
import {goldenDocuments, readGolden, RENDERERS, wordsOf, type GoldenDocument} from './corpus.js';
import {inProcess, inWorker, type Surroundings} from './surroundings.js';

/** What to do when hashes differ; the reader has probably not read the design. */
const changed = (renderer: string): string =>
  `The output of renderer ${renderer} changed: documents that were signed with it no longer regenerate. ` +
  'A changed look needs a new renderer version beside the old one. Only while nothing has been signed with this ' +
  'version: npm run golden.';

/** Surroundings that must not matter; each renders its share of the documents, in an order of its own. */
const SURROUNDINGS: readonly (readonly [name: string, surroundings: Surroundings])[] = [
  ['Tokyo and a small heap', {env: {TZ: 'Asia/Tokyo'}, cwd: tmpdir(), options: ['--max-old-space-size=160']}],
  [
    'New York, the C locale and no locale data',
    {
      env: {TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C', NODE_ICU_DATA: tmpdir()},
      cwd: '/',
      options: ['--no-opt'],
    },
  ],
  [
    'the Russian locale',
    {env: {LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8'}, cwd: fileURLToPath(new URL('.', import.meta.url))},
  ],
];

/** Each document is rendered once here, and once in one of the surroundings or in one of two threads. */
const SHARES = SURROUNDINGS.length + 2;

for (const version of RENDERERS) {
  describe(`golden documents of renderer ${version}`, function () {
    this.timeout(180_000);
    const {renderer, documents: golden} = readGolden(version);
    const names = Object.keys(golden);
    let documents: GoldenDocument[] = [];
    let folder = '';
    const fileOf = (name: string): string => join(folder, `${name}.pdf`);
    const corpus = (): string => join(folder, 'corpus.json');

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'coopctl-golden-'));
      documents = goldenDocuments(version);
      writeFileSync(corpus(), JSON.stringify(documents));
    });

    after(() => {
      rmSync(folder, {recursive: true});
    });

    it('have the bytes that they have always had', async () => {
      const found: Record<string, string> = {};
      for (const document of documents) {
        const {doc_hash, pdf} = await renderDocument(document);
        found[document.name] = doc_hash;
        writeFileSync(fileOf(document.name), pdf);
      }
      expect({renderer: version, documents: found}, changed(version)).to.deep.equal({renderer, documents: golden});
    });

    for (const [index, [name, surroundings]] of SURROUNDINGS.entries()) {
      it(`do not depend on time zone, locale, memory, folder and order: ${name}`, async () => {
        const wanted = share(index, SHARES).reverse();
        expect(await inProcess(corpus(), wanted, surroundings)).to.deep.equal(hashesOf(wanted));
      });
    }

    it('are the same in worker threads at once', async () => {
      const shares = [share(SHARES - 2, SHARES), share(SHARES - 1, SHARES).reverse()];
      const found = await Promise.all(shares.map((wanted) => inWorker(corpus(), wanted)));
      expect(found).to.deep.equal(shares.map(hashesOf));
    });

    it('are the same alone, before anything else was rendered', async () => {
      const wanted = names.slice(-1);
      expect(await inProcess(corpus(), wanted, {})).to.deep.equal(hashesOf(wanted));
    });

    it('are sound PDF files, as qpdf sees them', function () {
      if (!installed('qpdf')) this.skip();
      for (const name of names) {
        const {status, stderr} = spawnSync('qpdf', ['--check', fileOf(name)], {encoding: 'utf8'});
        expect(status, `${name}: ${stderr}`).to.equal(0);
      }
    });

    it('say all their words, in reading order, to whom takes the text out', async function () {
      if (!installed('pdftotext')) this.skip();
      // The numbers of lists are not in the markup.
      for (const document of documents.filter(({name}) => name !== 'demanding')) {
        const {stdout} = spawnSync('pdftotext', ['-raw', fileOf(document.name), '-'], {encoding: 'utf8'});
        expect(wordsIn(stdout), document.name).to.deep.equal(await wordsOf(document));
      }
    });

    /** Every `count`th document, from the one at `index` on. */
    function share(index: number, count: number): string[] {
      return names.filter((_, at) => at % count === index);
    }

    function hashesOf(wanted: readonly string[]): Record<string, string | undefined> {
      return Object.fromEntries(wanted.map((name) => [name, golden[name]]));
    }
  });
}

describe('golden documents', () => {
  it('are guarded for the renderer that makes new documents', () => {
    expect(RENDERERS).to.include(RENDERER_VERSION);
  });
});

/** The words of a text without its page numbers; one that was broken at its hyphen is whole again. */
function wordsIn(text: string): string[] {
  const whole = text.replace(/^Страница \d+ из \d+$/gm, '').replace(/(\S-)\n/g, '$1');
  return whole.split(/\s+/).filter((word) => word !== '');
}

/** True when the tool is there; else says so, as the test is then skipped. */
function installed(tool: string): boolean {
  if (!spawnSync(tool, ['--version']).error) return true;
  process.stderr.write(`      ${tool} is not installed: not checked\n`);
  return false;
}
