import {expect} from 'chai';
import {Serializer, Transaction} from '@wharfkit/antelope';
import {actions, buildTransaction, connect, type NodeClient} from '../../../src/lib/chain/index.js';
import type {Envelope} from '../../../src/lib/domain/document.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {signerFrom, verifyDigest} from '../../../src/lib/signing/signer.js';
import {failureOf} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';

const signer = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');
const signature =
  'SIG_K1_KUtH2T7qzadCZUDz52cuLYCoTWrReob7r4nFe9r91Zx4dQerBaFwVF4yFo866yWAENiRqRkyi8tY6nXg4nECeDFShpG5Hn';
const hash = 'ab'.repeat(32);
const document: Envelope = {
  version: '1.1.0',
  hash,
  doc_hash: hash.toUpperCase(),
  meta_hash: hash,
  meta: '{"title":"Заявление"}',
  signatures: [
    {
      id: 1,
      signed_hash: hash,
      signer: 'abcdefghijkl',
      public_key: signer.publicKey,
      signature,
      signed_at: '2026-09-17T07:00:00',
      meta: '{}',
    },
  ],
};
const coopname = 'romashka';
const username = 'abcdefghijkl';
const contributions = {
  initial: '100.0000 RUB',
  minimum: '300.0000 RUB',
  org_initial: '1.0000 RUB',
  org_minimum: '2.0000 RUB',
};
const vote = {
  coopname,
  username,
  decision_id: 1,
  signed_at: '2026-09-17T07:00:00',
  signed_hash: hash,
  signature,
  public_key: signer.publicKey,
};
const {registrator, gateway, wallet, soviet, token, draft, eosio} = actions;

const EVERY: [ActionInput, string][] = [
  [registrator.newaccount({coopname, username, public_key: signer.publicKey}), coopname],
  [
    registrator.reguser({coopname, username, type: 'individual', statement: document, registration_hash: hash}),
    coopname,
  ],
  [
    registrator.adduser({
      coopname,
      username,
      type: 'individual',
      created_at: '2026-01-01T00:00:00',
      initial: '100.0000 RUB',
      minimum: '300.0000 RUB',
      spread_initial: true,
      registration_hash: hash,
    }),
    coopname,
  ],
  [registrator.changekey({coopname, username, public_key: signer.publicKey}), coopname],
  [registrator.changekey({coopname, username, public_key: signer.publicKey, changer: 'chairmanchai'}), 'chairmanchai'],
  [
    registrator.regcoop({coopname, coop_type: 'conscoop', announce: 'a', description: '', contributions, document}),
    coopname,
  ],
  [registrator.stcoopstatus({coopname, status: 'active'}), 'voskhod'],
  [gateway.incomplete({coopname, income_hash: hash}), coopname],
  [gateway.indecline({coopname, income_hash: hash, reason: 'нет денег'}), coopname],
  [wallet.signagree({coopname, username, program_id: 1, draft_id: 1, document}), coopname],
  [soviet.sndagreement({coopname, username, agreement_type: 'privacy', document}), coopname],
  [soviet.votefor(vote), coopname],
  [soviet.voteagainst(vote), coopname],
  [soviet.authorize({coopname, chairman: username, decision_id: 1, document}), coopname],
  [soviet.exec({coopname, decision_id: 1}), coopname],
  [soviet.declinedec({coopname, decision_id: 1}), coopname],
  [
    soviet.createboard({
      coopname,
      members: [{username, is_voting: true, position_title: 'Председатель', position: 'chairman'}],
      name: 'Совет',
      description: '',
    }),
    coopname,
  ],
  [token.transfer({from: coopname, to: 'voskhod', quantity: '1.0000 AXON'}), coopname],
  [eosio.powerup({payer: coopname, receiver: username, payment: '1.0000 AXON'}), coopname],
  [
    draft.createdraft({
      scope: 'draft',
      registry_id: 1,
      lang: 'ru',
      title: 't',
      description: '',
      context: '<p/>',
      model: '{}',
      translation_data: '{}',
    }),
    'eosio',
  ],
  [draft.editdraft({scope: coopname, registry_id: 1, title: 't', description: '', context: '', model: '{}'}), coopname],
  [draft.createtrans({scope: 'draft', registry_id: 1, lang: 'ru', data: '{}'}), 'eosio'],
  [draft.edittrans({scope: 'draft', translate_id: 1, data: '{}'}), 'eosio'],
  [draft.upversion({scope: 'draft', registry_id: 1}), 'eosio'],
  [
    draft.approve({
      coopname,
      registry_id: 1,
      version: 1,
      decision_id: 0,
      approved_at: '2026-01-01T00:00:00',
      text_hash: hash,
    }),
    coopname,
  ],
];

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

  for (const [action, actor] of EVERY) {
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
