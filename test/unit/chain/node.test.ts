import {expect} from 'chai';
import {connect, type RowQuery} from '../../../src/lib/chain/index.js';
import {failureOf} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';
import {replayServer} from '../../support/replay-server.js';

describe('node client', () => {
  let fake: FakeNode;
  beforeEach(async () => {
    fake = new FakeNode();
    await fake.start();
  });
  afterEach(() => fake.stop());

  it('refuses a node of another chain before it asks it anything', async () => {
    const node = connect({url: fake.url, chain_id: 'bb'.repeat(32)});
    const {code, params} = await failureOf(node.block(1));
    expect(code).to.equal('wrong_chain');
    expect(params).to.deep.equal({url: fake.url, expected: 'bb'.repeat(32), found: fake.chainId});
    expect(fake.requests.map(({path}) => path)).to.deep.equal(['/v1/chain/get_info']);
  });

  it('names the address and the fault of a node that is not there', async () => {
    await fake.stop();
    const {code, params} = await failureOf(connect({url: fake.url}).info());
    expect(code).to.equal('node_unreachable');
    expect(params).to.deep.equal({url: fake.url, fault: 'refused', local: true});
  });

  it('does not wait longer than its time limit', async () => {
    fake.fault = () => 'hang';
    const {params} = await failureOf(connect({url: fake.url, timeoutMs: 50}).info());
    expect(params).to.include({fault: 'timeout'});
  });

  it('asks once more when a kept connection breaks, but never sends twice on its own', async () => {
    const node = connect({url: fake.url});
    fake.fault = (_path, count) => (count === 1 ? 'drop' : undefined);
    expect((await node.info()).chain_id).to.equal(fake.chainId);
    fake.fault = (path) => (path.includes('send_') ? 'lose' : undefined);
    const {params} = await failureOf(node.send({signatures: [], packed_trx: '00'.repeat(16)}, 'a::b'));
    expect(params).to.include({fault: 'reset'});
    expect(fake.requests.filter(({path}) => path.includes('send_'))).to.have.length(1);
  });

  it("calls a proxy's page and half an answer by their names", async () => {
    fake.fault = () => 'page';
    expect((await failureOf(connect({url: fake.url}).info())).code).to.equal('node_failed');
    fake.fault = () => 'garbage';
    expect((await failureOf(connect({url: fake.url}).info())).code).to.equal('node_answer_invalid');
  });

  it('names the place where an answer has the wrong shape', async () => {
    fake.answers['/v1/chain/get_info'] = () => ({chain_id: 'xyz'});
    const {code, params} = await failureOf(connect({url: fake.url}).info());
    expect(code).to.equal('node_answer_invalid');
    expect(params).to.include({path: '/v1/chain/get_info', detail: 'chain_id: hex expected'});
  });

  it('takes control characters out of a foreign text', async () => {
    fake.refuse = () => 'злой \u001b[2J текст\n';
    const server = await replayServer(() => ({
      status: 500,
      body: {code: 500, message: 'x', error: {code: 3050003, name: 'n', details: [{message: 'a\u001b[2Jb\n'}]}},
    }));
    const {params} = await failureOf(connect({url: server.url}).send({signatures: [], packed_trx: ''}, 'a::b'));
    await server.close();
    expect(params).to.deep.equal({action: 'a::b', text: 'a [2Jb'});
  });

  it('falls back to send_transaction where send_transaction2 is unknown', async () => {
    const paths: string[] = [];
    const server = await replayServer((path) => {
      paths.push(path);
      if (path.endsWith('2')) {
        return {status: 404, body: {code: 404, message: 'Not Found', error: {code: 0, name: 'exception', details: []}}};
      }
      return {status: 202, body: {transaction_id: 'ab'.repeat(32)}};
    });
    expect(await connect({url: `${server.url}/`}).send({signatures: [], packed_trx: ''}, '')).to.equal('ab'.repeat(32));
    await server.close();
    expect(paths).to.deep.equal(['/v1/chain/send_transaction2', '/v1/chain/send_transaction']);
  });

  it('asks for an ABI again only by its hash, and checks the hash', async () => {
    fake.loadAbi('wallet');
    const node = connect({url: fake.url});
    const [first, second] = [await node.abi('wallet'), await node.abi('wallet')];
    expect(first).to.equal(second);
    expect(fake.requests).to.have.length(1);
    fake.answers['/v1/chain/get_raw_abi'] = () => ({abi_hash: '00'.repeat(32), abi: 'AAAA'});
    const lying = await failureOf(connect({url: fake.url}).abi('other'));
    expect(lying.params).to.include({detail: 'other: abi_hash does not match'});
  });

  describe('tables', () => {
    const query: RowQuery = {code: 'soviet', scope: 'romashka', table: 'decisions'};

    /** A table with a primary key and a secondary key that many rows share, delivered `most` rows at once. */
    function serveTable(total: number, most: number, group = 1): void {
      fake.answers['/v1/chain/get_table_rows'] = ({lower_bound, limit, index_position = 1}) => {
        const keyOf = (id: number): number => (Number(index_position) > 1 ? Math.floor(id / group) : id);
        const all = Array.from({length: total}, (_, id) => ({id})).filter(
          ({id}) => keyOf(id) >= Number(lower_bound ?? 0),
        );
        const rows = all.slice(0, Math.min(most, Number(limit)));
        const next = all[rows.length];
        return {rows, more: next !== undefined, next_key: next ? String(keyOf(next.id)) : ''};
      };
    }

    it('are read to the end over many pages', async () => {
      serveTable(1234, 100);
      expect(await connect({url: fake.url}).rows(query)).to.have.length(1234);
    });

    it('are read up to the limit', async () => {
      serveTable(1234, 100);
      expect(await connect({url: fake.url}).rows({...query, limit: 150})).to.have.length(150);
    });

    it('come once a row when pages overlap in a group of equal keys', async () => {
      serveTable(2000, 5000, 700);
      const rows = await connect({url: fake.url}).rows<{id: number}>({...query, index: 2, key_type: 'i64'});
      expect(rows.map(({id}) => id)).to.deep.equal(Array.from({length: 2000}, (_, id) => id));
    });

    it('end with an error when pages without rows go on and on', async () => {
      let key = 0;
      fake.answers['/v1/chain/get_table_rows'] = () => ({rows: [], more: true, next_key: String((key += 1))});
      const {code} = await failureOf(connect({url: fake.url}).rows(query));
      expect(code).to.equal('node_answer_invalid');
    });

    it('end with an error when next_key never moves', async () => {
      fake.answers['/v1/chain/get_table_rows'] = () => ({rows: [{id: 1}], more: true, next_key: '7'});
      const {code} = await failureOf(connect({url: fake.url}).rows({...query, index: 2}));
      expect(code).to.equal('node_answer_invalid');
    });

    it('give one row by its key, or none', async () => {
      serveTable(3, 10);
      expect(await connect({url: fake.url}).row({...query, key: 2})).to.deep.equal({id: 2});
      serveTable(0, 10);
      expect(await connect({url: fake.url}).row({...query, key: 2})).to.equal(undefined);
    });
  });
});
