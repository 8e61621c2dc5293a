import {Name, Serializer} from '@wharfkit/antelope';
import {expect} from 'chai';
import {refBlockPrefix} from '../../../../src/lib/sandbox/chain/header.js';
import {KEY, TestChain} from '../fixture.js';
import {ask} from './ask.js';
import {checkOrder} from './check-order.js';
import {comparable, form, shape} from './forms.js';
import {rebuilt, type Change} from './rebuild.js';
import {GENESIS, recordedContracts} from './world.js';

/** limitedmembr's own permission `robot` under `active`, for ant@active: takes memory of his own. */
const UPDATEAUTH = [
  nameHex('limitedmembr'),
  nameHex('robot'),
  nameHex('active'),
  '01000000' + '00' + '01' + nameHex('ant') + nameHex('active') + '0100' + '00',
].join('');

function nameHex(name: string): string {
  return Buffer.from(Serializer.encode({object: Name.from(name)}).array).toString('hex');
}

type Fields = Record<string, unknown>;

/** A recorded case to be played. */
export interface Played {
  /** The chain that the pushes go to. */
  chain: TestChain;
  /** The chain as it was read. */
  reads: TestChain;
  recorded: {request: {method: string; path: string; body: Fields}; status: number; response: Fields};
}

const send = async (chain: TestChain, change: Fields = {}) => {
  const data = {coopname: 'voskhod', decision_id: chain.chain.head.num};
  const pushed = await chain.push([{account: 'soviet', name: 'cancelexprd', data, actor: 'voskhod'}], [KEY], change);
  expect(pushed.status).to.equal(202);
  return (pushed.body as {transaction_id: string}).transaction_id;
};

/** Asks what was asked, with other values of fields that are the chain's own, and compares the shapes. */
async function sameShape({chain, recorded}: Played, values: Fields = {}): Promise<Fields> {
  const {method, path, body} = recorded.request;
  const answer = await ask(chain.url + path, method, JSON.stringify({...body, ...values}));
  expect(answer.status).to.equal(recorded.status);
  expect(shape(answer.body)).to.deep.equal(shape(recorded.response));
  return answer.body as Fields;
}

/** A block with a transaction, asked for by its number, its number as text, or its id. */
function ofBlock(field: string, form: 'number' | 'text' | 'id', status?: string) {
  return async (played: Played) => {
    const {chain} = played.chain;
    chain.produce();
    await send(played.chain);
    const {num, id} = chain.produce();
    if (status === 'irreversible') for (let i = 0; i < 10; i += 1) chain.produce();
    const answer = await sameShape(played, {
      [field]: {number: num, text: String(num), id: id.toString('hex')}[form],
    });
    if ('id' in played.recorded.response) expect(answer.id).to.equal(id.toString('hex'));
    if (status !== undefined) expect(answer.status).to.equal(status).and.equal(played.recorded.response.status);
  };
}

/** The state of a transaction so many blocks after it was sent. */
function ofState(blocks: number) {
  return async (played: Played) => {
    const {chain} = played.chain;
    chain.produce();
    const id = await send(played.chain);
    for (let i = 0; i < blocks; i += 1) chain.produce();
    expect((await sameShape(played, {id})).state).to.equal(played.recorded.response.state);
  };
}

async function emptyBlock(played: Played): Promise<void> {
  played.chain.chain.produce();
  const {num} = played.chain.chain.produce();
  await sameShape(played, {block_num: num});
}

/** A transaction whose reference is in a block that a fork took back. */
async function vanished({chain, recorded}: Played): Promise<void> {
  const {method, path, body} = recorded.request;
  const lost = chain.chain.produce();
  const reference = {ref_block_num: lost.num & 0xffff, ref_block_prefix: refBlockPrefix(lost.id)};
  const again = rebuilt(chain, body, {reference});
  chain.chain.fork(1, 'none');
  const answer = await ask(chain.url + path, method, JSON.stringify(again));
  expect(answer.status).to.equal(recorded.status);
  expect(comparable(path, answer.status, answer.body)).to.deep.equal(
    comparable(path, recorded.status, recorded.response),
  );
}

/** A chain where accounts have limits as they were recorded: memory, NET weight, CPU weight. */
async function limited(limits: Record<string, number[]>): Promise<TestChain> {
  const chain = await TestChain.start(recordedContracts, GENESIS.pushed);
  for (const [account, [ram_bytes, net_weight, cpu_weight]] of Object.entries(limits)) {
    const data = {account, ram_bytes, net_weight, cpu_weight};
    const {status} = await chain.push([{account: 'eosio', name: 'setalimits', data, actor: 'eosio'}]);
    expect(status).to.equal(202);
  }
  chain.chain.produce();
  return chain;
}

/** What is read where an account has limits: types of numbers count, which differ with their size. */
function ofLimits(limits: Record<string, number[]>) {
  return async ({recorded}: Played) => {
    const chain = await limited(limits);
    try {
      const answer = await ask(chain.url + recorded.request.path, 'POST', JSON.stringify(recorded.request.body));
      expect(form(answer.body)).to.deep.equal(form(recorded.response));
    } finally {
      await chain.stop();
    }
  };
}

/** A push that an account cannot pay for. */
function unpaid(limits: number[], actions?: Change['actions']) {
  return async ({recorded}: Played) => {
    const {path, body} = recorded.request;
    const chain = await limited({limitedmembr: limits});
    try {
      const answer = await ask(
        chain.url + path,
        'POST',
        JSON.stringify(rebuilt(chain, body, actions ? {actions} : {})),
      );
      expect(answer.status).to.equal(recorded.status);
      const [ours, theirs] = [answer.body as Fields, recorded.response].map(({processed, ...rest}) => {
        // Which actions had run before is the contract's own affair, where another action stands for the recorded one.
        const traced = processed && {...(processed as Fields), ...(actions ? {action_traces: []} : {})};
        return comparable(path, answer.status, {...rest, ...(traced ? {processed: traced} : {})});
      });
      expect(ours).to.deep.equal(theirs);
    } finally {
      await chain.stop();
    }
  };
}

