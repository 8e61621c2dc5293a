import {APIError, SignedTransaction, type SignedTransactionType, type Transaction} from '@wharfkit/antelope';
import {expect} from 'chai';
import {request} from 'node:http';
import {item, KEY, TestChain} from './fixture.js';

describe('sandbox: clients', () => {
  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start();
  });
  after(() => chain.stop());

  function sign(transaction: Transaction): SignedTransaction {
    const signature = KEY.signDigest(transaction.signingDigest(chain.chain.chainId));
    const fields: object = {...(transaction as object), signatures: [signature]};
    return SignedTransaction.from(fields as SignedTransactionType);
  }

  it("works with @wharfkit/antelope's APIClient, which compresses what it sends", async () => {
    const {v1} = chain.client;
    const signed = sign(await chain.transaction([{name: 'put', data: {item: item(1)}}]));
    const pushed = await v1.chain.send_transaction2(signed);
    expect(pushed.transaction_id).to.equal(signed.id.hexString);
    chain.chain.produce();
    const {rows} = await v1.chain.get_table_rows({code: 'tester', scope: 'tester', table: 'items', json: true});
    expect(rows).to.have.length(1);
    const block = await v1.chain.get_block(chain.chain.head.num);
    expect(String(block.transactions[0]?.id)).to.equal(signed.id.hexString);
    expect(String((await v1.chain.get_account('alice')).account_name)).to.equal('alice');
    expect((await v1.chain.get_raw_abi('tester')).abi.array.length).to.be.above(100);
    expect((await v1.chain.get_transaction_status(signed.id)).state).to.equal('IN_BLOCK');
    expect((await v1.chain.get_producer_schedule()).active.producers).to.have.length(1);
    expect(
      await v1.chain.compute_transaction(sign(await chain.transaction([{name: 'del', data: {id: 1}}]))),
    ).to.have.nested.property('processed.receipt.status', 'executed');
  });

  it("gives the client's error class code, name and details", async () => {
    const signed = sign(await chain.transaction([{name: 'fail', data: {item: item(2), text: 'Нельзя'}}]));
    const error: unknown = await chain.client.v1.chain.push_transaction(signed).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(APIError);
    expect(error).to.include({code: 3050003, name: 'eosio_assert_message_exception'});
    const unknown: unknown = await chain.client.v1.chain.get_account('nobody').catch((caught: unknown) => caught);
    expect(unknown).to.have.property('message').that.includes('Account not found');
  });

  it('closes the connection on more than two megabytes', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const sent = request(`${chain.url}/v1/chain/get_account`, {method: 'POST'}, (response) => {
        resolve(`answered ${response.statusCode}`);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? '');
      });
      sent.end(Buffer.alloc(2 * 1024 * 1024 + 1, ' '));
    });
    expect(outcome).to.be.oneOf(['ECONNRESET', 'EPIPE']);
  });

  it('answers kept connections one after the other', async () => {
    for (let round = 0; round < 3; round++) expect((await chain.post('get_info', {})).status).to.equal(200);
  });
});
