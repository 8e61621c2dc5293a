import {
  APIClient,
  APIError,
  Action,
  SignedTransaction,
  Transaction,
  type AnyAction,
  type SignedTransactionType,
  type TransactionType,
} from '@wharfkit/antelope';
import {AbstractWalletPlugin, Session, type ResolvedSigningRequest} from '@wharfkit/session';
import {expect} from 'chai';
import {Api, JsonRpc, RpcError} from 'eosjs';
import {JsSignatureProvider} from 'eosjs/dist/eosjs-jssig.js';
import {KEY, TestChain, item} from './fixture.js';

/** Signs with one key, as a wallet would. */
class KeyWallet extends AbstractWalletPlugin {
  readonly id = 'key';

  login(): never {
    throw new Error('there is nobody to log in');
  }

  sign(resolved: ResolvedSigningRequest): Promise<{signatures: ReturnType<typeof KEY.signDigest>[]}> {
    const digest = resolved.transaction.signingDigest(resolved.chainId);
    return Promise.resolve({signatures: [KEY.signDigest(digest)]});
  }
}

const put = (id: number) => ({name: 'put', data: {item: item(id)}});
const refused = {name: 'fail', data: {item: item(99), text: 'Заявление уже рассмотрено'}};
const authorization = [{actor: 'alice', permission: 'active'}];

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'nothing',
    (error: unknown) => error,
  );
}

