import {Readable} from 'node:stream';
import {expect} from 'chai';
import {parseMembers} from '../../../src/lib/processes/bulk/members-list.js';
import {failsWith} from '../../support/failure.js';

/** What is read of a list: accounts with their parameters, or `line:reason`. */
async function read(text: string | Buffer, size = 7): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({length: Math.ceil(bytes.length / size)}, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const found: unknown[] = [];
  for await (const line of parseMembers(Readable.from(chunks), 'list')) {
    if ('problem' in line) found.push(`${line.line}:${(line.problem.params as {reason: string}).reason}`);
    else found.push(Object.keys(line.parameters).length === 0 ? line.account : [line.account, line.parameters]);
  }
  return found;
}

describe('a list of members', () => {
  it('has one account a line; empty lines and notes are left out', async () => {
    expect(await read('abc\r\n\r\n# note\nabd \n\nabe')).to.deep.equal(['abc', 'abd', 'abe']);
    expect(await read('')).to.deep.equal([]);
    expect(await read('\ufeffabc\n')).to.deep.equal(['abc']);
  });

  it('may be a table, whose other columns are parameters', async () => {
    expect(await read('Account,decision_id\nabc,7\nabd,\n')).to.deep.equal([['abc', {decision_id: '7'}], 'abd']);
    expect(await read('branch_name;account\n"Юг; ""А""";abc\n')).to.deep.equal([['abc', {branch_name: 'Юг; "А"'}]]);
    expect(await read('account\nabc\n')).to.deep.equal(['abc']);
    await failsWith('members_column_missing', read('name,decision_id\nabc,7\n'));
  });

  it('tells each line that cannot be read, and goes on', async () => {
    expect(await read('abc\nИванов\nABC\nabd')).to.deep.equal(['abc', '2:account', '3:account', 'abd']);
    expect(await read('account,x\nabc\nabd,"1\nabe,1,2\nabf,1')).to.deep.equal([
      '2:columns',
      '3:quotes',
      '4:columns',
      ['abf', {x: '1'}],
    ]);
    expect(await read(`abc\n${'x'.repeat(250_000)}\nabd`, 65_536)).to.deep.equal(['abc', '2:length', 'abd']);
  });

  it('is refused when it is not in UTF-8, before letters are lost', async () => {
    const table = Buffer.concat([Buffer.from('account,branch_name\nabc,'), Buffer.from([0xdf, 0xe3, 0x0a])]);
    for (const size of [1, 7, 1000]) {
      const {params} = await failsWith('file_not_readable', read(table, size));
      expect(params.reason).to.equal('EILSEQ');
    }
    await failsWith('file_not_readable', read(Buffer.from('abc\nЯ').subarray(0, -1)));
    await failsWith('file_not_readable', read(Buffer.from('\ufeffaccount\nabc', 'utf16le')));
    expect(await read('account,x\nabc,=1+1\nabd,a\u0000b\n')).to.deep.equal([
      ['abc', {x: '=1+1'}],
      ['abd', {x: 'a\u0000b'}],
    ]);
  });

  it('cannot reach the prototype by a column', async () => {
    const [line] = (await read('account,__proto__\nabc,x\n')) as [[string, object]];
    expect(Object.getPrototypeOf(line[1])).to.equal(Object.prototype);
    expect(Object.keys(line[1])).to.deep.equal(['__proto__']);
  });
});
