import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the program's entry with a command that waits for something that never comes. */
const PROGRAM = `
  import {Config} from '@oclif/core';
  import {main} from './src/lib/cli/main.js';
  Config.load = async () => ({findCommand: () => ({}), runCommand: () => new Promise(() => undefined)});
  await main(['version', ...process.argv.slice(1)], import.meta.url);
`;

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function runStuck(...args: string[]): Promise<Ended> {
  const options = ['--import=tsx', '--input-type=module', '--eval', PROGRAM, '--', ...args];
  try {
    await promisify(execFile)(process.execPath, options, {cwd: ROOT});
    return {code: 0, stdout: '', stderr: ''};
  } catch (error) {
    return error as Ended;
  }
}

describe('a command that can never come to its end', function () {
  this.timeout(60_000);

  it('ends with an error instead of without a word', async () => {
    const {code, stdout, stderr} = await runStuck('--lang', 'en');
    expect([code, stdout]).to.deep.equal([1, '']);
    expect(stderr).to.match(/^✗ Unexpected error: the program has nothing more to wait for/);
    expect(stderr).not.to.include('top-level await');
  });

  it('ends with the JSON envelope of an error', async () => {
    const {code, stdout} = await runStuck('--json');
    expect(code).to.equal(1);
    expect(JSON.parse(stdout)).to.deep.include({ok: false, warnings: []});
    expect((JSON.parse(stdout) as {error: {code: string}}).error.code).to.equal('unexpected');
  });
});
