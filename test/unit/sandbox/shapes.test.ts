import {expect} from 'chai';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {item, TestChain} from './fixture.js';

const FOLDER = fileURLToPath(new URL('../../../../shared/coopos/recorded/', import.meta.url));

/** Fields and the kinds of their values, in order; data of actions and texts of errors are their own affair. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([key, part]) => {
    if (['data', 'params'].includes(key)) return [key];
    if (key === 'account_ram_deltas') return [key, 'list'];
    return [key, shape(part)];
  });
}

describe('sandbox: shapes of transactions and traces as recorded', () => {
  let chain: TestChain;
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  before(async function () {
    if (files.length === 0) {
      process.stdout.write(`    skipped: no recorded answers in ${FOLDER}\n`);
      this.skip();
    }
    chain = await TestChain.start();
  });
  after(async () => {
    if (files.length > 0) await chain.stop();
  });

  function recorded(prefix: string): unknown {
    const file = files.find((name) => name.startsWith(prefix)) ?? '';
    return (JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as {response: unknown}).response;
  }

  const put = (id: number) => ({name: 'put', data: {item: item(id)}});
  const fail = {name: 'fail', data: {item: item(9), text: 'нет'}};

  it('push_transaction with nested inline actions (007)', async () => {
    const {body} = await chain.push([{name: 'deep', data: {levels: 1}}]);
    expect(shape(body)).to.deep.equal(shape(recorded('007')));
  });

  it('send_transaction2 (010), its failure (043) and its refusal without trace (044)', async () => {
    const send = async (actions: Parameters<TestChain['push']>[0], rest = {}) => {
      const transaction = chain.signed(await chain.transaction(actions));
      return (await chain.post('send_transaction2', {transaction, ...rest})).body;
    };
    expect(shape(await send([put(1)]))).to.deep.equal(shape(recorded('010')));
    expect(shape(await send([fail]))).to.deep.equal(shape(recorded('043')));
    expect(shape(await send([fail], {return_failure_trace: false}))).to.deep.equal(shape(recorded('044')));
  });

  it('compute_transaction (021) and a delayed transaction (136)', async () => {
    const transaction = chain.signed(await chain.transaction([put(2)]), []);
    const {body} = await chain.post('compute_transaction', {transaction});
    expect(shape(body)).to.deep.equal(shape(recorded('021')));
    const delayed = chain.signed(await chain.transaction([put(3)], {delay_sec: 10}));
    expect(shape((await chain.post('send_transaction2', {transaction: delayed})).body)).to.deep.equal(
      shape(recorded('136')),
    );
  });

  it('get_block (201), get_raw_block (215), header (216), info (219) and transaction status (350)', async () => {
    chain.chain.produce();
    const pushed = (await chain.push([put(4)])).body as {transaction_id: string};
    const {num} = chain.chain.produce();
    const read = async (path: string, body: unknown) => shape((await chain.post(path, body)).body);
    const place = {block_num_or_id: num, include_extensions: true};
    expect(await read('get_block', place)).to.deep.equal(shape(recorded('201')));
    expect(await read('get_raw_block', place)).to.deep.equal(shape(recorded('215')));
    expect(await read('get_block_header', place)).to.deep.equal(shape(recorded('216')));
    expect(await read('get_block_info', {block_num: num})).to.deep.equal(shape(recorded('219')));
    expect(await read('get_transaction_status', {id: pushed.transaction_id})).to.deep.equal(shape(recorded('350')));
    const trace = await chain.post('get_transaction_trace', {id: pushed.transaction_id}, '/v1/trace_api/');
    expect(shape(trace.body)).to.deep.equal(shape(recorded('358')));
    const block = await chain.post('get_block', {block_num: num}, '/v1/trace_api/');
    expect(shape(block.body)).to.deep.equal(shape(recorded('357')));
  });
});
