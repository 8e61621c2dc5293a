import {expect} from 'chai';
import {Serializer, SignedTransaction, PackedTransaction} from '@wharfkit/antelope';
import {connect, readHistory, documentsIn, type NodeClient} from '../../../src/lib/chain/index.js';
import {failsWith} from '../../support/failure.js';
import {hasRecorded, recorded} from '../../support/recorded.js';
import {replayServer} from '../../support/replay-server.js';

describe('answers recorded from a real node', function () {
  before(function () {
    if (hasRecorded) return;
    process.stdout.write('    skipped: ../shared/coopos/recorded is absent\n');
    this.skip();
  });

  /** Runs `use` with a client whose node answers `path` as recorded under `number`. */
  async function replayed<T>(numbers: string[], use: (node: NodeClient) => Promise<T>): Promise<T> {
    const answers = numbers.map(recorded);
    const server = await replayServer((path) => {
      const found = answers.find((answer) => answer.request.path === path);
      return found ? {status: found.status, body: found.response} : {status: 404, body: recorded('189').response};
    });
    try {
      return await use(connect({url: server.url}));
    } finally {
      await server.close();
    }
  }

  it('reads info, accounts, blocks, statuses, rows and traces', async () => {
    await replayed(['001', '224', '201', '350', '253', '357'], async (node) => {
      expect(await node.info()).to.include({head_block_num: 19, last_irreversible_block_num: 18});
      expect(await node.accountKeys('petrovapetro')).to.deep.equal([
        'PUB_K1_86yFJUaqaLUbxvXk5nnvggZ92JZfzNRZRXLvLjky8hKgWpnR55',
      ]);
      expect(await node.accountKeys('petrovapetro', 'cert')).to.deep.equal([]);
      expect((await node.account('petrovapetro'))?.cpu).to.deep.equal({used: -1, available: -1, max: -1});
      expect((await node.block(20)).transactions[0]?.actions[0]).to.include({
        account: 'registrator',
        name: 'newaccount',
      });
      expect(await node.transactionStatus('00')).to.include({state: 'IN_BLOCK', block_num: 29});
      const rows = await node.rows({code: 'gateway', scope: 'voskhod', table: 'incomes', limit: 3});
      expect(rows.map(({id}) => id)).to.deep.equal([1, 2, 3]);
      expect((await node.trace(20))?.transactions.length).to.be.greaterThan(2);
    });
  });

  it('says that an account, a block, a trace is not there', async () => {
    await replayed(['230', '205', '361', '359', '240'], async (node) => {
      expect(await node.account('nosuchuser11')).to.equal(undefined);
      await failsWith('block_unknown', node.block(100028));
      await failsWith('trace_missing', node.trace(99999999));
      expect(await node.tracedAt('00')).to.equal(undefined);
      // Endpoints that the node does not have.
      expect(await node.transactionStatus('00')).to.equal(undefined);
    });
    await replayed([], async (node) => {
      expect(await node.trace(1)).to.equal(undefined);
    });
  });

  it('decodes the live ABI in spite of its padding, and notices an account without one', async () => {
    await replayed(['241'], async (node) => {
      const abi = await node.abi('gateway');
      expect(abi.getActionType('incomplete')).to.equal('incomplete');
    });
    await failsWith(
      'abi_missing',
      replayed(['243'], (node) => node.abi('ant')),
    );
    await failsWith(
      'account_unknown',
      replayed(['244'], (node) => node.abi('nosuchuser11')),
    );
  });

  it('finds the cooperative and its documents in recorded traces, each action once', async () => {
    const info = recorded('001').response as Record<string, unknown>;
    const trace = recorded('357');
    const server = await replayServer((path) => {
      const id = (num: number): string => num.toString(16).padStart(8, '0') + 'ab'.repeat(28);
      const last = {last_irreversible_block_num: 20, last_irreversible_block_id: (trace.response as {id: string}).id};
      const head = {head_block_num: 21, head_block_id: id(21)};
      if (path.endsWith('get_info')) return {status: 200, body: {...info, ...last, ...head}};
      return {status: trace.status, body: trace.response};
    });
    try {
      const blocks = [];
      for await (const block of readHistory(connect({url: server.url}), {coopname: 'voskhod', from: 20}))
        blocks.push(block);
      const names = blocks.flatMap(({actions}) => actions.map(({account, name}) => `${account}::${name}`));
      expect(names).to.include.members(['registrator::newaccount', 'registrator::reguser', 'gateway::createinpay']);
      expect(names).not.to.include('eosio::onblock');
      const reguser = blocks[0]?.actions.find(({name}) => name === 'reguser');
      const [document] = documentsIn(reguser!);
      expect(document?.field).to.equal('statement');
      expect(document?.envelope.doc_hash).to.match(/^[0-9A-F]{64}$/);
      expect(JSON.parse(document!.envelope.meta)).to.include({registry_id: 100});
    } finally {
      await server.close();
    }
  });

  it('serialises like the recorded clients did', () => {
    const {packed_trx, signatures} = recorded('008').request.body as {packed_trx: string; signatures: string[]};
    const packed = PackedTransaction.from({signatures, packed_trx});
    const transaction = SignedTransaction.from(packed.getSignedTransaction());
    const {transaction_id} = recorded('008').response as {transaction_id: string};
    expect(transaction.transaction.id.hexString).to.equal(transaction_id);
    expect(Serializer.encode({object: transaction.transaction}).hexString).to.equal(packed_trx);
  });
});
