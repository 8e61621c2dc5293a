import {expect} from 'chai';
import {
  actions,
  buildTransaction,
  connect,
  documentsIn,
  readHistory,
  type HistoryBlock,
  type HistoryRange,
} from '../../../src/lib/chain/index.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {signerFrom} from '../../../src/lib/signing/signer.js';
import {failsWith} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';

const signers = [signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3')];
const hash = 'ab'.repeat(32);
/** A block's id begins with its number. */
const idOf = (num: number): string => num.toString(16).padStart(8, '0') + 'ab'.repeat(28);
const mine = actions.gateway.incomplete({coopname: 'romashka', income_hash: hash});
const theirs = actions.gateway.incomplete({coopname: 'vasilek', income_hash: hash});

describe('history', () => {
  let fake: FakeNode;

  async function startFake(options = {}): Promise<void> {
    fake = new FakeNode(options);
    for (const contract of ['gateway', 'eosio.token', 'draft']) fake.loadAbi(contract);
    await fake.start();
  }
  beforeEach(() => startFake());
  afterEach(() => fake.stop());

  async function push(...list: ActionInput[]): Promise<void> {
    const node = connect({url: fake.url});
    await node.send((await buildTransaction({actions: list, node, signers})).packed, '');
    fake.pass(500);
  }
  async function read(range: Partial<HistoryRange> = {}): Promise<HistoryBlock[]> {
    const blocks: HistoryBlock[] = [];
    const all = readHistory(connect({url: fake.url}), {coopname: 'romashka', from: 1, ...range});
    for await (const block of all) blocks.push(block);
    return blocks;
  }
  const actionsIn = (blocks: HistoryBlock[]): string[] =>
    blocks.flatMap((block) =>
      block.actions.map(({account, name, data}) => `${account}::${name} ${String(data.coopname)}`),
    );

  for (const traces of [true, false]) {
    it(`keeps what concerns the cooperative, decoded, from ${traces ? 'traces' : 'blocks'}`, async () => {
      await fake.stop();
      await startFake({traces});
      await push(theirs, mine);
      await push(actions.token.transfer({from: 'voskhod', to: 'romashka', quantity: '1.0000 AXON'}));
      await push(actions.token.transfer({from: 'voskhod', to: 'vasilek', quantity: '1.0000 AXON'}));
      await push(actions.draft.upversion({scope: 'romashka', registry_id: 100}));
      fake.pass(2000);
      const blocks = await read();
      const found = blocks.flatMap((block) => block.actions);
      expect(found.map(({name}) => name)).to.deep.equal(['incomplete', 'transfer', 'upversion']);
      expect(found[0]?.data).to.deep.equal({coopname: 'romashka', income_hash: hash});
      expect(found[0]?.transaction_id).to.equal(fake.included[0]?.id.hexString);
      expect(new Set(found.map(({global_sequence}) => global_sequence)).size).to.equal(3);
      expect(blocks[0]?.source).to.equal(traces ? 'traces' : 'blocks');
    });
  }

  it('stops at the last irreversible block', async () => {
    await push(mine);
    expect(actionsIn(await read())).to.be.empty;
    fake.pass(2000);
    expect(actionsIn(await read())).to.deep.equal(['gateway::incomplete romashka']);
  });

  it('tells empty blocks now and then and the last one always, so that a reading can go on from there', async () => {
    fake.pass(120_000);
    const told = (await read()).map(({block_num}) => block_num);
    expect(told).to.deep.equal([100, 200, fake.head.num - 3]);
    expect(await read({from: fake.head.num - 2})).to.be.empty;
  });

  it('goes on after the block where it stopped, and notices when the past has changed', async () => {
    fake.pass(20_000);
    const [last] = (await read({to: 20})).slice(-1);
    await push(mine);
    fake.pass(2000);
    expect(actionsIn(await read({from: 21, after: last!.block_id}))).to.have.length(1);
    await failsWith('history_gap', read({from: 21, after: 'ff'.repeat(32)}));
  });

  it('says that the node no longer has the first blocks', async () => {
    fake.answers['/v1/chain/get_info'] = () => ({
      chain_id: fake.chainId,
      head_block_num: 900,
      head_block_id: idOf(900),
      head_block_time: '2026-11-20T12:00:00.000',
      last_irreversible_block_num: 890,
      last_irreversible_block_id: idOf(890),
      earliest_available_block_num: 500,
    });
    await failsWith('history_before_first_block', read({from: 5}));
  });

  it('keeps an action once, though others are notified of it, also when only its notification names the cooperative', async () => {
    fake.answers['/v1/trace_api/get_block'] = ({block_num}) => {
      const notice = (receiver: string, sequence: number): object => ({
        global_sequence: sequence,
        receiver,
        account: 'soviet',
        action: 'newact',
        authorization: [{account: 'soviet', permission: 'active'}],
        data: '00',
        params: {text: 'x'},
      });
      return {
        id: idOf(Number(block_num)),
        number: block_num,
        previous_id: idOf(Number(block_num) - 1),
        timestamp: '2026-11-20T12:00:00.000Z',
        transactions: [{id: hash, status: 'executed', actions: [notice('soviet', 7), notice('romashka', 8)]}],
      };
    };
    const [block] = await read({from: 1, to: 1});
    expect(block?.actions.map(({global_sequence, receiver}) => [global_sequence, receiver])).to.deep.equal([
      ['7', 'soviet'],
    ]);
  });
});

describe('documents in actions', () => {
  const document = {version: '1.1.0', hash, doc_hash: hash, meta_hash: hash, meta: '{}', signatures: []};

  it('are found at any place, with doc_hash as it was hashed', () => {
    const found = documentsIn({data: {coopname: 'a', statement: document, params: {inner: [document]}}});
    expect(found.map(({field}) => field)).to.deep.equal(['statement', 'params.inner.0']);
    expect(found[0]?.envelope.doc_hash).to.equal(hash.toUpperCase());
  });

  it('do not count when they are empty or something else', () => {
    const empty = {...document, hash: '0'.repeat(64)};
    expect(documentsIn({data: {empty, text: 'x', half: {hash, meta: '{}'}, none: null}})).to.be.empty;
  });
});
