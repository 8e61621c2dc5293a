import {expect} from 'chai';
import type {TroubleSettings} from '../../../src/lib/sandbox/index.js';
import {item, TestChain} from './fixture.js';

const put = (id: number) => ({name: 'put', data: {item: item(id)}});

/** What a client sees of a request: the status, or that the line was cut. */
async function seen(promise: Promise<{status: number}>): Promise<number | 'cut'> {
  try {
    return (await promise).status;
  } catch {
    return 'cut';
  }
}

describe('sandbox: trouble', () => {
  let chain: TestChain;
  let next = 1;
  before(async () => {
    chain = await TestChain.start(undefined, undefined, {irreversibleAfter: 3, trouble: true});
  });
  afterEach(() => trouble({}));
  after(() => chain.stop());

  const control = (path: string, body: unknown) => chain.post(path, body, '/v1/sandbox/');
  const trouble = async (settings: TroubleSettings) => {
    const {status, body} = await control('trouble', settings);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body as {trouble: TroubleSettings};
  };
  const info = () => chain.post('get_info', {});
  const has = async (id: number) => (await chain.items({limit: -1})).rows.some((row) => Number(row.id) === id);
  const signedPut = async () => {
    const id = next++;
    return {id, body: chain.signed(await chain.transaction([put(id)]))};
  };

  it('is nothing until it is set, and tells what is set', async () => {
    expect((await info()).status).to.equal(200);
    const settings = {seed: 5, delay_ms: 1, drop: {path: 'get_abi', probability: 0.5}};
    expect((await trouble(settings)).trouble).to.deep.equal(settings);
    const {body} = await control('trouble', null);
    expect(body).to.deep.include({trouble: settings, irreversible_after: 3, chain_id: chain.chain.chainId});
  });

  it('drops a request before it is executed, so many times', async () => {
    const {id, body} = await signedPut();
    await trouble({drop: {path: 'push_transaction', count: 2}});
    expect(await seen(chain.post('push_transaction', body))).to.equal('cut');
    expect(await seen(chain.post('push_transaction', body))).to.equal('cut');
    expect((await info()).status).to.equal(200);
    expect(await has(id)).to.equal(false);
    expect(await seen(chain.post('push_transaction', body))).to.equal(202);
  });

  it('loses an answer after the execution', async () => {
    const {id, body} = await signedPut();
    await trouble({drop: {path: 'push_transaction', count: 1, after: true}});
    expect(await seen(chain.post('push_transaction', body))).to.equal('cut');
    expect(await has(id)).to.equal(true);
    expect(await seen(chain.post('push_transaction', body))).to.equal(409);
  });

  it('delays answers by a fixed time, or executes late what its sender has given up', async () => {
    await trouble({delay_ms: 60});
    const began = performance.now();
    await info();
    expect(performance.now() - began).to.be.at.least(55);
    const {id, body} = await signedPut();
    await trouble({delay_ms: 150, delay_requests: true});
    const signal = AbortSignal.timeout(40);
    const sent = fetch(`${chain.url}/v1/chain/push_transaction`, {method: 'POST', body: JSON.stringify(body), signal});
    expect(await seen(sent)).to.equal('cut');
    await trouble({});
    expect(await has(id)).to.equal(false);
    while (!(await has(id))) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('chooses by chance, but the same with the same seed', async () => {
    const run = async (seed: number) => {
      await trouble({seed, drop: [{probability: 0.5}], garbage: {probability: 0.3}});
      const outcomes: unknown[] = [];
      for (let i = 0; i < 30; i += 1) {
        const asked = fetch(`${chain.url}/v1/chain/get_info`, {method: 'POST'});
        outcomes.push(await seen(asked));
      }
      return outcomes;
    };
    const first = await run(42);
    expect(new Set(first)).to.deep.equal(new Set([200, 502, 'cut']));
    expect(await run(42)).to.deep.equal(first);
    expect(await run(43)).not.to.deep.equal(first);
  });

  it('calls a first push a duplicate, though it is the first', async () => {
    const {id, body} = await signedPut();
    await trouble({duplicate: {count: 1}});
    const answer = await chain.post('push_transaction', body);
    expect(answer.status).to.equal(409);
    expect(answer.body).to.have.nested.property('error.code', 3040008);
    expect(await has(id)).to.equal(true);
  });

  it('accepts a repeated push until it is in a block, like a node that does not produce', async () => {
    const {body} = await signedPut();
    await trouble({duplicate: {accepted: true}});
    const first = await chain.post('send_transaction', body);
    expect(first.status).to.equal(202);
    expect(await chain.post('send_transaction', body)).to.deep.equal(first);
    chain.chain.produce();
    expect(await seen(chain.post('send_transaction', body))).to.equal(409);
  });

  it('tells a false chain id, and answers with a page or half an answer', async () => {
    await trouble({chain_id: 'ab'.repeat(32)});
    expect((await info()).body).to.have.property('chain_id', 'ab'.repeat(32));
    await trouble({garbage: {path: '/v1/chain/get_info', count: 1}});
    const page = await fetch(`${chain.url}/v1/chain/get_info`);
    expect([page.status, page.headers.get('content-type')]).to.deep.equal([502, 'text/html']);
    expect(await page.text()).to.match(/^<html>/);
    await trouble({garbage: {kind: 'cut', count: 1}});
    const half = await fetch(`${chain.url}/v1/chain/get_info`);
    expect(half.status).to.equal(200);
    const text = await half.text();
    expect(() => JSON.parse(text) as unknown).to.throw(SyntaxError);
    expect((await info()).status).to.equal(200);
  });

  it('takes blocks back on request, and says how many it can', async () => {
    const {id, body} = await signedPut();
    const {transaction_id} = (await chain.post('push_transaction', body)).body as {transaction_id: string};
    const {num} = chain.chain.produce();
    const fork = await control('fork', {blocks: 1, keep: 'none'});
    expect(fork.status).to.equal(200);
    expect(fork.body).to.deep.include({head_block_num: num - 1, lost_transactions: [transaction_id]});
    expect(fork.body).to.have.nested.property('lost_blocks[0].block_num', num);
    expect(await has(id)).to.equal(false);
    const deep = await control('fork', {blocks: 99});
    expect(deep.status).to.equal(409);
    expect(deep.body).to.have.property('reversible').that.is.below(4);
  });

  it('refuses what cannot be meant', async () => {
    const wrong: unknown[] = [
      {drops: {}},
      {delay_ms: -1},
      {drop: {probability: 2}},
      {drop: {paths: 'x'}},
      {garbage: {kind: 'x'}},
      {chain_id: 'x'},
      {constructor: 1},
      '[]',
      '{',
    ];
    for (const body of wrong) expect((await control('trouble', body)).status, JSON.stringify(body)).to.equal(400);
    for (const body of [{}, {blocks: 0}, {blocks: '1'}, {blocks: 1, keep: 'x'}]) {
      expect((await control('fork', body)).status, JSON.stringify(body)).to.equal(400);
    }
  });

  it('is not there in a sandbox that may not be put in trouble', async () => {
    const calm = await TestChain.start();
    for (const path of ['trouble', 'fork']) {
      expect((await calm.post(path, {}, '/v1/sandbox/')).status).to.equal(404);
    }
    await calm.stop();
  });
});
