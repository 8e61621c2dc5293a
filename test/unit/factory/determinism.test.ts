import {execFile} from 'node:child_process';
import {tmpdir} from 'node:os';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Worker} from 'node:worker_threads';
import {expect} from 'chai';
import {readTemplate, renderDocument} from '../../../src/lib/factory/index.js';
import {sampleMeta, sampleModel, SAMPLE_TEMPLATE} from './fixtures/sample.js';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../support/render-once.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

/**
 * Hash of the demanding sample by renderer 1. If this test fails, signed documents no longer regenerate: do not change
 * the hash, make renderer 2 (DESIGN, "Documents: the bytes are the law").
 */
const GOLDEN = '39B73FC4D551CB9DF184176E7B4793F32EC7EF7A8F2C6A7A393F51970F55E796';

async function hashHere(): Promise<string> {
  const template = readTemplate(SAMPLE_TEMPLATE);
  return (await renderDocument({template, model: sampleModel(), meta: sampleMeta()})).doc_hash;
}

async function hashInProcess(env: NodeJS.ProcessEnv, cwd: string): Promise<string> {
  const {stdout} = await run(process.execPath, ['--import', TSX, SCRIPT], {env: {...process.env, ...env}, cwd});
  return stdout;
}

async function hashInWorker(): Promise<string> {
  // Worker threads do not inherit the loader of TypeScript: each registers it.
  const api = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const script = JSON.stringify(import.meta.resolve('../../support/render-once.ts'));
  const source = `import(${api}).then(({register}) => (register(), import(${script})))`;
  const worker = new Worker(source, {eval: true});
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}

describe('bytes of a document', () => {
  it('are those of the golden hash, again and again', async () => {
    expect(await hashHere()).to.equal(GOLDEN);
    expect(await hashHere()).to.equal(GOLDEN);
  });

  it('do not depend on what runs beside them', async () => {
    const hashes = await Promise.all(Array.from({length: 4}, hashHere));
    expect(new Set(hashes)).to.deep.equal(new Set([GOLDEN]));
  });

  for (const [name, env, cwd] of [
    ['Tokyo and the C locale', {TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C'}, tmpdir()],
    ['Los Angeles and German', {TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8'}, '/'],
  ] as const) {
    it(`do not depend on time zone, locale and folder: ${name}`, async () => {
      expect(await hashInProcess(env, cwd)).to.equal(GOLDEN);
    });
  }

  it('are the same in worker threads at once', async () => {
    expect(await Promise.all([hashInWorker(), hashInWorker()])).to.deep.equal([GOLDEN, GOLDEN]);
  });

  it('change with each fact', async () => {
    const template = readTemplate(SAMPLE_TEMPLATE);
    const base = {template, model: sampleModel(), meta: sampleMeta()};
    const later = {...base, meta: {...sampleMeta(), created_at: '2026-10-07T10:00:00.001Z'}};
    const renamed = {...base, model: {...sampleModel(), long_word: 'a'}};
    for (const changed of [later, renamed]) expect((await renderDocument(changed)).doc_hash).not.to.equal(GOLDEN);
  });
});
