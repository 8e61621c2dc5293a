import {execFile, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Worker} from 'node:worker_threads';
import {expect} from 'chai';
import {RENDERER_VERSION} from '../../src/lib/factory/index.js';
import {GOLDEN_DOCUMENTS, readGolden, renderGolden, wordsOf} from './documents.js';

const TSX = import.meta.resolve('tsx');
const SCRIPT = new URL('render.ts', import.meta.url);
const NAMES = GOLDEN_DOCUMENTS.map(({name}) => name);

/** What to do when hashes differ; the reader has probably not read the design. */
const CHANGED =
  `The output of renderer ${RENDERER_VERSION} changed: documents that were signed with it no longer regenerate. ` +
  'A changed look needs a new renderer version beside the old one. Only while nothing has been signed with this ' +
  'version: npm run golden.';

/** Surroundings that must not matter; each renders its share of the documents, in an order of its own. */
const SURROUNDINGS: readonly (readonly [name: string, env: NodeJS.ProcessEnv, folder: string])[] = [
  ['Tokyo', {TZ: 'Asia/Tokyo'}, tmpdir()],
  ['New York and the C locale', {TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C'}, '/'],
  ['the Russian locale', {LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8'}, fileURLToPath(new URL('.', import.meta.url))],
];

describe('golden documents', function () {
  this.timeout(180_000);
  const {renderer, documents: golden} = readGolden();
  let folder = '';
  const fileOf = (name: string): string => join(folder, `${name}.pdf`);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'coopctl-golden-'));
  });

  after(() => {
    rmSync(folder, {recursive: true});
  });

  it('have the bytes that they have always had', async () => {
    const found: Record<string, string> = {};
    for (const document of GOLDEN_DOCUMENTS) {
      const {doc_hash, pdf} = await renderGolden(document);
      found[document.name] = doc_hash;
      writeFileSync(fileOf(document.name), pdf);
    }
    expect({renderer: RENDERER_VERSION, documents: found}, CHANGED).to.deep.equal({renderer, documents: golden});
  });

  for (const [index, [name, env, cwd]] of SURROUNDINGS.entries()) {
    it(`do not depend on time zone, locale, folder and order: ${name}`, async () => {
      const names = share(index, SURROUNDINGS.length).reverse();
      expect(await inProcess(names, env, cwd)).to.deep.equal(hashesOf(names));
    });
  }

  it('are the same in worker threads at once', async () => {
    const shares = [share(0, 4), share(1, 4).reverse()];
    expect(await Promise.all(shares.map(inWorker))).to.deep.equal(shares.map(hashesOf));
  });

  it('are sound PDF files, as qpdf sees them', function () {
    if (!installed('qpdf')) this.skip();
    for (const name of NAMES) {
      const {status, stderr} = spawnSync('qpdf', ['--check', fileOf(name)], {encoding: 'utf8'});
      expect(status, `${name}: ${stderr}`).to.equal(0);
    }
  });

  it('say all their words, in reading order, to whom takes the text out', async function () {
    if (!installed('pdftotext')) this.skip();
    for (const document of GOLDEN_DOCUMENTS) {
      const {stdout} = spawnSync('pdftotext', ['-raw', fileOf(document.name), '-'], {encoding: 'utf8'});
      expect(wordsIn(stdout), document.name).to.deep.equal(await wordsOf(document));
    }
  });

  /** Every `count`th document, from the one at `index` on. */
  function share(index: number, count: number): string[] {
    return NAMES.filter((_, at) => at % count === index);
  }

  function hashesOf(names: string[]): Record<string, string | undefined> {
    return Object.fromEntries(names.map((name) => [name, golden[name]]));
  }
});

/** The words of a text without its page numbers; one that was broken at its hyphen is whole again. */
function wordsIn(text: string): string[] {
  const whole = text.replace(/^Страница \d+ из \d+$/gm, '').replace(/(\S-)\n/g, '$1');
  return whole.split(/\s+/).filter((word) => word !== '');
}

async function inProcess(names: string[], env: NodeJS.ProcessEnv, cwd: string): Promise<unknown> {
  const args = ['--import', TSX, fileURLToPath(SCRIPT), JSON.stringify(names)];
  const {stdout} = await promisify(execFile)(process.execPath, args, {env: {...process.env, ...env}, cwd});
  return JSON.parse(stdout) as unknown;
}

async function inWorker(names: string[]): Promise<unknown> {
  // Worker threads do not inherit the loader of TypeScript: each registers it.
  const api = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = `import(${api}).then(({register}) => (register(), import(${JSON.stringify(SCRIPT.href)})))`;
  const worker = new Worker(source, {eval: true, workerData: names});
  try {
    return await new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}

/** True when the tool is there; else says so, as the test is then skipped. */
function installed(tool: string): boolean {
  if (!spawnSync(tool, ['--version']).error) return true;
  process.stderr.write(`      ${tool} is not installed: not checked\n`);
  return false;
}
