import {expect} from 'chai';
import {readFileSync, writeFileSync} from 'node:fs';
import {parse} from 'yaml';
import type {ChainAccountResult} from '../../src/commands/chain/account.js';
import type {ChainDecodeResult} from '../../src/commands/chain/decode.js';
import type {ChainPushResult} from '../../src/commands/chain/push.js';
import type {ChainTableResult} from '../../src/commands/chain/table.js';
import type {MemberApplyResult} from '../../src/commands/member/apply.js';
import {Cooperative} from '../support/e2e-cooperative.js';

describe('raw access to the chain', function () {
  this.timeout(300_000);
  const coop = new Cooperative();
  let member: string;
  let applied: MemberApplyResult;

  const file = (name: string, content: unknown): string => {
    writeFileSync(coop.path(name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const transfer = (change: object = {}) => {
    const data = {from: coop.coopname, to: 'voskhod', quantity: '1.0000 AXON', memo: 'взнос', ...change};
    return {account: 'eosio.token', name: 'transfer', data};
  };
  const table = (...args: string[]) => coop.json<ChainTableResult>(['chain', 'table', ...args]);
  const decode = (what: string) => coop.json<ChainDecodeResult>(['chain', 'decode', what]);

  before(async () => {
    await coop.found();
    member = await coop.enter();
    applied = await coop.apply(member);
  });

  describe('chain table', () => {
    it("shows the cooperative's rows without being told the scope", async () => {
      const {scope, rows, next} = await table('soviet', 'participants');
      expect(scope).to.equal(coop.coopname);
      expect(rows.map(({username}) => username)).to.have.members(coop.council);
      expect(next).to.equal(undefined);
    });

    it('pages by the names that it gives, each row once, in both directions', async () => {
      const all = (await table('registrator', 'accounts')).rows.map(({username}) => username);
      for (const direction of [[], ['--reverse']]) {
        const seen: unknown[] = [];
        for (let after: string[] | undefined = []; after !== undefined;) {
          const page = await table('registrator', 'accounts', '--limit', '4', ...direction, ...after);
          seen.push(...page.rows.map(({username}) => username));
          if (page.next !== undefined) expect(page.next).to.match(/^[a-z1-5.]+$/);
          after = page.next === undefined ? undefined : ['--after', page.next];
        }
        expect(seen).to.deep.equal(direction.length === 0 ? all : all.toReversed());
      }
    });

    it('finds rows by a name or a hash of another index', async () => {
      const hash = applied.registration_hash;
      const byHash = await table('gateway', 'incomes', '--index', '2', '--key', hash);
      const byName = await table('gateway', 'incomes', '--index', '3', '--key', member);
      expect(byHash.rows).to.have.length(1);
      expect(byHash.rows).to.deep.equal(byName.rows);
    });

    it('prints the columns that were asked for, and CSV', async () => {
      const args = ['chain', 'table', 'registrator', 'coops', '--key', 'voskhod', '--columns', 'username,status'];
      expect((await coop.run([...args, '--csv'])).stdout.trim()).to.equal('username,status\r\nvoskhod,active');
      expect((await coop.run([...args, '--columns', 'nosuch'])).status).to.equal(2);
    });

    it('names what there is instead of what was asked for', async () => {
      const wrong = await coop.failure(['chain', 'table', 'soviet', 'nosuch']);
      expect(wrong).to.include({code: 'raw_table_unknown', status: 3});
      expect(wrong.hint).to.include('participants');
      expect(await coop.failure(['chain', 'table', 'Soviet', 'boards'])).to.include({code: 'raw_name_bad', status: 2});
      expect(await coop.failure(['chain', 'table', 'nosuchcode', 'x'])).to.include({status: 3});
    });
  });

  describe('chain account', () => {
    it('shows keys, tokens and what the platform knows of it', async () => {
      const own = await coop.json<ChainAccountResult>(['chain', 'account', coop.coopname]);
      expect(own.balances[0]).to.match(/ AXON$/);
      expect(own.cooperative).to.include({status: 'active'});
      expect(own).not.to.have.property('membership');
      const seat = await coop.json<ChainAccountResult>(['chain', 'account', coop.council[0] ?? '']);
      expect(seat.membership?.row).to.include({status: 'accepted'});
      const applicant = await coop.json<ChainAccountResult>(['chain', 'account', member]);
      expect(applicant.membership).to.deep.equal({coopname: coop.coopname});
      const contract = await coop.json<ChainAccountResult>(['chain', 'account', 'eosio.token']);
      expect(contract.contract?.actions).to.include('transfer');
      expect(await coop.failure(['chain', 'account', 'nobody'])).to.include({code: 'raw_account_unknown', status: 3});
    });
  });

  describe('chain push', () => {
    const push = (name: string, ...more: string[]) => coop.json<ChainPushResult>(['chain', 'push', name, ...more]);

    it('shows what it would send, and sends nothing', async () => {
      const plan = await push(file('transfer.json', transfer()), '--dry-run');
      expect(plan).not.to.have.property('transaction_id');
      expect(plan.actions[0]).to.deep.include({authorization: [{actor: coop.coopname, permission: 'active'}]});
      expect(plan.need).to.include({axon: '1.0000 AXON'});
      expect(plan.signers[0]?.public_key).to.match(/^PUB_K1_/);
      expect(plan.bytes).to.be.within(60, 200);
    });

    it('sends once, and once more only under another name', async () => {
      const before = await balance();
      const sent = await push('transfer.json', '--yes');
      expect(sent).to.include({state: 'included', repeated: false});
      const again = await coop.run(['chain', 'push', 'transfer.json', '--json']);
      expect(JSON.parse(again.stdout)).to.have.nested.property('result.repeated', true);
      expect(await balance()).to.equal(before - 1);
      await push(file('same.yaml', `actions: [${JSON.stringify(transfer())}]`), '--key', 'second', '--yes');
      expect(await balance()).to.equal(before - 2);
    });

    it('asks before it sends', async () => {
      const name = file('other.json', transfer({memo: 'другой'}));
      expect(await coop.failure(['chain', 'push', name])).to.include({code: 'needs_yes', status: 2});
    });

    it('stops personal data', async () => {
      const {email} = parse(readFileSync(coop.path('examples/member.yaml'), 'utf8')) as {email: string};
      const name = file('leak.json', transfer({memo: `для ${email}`}));
      const stopped = await coop.failure(['chain', 'push', name, '--dry-run']);
      expect(stopped).to.include({code: 'private_value_in_action', status: 5});
      expect(JSON.stringify(stopped)).not.to.include(email);
    });

    it('names what is wrong with the file', async () => {
      const cases: [unknown, string, string][] = [
        [{...transfer(), name: 'transfr'}, 'raw_action_unknown', 'transfer'],
        [transfer({mem: ''}), 'raw_field_unknown', 'memo: string'],
        [{...transfer(), data: {from: coop.coopname}}, 'raw_field_missing', 'to: name'],
        [[], 'raw_actions_bad', 'account'],
        [transfer({quantity: 'сто'}), 'abi_value_invalid', ''],
      ];
      for (const [content, code, hint] of cases) {
        const failure = await coop.failure(['chain', 'push', file('bad.json', content), '--dry-run']);
        expect(failure.code, JSON.stringify(content)).to.equal(code);
        expect(failure.hint).to.include(hint);
      }
    });

    async function balance(): Promise<number> {
      const {balances} = await coop.json<ChainAccountResult>(['chain', 'account', coop.coopname]);
      return Number.parseFloat(balances[0] ?? '');
    }
  });

  describe('chain decode', () => {
    let id = '';
    before(() => {
      id = applied.transaction_id ?? '';
    });

    it('shows actions, whose key signed, and that the documents inside are ours and right', async () => {
      const found = await decode(id);
      expect(found.source).to.equal('outbox');
      expect(found.actions.map(({account, name}) => `${account}::${name}`)).to.include('registrator::reguser');
      expect(found.signatures[0]?.owners).to.deep.equal([`${coop.coopname}@active`]);
      expect(found.documents.map(({registry_id}) => registry_id)).to.have.members([1, 2, 3, 4, 100]);
      for (const document of found.documents) expect(document).to.deep.include({ok: true, failed: [], ours: true});
    });

    it('reads its bytes from a file or as they are', async () => {
      const raw = coop.reading((registry) => registry.outbox.findTransaction(id)?.transaction.packed);
      const byFile = await decode(file('packed.json', raw));
      expect(byFile).to.deep.include({transaction_id: id, source: 'given'});
      expect(byFile.signatures).to.have.length(1);
      expect((await decode(raw?.packed_trx ?? '')).transaction_id).to.equal(id);
    });

    it('sees that a document was changed', async () => {
      const {actions, ...head} = await decode(id);
      const changed = JSON.parse(JSON.stringify(actions).replaceAll('Заявление', 'Объявление')) as unknown;
      const {documents} = await decode(file('changed.json', {...head, signatures: [], actions: changed}));
      const application = documents.find(({registry_id}) => registry_id === 100);
      expect(application).to.include({ok: false});
      expect(application?.failed.map(({id: check}) => check)).to.include('meta_hash');
    });

    it('reads what the registry has without a network', async () => {
      await coop.run(['sandbox', 'stop']);
      const offline = await decode(id);
      expect(offline.documents).to.have.length(5);
      expect(offline.signatures[0]?.owners).to.deep.equal([`${coop.coopname}@active`]);
      const unknown = await coop.failure(['chain', 'decode', 'ab'.repeat(32)]);
      expect(unknown).to.include({code: 'raw_transaction_unknown', status: 3});
      for (const what of ['xyz', 'ab12', 'ff'.repeat(40)]) {
        expect(await coop.failure(['chain', 'decode', what])).to.include({code: 'raw_undecodable', status: 4});
      }
    });
  });
});
