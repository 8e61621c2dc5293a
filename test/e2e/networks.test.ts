import {readFileSync, writeFileSync} from 'node:fs';
import {expect} from 'chai';
import type {ChainInfoResult} from '../../src/commands/chain/info.js';
import type {ChainProfilesResult} from '../../src/commands/chain/profiles.js';
import type {ChainUseResult} from '../../src/commands/chain/use.js';
import type {CouncilAgendaResult} from '../../src/commands/council/agenda.js';
import type {MemberShowResult} from '../../src/commands/member/show.js';
import {Door} from '../support/door.js';
import {Cooperative} from '../support/e2e-cooperative.js';
import {Machine} from '../support/e2e.js';

describe('an admission through two nodes of which one dies in the middle', function () {
  this.timeout(180_000);
  const coop = new Cooperative();
  let doors: [Door, Door];
  let account = '';
  let registration = '';

  before(async () => {
    await coop.found();
    const port = Number(new URL(coop.url).port);
    doors = [await Door.open(port), await Door.open(port)];
  });

  after(() => {
    for (const door of doors) door.shut();
  });

  it('the registry is put on a network of its chain with two nodes', async () => {
    const urls = doors.map(({url}) => url);
    const flags = urls.flatMap((url) => ['--endpoint', url]);
    const used = await coop.json<ChainUseResult>(['chain', 'use', 'two', ...flags]);
    expect(used).to.deep.include({profile: 'two', endpoints: urls, registry: coop.path(coop.file)});
    const info = await coop.json<ChainInfoResult>(['chain', 'info']);
    expect(info.chain_id).to.equal(used.chain_id);
    expect(info.endpoints.map(({ok}) => ok)).to.deep.equal([true, true]);
    const {profiles} = await coop.json<ChainProfilesResult>(['chain', 'profiles', '--check']);
    const two = profiles.find(({name}) => name === 'two');
    expect(two).to.deep.include({in_use: true, own: true, development: true, chain_id: used.chain_id});
  });

  it('the application arrives once, though the node that takes it dies with its answer', async () => {
    account = await coop.enter();
    // The first door through which the transaction goes shuts; the other one stays open.
    for (const door of doors) {
      door.isTime = (data) => data.includes('send_transaction2') && doors.every(({isShut}) => !isShut);
    }
    const applied = await coop.apply(account);
    expect(applied.state).to.be.oneOf(['included', 'irreversible']);
    registration = applied.payment.hash;
    expect(doors.filter((door) => door.isShut)).to.have.length(1);
  });

  it('the payment, the votes, the protocol and the decision go through the node that is left', async () => {
    await coop.json(['payment', 'confirm', registration]);
    const [decision] = (await coop.json<CouncilAgendaResult>(['council', 'agenda'])).decisions;
    const id = String(decision?.decision_id);
    const [chair = '', second = ''] = coop.council;
    for (const voter of [chair, second]) await coop.json(['council', 'vote', id, 'for', '--card', coop.card(voter)]);
    await coop.json(['council', 'authorize', id, '--card', coop.card(chair)]);
    await coop.json(['council', 'execute', id]);
    const {status} = await coop.json<MemberShowResult>(['member', 'show', account]);
    expect(status).to.equal('accepted');
  });

  it('names the dead node, and goes on with the other', async () => {
    const {status, stderr} = await coop.run(['chain', 'info'], {lang: 'en'});
    const dead = doors.find((door) => door.isShut);
    expect([status, stderr]).to.deep.equal([0, `! Node ${dead?.url} is out of reach: the connection was refused.\n`]);
  });

  it('keeps what is signed when both are dead, and says which', async () => {
    for (const door of doors) door.shut();
    const {status, stderr} = await coop.run(['chain', 'info']);
    expect(status).to.equal(8);
    for (const {url} of doors) expect(stderr).to.include(url);
  });

  it('refuses to put the registry on another chain', async () => {
    const {status, stderr} = await coop.run(['chain', 'use', 'mainnet', '--chain-id', 'ab'.repeat(32)]);
    expect(status).to.equal(6);
    expect(stderr).to.match(/принадлежит другому блокчейну/);
  });
});

describe('networks as a user names them', function () {
  this.timeout(60_000);
  const machine = new Machine();
  const config = (): unknown => JSON.parse(readFileSync(machine.path('config/coopctl/config.json'), 'utf8'));

  it('keeps a network in the user’s configuration, as the one of new registries', async () => {
    const id = 'AB'.repeat(32);
    const args = ['chain', 'use', 'own', '--endpoint', 'http://127.0.0.1:9', '--chain-id', id];
    const used = await machine.json<ChainUseResult>(args);
    expect(used).to.deep.equal({profile: 'own', endpoints: ['http://127.0.0.1:9'], chain_id: id.toLowerCase()});
    expect(config()).to.deep.equal({
      profile: 'own',
      profiles: {own: {endpoints: ['http://127.0.0.1:9'], chain_id: id.toLowerCase()}},
    });
    const {stdout, stderr, status} = await machine.run(['chain', 'profiles'], {lang: 'en'});
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/\* +own +http:\/\/127\.0\.0\.1:9 +abababababababab… +no/);
    expect(stdout).to.match(/mainnet .*yes/);
  });

  for (const [what, args, code] of [
    ['a name with capitals', ['chain', 'use', 'Own', '--endpoint', 'http://127.0.0.1:9'], 'profile_name_invalid'],
    [
      'a node for the sandbox',
      ['chain', 'use', 'sandbox', '--endpoint', 'http://127.0.0.1:1'],
      'sandbox_network_fixed',
    ],
    ['an address without http', ['chain', 'use', 'own', '--endpoint', 'node.example.test'], 'endpoint_invalid'],
    ['an address with a password', ['chain', 'use', 'own', '--endpoint', 'https://a:b@node.test'], 'endpoint_invalid'],
    ['half a chain id', ['chain', 'use', 'own', '--chain-id', 'abcd'], 'chain_id_invalid'],
    ['an unknown network', ['chain', 'use', 'moon'], 'profile_unknown'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const failure = await machine.failure(args);
      expect(failure).to.include({code});
    });
  }

  it('takes addresses from the environment, and names those that are none', async () => {
    const env = {COOPCTL_ENDPOINTS: 'http://127.0.0.1:9, http://127.0.0.1:10'};
    const {status, stderr} = await machine.run(['chain', 'info', '--profile', 'testnet'], {env});
    expect(status).to.equal(8);
    expect(stderr).to.include('http://127.0.0.1:10');
    const wrong = await machine.run(['chain', 'info', '--profile', 'testnet'], {env: {COOPCTL_ENDPOINTS: 'ftp://x'}});
    expect(wrong.status).to.equal(2);
  });

  it('says which setting of the configuration is wrong', async () => {
    writeFileSync(machine.path('config/coopctl/config.json'), '{"profiles": {"own": {"endpoints": "x"}}}');
    const {status, stderr} = await machine.run(['chain', 'profiles']);
    expect(status).to.equal(2);
    expect(stderr).to.include('profiles.own');
  });
});