describe('sandbox: standard clients', () => {
  let chain: TestChain;
  before(async () => {
    chain = await TestChain.start();
    for (let i = 0; i < 5; i += 1) chain.chain.produce();
  });
  after(() => chain.stop());

  const ids = async () => (await chain.items({limit: -1})).rows.map(({id}) => Number(id));

  describe('eosjs 22.1.0', () => {
    let rpc: JsonRpc;
    let api: Api;
    before(() => {
      rpc = new JsonRpc(chain.url, {fetch});
      api = new Api({
        rpc,
        signatureProvider: new JsSignatureProvider([String(KEY)]),
        textDecoder: new TextDecoder(),
        textEncoder: new TextEncoder(),
      });
    });
    const transact = (action: {name: string; data: unknown}, expireSeconds = 60) =>
      api.transact({actions: [{account: 'tester', authorization, ...action}]}, {blocksBehind: 3, expireSeconds});

    it('reads', async () => {
      const info = await rpc.get_info();
      expect(info.chain_id).to.equal(chain.chain.chainId);
      expect((await rpc.get_block(info.head_block_num)).id).to.equal(info.head_block_id);
      expect((await rpc.get_block_info(info.head_block_num)).block_num).to.equal(info.head_block_num);
      expect((await rpc.get_account('alice')).account_name).to.equal('alice');
      expect((await rpc.get_abi('tester')).abi?.actions.map(({name}) => name)).to.include('put');
      expect((await rpc.get_raw_abi('tester')).abi.length).to.be.above(100);
      expect(await rpc.get_currency_balance('tester', 'alice', 'AXON').catch(() => [])).to.deep.equal([]);
    });

    it('pushes, and reads what it pushed', async () => {
      const {transaction_id: id} = (await transact(put(1))) as {transaction_id: string};
      const {rows} = (await rpc.get_table_rows({json: true, code: 'tester', scope: 'tester', table: 'items'})) as {
        rows: {id: number}[];
      };
      expect(rows.map((row) => row.id)).to.deep.equal([1]);
      const {num} = chain.chain.produce();
      const block = await rpc.get_block(num);
      expect((block.transactions as {trx: {id: string}}[]).map(({trx}) => trx.id)).to.deep.equal([id]);
    });

    it("gets a contract's refusal, a duplicate and an expired transaction as its errors", async () => {
      const error = await thrown(transact(refused));
      expect(error).to.be.instanceOf(RpcError);
      expect((error as RpcError).message).to.equal('assertion failure with message: Заявление уже рассмотрено');
      expect((error as RpcError).json).to.have.nested.property('error.code', 3050003);
      const signed = (await api.transact(
        {actions: [{account: 'tester', authorization, ...put(2)}]},
        {blocksBehind: 3, expireSeconds: 60, broadcast: false},
      )) as {signatures: string[]; serializedTransaction: Uint8Array};
      await rpc.push_transaction(signed);
      const again = await thrown(rpc.push_transaction(signed));
      expect(again).to.have.nested.property('json.error.code', 3040008);
      expect(await thrown(transact(put(3), -60))).to.have.nested.property('json.error.code', 3040005);
      expect(await thrown(rpc.get_account('nobody'))).to.have.nested.property('json.error.code', 0);
    });
  });

  describe('@wharfkit/session 1.7.0', () => {
    let session: Session;
    before(() => {
      const place = {chain: {id: chain.chain.chainId, url: chain.url}, actor: 'alice', permission: 'active'};
      session = new Session({...place, walletPlugin: new KeyWallet()}, {fetch});
    });
    const transact = (action: {name: string; data: unknown}, expireSeconds = 60) =>
      session.transact({action: {account: 'tester', authorization, ...action} as AnyAction}, {expireSeconds});

    it('transacts, and reads', async () => {
      const {response, resolved} = await transact(put(11));
      expect(response?.transaction_id).to.equal(String(resolved?.transaction.id));
      expect(await ids()).to.include(11);
      expect(String((await session.client.v1.chain.get_account('alice')).account_name)).to.equal('alice');
    });

    it("gets a contract's refusal, and an expired transaction", async () => {
      const error = await thrown(transact(refused));
      expect(error).to.have.property('message').that.includes('Заявление уже рассмотрено');
      expect(await thrown(transact(put(12), -60)))
        .to.have.property('message')
        .that.matches(/^expired transaction/);
      expect(await ids()).not.to.include(12);
    });
  });

  describe("@wharfkit/antelope's APIClient", () => {
    let client: APIClient['v1']['chain'];
    before(() => {
      client = new APIClient({url: chain.url}).v1.chain;
    });

    async function signed(action: {name: string; data: unknown}, seconds = 60): Promise<SignedTransaction> {
      const {abi} = await client.get_abi('tester');
      const info = await client.get_info();
      const header: object = info.getTransactionHeader(seconds);
      const actions = [Action.from({account: 'tester', authorization, ...action} as never, abi)];
      const fields: unknown = {...header, actions};
      const transaction = Transaction.from(fields as TransactionType);
      const signatures = [KEY.signDigest(transaction.signingDigest(info.chain_id))];
      return SignedTransaction.from({...(transaction as object), signatures} as unknown as SignedTransactionType);
    }

    it('reads', async () => {
      const info = await client.get_info();
      expect(String((await client.get_block(info.head_block_num)).id)).to.equal(String(info.head_block_id));
      expect(Number((await client.get_block_info(info.head_block_num)).block_num)).to.equal(
        Number(info.head_block_num),
      );
      expect((await client.get_raw_abi('tester')).abi.array.length).to.be.above(100);
      const {permissions} = await client.get_account('alice');
      expect(permissions.map(({perm_name}) => String(perm_name))).to.deep.equal(['active', 'owner']);
    });

    const ways = [
      ['push_transaction', 21],
      ['send_transaction', 22],
      ['send_transaction2', 23],
    ] as const;
    for (const [push, number] of ways) {
      it(`pushes by ${push}, which refuses a repetition`, async () => {
        const transaction = await signed(put(number));
        const {transaction_id: id, processed} = await client[push](transaction);
        expect(id).to.equal(String(transaction.id));
        expect(processed).to.have.nested.property('receipt.status', 'executed');
        expect(await ids()).to.include(number);
        expect(await thrown(client[push](transaction))).to.include({code: 3040008, name: 'tx_duplicate'});
      });
    }

    it('computes without applying, and gets refusals as its errors', async () => {
      const {processed} = await client.compute_transaction(await signed(put(24)));
      expect(processed).to.have.nested.property('receipt.status', 'executed');
      expect(await ids()).not.to.include(24);
      const error = await thrown(client.push_transaction(await signed(refused)));
      expect(error).to.be.instanceOf(APIError);
      expect(error).to.include({code: 3050003, name: 'eosio_assert_message_exception'});
      expect(await thrown(client.push_transaction(await signed(put(25), -60)))).to.include({code: 3040005});
    });
  });
});
