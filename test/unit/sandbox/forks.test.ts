import {expect} from 'chai';
import fc from 'fast-check';
import {TooDeep} from '../../../src/lib/sandbox/chain/forks.js';
import {item, TestChain, type Reply} from './fixture.js';

const BACK = 4;
const put = (id: number, change = {}) => ({name: 'put', data: {item: item(id, change)}});

function idOf({status, body}: Reply): string {
  expect(status, JSON.stringify(body)).to.equal(202);
  return (body as {transaction_id: string}).transaction_id;
}

describe('sandbox: forks', function () {
  this.timeout(30_000);
  let chain: TestChain;
  beforeEach(async () => {
    chain = await TestChain.start(undefined, undefined, {irreversibleAfter: BACK});
    for (let i = 0; i < BACK; i += 1) chain.chain.produce();
  });
  afterEach(() => chain.stop());

  const state = async (id: string) => (await chain.post('get_transaction_status', {id})).body as {state: string};
  const ids = async () => (await chain.items()).rows.map(({id}) => Number(id));

  it('keeps so many blocks reversible as it was told', async () => {
    expect(chain.chain.irreversible.num).to.equal(chain.chain.head.num - BACK);
    expect((await chain.post('get_info', {})).body).to.include({
      head_block_num: chain.chain.head.num,
      last_irreversible_block_num: chain.chain.head.num - BACK,
    });
    const id = idOf(await chain.push([put(1)]));
    chain.chain.produce();
    for (let i = 0; i < BACK; i += 1) {
      expect((await state(id)).state).to.equal('IN_BLOCK');
      chain.chain.produce();
    }
    expect((await state(id)).state).to.equal('IRREVERSIBLE');
  });

  it('restores everything that was stored, whatever the lost blocks did', async () => {
    await chain.push([put(1), put(2)]);
    chain.chain.produce();
    const before = chain.dump();
    const {num, id} = chain.chain.head;
    await chain.push([put(1, {amount: '2.0000 RUB', owner: 'bob'}), put(3)]);
    chain.chain.produce();
    await chain.push([{name: 'del', data: {id: 2}}]);
    await chain.push([{name: 'fail', data: {item: item(9), text: 'no'}}]);
    const auth = {threshold: 1, keys: [], accounts: [{permission: {actor: 'bob', permission: 'active'}, weight: 1}]};
    const authority = {account: 'alice', permission: 'helper', parent: 'active', auth: {...auth, waits: []}};
    await chain.push([{account: 'eosio', name: 'updateauth', data: authority}]);
    const link = {account: 'alice', code: 'tester', type: 'put', requirement: 'helper'};
    await chain.push([{account: 'eosio', name: 'linkauth', data: link}]);
    await chain.push([put(7)], undefined, {delay_sec: 1});
    chain.chain.produce();
    chain.chain.produce();
    chain.chain.fork(3, 'none');
    expect(chain.chain.head).to.deep.include({num, id});
    expect(chain.dump()).to.deep.equal(before);
  });

  it('restores it after any actions, at any depth', async () => {
    const action = fc.oneof(
      fc.record({name: fc.constant('put'), id: fc.nat(3), amount: fc.nat(9)}),
      fc.record({name: fc.constantFrom('del', 'fail', 'relay', 'limit'), id: fc.nat(3), amount: fc.nat(9)}),
    );
    const push = async ({name, id, amount}: {name: string; id: number; amount: number}) => {
      const row = item(id, {amount: `${amount}.0000 RUB`, owner: amount % 2 === 0 ? 'alice' : 'bob'});
      const limits = {account: 'bob', ram: 1_000_000 + amount, cpu: 1000, net: 1000};
      const data = {
        put: {item: row},
        del: {id},
        fail: {item: row, text: ''},
        relay: {to: 'bob', item: row},
        limit: limits,
      }[name]!;
      await chain.push([
        {account: name === 'limit' ? 'eosio' : 'tester', name, data, actor: name === 'relay' ? 'bob' : 'alice'},
      ]);
    };
    const story = fc.array(fc.array(action, {maxLength: 3}), {minLength: 1, maxLength: BACK});
    await fc.assert(
      fc.asyncProperty(story, fc.nat(BACK - 1), async (blocks, more) => {
        for (let i = 0; i < BACK; i += 1) chain.chain.produce();
        const snapshots = [chain.dump()];
        for (const actions of blocks) {
          for (const each of actions) await push(each);
          chain.chain.produce();
          snapshots.push(chain.dump());
        }
        const depth = 1 + (more % blocks.length);
        await push({name: 'put', id: 9, amount: 1});
        chain.chain.fork(depth, 'none');
        expect(chain.dump()).to.deep.equal(snapshots.at(-1 - depth));
      }),
      {numRuns: 20},
    );
  });

  it('makes other blocks of the same numbers, and forgets the old ones', async () => {
    const id = idOf(await chain.push([put(1)]));
    const lost = chain.chain.produce();
    chain.chain.produce();
    const fork = chain.chain.fork(2, 'none');
    expect(fork.lost.map(({num}) => num)).to.deep.equal([lost.num, lost.num + 1]);
    expect(fork.transactions).to.deep.equal([id]);
    expect(chain.chain.head.num).to.equal(lost.num - 1);
    expect(await ids()).to.deep.equal([]);
    const other = chain.chain.produce();
    expect(other.num).to.equal(lost.num);
    expect(other.id.equals(lost.id)).to.equal(false);
    const old = await chain.post('get_block', {block_num_or_id: lost.id.toString('hex')});
    expect(old.status).to.equal(400);
    expect(old.body).to.have.nested.property('error.code', 3100002);
    const block = (await chain.post('get_block', {block_num_or_id: lost.num})).body;
    expect(block)
      .to.include({id: other.id.toString('hex')})
      .and.have.property('transactions').that.is.empty;
  });

  it('refuses a transaction that refers to a lost block', async () => {
    const lost = chain.chain.produce();
    const reference = {ref_block_num: lost.num & 0xffff, ref_block_prefix: lost.id.readUInt32LE(8)};
    const signed = chain.signed(await chain.transaction([put(1)], reference));
    chain.chain.produce();
    chain.chain.fork(2, 'none');
    chain.chain.produce();
    const {body} = await chain.post('push_transaction', signed);
    expect(body).to.have.nested.property('error.code', 3040007);
  });

  it('tells the state of a lost transaction until its expiration, and takes it again when it is sent again', async () => {
    const signed = chain.signed(await chain.transaction([put(1)]));
    const id = idOf(await chain.post('push_transaction', signed));
    const lost = chain.chain.produce();
    const waiting = idOf(await chain.push([put(2)]));
    chain.chain.fork(1, 'none');
    expect(await state(id)).to.include({state: 'FORKED_OUT', block_number: lost.num});
    expect((await state(waiting)).state).to.equal('UNKNOWN');
    idOf(await chain.post('push_transaction', signed));
    expect((await state(id)).state).to.equal('LOCALLY_APPLIED');
    chain.chain.produce();
    expect((await state(id)).state).to.equal('IN_BLOCK');
    expect(await ids()).to.deep.equal([1]);
    chain.chain.fork(1, 'none');
    for (let i = 0; i < 130; i += 1) chain.chain.produce();
    expect((await state(id)).state).to.equal('FAILED');
  });

  it('takes lost transactions into the next block, when they are to be kept', async () => {
    const id = idOf(await chain.push([put(1)]));
    chain.chain.produce();
    const waiting = idOf(await chain.push([put(2)]));
    chain.chain.fork(1, 'all');
    expect(await ids()).to.deep.equal([1, 2]);
    const block = chain.chain.produce();
    for (const each of [id, waiting])
      expect(await state(each)).to.include({state: 'IN_BLOCK', block_number: block.num});
  });

  it('drops a kept transaction whose reference is lost too', async () => {
    const lost = chain.chain.produce();
    const reference = {ref_block_num: lost.num & 0xffff, ref_block_prefix: lost.id.readUInt32LE(8)};
    const id = idOf(await chain.push([put(1)], undefined, reference));
    chain.chain.produce();
    chain.chain.fork(2, 'all');
    expect(await ids()).to.deep.equal([]);
    expect(chain.log.at(-1)).to.include(`${id} tester::put(alice@active) 3040007`);
  });

  it('brings them back later when told so', async () => {
    const id = idOf(await chain.push([put(1)]));
    chain.chain.produce();
    const {num} = chain.chain.produce();
    chain.chain.fork(2, 'later');
    while (chain.chain.head.num < num) {
      expect((await state(id)).state).to.equal('FORKED_OUT');
      expect(await ids()).to.deep.equal([]);
      chain.chain.produce();
    }
    chain.chain.produce();
    expect(await state(id)).to.include({state: 'IN_BLOCK', block_number: num + 1});
    expect(await ids()).to.deep.equal([1]);
  });

  it('never goes below the last irreversible block, which never goes back', async () => {
    const final = chain.chain.irreversible.num;
    expect(() => chain.chain.fork(BACK + 1, 'none'))
      .to.throw(TooDeep)
      .with.property('reversible', BACK);
    chain.chain.fork(BACK, 'none');
    expect(chain.chain.irreversible.num).to.equal(final);
    expect(() => chain.chain.fork(1, 'none'))
      .to.throw(TooDeep)
      .with.property('reversible', 0);
    for (let i = 0; i < BACK; i += 1) chain.chain.produce();
    expect(chain.chain.irreversible.num).to.equal(final);
    chain.chain.produce();
    expect(chain.chain.irreversible.num).to.equal(final + 1);
    expect((await chain.push([put(1)])).status).to.equal(202);
  });

  it('can take back blocks of an earlier run, unless one ran without that between', async () => {
    await chain.push([put(1)]);
    const lost = chain.chain.produce();
    chain.chain.produce();
    const final = chain.chain.irreversible.num;
    const again = chain.reopened();
    expect(again.irreversible.num).to.equal(final);
    expect(again.fork(2, 'none').lost[0]?.id.equals(lost.id)).to.equal(true);
    again.produce();
    expect(chain.reopened({irreversibleAfter: 1}).irreversible.num).to.equal(again.head.num - 1);
    expect(() => chain.chain.fork(1, 'none'))
      .to.throw(TooDeep)
      .with.property('reversible', 0);
    const {num} = chain.chain.produce();
    expect(chain.reopened({irreversibleAfter: 9}).irreversible.num).to.equal(num);
    chain.chain.produce();
    expect(chain.chain.irreversible.num).to.equal(num);
  });
});
