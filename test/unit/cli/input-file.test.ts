import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {readDataFile} from '../../../src/lib/cli/input-file.js';
import {failsWith} from '../../support/failure.js';

describe('a file with data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'input-file-'));
  const file = join(folder, 'order.yaml');

  after(() => {
    rmSync(folder, {recursive: true});
  });

  const read = (content: string | Buffer): Promise<unknown> => {
    writeFileSync(file, content);
    return readDataFile(file);
  };

  it('is read with or without a mark of its encoding; another encoding is told', async () => {
    expect(await read('title: Дрова')).to.deep.equal({title: 'Дрова'});
    expect(await read('\ufefftitle: Дрова')).to.deep.equal({title: 'Дрова'});
    const cp1251 = Buffer.concat([Buffer.from('title: '), Buffer.from([0xc4, 0xf0, 0xee, 0xe2, 0xe0])]);
    expect((await failsWith('file_not_readable', read(cp1251))).params.reason).to.equal('EILSEQ');
    expect(
      (await failsWith('file_not_readable', read(Buffer.from('\ufefftitle: x', 'utf16le')))).params.reason,
    ).to.equal('EILSEQ');
  });

  it('makes no dates, and reaches no prototype', async () => {
    expect(await read('a: 2026-11-20\nb: 2026-11-20T10:00:00Z\n')).to.deep.equal({
      a: '2026-11-20',
      b: '2026-11-20T10:00:00Z',
    });
    const read1 = (await read('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n')) as object;
    expect(Object.getPrototypeOf(read1)).to.equal(Object.prototype);
    expect(({} as {polluted?: number}).polluted).to.equal(undefined);
  });

  it('is refused when it names a field twice, or grows by aliases', async () => {
    await failsWith('file_not_data', read('a: 1\na: 2\n'));
    await failsWith('file_not_data', read('a: &a [1]\nb: [*a, *a]\n'));
  });

  it('is refused when it has values of other kinds', async () => {
    for (const value of ['!!timestamp 2026-11-20', '!!set {x}', '!!binary aGk=', '!!js/function "x"', '!x y']) {
      expect((await failsWith('file_not_data', read(`a: 1\nb: ${value}\n`))).params.line, value).to.equal(2);
    }
  });

  it('is none when it is a device', async function () {
    if (process.platform === 'win32') this.skip();
    expect((await failsWith('file_not_readable', readDataFile('/dev/zero'))).params.reason).to.equal('ENOTREG');
  });
});
