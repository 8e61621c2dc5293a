import {expect} from 'chai';
import {contracts} from '../../../src/lib/sandbox/contracts/index.js';
import {nameValue, pairKey, symbolCodeValue, uint64} from '../../../src/lib/sandbox/contracts/shared/values.js';
import {freshChain} from '../../support/coop-chain.js';

interface Abi {
  actions: {name: string}[];
  tables: {name: string}[];
}

describe('sandbox contracts: interfaces', () => {
  for (const contract of contracts) {
    const abi = contract.abi as unknown as Abi;

    it(`${contract.account} has a rule or a refusal for every action, and a key for every table`, () => {
      expect(Object.keys(contract.actions)).to.have.members(abi.actions.map(({name}) => name));
      expect(Object.keys(contract.tables)).to.have.members(abi.tables.map(({name}) => name));
      expect(contract.abi).not.to.have.property('____comment');
    });
  }

  it('refuse loudly what is not simulated', () => {
    const chain = freshChain();
    expect(chain.refusal('soviet', 'soviet::cleanup', {})).to.equal('sandbox: action soviet::cleanup is not simulated');
  });

  it('index the tables as the node API shows them', () => {
    const types = Object.fromEntries(
      contracts.flatMap(({account, tables}) =>
        Object.entries(tables).map(([name, {indexes}]) => [
          `${account}::${name}`,
          (indexes ?? []).map(({type}) => type).join(' '),
        ]),
      ),
    );
    expect(types).to.include({
      'registrator::accounts': 'i64 i64 i64 i64 i64 i64',
      'registrator::coops': 'i64 i64 i128 i64',
      'registrator::candidates2': 'sha256',
      'registrator::exits': 'sha256',
      'soviet::boards': 'i64',
      'soviet::participants': 'i64 i64 i64',
      'soviet::decisions': 'i64 i64 i64 i64 i64 sha256',
      'soviet::approvals': 'sha256 i64 i64',
      'soviet::agreements3': 'i64 i64 i64 i128',
      'soviet::programs': 'i64 i64',
      'gateway::incomes': 'sha256 i64 i64',
      'gateway::outcomes': 'sha256 i64 i64',
      'wallet::deposits': 'sha256 i64 i64 i64',
      'wallet::withdraws': 'i64 sha256 i64 i64',
      'ledger2::userwallets': 'i128 i64 i64',
      'draft::translations': 'i64 i128',
    });
  });

  it('compute keys as the published vectors do', () => {
    expect(pairKey(nameValue('w.wal.share'), nameValue('voskhod')).toString(16)).to.equal(
      'e03868830d35d400dd3106d120000000',
    );
    expect(symbolCodeValue('AXON').toString(16)).to.equal('4e4f5841');
    expect([uint64(4294967295n), uint64(4294967296n)]).to.deep.equal([4294967295, '4294967296']);
  });
});
