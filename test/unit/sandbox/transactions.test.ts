import {Checksum256, PrivateKey, type Transaction} from '@wharfkit/antelope';
import {expect} from 'chai';
import {deflateSync} from 'node:zlib';
import {slotMs} from '../../../src/lib/sandbox/chain/clock.js';
import {account, item, KEY, TestChain, type Reply} from './fixture.js';

const OTHER = PrivateKey.generate('K1');

describe('sandbox: transactions', () => {
  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start(undefined, [
      ...['alice', 'bob', 'carol', 'dave'].map(account),
      {
        account: 'eosio',
        name: 'updateauth',
        data: {
          account: 'carol',
          permission: 'active',
          parent: 'owner',
          auth: {
            threshold: 3,
            keys: [{key: String(OTHER.toPublic()), weight: 1}],
            accounts: [
              {permission: {actor: 'alice', permission: 'active'}, weight: 2},
              {permission: {actor: 'dave', permission: 'active'}, weight: 1},
            ],
            waits: [],
          },
        },
      },
    ]);
  });
  after(() => chain.stop());

  const put = (id: number, actor = 'alice') => ({name: 'put', data: {item: item(id)}, actor});
  const fails = (reply: Reply, status: number, code: number, text?: string) => {
    expect(reply.body).to.have.nested.property('error.code', code);
    expect(reply.status).to.equal(status);
    if (text !== undefined) {
      expect(reply.body).to.have.nested.property('error.details[0].message').that.includes(text);
    }
  };

  it('takes a transaction, shows its effect at once and has it in the next block, irreversible one block later', async () => {
    const reply = await chain.push([put(1)]);
    expect(reply.status).to.equal(202);
    expect(reply.body).to.have.nested.property('processed.receipt.status', 'executed');
    expect(reply.body).to.have.nested.property('processed.block_num', chain.chain.head.num + 1);
    expect((await chain.items()).rows).to.have.length(1);
    const {transaction_id: id} = reply.body as {transaction_id: string};
    const status = async () => ((await chain.post('get_transaction_status', {id})).body as {state: string}).state;
    expect(await status()).to.equal('LOCALLY_APPLIED');
    const {num} = chain.chain.produce();
    expect(await status()).to.equal('IN_BLOCK');
    const block = await chain.post('get_block', {block_num_or_id: num});
    expect(block.body).to.have.nested.property('transactions[0].trx.id', id);
    expect(block.body).to.have.nested.property('transactions[0].trx.transaction.actions[0].data.item.id', 1);
    chain.chain.produce();
    expect(await status()).to.equal('IRREVERSIBLE');
  });

  it('accepts compressed and JSON forms and numbers as text', async () => {
    const transaction = await chain.transaction([put(2)]);
    const body = chain.signed(transaction);
    const zipped = deflateSync(Buffer.from(String(body.packed_trx), 'hex')).toString('hex');
    expect((await chain.post('send_transaction', {...body, compression: 'zlib', packed_trx: zipped})).status).to.equal(
      202,
    );
    const plain = await chain.transaction([put(3)]);
    const {signatures} = chain.signed(plain);
    const json = {signatures, compression: 'none', context_free_data: [], transaction: plain};
    expect((await chain.post('push_transaction', json)).status).to.equal(202);
    const again = chain.signed(await chain.transaction([put(4)]));
    expect((await chain.post('push_transaction', {...again, compression: '0'})).status).to.equal(202);
  });

  it('names a foreign key, a missing signature and a foreign chain as unsatisfied', async () => {
    fails(await chain.push([put(5)], [OTHER]), 500, 3090003, `provided keys ["${OTHER.toPublic().toLegacyString()}"]`);
    fails(await chain.push([put(5)], []), 500, 3090003, 'provided keys []');
    const foreign = chain.signed(await chain.transaction([put(5)]), [KEY], Checksum256.hash(Buffer.from('x')));
    fails(await chain.post('push_transaction', foreign), 500, 3090003);
  });

  it('refuses signatures that nobody needs, doubled ones and broken ones', async () => {
    fails(await chain.push([put(5)], [KEY, OTHER]), 500, 3090002, OTHER.toPublic().toLegacyString());
    fails(await chain.push([put(5)], [KEY, KEY]), 500, 3090001);
    const body = chain.signed(await chain.transaction([put(5)]));
    fails(await chain.post('push_transaction', {...body, signatures: ['SIG_K1_nonsense']}), 500, 3010010);
    fails(await chain.post('push_transaction', {...body, packed_trx: 'deadbeef'}), 500, 3010010);
  });

  it('adds up weights of keys and of other accounts until the threshold is reached', async () => {
    const asCarol = put(6, 'carol');
    fails(await chain.push([asCarol], [OTHER]), 500, 3090003);
    expect((await chain.push([asCarol], [KEY])).status, 'alice 2 + dave 1').to.equal(202);
    const body = chain.signed(await chain.transaction([put(7, 'carol'), put(8, 'alice')]), [KEY]);
    expect((await chain.post('push_transaction', body)).status).to.equal(202);
  });

  it('wants the permission that an action is linked to', async () => {
    const auth = {threshold: 1, keys: [{key: String(OTHER.toPublic()), weight: 1}], accounts: [], waits: []};
    const change = {account: 'bob', permission: 'robot', parent: 'active', auth};
    const link = {account: 'bob', code: 'tester', type: 'put', requirement: 'robot'};
    const robot = (id: number) => ({...put(id, 'bob'), permission: 'robot'});
    fails(await chain.push([robot(9)], [OTHER]), 500, 3040000, 'non-existent permission');
    const reply = await chain.push([{account: 'eosio', name: 'updateauth', data: change, actor: 'bob'}]);
    expect(reply.status).to.equal(202);
    fails(await chain.push([robot(9)], [OTHER]), 500, 3090005, 'irrelevant authority');
    expect((await chain.push([{account: 'eosio', name: 'linkauth', data: link, actor: 'bob'}])).status).to.equal(202);
    expect((await chain.push([robot(9)], [OTHER])).status).to.equal(202);
    expect((await chain.push([put(10, 'bob')], [KEY])).status, 'active stands above').to.equal(202);
  });

  it('keeps to expiration: from the pending block to an hour later, both included', async () => {
    // Expirations are whole seconds; the limits show only when the pending block is at one.
    while (chain.chain.pending.slot % 2 !== 0) chain.chain.produce();
    const pending = slotMs(chain.chain.pending.slot) / 1000;
    const at = (seconds: number) => ({expiration: new Date(seconds * 1000).toISOString().slice(0, 19)});
    fails(await chain.push([put(11)], [KEY], at(pending - 1)), 500, 3040005, 'expired transaction');
    fails(await chain.push([put(11)], [KEY], at(pending + 3601)), 500, 3040006);
    expect((await chain.push([put(11)], [KEY], at(pending))).status).to.equal(202);
    expect((await chain.push([put(11)], [KEY], at(pending + 3600))).status).to.equal(202);
  });

  it('refuses a reference to a block that is not in this chain', async () => {
    fails(await chain.push([put(12)], [KEY], {ref_block_prefix: 12345}), 500, 3040007, 'different fork');
    fails(await chain.push([put(12)], [KEY], {ref_block_num: 60000}), 500, 3040007);
  });

  it('answers a repeated transaction with 409, also after its block, and lets a failed one be sent again', async () => {
    const body = chain.signed(await chain.transaction([put(13)]));
    expect((await chain.post('push_transaction', body)).status).to.equal(202);
    fails(await chain.post('send_transaction2', {transaction: body}), 409, 3040008, 'duplicate transaction');
    chain.chain.produce();
    fails(await chain.post('push_transaction', body), 409, 3040008);
    const failing = chain.signed(await chain.transaction([{name: 'del', data: {id: 999}}]));
    fails(await chain.post('push_transaction', failing), 500, 3050003);
    fails(await chain.post('push_transaction', failing), 500, 3050003);
  });

  it('leaves nothing of a transaction whose second action fails, and tells how far it came', async () => {
    const actions = [put(14), {name: 'fail', data: {item: item(15), text: 'Не положено'}}];
    fails(await chain.push(actions), 500, 3050003, 'assertion failure with message: Не положено');
    const transaction = chain.signed(await chain.transaction(actions));
    const traced = await chain.post('send_transaction2', {transaction});
    expect(traced.status).to.equal(202);
    expect(traced.body).to.have.nested.property('processed.receipt', null);
    expect(traced.body).to.have.nested.property('processed.except.stack[0].data.s', 'Не положено');
    expect(traced.body).to.have.nested.property('processed.action_traces[0].receipt.receiver', 'tester');
    expect(traced.body).to.have.nested.property('processed.action_traces[1].receipt', null);
    expect(traced.body).to.have.nested.property('processed.error_code', '10000000000000000000');
    expect((await chain.items({lower_bound: 14, upper_bound: 15})).rows).to.deep.equal([]);
  });

  it('computes without signatures and without effect', async () => {
    const transaction = chain.signed(await chain.transaction([put(16)]), []);
    const computed = await chain.post('compute_transaction', {transaction});
    expect(computed.status).to.equal(200);
    expect(computed.body).to.have.nested.property('processed.receipt.status', 'executed');
    expect((await chain.items({lower_bound: 16, upper_bound: 16})).rows).to.deep.equal([]);
  });

  it('refuses extensions, too much NET, unknown accounts and actions without authority', async () => {
    const extension = {transaction_extensions: [{type: 1, data: 'aa'}]};
    fails(await chain.push([put(17)], [KEY], extension), 500, 3100006);
    fails(await chain.push([put(17)], [KEY], {max_net_usage_words: 1}), 500, 3080002, '> 8');
    fails(await chain.push([put(17, 'nobody')]), 500, 3040000, "authorizing actor 'nobody'");
    fails(await chain.push([put(17, '')], []), 500, 3040003);
  });

  it('checks in the order of a node', async () => {
    const wrong = {ref_block_prefix: 1, expiration: '2020-01-01T00:00:00'};
    fails(await chain.push([put(17, 'nobody')], [OTHER], wrong), 500, 3040005);
    fails(await chain.push([put(17, 'nobody')], [KEY, KEY], wrong), 500, 3090001);
    fails(await chain.push([put(17, 'nobody')], [OTHER], {ref_block_prefix: 1}), 500, 3040007);
    fails(await chain.push([put(17, 'nobody')], [OTHER], {max_net_usage_words: 1}), 500, 3040000);
    fails(await chain.push([put(17)], [OTHER], {max_net_usage_words: 1}), 500, 3080002);
  });

  it('runs a delayed transaction when its time has come', async () => {
    const reply = await chain.push([put(18)], [KEY], {delay_sec: 1});
    expect(reply.body).to.have.nested.property('processed.receipt.status', 'delayed');
    const waiting = await chain.post('get_scheduled_transactions', {json: true, limit: 5});
    expect(waiting.body).to.have.nested.property('transactions[0].payer', 'alice');
    expect((await chain.items({lower_bound: 18, upper_bound: 18})).rows).to.deep.equal([]);
    chain.chain.produce();
    chain.chain.produce();
    expect((await chain.items({lower_bound: 18, upper_bound: 18})).rows).to.have.length(1);
    const {num} = chain.chain.produce();
    const block = await chain.post('get_block', {block_num_or_id: num});
    expect(block.body)
      .to.have.nested.property('transactions[0].trx')
      .that.matches(/^[0-9a-f]{64}$/);
  });

  it('turns a mistake in a rule into a failed transaction and logs it', async () => {
    fails(await chain.push([{name: 'broken', data: {}}]), 500, 3070002);
    expect(chain.log.join('\n')).to.include('a mistake in a rule');
  });

  it('proves a signature with the keys of a permission', async () => {
    const digest = Checksum256.hash(Buffer.from('vote'));
    const prove = (key: PrivateKey) => ({
      name: 'prove',
      data: {digest: String(digest), signature: String(key.signDigest(digest)), account: 'alice'},
    });
    expect((await chain.push([prove(KEY)])).status).to.equal(202);
    fails(await chain.push([prove(OTHER)]), 500, 3050003, 'not his signature');
  });

  it('says which keys a transaction needs', async () => {
    const transaction: Transaction = await chain.transaction([put(19)]);
    const keys = [KEY, OTHER].map((key) => String(key.toPublic()));
    const needed = await chain.post('get_required_keys', {transaction, available_keys: keys});
    expect(needed.body).to.deep.equal({required_keys: [KEY.toPublic().toLegacyString()]});
    const none = await chain.post('get_required_keys', {transaction, available_keys: keys.slice(1)});
    fails(none, 401, 3090003);
  });
});
