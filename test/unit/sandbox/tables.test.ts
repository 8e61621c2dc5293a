import {expect} from 'chai';
import {account, item, TestChain} from './fixture.js';

const PAIR = (left: bigint, right: bigint) => ((left << 64n) | right).toString();

describe('sandbox: reading tables', () => {
  let chain: TestChain;
  before(async () => {
    const rows = [
      item(1, {owner: 'bob', pair: PAIR(2n, 1n)}),
      item(2, {owner: 'alice', pair: PAIR(1n, 2n)}),
      item(4294967295, {owner: 'bob', pair: PAIR(1n, 1n)}),
      item('4294967296', {owner: 'carol', pair: PAIR(3n, 0n)}),
      item('18446744073709551615', {owner: 'bob', pair: '340282366920938463463374607431768211455'}),
    ];
    chain = await TestChain.start(undefined, [
      account('alice'),
      account('bob'),
      ...rows.map((row) => ({account: 'tester', name: 'put', data: {item: row}})),
    ]);
  });
  after(() => chain.stop());

  /** Ids of all rows, fetched page by page. */
  async function pages(query: Record<string, unknown>, limit: number): Promise<unknown[]> {
    const ids: unknown[] = [];
    const end = query.reverse === true ? 'upper_bound' : 'lower_bound';
    let next: Record<string, unknown> = {};
    for (let page = 0; page < 10; page++) {
      const {rows, more, next_key} = await chain.items({...query, ...next, limit});
      ids.push(...rows.map((row) => row.id));
      if (!more) return ids;
      next = {[end]: next_key};
    }
    throw new Error('paging does not end');
  }

  it('prints 64-bit numbers as numbers up to 32 bits and as text above', async () => {
    const {rows} = await chain.items();
    expect(rows.map((row) => row.id)).to.deep.equal([1, 2, 4294967295, '4294967296', '18446744073709551615']);
    expect(rows[0]).to.include({flag: 1, amount: '1.0000 RUB', pair: PAIR(2n, 1n), since: '2026-01-02T03:04:05'});
    expect(rows[0]?.key).to.match(/^EOS/);
  });

  it('pages through the primary index in both directions', async () => {
    const all = [1, 2, 4294967295, '4294967296', '18446744073709551615'];
    for (const limit of [1, 2, 5]) {
      expect(await pages({}, limit)).to.deep.equal(all);
      expect(await pages({reverse: true}, limit)).to.deep.equal([...all].reverse());
    }
  });

  it('pages through 128-bit and hash indexes', async () => {
    const byPair = await pages({index_position: 3, key_type: 'i128'}, 2);
    expect(byPair).to.deep.equal([4294967295, 2, 1, '4294967296', '18446744073709551615']);
    const byHash = await pages({index_position: 'fourth', key_type: 'sha256'}, 2);
    expect(byHash).to.deep.equal([1, 2, 4294967295, '4294967296', '18446744073709551615']);
  });

  it('finds by a secondary key: name, decimal or hexadecimal pair, hash', async () => {
    const find = async (index_position: number, key_type: string, key: string) =>
      (await chain.items({index_position, key_type, lower_bound: key, upper_bound: key})).rows.map((row) => row.id);
    expect(await find(2, 'name', 'bob')).to.deep.equal([1, 4294967295, '18446744073709551615']);
    expect(await find(2, 'i64', 'carol')).to.deep.equal(['4294967296']);
    expect(await find(3, 'i128', PAIR(1n, 2n))).to.deep.equal([2]);
    expect(await find(3, 'i128', '0x00000000000000010000000000000002')).to.deep.equal([2]);
    expect(await find(4, 'sha256', '2'.padStart(64, '0'))).to.deep.equal([2]);
  });

  it('moves index entries when a row changes and drops them with the row', async () => {
    const changed = item(2, {owner: 'dave', pair: '7'});
    expect((await chain.push([{name: 'put', data: {item: changed}}])).status).to.equal(202);
    const owner = (name: string) =>
      chain.items({index_position: 2, key_type: 'name', lower_bound: name, upper_bound: name});
    expect((await owner('alice')).rows).to.deep.equal([]);
    expect((await owner('dave')).rows).to.have.length(1);
    expect((await chain.push([{name: 'del', data: {id: 2}}])).status).to.equal(202);
    expect((await owner('dave')).rows).to.deep.equal([]);
    const {body} = await chain.post('get_table_by_scope', {code: 'tester'});
    expect(body).to.have.nested.property('rows[0].count', 8);
  });

  it('gives limited accounts their limits', async () => {
    const data = {account: 'bob', ram: 1000, cpu: 7, net: 5};
    expect((await chain.push([{account: 'eosio', name: 'limit', data}])).status).to.equal(202);
    const {body} = await chain.post('get_account', {account_name: 'bob'});
    expect(body).to.include({cpu_weight: 7, net_weight: 5});
    const {ram_quota, ram_usage} = body as {ram_quota: number; ram_usage: number};
    expect(ram_quota).to.equal(ram_usage + 1000);
  });
});
