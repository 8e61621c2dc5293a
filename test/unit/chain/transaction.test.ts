import {expect} from 'chai';
import {Serializer, Transaction} from '@wharfkit/antelope';
import {actions, buildTransaction, connect, type NodeClient} from '../../../src/lib/chain/index.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {verifyDigest} from '../../../src/lib/signing/signer.js';
import {coopname, document, EVERY_ACTION, hash, signer, username, vote} from '../../support/every-action.js';
import {failureOf} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';

const {gateway, wallet, soviet, token} = actions;

describe('transactions', () => {
  let fake: FakeNode;
  let node: NodeClient;
  const contracts = ['registrator', 'gateway', 'wallet', 'soviet', 'draft', 'eosio', 'eosio.token'];

  beforeEach(async () => {
    fake = new FakeNode();
    await fake.start();
    node = connect({url: fake.url, chain_id: fake.chainId});
  });
  afterEach(() => fake.stop());

  for (const [action, actor] of EVERY_ACTION) {
    it(`${action.account}::${action.name} by ${actor} fits the published ABI and survives the way there and back`, async () => {
      fake.loadAbi(action.account);
      expect(action.authorization).to.deep.equal([{actor, permission: 'active'}]);
      const {packed} = await buildTransaction({actions: [action], node, signers: [signer]});
      const [back] = Serializer.decode({data: packed.packed_trx, type: Transaction}).actions;
      const data = Serializer.objectify(back!.decodeData(await node.abi(action.account))) as object;
      expect(comparable(data)).to.deep.equal(comparable(action.data));
    });
  }

  it('are signed for the chain, refer to the last irreversible block and live from the head time on', async () => {
    contracts.forEach((contract) => fake.loadAbi(contract));
    const {packed, transaction_id, expiration, ref_block_num} = await buildTransaction({
      actions: [gateway.incomplete({coopname, income_hash: hash}), soviet.exec({coopname, decision_id: 1})],
      node,
      signers: [signer, signer],
    });
    const transaction = Serializer.decode({data: packed.packed_trx, type: Transaction});
    expect(transaction.id.hexString).to.equal(transaction_id);
    expect(packed.signatures).to.have.length(1);
    const digest = transaction.signingDigest(fake.chainId).array;
    expect(verifyDigest(digest, packed.signatures[0]!, signer.publicKey)).to.equal(true);
    expect(ref_block_num).to.equal(fake.head.num - 3);
    expect(await node.send(packed, '')).to.equal(transaction_id);
    const life = Date.parse(`${expiration}Z`) - fake.head.time;
    expect(life).to.be.within(120_000, 131_000);
  });

  it('are never the same twice, also when built at once with equal content', async () => {
    fake.loadAbi('gateway');
    const action = gateway.incomplete({coopname, income_hash: hash});
    const built = await Promise.all(
      Array.from({length: 20}, () => buildTransaction({actions: [action], node, signers: [signer]})),
    );
    expect(new Set(built.map(({transaction_id}) => transaction_id)).size).to.equal(20);
  });

  describe('when the live ABI differs', () => {
    interface Definition {
      structs: {name: string; fields: {name: string; type: string}[]}[];
    }
    function change(contract: string, struct: string, edit: (fields: {name: string; type: string}[]) => void): void {
      const definition = fake.loadAbi(contract) as unknown as Definition;
      edit(definition.structs.find(({name}) => name === struct)!.fields);
      fake.setAbi(contract, definition);
    }
    const refusal = async (action: ActionInput): Promise<object> => {
      const {code, params} = await failureOf(buildTransaction({actions: [action], node, signers: [signer]}));
      return {code, ...params};
    };

    it('arguments that old contracts are known to lack are left out', async () => {
      change('soviet', 'votefor', (fields) => fields.pop());
      const {packed} = await buildTransaction({actions: [soviet.votefor(vote)], node, signers: [signer]});
      const [back] = Serializer.decode({data: packed.packed_trx, type: Transaction}).actions;
      const data = Serializer.objectify(back!.decodeData(await node.abi('soviet'))) as object;
      expect(data).not.to.have.property('permission');
    });

    it('a required field that we do not have stops with contract, action and field', async () => {
      change('gateway', 'incomplete', (fields) => fields.push({name: 'bank', type: 'string'}));
      expect(await refusal(gateway.incomplete({coopname, income_hash: hash}))).to.deep.equal({
        code: 'abi_unknown_field',
        contract: 'gateway',
        action: 'incomplete',
        field: 'bank',
      });
    });

    it('also inside a document', async () => {
      change('wallet', 'signature_info', (fields) => fields.push({name: 'device', type: 'string'}));
      const action = wallet.signagree({coopname, username, program_id: 1, draft_id: 1, document});
      expect(await refusal(action)).to.include({code: 'abi_unknown_field', field: 'document.signatures[0].device'});
    });

    it('an optional or an extension field is no hindrance', async () => {
      change('gateway', 'incomplete', (fields) =>
        fields.push({name: 'a', type: 'string?'}, {name: 'b', type: 'name$'}),
      );
      await buildTransaction({actions: [gateway.incomplete({coopname, income_hash: hash})], node, signers: [signer]});
    });

    it('an argument that it does not take is never dropped silently', async () => {
      change('gateway', 'indecline', (fields) => fields.pop());
      expect(await refusal(gateway.indecline({coopname, income_hash: hash, reason: 'x'}))).to.include({
        code: 'abi_argument_unknown',
        field: 'reason',
      });
    });

    it('an action that it does not have is named', async () => {
      fake.loadAbi('gateway');
      const action = {...gateway.incomplete({coopname, income_hash: hash}), name: 'nosuch'};
      expect(await refusal(action)).to.deep.equal({code: 'abi_action_missing', contract: 'gateway', action: 'nosuch'});
    });

    it('a value that does not fit is named by its place, not repeated', async () => {
      fake.loadAbi('eosio.token');
      const action = token.transfer({from: coopname, to: username, quantity: 'Иванов'});
      expect(await refusal(action)).to.deep.equal({
        code: 'abi_value_invalid',
        contract: 'eosio.token',
        action: 'transfer',
        field: 'quantity',
      });
    });
  });
});

/** Hex in one case, whole numbers as texts: the chain prints both in its own way. */
function comparable(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data)
      .toLowerCase()
      .replace(/:(\d+)([,}])/g, ':"$1"$2'),
  ) as unknown;
}
