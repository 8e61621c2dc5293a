import {expect} from 'chai';
import {genesisActions} from '../../../src/lib/sandbox/contracts/genesis.js';
import {contracts} from '../../../src/lib/sandbox/contracts/index.js';
import {GENESIS} from '../../support/coop-chain.js';
import {account, TestChain, type Reply} from './fixture.js';

interface Limit {
  used: number;
  available: number | string;
  max: number | string;
  current_used: number;
}

interface Shown {
  ram_quota: number;
  ram_usage: number;
  net_limit: Limit;
  cpu_limit: Limit;
}

describe('sandbox resources', () => {
  let chain: TestChain;

  beforeEach(async () => {
    chain = await TestChain.start(contracts, [...genesisActions(GENESIS), account('alice')]);
  });

  afterEach(() => chain.stop());

  /** Limits of alice as the network's own account sets them. */
  async function limits(ram_bytes: number, net_weight: number, cpu_weight: number): Promise<void> {
    const data = {account: 'alice', ram_bytes, net_weight, cpu_weight};
    const {status} = await chain.push([{account: 'eosio', name: 'setalimits', data, actor: 'eosio'}]);
    expect(status).to.equal(202);
  }

  /** Gives alice one more permission, which takes memory. */
  function addPermission(permission = 'robot'): Promise<Reply> {
    const auth = {threshold: 1, keys: [], accounts: [{permission: {actor: 'ant', permission: 'active'}, weight: 1}]};
    const data = {account: 'alice', permission, parent: 'active', auth: {...auth, waits: []}};
    return chain.push([{account: 'eosio', name: 'updateauth', data}]);
  }

  async function shown(name = 'alice'): Promise<Shown> {
    return (await chain.post('get_account', {account_name: name})).body as Shown;
  }

  function firstWords({body}: Reply): [number, string] {
    const {code, details} = (body as {error: {code: number; details: {message: string}[]}}).error;
    return [code, details[0]?.message ?? ''];
  }

  it('are without limit at first', async () => {
    expect(await shown()).to.include({ram_quota: -1});
    expect((await shown()).net_limit).to.include({used: -1, available: -1, max: -1, current_used: -1});
    expect((await addPermission()).status).to.equal(202);
  });

  it('an account without NET, CPU or memory is refused in the words of a node, and nothing stays', async () => {
    const {ram_usage} = await shown();
    await limits(-1, 0, -1);
    expect(firstWords(await addPermission())).to.deep.equal([3080002, 'transaction net usage is too high: 144 > 0']);
    await limits(-1, -1, 0);
    const [code, words] = firstWords(await addPermission());
    expect(code).to.equal(3080004);
    expect(words).to.match(/^billed CPU time \(\d+ us\) is greater than .* reached account cpu limit 0us$/);
    await limits(ram_usage + 10, -1, -1);
    const [memory, text] = firstWords(await addPermission());
    expect(memory).to.equal(3080001);
    expect(text).to.match(
      new RegExp(`^account alice has insufficient ram; needs \\d+ bytes has ${ram_usage + 10} bytes$`),
    );
    expect((await shown()).ram_usage).to.equal(ram_usage);
  });

  it('count what was used', async () => {
    await limits(-1, 1, 1);
    expect((await addPermission()).status).to.equal(202);
    const {net_limit, cpu_limit} = await shown();
    expect(net_limit).to.include({used: 144, current_used: 144});
    expect(Number(net_limit.max) - Number(net_limit.available)).to.equal(144);
    expect(cpu_limit.used).to.be.at.least(100);
    expect((await addPermission('other')).status).to.equal(202);
    expect((await shown()).net_limit.used).to.equal(288);
  });

  it('are cured by powerup, which takes tokens', async () => {
    const {ram_usage} = await shown();
    await limits(ram_usage, 0, 0);
    const data = {payer: 'voskhod', receiver: 'alice', days: 1, payment: '0.0010 AXON', transfer: true};
    expect((await chain.push([{account: 'eosio', name: 'powerup', data, actor: 'voskhod'}])).status).to.equal(202);
    expect((await shown()).ram_quota).to.equal(ram_usage + 1000);
    expect((await addPermission()).status).to.equal(202);
    const {body} = await chain.post('get_currency_balance', {code: 'eosio.token', account: 'voskhod'});
    expect(body).to.deep.equal(['99999999.9990 AXON']);
  });

  it('share what there is by weight, whatever was undone meanwhile', async () => {
    await limits(-1, 1, 1);
    const alone = (await shown()).net_limit.max;
    const data = {account: 'voskhod', ram_bytes: -1, net_weight: 3, cpu_weight: 3};
    const failing = {account: 'eosio', name: 'setalimits', data: {...data, account: 'nosuchuser11'}, actor: 'eosio'};
    const {status} = await chain.push([{account: 'eosio', name: 'setalimits', data, actor: 'eosio'}, failing]);
    expect(status).to.equal(500);
    expect((await shown()).net_limit.max).to.equal(alone);
    await chain.push([{account: 'eosio', name: 'setalimits', data, actor: 'eosio'}]);
    expect(Number((await shown()).net_limit.max)).to.equal(Number(alone) / 4);
  });

  it('are set by the network alone', async () => {
    const data = {account: 'alice', ram_bytes: -1, net_weight: -1, cpu_weight: -1};
    const [code] = firstWords(await chain.push([{account: 'eosio', name: 'setalimits', data}]));
    expect(code).to.equal(3090004);
  });
});
