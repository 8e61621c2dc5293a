import {expect} from 'chai';
import {fitColumns, formatCsv, formatTable, type Column} from '../../../src/lib/ui/table.js';

interface Row {
  name: string;
  hash: string;
  note: string;
}

const columns: Column<Row>[] = [
  {key: 'name', heading: 'Name', value: ({name}) => name},
  {key: 'hash', heading: 'Hash', value: ({hash}) => hash.slice(0, 4), csv: ({hash}) => hash, spare: 2},
  {key: 'note', heading: 'Note', value: ({note}) => note, spare: 1},
];
const rows: Row[] = [
  {name: 'first', hash: '0123456789', note: 'one\ntwenty'},
  {name: 'b', hash: 'abcdef0123', note: ''},
];
const keys = (list: readonly Column<Row>[]): string[] => list.map(({key}) => key);

describe('a table', () => {
  it('leaves out, of the columns that it can do without, those of the highest number until the others fit', () => {
    const fitting = (width: number): [string[], string[]] => {
      const {columns: fit, left} = fitColumns(columns, rows, width);
      return [keys(fit), keys(left)];
    };
    expect(fitting(Infinity)).to.deep.equal([['name', 'hash', 'note'], []]);
    expect(fitting(19)).to.deep.equal([['name', 'hash', 'note'], []]);
    expect(fitting(18)).to.deep.equal([['name', 'note'], ['hash']]);
    expect(fitting(12)).to.deep.equal([['name'], ['hash', 'note']]);
    expect(fitting(1)).to.deep.equal([['name'], ['hash', 'note']]);
  });

  it('is as wide as was reckoned', async () => {
    const lines = (await formatTable(columns, rows)).split('\n');
    expect(Math.max(...lines.map(({length}) => length))).to.equal(19);
  });

  it('says in CSV what it has no room for', async () => {
    expect(await formatCsv(columns, rows.slice(1))).to.equal('name,hash,note\r\nb,abcdef0123,');
  });
});
