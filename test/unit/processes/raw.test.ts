import {PrivateKey, Serializer, Transaction} from '@wharfkit/antelope';
import {expect} from 'chai';
import {connect, type NodeClient} from '../../../src/lib/chain/index.js';
import {readActions} from '../../../src/lib/processes/raw/actions.js';
import {decodeTransaction} from '../../../src/lib/processes/raw/decode.js';
import {findTransaction} from '../../../src/lib/processes/raw/find.js';
import {transactionIn} from '../../../src/lib/processes/raw/given.js';
import {defaultScope} from '../../../src/lib/processes/raw/table.js';
import {failureOf} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';

const action = {account: 'eosio.token', name: 'transfer', data: {}};
const quantity = '1.0000 AXON';
const KEY = PrivateKey.from('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');

describe('raw access', () => {
  describe('actions of a file', () => {
    const read = (data: unknown) => readActions(data, 'a.json', 'romashka');

    it('are one, a list, or named; the cooperative authorises what says nothing', () => {
      const expected = [{...action, authorization: [{actor: 'romashka', permission: 'active'}]}];
      for (const data of [action, [action], {actions: [action]}]) expect(read(data)).to.deep.equal(expected);
    });

    it('say who authorises as objects or in short', () => {
      const levels = ['ant@owner', 'ant', {actor: 'ant', permission: 'cert'}];
      expect(
        read({...action, authorization: levels})[0]?.authorization.map(({permission}) => permission),
      ).to.deep.equal(['owner', 'active', 'cert']);
    });

    for (const [what, data, place, problem] of [
      ['nothing', [], '', 'none'],
      ['a text', 'x', '', 'none'],
      ['null', null, '', 'none'],
      ['too many', Array.from({length: 101}, () => action), '', 'too_many'],
      ['a list of texts', ['x'], 'actions[0]', 'not_object'],
      ['no contract', {name: 'x'}, 'actions[0].account', 'account'],
      ['a bad action', [action, {...action, name: 'TRANSFER'}], 'actions[1].name', 'name'],
      ['data that are a list', {...action, data: []}, 'actions[0].data', 'data'],
      ['nobody', {...action, authorization: []}, 'actions[0].authorization', 'authorization'],
      ['two permissions at once', {...action, authorization: 'a@b@c'}, 'actions[0].authorization', 'authorization'],
      ['a stray key', {...action, autorization: 'ant'}, 'actions[0].autorization', 'unknown_key'],
    ] as const) {
      it(`are refused by place: ${what}`, async () => {
        const {code, params} = await failureOf(() => read(data));
        expect({code, ...params}).to.deep.equal({code: 'raw_actions_bad', file: 'a.json', place, problem});
      });
    }
  });

  it('reads the scope that a table is kept by', () => {
    expect(defaultScope('soviet', 'decisions', 'romashka')).to.equal('romashka');
    expect(defaultScope('registrator', 'coops', 'romashka')).to.equal('registrator');
    expect(defaultScope('registrator', 'candidates2', 'romashka')).to.equal('romashka');
    expect(defaultScope('eosio.token', 'accounts', 'romashka')).to.equal('romashka');
    expect(defaultScope('somebodys', 'things', 'romashka')).to.equal('somebodys');
    expect(defaultScope('soviet', 'decisions', undefined)).to.equal('soviet');
  });

  describe('transactions', () => {
    let fake: FakeNode;
    let node: NodeClient;
    let transaction: Transaction;
    let packed_trx: string;
    let signatures: string[];
    const data = {from: 'ant', to: 'voskhod', quantity, memo: ''};
    const authorization = [{actor: 'ant', permission: 'active'}];

    beforeEach(async () => {
      fake = new FakeNode();
      await fake.start();
      fake.loadAbi('eosio.token');
      node = connect({url: fake.url});
      const {last_irreversible_block_num, last_irreversible_block_id} = await node.info();
      transaction = Transaction.from(
        {
          expiration: new Date(fake.head.time + 60_000).toISOString().slice(0, 19),
          ref_block_num: last_irreversible_block_num & 0xffff,
          ref_block_prefix: Buffer.from(last_irreversible_block_id, 'hex').readUInt32LE(8),
          actions: [{...action, authorization, data}],
        },
        await node.abi('eosio.token'),
      );
      packed_trx = Serializer.encode({object: transaction}).hexString;
      signatures = [String(KEY.signDigest(transaction.signingDigest(fake.chainId)))];
    });
    afterEach(() => fake.stop());

    const given = (value: unknown) => transactionIn(value, 'it', () => Promise.resolve(node));

    it('are read in every form that a client or a node gives', async () => {
      const head = Serializer.objectify(transaction) as Record<string, unknown>;
      const decoded = {...head, actions: [{...action, authorization, data}]};
      const both = {...head, actions: [{...action, authorization, data: {from: 'x'}, hex_data: bytes()}]};
      for (const value of [
        packed_trx.toUpperCase(),
        {packed_trx, compression: 'none'},
        {transaction: {packed_trx, signatures: []}},
        {packed: {packed_trx}},
        head,
        decoded,
        both,
        {transaction: decoded},
      ]) {
        expect((await given(value)).packed_trx, JSON.stringify(value)).to.equal(packed_trx);
      }
      expect((await given({signatures, transaction: decoded})).signatures).to.deep.equal(signatures);
    });

    it('are refused when they are none, or compressed', async () => {
      const bad = [
        null,
        7,
        'zz',
        [],
        {},
        {packed_trx: 'xx'},
        {packed_trx, compression: 1},
        {packed_trx, signatures: [1]},
      ];
      for (const value of bad)
        expect((await failureOf(given(value))).code, JSON.stringify(value)).to.equal('raw_undecodable');
      for (const hex of [`${packed_trx}00`, packed_trx.slice(0, -2), 'ff'.repeat(100)]) {
        const found = {source: 'given' as const, packed: {packed_trx: hex, signatures: []}};
        expect((await failureOf(decodeTransaction(found, 'it', {node}))).code).to.equal('raw_undecodable');
      }
    });

    it('are found in a block, with the key that signed for this chain', async () => {
      await node.send({packed_trx, signatures}, '');
      fake.pass(500);
      const id = transaction.id.hexString;
      const found = await findTransaction(id, undefined, withSignatures());
      expect(found).to.deep.equal({source: 'block', packed: {packed_trx, signatures}, block_num: fake.head.num});
      const {actions, ...decoded} = await decodeTransaction(found, id, {chain_id: fake.chainId});
      expect(actions).to.deep.equal([{account: 'eosio.token', name: 'transfer', authorization, hex_data: bytes()}]);
      expect(decoded.signatures).to.deep.equal([
        {signature: signatures[0], public_key: String(KEY.toPublic()), owners: []},
      ]);
      const {code, params} = await failureOf(findTransaction('ab'.repeat(32), undefined, node));
      expect({code, ...params}).to.deep.equal({code: 'raw_transaction_unknown', id: 'ab'.repeat(32), online: true});
    });

    it('are shown as bytes where no ABI explains them', async () => {
      const found = {source: 'given' as const, packed: {packed_trx, signatures: ['SIG_K1_nonsense']}};
      expect((await decodeTransaction(found, 'it', {node, chain_id: fake.chainId})).signatures).to.deep.equal([
        {signature: 'SIG_K1_nonsense', owners: []},
      ]);
      const abi = fake.loadAbi('eosio.token') as {structs: {name: string; fields: unknown[]}[]};
      abi.structs.find(({name}) => name === 'transfer')!.fields.push({name: 'more', type: 'checksum256'});
      fake.setAbi('eosio.token', abi);
      const [undecoded] = (await decodeTransaction(found, 'it', {node: connect({url: fake.url})})).actions;
      expect(undecoded).not.to.have.property('data');
      expect(undecoded?.hex_data).to.equal(bytes());
    });

    const bytes = (): string => transaction.actions[0]!.data.hexString;

    /** The fake's blocks hold no signatures. */
    function withSignatures(): NodeClient {
      return new Proxy(node, {
        get: (target, key) =>
          key === 'packed'
            ? () => Promise.resolve({packed_trx, signatures})
            : (Reflect.get(target, key) as (...args: unknown[]) => unknown).bind(target),
      });
    }
  });
});
