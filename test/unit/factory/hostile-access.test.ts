import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';

const run = promisify(execFile);
const PRELOAD = new URL('../../support/no-access.mjs', import.meta.url).href;
const SCRIPT = fileURLToPath(new URL('../../support/render-denied.ts', import.meta.url));

async function renderDenied(...args: string[]): Promise<{tried: number; denied: string[]}> {
  const options = ['--import', import.meta.resolve('tsx'), '--import', PRELOAD, SCRIPT, ...args];
  const {stdout} = await run(process.execPath, options, {timeout: 60_000});
  return JSON.parse(stdout) as {tried: number; denied: string[]};
}

describe('rendering hostile templates', function () {
  this.timeout(90_000);

  it('touches no file, network, process or code made of text once the renderer is loaded', async () => {
    const {tried, denied} = await renderDenied();
    expect(tried).to.be.greaterThan(100);
    expect(denied).to.deep.equal([]);
  });

  it('would have been caught touching them', async () => {
    expect((await renderDenied('control')).denied).to.deep.equal(['fs.readFileSync']);
  });
});