const addedPermission = () => ({
  account: 'eosio',
  name: 'updateauth',
  authorization: [{actor: 'limitedmembr', permission: 'active'}],
  data: UPDATEAUTH,
});

async function brokenOff(url: string, body: string): Promise<unknown> {
  return ask(url, 'POST', body).then(
    ({status}) => status,
    (error: unknown) => (error as NodeJS.ErrnoException).code,
  );
}

/** Cases that need something to happen before. */
export const SCENARIOS: Record<number, (played: Played) => Promise<void>> = {
  31: async (played) => {
    await sameShape({...played, chain: played.reads});
  },
  148: async (played) => {
    const {chain} = played.chain;
    chain.produce();
    const id = await send(played.chain, {delay_sec: 1});
    chain.produce();
    while (!chain.history.transaction(id)?.scheduled) chain.produce();
    const {num} = chain.produce();
    const answer = await sameShape(played, {block_num_or_id: num});
    expect(answer.transactions).to.have.nested.property('[0].trx', id);
  },
  197: async ({chain, recorded}) => {
    const outcome = await brokenOff(chain.url + recorded.request.path, ' '.repeat(2 * 1024 * 1024 + 1));
    expect(outcome).to.be.oneOf(['ECONNRESET', 'EPIPE']);
  },
  198: async (played) => {
    await sameShape(played);
  },
  201: ofBlock('block_num_or_id', 'number'),
  203: ofBlock('block_num_or_id', 'id'),
  204: ofBlock('block_num_or_id', 'number'),
  215: ofBlock('block_num_or_id', 'number'),
  216: async (played) => {
    await sameShape(played, {block_num_or_id: played.chain.chain.produce().num});
  },
  219: ofBlock('block_num', 'number'),
  220: ofBlock('block_num', 'text'),
  313: async (played) => {
    const {body, ...rest} = played.recorded.request;
    const {rows} = (await sameShape({...played, chain: played.reads})) as {rows: Fields[]};
    const fields = (some: unknown) => (some as Fields[]).map((row) => Object.keys(row));
    expect(fields(rows)).to.deep.equal(fields(played.recorded.response.rows));
    expect([body.limit, rest.method]).to.deep.equal([2, 'POST']);
  },
  336: async (played) => {
    played.chain.chain.produce();
    await send(played.chain, {delay_sec: 3600});
    await sameShape(played);
  },
  338: async ({chain, recorded}) => {
    const {path, body} = recorded.request;
    const keys = body.available_keys as string[];
    const ours = {...body, available_keys: [keys[0], String(KEY.toPublic()), keys[2]]};
    const answer = await ask(chain.url + path, 'POST', JSON.stringify(ours));
    expect(answer).to.deep.equal({status: 200, body: {required_keys: [KEY.toPublic().toLegacyString('EOS')]}});
    expect(recorded.response.required_keys).to.have.lengthOf(1);
  },
  348: async (played) => {
    expect((await sameShape(played)).state).to.equal(played.recorded.response.state);
  },
  349: ofState(0),
  350: ofState(1),
  351: ofState(11),
  352: async (played) => {
    const data = {coopname: 'voskhod', income_hash: '00'.repeat(32), reason: ''};
    const refused = await played.chain.transaction([{account: 'gateway', name: 'indecline', data, actor: 'voskhod'}]);
    expect((await played.chain.post('push_transaction', played.chain.signed(refused))).status).to.equal(500);
    expect((await sameShape(played, {id: refused.id.hexString})).state).to.equal(played.recorded.response.state);
  },
  357: ofBlock('block_num', 'number', 'irreversible'),
  358: async (played) => {
    const id = await send(played.chain);
    played.chain.chain.produce();
    await sameShape(played, {id});
  },
  362: async (played) => {
    await emptyBlock(played);
  },
  364: emptyBlock,
  149: ofLimits({ant: [-1, 5_000_000_000, 4_294_967_295]}),
  150: ofLimits({ant: [-1, 5_000_000_000, 4_294_967_295]}),
  375: ofLimits({limitedmembr: [2824, 1, 1], ant: [-1, 1_000_000_000, 1_000_000_000]}),
  376: unpaid([-1, 0, -1]),
  377: unpaid([-1, 0, -1]),
  378: unpaid([-1, -1, 0]),
  379: unpaid([-1, -1, 0]),
  380: unpaid([2824, -1, -1], [addedPermission()]),
  381: unpaid([2824, -1, -1], [addedPermission()]),
  403: async ({recorded}) => {
    const down = await TestChain.start();
    await down.stop();
    expect(await brokenOff(down.url + recorded.request.path, '{}')).to.equal('ECONNREFUSED');
  },
  408: async ({chain, recorded}) => {
    const id = await send(chain);
    chain.chain.produce();
    chain.chain.fork(1, 'none');
    const answer = await ask(chain.url + recorded.request.path, 'POST', JSON.stringify({id}));
    expect(answer).to.deep.equal({status: recorded.status, body: recorded.response});
  },
  409: vanished,
  410: vanished,
  411: vanished,
  510: async ({chain, recorded}) => {
    await checkOrder(chain, recorded as unknown as Parameters<typeof checkOrder>[1]);
  },
};
