import {ABI, Serializer} from '@wharfkit/antelope';
import {expect} from 'chai';
import {readdirSync} from 'node:fs';
import {actions, buildTransaction, connect, type NodeClient} from '../../../src/lib/chain/index.js';
import {unfitness} from '../../../src/lib/chain/abi-bounds.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {signerFrom} from '../../../src/lib/signing/signer.js';
import {failureOf} from '../../support/failure.js';
import {FakeNode} from '../../support/fake-node.js';

const signer = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');
const hash = 'ab'.repeat(32);
const coopname = 'romashka';

type Field = [name: string, type: string];
type Structs = Record<string, {base?: string; fields: Field[]}>;

/** An ABI with one action `act` of the struct of the same name. */
function abiOf(structs: Structs, more: {types?: Field[]; variants?: [string, string[]][]} = {}): ABI {
  return ABI.from({
    version: 'eosio::abi/1.2',
    types: (more.types ?? []).map(([new_type_name, type]) => ({new_type_name, type})),
    structs: Object.entries(structs).map(([name, {base = '', fields}]) => ({
      name,
      base,
      fields: fields.map(([field, type]) => ({name: field, type})),
    })),
    variants: (more.variants ?? []).map(([name, types]) => ({name, types})),
    actions: [{name: 'act', type: 'act', ricardian_contract: ''}],
  });
}

const many = (count: number, make: (at: number) => Field): Field[] => Array.from({length: count}, (_, at) => make(at));
const doubling: Structs = Object.fromEntries([
  ...Array.from({length: 40}, (_, at) => [`s${at}`, {fields: many(2, (n) => [`f${n}`, `s${at + 1}`])}]),
  ['s40', {fields: []}],
  ['act', {fields: [['a', 's0']]}],
]) as Structs;

const MALICIOUS: [string, ABI][] = [
  ['a million fields', abiOf({act: {fields: many(1_000_000, (at) => [`f${at}`, 'bool'])}})],
  ['a struct that is its own base', abiOf({act: {base: 'act', fields: []}})],
  [
    'bases in a circle',
    abiOf({act: {base: 'b', fields: []}, b: {base: 'c', fields: []}, c: {base: 'act', fields: []}}),
  ],
  ['a struct inside itself', abiOf({act: {fields: [['me', 'act']]}})],
  ['a struct inside itself around a corner', abiOf({act: {fields: [['b', 'b']]}, b: {fields: [['a', 'act']]}})],
  [
    'aliases in a circle',
    abiOf(
      {act: {fields: [['x', 'a']]}},
      {
        types: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      },
    ),
  ],
  ['structs that double forty times', abiOf(doubling)],
  ['a list of nothings', abiOf({nil: {fields: []}, act: {fields: [['all', 'nil[]']]}})],
  [
    'a list of nothings by another name',
    abiOf({nil: {fields: []}, act: {fields: [['all', 'n[]']]}}, {types: [['n', 'nil']]}),
  ],
  ['a fixed list without bound', abiOf({act: {fields: [['all', 'bool[999999999]']]}})],
  [
    'structs four thousand deep',
    abiOf({
      ...Object.fromEntries(
        Array.from({length: 3900}, (_, at) => [`d${at}`, {fields: [['x', `d${at + 1}`] satisfies Field]}]),
      ),
      act: {fields: [['x', 'd0']]},
    }),
  ],
];

