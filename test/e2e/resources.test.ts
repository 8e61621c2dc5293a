import {APIClient, PrivateKey, Serializer, Transaction, type AnyTransaction} from '@wharfkit/antelope';
import {expect} from 'chai';
import type {ChainPowerupResult} from '../../src/commands/chain/powerup.js';
import type {DoctorResult} from '../../src/commands/doctor.js';
import type {OutboxListResult} from '../../src/commands/outbox/list.js';
import {DEVELOPMENT_KEY} from '../../src/lib/sandbox/index.js';
import {Cooperative} from '../support/e2e-cooperative.js';

describe('a cooperative without resources', function () {
  this.timeout(120_000);
  const coop = new Cooperative();
  let account = '';

  before(async () => {
    await coop.found();
    account = await coop.enter();
  });

  /** Sets the cooperative's limits as the network's own account: `ram` bytes beside what it uses, weights; -1 is none. */
  async function limit(ram: number, net_weight: number, cpu_weight: number): Promise<void> {
    const client = new APIClient({url: coop.url});
    const info = await client.v1.chain.get_info();
    const {abi} = await client.v1.chain.get_abi('eosio');
    const {ram_usage} = await client.v1.chain.get_account(coop.coopname);
    const ram_bytes = ram < 0 ? -1 : Number(ram_usage) + ram;
    const header: object = info.getTransactionHeader(60);
    const data = {account: coop.coopname, ram_bytes, net_weight, cpu_weight};
    const authorization = [{actor: 'eosio', permission: 'active'}];
    const fields: unknown = {...header, actions: [{account: 'eosio', name: 'setalimits', authorization, data}]};
    const transaction = Transaction.from(fields as AnyTransaction, abi);
    const key = PrivateKey.from(DEVELOPMENT_KEY.private_key);
    const response = await fetch(`${coop.url}/v1/chain/send_transaction`, {
      method: 'POST',
      body: JSON.stringify({
        signatures: [String(key.signDigest(transaction.signingDigest(info.chain_id)))],
        compression: 0,
        packed_context_free_data: '',
        packed_trx: Serializer.encode({object: transaction}).hexString,
      }),
    });
    expect(response.status).to.equal(202);
  }

  const apply = (): string[] => ['member', 'apply', account, '--card', coop.card(account)];
  const sent = async (): Promise<number> => (await coop.json<OutboxListResult>(['outbox', 'list'])).entries.length;

  it('is told of too little memory before anything is sent', async () => {
    await limit(500, -1, -1);
    const before = await sent();
    const {status, code, message, hint} = await coop.failure(apply());
    expect([status, code]).to.deep.equal([6, 'resources_short']);
    expect(message).to.match(/romashka.*RAM.*есть 500, нужно около \d{4} байт/);
    expect(hint).to.include('coopctl chain powerup');
    expect(await sent()).to.equal(before);
    expect(await coop.rows('registrator', 'candidates2')).to.deep.equal([]);
  });

  it('is told by the doctor, with the remedy', async () => {
    const run = await coop.run(['doctor', '--json']);
    const {checks} = (JSON.parse(run.stdout) as {result: DoctorResult}).result;
    expect(checks.find(({id}) => id === 'ram')).to.include({ok: false, remedy: 'coopctl chain powerup'});
    expect(checks.find(({id}) => id === 'resources')?.ok).to.equal(true);
    expect(checks.map(({id}) => id)).not.to.include('net');
  });

  it('sees what is needed without buying', async () => {
    const plan = await coop.json<ChainPowerupResult>(['chain', 'powerup', '--dry-run']);
    expect(plan).to.include({
      account: coop.coopname,
      payer: coop.coopname,
      payment: '1.0000 AXON',
      days: 1,
      dry_run: true,
    });
    expect(plan.before).to.deep.include({ram: 500, net: null, cpu: null});
    expect(plan.need?.ram).to.be.greaterThan(500);
    const {stdout} = await coop.run(['chain', 'powerup', '--dry-run']);
    expect(stdout).to.match(/Память \(RAM\), байт +500/);
    expect(stdout).to.include('Ничего не куплено');
  });

  it('does not buy unasked, for nothing, or for more than it has', async () => {
    expect(await coop.failure(['chain', 'powerup'])).to.include({status: 2, code: 'needs_yes'});
    const amount = (text: string): string[] => ['chain', 'powerup', '--yes', '--amount', text];
    expect(await coop.failure(amount('5 RUB'))).to.include({status: 2, code: 'amount_not_axon'});
    const {status, code, message, hint} = await coop.failure(amount('900000.0000 AXON'), {lang: 'en'});
    expect([status, code]).to.deep.equal([6, 'resources_short']);
    expect(message).to.match(/AXON: it has \d+\.\d{4} AXON, about 900000\.0000 AXON are needed/);
    expect(hint).to.match(/provider .* conversion/);
    expect(await coop.failure(['chain', 'powerup', '--yes', '--account', 'nosuchuser11'])).to.include({status: 3});
  });

  it('buys memory, each time anew, and goes on', async () => {
    const buy = (): Promise<ChainPowerupResult> => coop.json(['chain', 'powerup', '--yes', '--amount', '0.001']);
    const first = await buy();
    expect(first.state).to.be.oneOf(['included', 'irreversible']);
    expect(first.after?.ram).to.equal(1500);
    expect((await buy()).after?.ram).to.equal(2500);
    await coop.json(['chain', 'powerup', '--yes']);
    expect((await coop.apply(account)).account).to.equal(account);
    expect(await coop.rows('registrator', 'candidates2')).to.have.length(1);
  });

  it('is told what to do when it cannot even pay for the purchase', async () => {
    await limit(-1, 0, -1);
    const income = String((await coop.rows('gateway', 'incomes'))[0]?.income_hash);
    const refused = await coop.failure(['payment', 'confirm', income]);
    expect(refused).to.include({status: 6, code: 'resources_short'});
    expect(refused.message).to.include('NET');
    const {status, code, hint} = await coop.failure(['chain', 'powerup', '--yes', '--account', account]);
    expect([status, code]).to.deep.equal([7, 'powerup_impossible']);
    expect(hint).to.include('coopctl chain powerup').and.include('оператор');
    expect((await coop.json<ChainPowerupResult>(['chain', 'powerup', '--yes'])).after?.net).to.be.greaterThan(0);
    await coop.json(['payment', 'confirm', income]);
  });
});
