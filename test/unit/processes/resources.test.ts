import {expect} from 'chai';
import type {ChainAccount, Draft} from '../../../src/lib/chain/index.js';
import {actions} from '../../../src/lib/chain/index.js';
import {CoopError} from '../../../src/lib/domain/errors.js';
import type {ActionInput} from '../../../src/lib/domain/records.js';
import {checkResources} from '../../../src/lib/processes/resources.js';
import type {Workspace} from '../../../src/lib/processes/workspace.js';
import {failureOf, failsWith} from '../../support/failure.js';

const coopname = 'romashkacoop';
const NONE = {used: -1, available: -1, max: -1};

/** What the node says of the cooperative, and what its outbox holds. */
interface World {
  axon: string[];
  ram: ChainAccount['ram'];
  net: ChainAccount['net'];
  cpu: ChainAccount['cpu'];
  queued: {actions: ActionInput[]; packed?: {packed_trx: string}}[];
  /** Set when the node cannot be asked. */
  away: boolean;
  /** How often the account was asked for. */
  asked: number;
}

const newMember = (username: string): Draft => ({
  actions: [actions.registrator.newaccount({coopname, username, public_key: 'PUB_K1_x'})],
  bytes: 200,
});

const confirmation: Draft = {
  actions: [actions.gateway.incomplete({coopname, income_hash: '00'.repeat(32)})],
  bytes: 120,
};

describe('check of resources before a push', () => {
  let world: World;
  let work: Workspace;

  beforeEach(() => {
    const unlimited = {used: 3000, quota: -1};
    world = {axon: ['5.0000 AXON'], ram: unlimited, net: NONE, cpu: NONE, queued: [], away: false, asked: 0};
    const node = {
      account: (account: string) => {
        world.asked += 1;
        if (world.away) throw new CoopError('node_failed', 'unreachable', {url: '', path: '', detail: ''});
        return Promise.resolve({account, ram: world.ram, net: world.net, cpu: world.cpu});
      },
      rows: () => Promise.resolve(world.axon.map((balance) => ({balance}))),
    };
    work = {
      coopname,
      node: () => Promise.resolve(node),
      registry: {outbox: {list: () => world.queued}},
    } as unknown as Workspace;
  });

  async function shortages(...drafts: Draft[]): Promise<[resource: string, available: string, needed: string][]> {
    const {code, kind, params} = await failureOf(checkResources(work, drafts));
    expect([code, kind]).to.deep.equal(['resources_short', 'conflict']);
    const {account, shortages: found} = params as CoopError<'resources_short'>['params'];
    expect(account).to.equal(coopname);
    return found.map(({resource, available, needed}) => [resource, available, needed]);
  }

  it('lets through what can be paid, and asks the node once for pushes that follow each other', async () => {
    await checkResources(work, [newMember('aaaaaaaaaaaa'), newMember('bbbbbbbbbbbb')]);
    await checkResources(work, [newMember('cccccccccccc')]);
    await checkResources(work, [confirmation]);
    expect(world.asked).to.equal(1);
  });

  it('counts what it has let through, and looks again before it refuses', async () => {
    for (const name of ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee']) {
      await checkResources(work, [newMember(name)]);
    }
    world.axon = ['0.5000 AXON'];
    expect(await shortages(newMember('ffffffffffff'))).to.deep.equal([['axon', '0.5000 AXON', '1.0000 AXON']]);
    world.axon = ['1.0000 AXON'];
    await checkResources(work, [newMember('ffffffffffff')]);
  });

  it('counts what is queued, but not the same twice', async () => {
    world.axon = ['2.0000 AXON'];
    const [first, second] = [newMember('aaaaaaaaaaaa'), newMember('bbbbbbbbbbbb')];
    world.queued = [{actions: first.actions}, {actions: second.actions, packed: {packed_trx: '00'.repeat(200)}}];
    await checkResources(work, [first]);
    expect(await shortages(newMember('cccccccccccc'))).to.deep.equal([['axon', '2.0000 AXON', '3.0000 AXON']]);
  });

  it('names every shortage at once', async () => {
    world = {
      ...world,
      axon: [],
      ram: {used: 3000, quota: 3010},
      net: {used: 0, available: 8, max: 8},
      cpu: {used: 9, available: 0, max: 9},
    };
    const reguser: ActionInput = {...confirmation.actions[0]!, account: 'registrator', name: 'reguser'};
    const found = await shortages({actions: [...newMember('aaaaaaaaaaaa').actions, reguser], bytes: 2000});
    expect(found.map(([resource, available]) => [resource, available])).to.deep.equal([
      ['axon', '0.0000 AXON'],
      ['ram', '10'],
      ['net', '8'],
      ['cpu', '0'],
    ]);
  });

  it('is no obstacle when the payer cannot be read, or has no limits', async () => {
    world.away = true;
    await checkResources(work, [newMember('aaaaaaaaaaaa')]);
    world.away = false;
    await checkResources(work, [confirmation]);
  });

  it('lets resources be bought by who has none, as long as he has the tokens', async () => {
    world.net = {used: 0, available: 0, max: 0};
    const buy = (payment: string): Draft => ({
      actions: [actions.eosio.powerup({payer: coopname, receiver: coopname, payment})],
      bytes: 150,
    });
    await checkResources(work, [buy('1.0000 AXON')]);
    expect((await shortages(buy('9.0000 AXON')))[0]?.[0]).to.equal('axon');
    await failsWith('resources_short', checkResources(work, [confirmation]));
  });
});
