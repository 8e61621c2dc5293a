import {expect} from 'chai';
import {
  actions,
  buildTransaction,
  connect,
  documentsIn,
  readHistory,
  type ChainBlock,
  type HistoryRange,
  type NodeClient,
} from '../../../src/lib/chain/index.js';
import type {ActionInput, HistoryBlock} from '../../../src/lib/domain/records.js';
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
      expect(new Set(found.map(({place}) => place)).size).to.equal(3);
      expect(found.every(({global_sequence}) => (global_sequence !== undefined) === traces)).to.equal(true);
      expect(blocks[0]?.source).to.equal(traces ? 'traces' : 'blocks');
    });
  }

  it('stops at the last irreversible block', async () => {
    await push(mine);
    expect(actionsIn(await read())).to.be.empty;
    fake.pass(2000);
    expect(actionsIn(await read())).to.deep.equal(['gateway::incomplete romashka']);
  });

  it('tells every block of the range once, in order, also many at once', async () => {
    fake.pass(60_000);
    const told = (await read({from: 3})).map(({block_num}) => block_num);
    expect(told).to.deep.equal(Array.from({length: fake.head.num - 5}, (_, at) => at + 3));
    expect(await read({from: fake.head.num - 2})).to.be.empty;
  });

  it('goes on after the block where it stopped, and notices when the past has changed', async () => {
    fake.pass(20_000);
    const [last] = (await read({to: 20})).slice(-1);
    await push(mine);
    fake.pass(2000);
    expect(actionsIn(await read({from: 21, after: last!.block_id}))).to.have.length(1);
    const {params} = await failsWith('history_forked', read({from: 21, after: 'ff'.repeat(32)}));
    expect(params).to.deep.include({block_num: 20, expected: 'ff'.repeat(32), found: last!.block_id});
  });

  it('notices blocks that do not follow each other, or whose ids are of other numbers', async () => {
    fake.pass(20_000);
    const lying = (num: number, change: object): NodeClient => {
      const node = connect({url: fake.url});
      const trace = async (asked: number): Promise<ChainBlock | undefined> => {
        const block = await node.trace(asked);
        return block && asked === num ? {...block, ...change} : block;
      };
      return Object.assign(Object.create(node) as NodeClient, {trace});
    };
    const readFrom = async (node: NodeClient): Promise<number> => {
      let count = 0;
      for await (const {block_num} of readHistory(node, {coopname: 'romashka', from: 1})) count = block_num;
      return count;
    };
    const other = `00000009${'ab'.repeat(28)}`;
    const {params} = await failsWith('history_gap', readFrom(lying(10, {previous_id: other})));
    expect(params).to.deep.equal({block_num: 10, expected: fake.block(9)!.id, found: other});
    await failsWith('history_gap', readFrom(lying(12, {block_id: `0000000d${'ab'.repeat(28)}`})));
    expect(await readFrom(lying(0, {}))).to.equal(fake.head.num - 3);
  });

  it('takes a block without traces from the blocks, and says so of it alone', async () => {
    await push(mine);
    fake.pass(3000);
    const {num} = fake.holdingBlock(fake.included[0]!)!;
    fake.answers['/v1/trace_api/get_block'] = ({block_num}) =>
      Number(block_num) === num
        ? {status: 404, code: 0, name: '', message: 'Trace API: block trace missing'}
        : fake.traceOf(Number(block_num));
    const blocks = await read();
    expect(actionsIn(blocks)).to.deep.equal(['gateway::incomplete romashka']);
    expect(blocks.filter(({source}) => source === 'blocks').map(({block_num}) => block_num)).to.deep.equal([num]);
  });

  it('says that the node no longer has the first blocks', async () => {
    fake.pass(20_000);
    fake.earliest = 15;
    const {params} = await failsWith('history_before_first_block', read({from: 5}));
    expect(params).to.deep.equal({block_num: 5, earliest: 15});
    expect((await read({from: 15}))[0]?.block_num).to.equal(15);
  });

  it('leaves what is nested without end as it was', async () => {
    await push(mine);
    fake.pass(3000);
    let data: unknown = 'romashka';
    for (let depth = 0; depth < 500; depth += 1) data = [data];
    const {num} = fake.holdingBlock(fake.included[0]!)!;
    fake.answers['/v1/trace_api/get_block'] = ({block_num}) => {
      const trace = fake.traceOf(Number(block_num)) as {transactions: {actions: object[]}[]};
      if (Number(block_num) !== num) return trace;
      const params = {coopname: 'romashka', data};
      return {
        ...trace,
        transactions: trace.transactions.map((one) => ({
          ...one,
          actions: one.actions.map((action) => ({...action, params})),
        })),
      };
    };
    const [action] = (await read()).flatMap(({actions: list}) => list);
    expect(action?.data).to.have.all.keys('hex_data');
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
