import {expect} from 'chai';
import {account, item, TestChain} from './fixture.js';

interface Trace {
  action_ordinal: number;
  creator_action_ordinal: number;
  closest_unnotified_ancestor_action_ordinal: number;
  receiver: string;
  receipt: {global_sequence: number; recv_sequence: number; auth_sequence: [string, number][]};
  act: {account: string; name: string; data: unknown; hex_data: string};
  account_ram_deltas: {account: string; delta: number}[];
  inline_traces?: Trace[];
}

describe('sandbox: inline actions and notifications', () => {
  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start(undefined, [account('alice'), account('bob')]);
  });
  after(() => chain.stop());

  const relay = (id: number) => ({name: 'relay', data: {to: 'bob', item: item(id)}, actor: 'bob'});

  it('numbers and orders traces like a node: notified receivers run first, then what was sent', async () => {
    const {body} = await chain.post('send_transaction2', {
      transaction: chain.signed(await chain.transaction([relay(1)])),
    });
    const traces = (body as {processed: {action_traces: Trace[]}}).processed.action_traces;
    const seen = traces.map((trace) => [
      trace.action_ordinal,
      trace.creator_action_ordinal,
      trace.closest_unnotified_ancestor_action_ordinal,
      trace.receiver,
      trace.act.name,
    ]);
    expect(seen).to.deep.equal([
      [1, 0, 0, 'tester', 'relay'],
      [2, 1, 1, 'bob', 'relay'],
      [3, 1, 1, 'tester', 'put'],
      [4, 1, 1, 'listener', 'relay'],
    ]);
    const sequences = traces.map((trace) => trace.receipt.global_sequence);
    const first = sequences[0]!;
    expect(sequences).to.deep.equal([first, first + 1, first + 3, first + 2]);
    expect(traces[3]?.account_ram_deltas).to.deep.equal([{account: 'listener', delta: 112 + 16}]);
    expect(traces[2]?.act.data).to.have.nested.property('item.flag', 1);
    expect(traces[2]?.act.data).to.have.nested.property('item.key').that.matches(/^EOS/);
  });

  it('nests what was sent for push_transaction only', async () => {
    const {body} = await chain.push([relay(2)]);
    const [top, ...rest] = (body as {processed: {action_traces: Trace[]}}).processed.action_traces;
    expect(rest).to.deep.equal([]);
    expect(top?.inline_traces?.map((trace) => trace.receiver)).to.deep.equal(['bob', 'tester', 'listener']);
  });

  it('runs the handler of a notified contract, which writes its own table', async () => {
    const {body} = await chain.post('get_table_rows', {json: true, code: 'listener', scope: 'bob', table: 'notes'});
    expect(body)
      .to.have.property('rows')
      .that.deep.equals([
        {id: 0, from: 'tester'},
        {id: 1, from: 'tester'},
      ]);
  });

  it('keeps everything for the trace API, in the order in which it ran', async () => {
    chain.chain.produce();
    const {body} = await chain.push([relay(3)]);
    const {transaction_id: id} = body as {transaction_id: string};
    expect((await chain.post('get_transaction_trace', {id}, '/v1/trace_api/')).status).to.equal(404);
    const {num} = chain.chain.produce();
    const one = await chain.post('get_transaction_trace', {id}, '/v1/trace_api/');
    const {actions} = one.body as {actions: {receiver: string; action: string; params: unknown}[]};
    expect(actions.map(({receiver, action}) => `${receiver} ${action}`)).to.deep.equal([
      'tester relay',
      'bob relay',
      'listener relay',
      'tester put',
    ]);
    expect(actions[3]?.params).to.have.nested.property('item.amount', '1.0000 RUB');
    const block = await chain.post('get_block', {block_num: num}, '/v1/trace_api/');
    expect(block.body).to.have.property('status', 'pending');
    expect(block.body).to.have.nested.property('transactions[0].actions[0].action', 'onblock');
    expect(block.body).to.have.nested.property('transactions[1].id', id);
  });

  it('lets a contract send in its own name only', async () => {
    const {body, status} = await chain.push([{name: 'steal', data: {from: 'bob'}}]);
    expect(status).to.equal(500);
    expect(body).to.have.nested.property('error.code', 3090003);
  });

  it('stops inline actions that go too deep', async () => {
    expect((await chain.push([{name: 'deep', data: {levels: 4}}])).status).to.equal(202);
    const {body} = await chain.push([{name: 'deep', data: {levels: 5}}]);
    expect(body).to.have.nested.property('error.details[0].message', 'max inline action depth per transaction reached');
  });
});