describe('ABIs of contracts', () => {
  let fake: FakeNode;
  let node: NodeClient;
  beforeEach(async () => {
    fake = new FakeNode();
    await fake.start();
    node = connect({url: fake.url});
  });
  afterEach(() => fake.stop());

  const build = (action: ActionInput) => buildTransaction({actions: [action], node, signers: [signer]});
  const asked = (): number => fake.requests.filter(({path}) => path.endsWith('get_raw_abi')).length;

  describe('are fetched', () => {
    it('once for questions at the same time', async () => {
      fake.loadAbi('gateway');
      const abis = await Promise.all([node.abi('gateway'), node.abi('gateway'), node.abi('gateway')]);
      expect(new Set(abis).size).to.equal(1);
      expect(asked()).to.equal(1);
    });

    it('again after a question that failed', async () => {
      fake.loadAbi('gateway');
      fake.fault = () => 'page';
      expect((await failureOf(node.abi('gateway'))).code).to.equal('node_failed');
      fake.fault = () => undefined;
      expect((await node.abi('gateway')).actions).not.to.be.empty;
    });
  });

  describe('that no honest contract has', () => {
    for (const [what, abi] of MALICIOUS) {
      it(`are refused at once: ${what}`, () => {
        const start = performance.now();
        expect(unfitness(abi)).to.be.a('string');
        expect(performance.now() - start).to.be.below(2_000);
      });
    }

    it('stop the action by the name of their node', async () => {
      fake.setAbi('evil', abiOf({act: {fields: [['me', 'act']]}}).toJSON());
      const action = {account: 'evil', name: 'act', authorization: [{actor: coopname, permission: 'active'}], data: {}};
      const {code, params} = await failureOf(build(action));
      expect(code).to.equal('node_answer_invalid');
      expect(params).to.include({detail: 'evil: ABI: type act'});
    });

    it('are not even taken apart when they are larger than a chain takes', async () => {
      const ricardian_contract = 'x'.repeat(1 << 20);
      const abi = abiOf({act: {fields: []}});
      abi.actions[0]!.ricardian_contract = ricardian_contract;
      fake.setAbi('evil', abi.toJSON());
      expect((await failureOf(node.abi('evil'))).code).to.equal('node_answer_invalid');
    });
  });

  it('of honest contracts are taken: lists of their own kind, variants, extensions, all of the sandbox', () => {
    const tree = abiOf(
      {
        act: {
          fields: [
            ['root', 'node'],
            ['more', 'node[]?$'],
          ],
        },
        node: {
          fields: [
            ['kids', 'node[]'],
            ['v', 'v'],
          ],
        },
        box: {fields: [['of', 'v']]},
      },
      {variants: [['v', ['bool', 'box', 'node']]]},
    );
    expect(unfitness(tree)).to.equal(undefined);
    for (const file of readdirSync(new URL('../../../src/lib/sandbox/abi/', import.meta.url))) {
      const definition = fake.loadAbi(file.replace(/\.json$/, ''));
      expect(unfitness(ABI.from(definition)), file).to.equal(undefined);
    }
  });

  describe('of older contracts (the drift table)', () => {
    const vote = {
      ...{coopname, username: 'abcdefghijkl', decision_id: 1, signed_at: '2026-09-17T07:00:00', signed_hash: hash},
      public_key: signer.publicKey,
      signature: signer.signDigest(Buffer.from(hash, 'hex')),
    };
    const document = {version: '1.1.0' as const, hash, doc_hash: hash, meta_hash: hash, meta: '{}', signatures: []};
    const {soviet, draft, registrator} = actions;

    /** A contract as it was: actions that it did not have, and the last field that some of them did not take. */
    const older = (contract: string, missing: string[], shorter: string[] = []): void => {
      const abi = ABI.from(fake.loadAbi(contract));
      abi.actions = abi.actions.filter(({name}) => !missing.includes(String(name)));
      for (const name of shorter) abi.structs.find((struct) => struct.name === name)!.fields.pop();
      fake.setAbi(contract, abi.toJSON());
    };

    for (const action of [
      soviet.votefor(vote),
      soviet.voteagainst(vote),
      soviet.authorize({coopname, chairman: 'abcdefghijkl', decision_id: 1, document}),
    ]) {
      it(`soviet::${action.name} goes without permission where it has none, and with it where it has`, async () => {
        older('soviet', [], [action.name]);
        expect(await sent(action)).not.to.have.property('permission');
        fake.loadAbi('soviet');
        node = connect({url: fake.url});
        expect(await sent(action)).to.include({permission: 'active'});
      });
    }

    for (const [action, contract] of [
      [soviet.declinedec({coopname, decision_id: 1}), 'soviet'],
      [
        draft.approve({
          coopname,
          registry_id: 1,
          version: 1,
          decision_id: 0,
          approved_at: '2026-01-01T00:00:00',
          text_hash: hash,
        }),
        'draft',
      ],
    ] as const) {
      it(`${contract}::${action.name}, which they lack, stops by contract and action`, async () => {
        older(contract, [action.name]);
        const {code, params, kind} = await failureOf(build(action));
        expect({code, kind, ...params}).to.deep.equal({
          code: 'abi_action_missing',
          kind: 'conflict',
          contract,
          action: action.name,
        });
      });
    }

    it('ledger2::apply goes without process_type', async () => {
      const abi = ABI.from(fake.loadAbi('ledger2'));
      const apply = abi.structs.find(({name}) => name === 'apply')!;
      apply.fields = apply.fields.filter(({name}) => name !== 'process_type');
      fake.setAbi('ledger2', abi.toJSON());
      const authorization = [{actor: coopname, permission: 'active'}];
      const common = {coopname, initiator: coopname, operation_code: 'o.reg.inpay', process_type: 'p.reg.accept'};
      const booking = {amount: '1.0000 RUB', username: coopname, process_hash: hash, memo: ''};
      const entry = {account: 'ledger2', name: 'apply', authorization, data: {...common, ...booking}};
      expect(await sent(entry)).not.to.have.property('process_type');
    });

    it('an action that takes a field which nobody knows stops by contract, action and field', async () => {
      const abi = ABI.from(fake.loadAbi('registrator'));
      abi.structs.find(({name}) => name === 'newaccount')!.fields.splice(1, 0, {name: 'passport', type: 'string'});
      fake.setAbi('registrator', abi.toJSON());
      const action = registrator.newaccount({coopname, username: 'abcdefghijkl', public_key: signer.publicKey});
      expect((await failureOf(build(action))).params).to.deep.equal({
        contract: 'registrator',
        action: 'newaccount',
        field: 'passport',
      });
    });

    /** Data of an action as the contract would read it. */
    async function sent(action: ActionInput): Promise<object> {
      const {Transaction} = await import('@wharfkit/antelope');
      const {packed} = await build(action);
      const [back] = Serializer.decode({data: packed.packed_trx, type: Transaction}).actions;
      return Serializer.objectify(back!.decodeData(await node.abi(action.account))) as object;
    }
  });
});
