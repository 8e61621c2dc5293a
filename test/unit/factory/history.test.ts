import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';

const CHILD = fileURLToPath(new URL('../../support/render-in-order.ts', import.meta.url));

/** Hashes of documents made one after the other in a process of their own. */
const render = (...ids: number[]): Record<string, string> =>
  JSON.parse(execFileSync(process.execPath, ['--import=tsx', CHILD, ...ids.map(String)], {encoding: 'utf8'})) as Record<
    string,
    string
  >;

describe('What a process has rendered before', () => {
  it('does not change the bytes of a document', () => {
    const alone = {...render(100), ...render(3), ...render(501)};
    const together = render(1, 2, 4, 3, 100, 501);
    expect(alone).to.deep.equal({100: together[100], 3: together[3], 501: together[501]});
  });
});
