import {readdirSync} from 'node:fs';
import {expect} from 'chai';
import {sha256Hex} from '../../../src/lib/domain/hash.js';
import type {DecisionRecord, OutboxState, PaymentRecord} from '../../../src/lib/domain/records.js';
import type {Template} from '../../../src/lib/domain/template.js';
import {bench, codeOf, tamper} from './support.js';

const AT = '2026-10-07T10:00:00.000Z';
const HASH = sha256Hex('process');

const decision = (change: Partial<DecisionRecord> = {}): DecisionRecord => ({
  decision_id: 1,
  type: 'joincoop',
  username: 'abcdefghijkl',
  hash: HASH,
  votes_for: ['boris', 'anna'],
  votes_against: ['vera'],
  approved: true,
  authorized: false,
  state: 'open',
  created_at: AT,
  council: [{username: 'anna', is_voting: true, position: 'chairman', position_title: 'Председатель'}],
  ...change,
});

const payment = (hash: string, change: Partial<PaymentRecord> = {}): PaymentRecord => ({
  hash,
  type: 'registration',
  direction: 'incoming',
  username: 'abcdefghijkl',
  quantity: '400.0000 RUB',
  status: 'pending',
  created_at: AT,
  updated_at: AT,
  ...change,
});

describe('decisions', () => {
  const at = bench();

  it('keeps a decision with its votes in their order, and what it becomes', () => {
    const {decisions} = at.create();
    decisions.save(decision());
    expect(decisions.get(1)).to.deep.equal(decision());
    const executed = decision({
      state: 'executed',
      votes_for: ['vera', 'boris', 'anna'],
      votes_against: [],
      protocol: 'AB',
    });
    decisions.save(executed);
    expect(decisions.get(1)).to.deep.equal(executed);
    expect(decisions.findByHash(HASH.toUpperCase())).to.deep.equal(executed);
  });

  it('lists by state', () => {
    const {decisions} = at.create();
    decisions.save(decision());
    decisions.save(decision({decision_id: 2, state: 'declined'}));
    expect(decisions.list({state: 'open'}).map(({decision_id}) => decision_id)).to.deep.equal([1]);
    expect(decisions.list()).to.have.length(2);
    expect(decisions.get(3)).to.equal(undefined);
  });
});

describe('payments, cards, keys, templates, settings', () => {
  const at = bench();

  it('keeps a payment and its later state', () => {
    const {payments} = at.create();
    payments.save(payment(HASH));
    payments.save(payment(HASH.toUpperCase(), {status: 'completed', updated_at: '2026-10-08T10:00:00.000Z'}));
    payments.save(payment(sha256Hex('b'), {username: 'other'}));
    expect(payments.get(HASH)).to.include({status: 'completed', updated_at: '2026-10-08T10:00:00.000Z'});
    expect(payments.list({status: 'pending'}).map(({username}) => username)).to.deep.equal(['other']);
    expect(payments.findByPrefix(HASH.slice(0, 8)).map(({hash}) => hash)).to.deep.equal([HASH.toLowerCase()]);
    expect(payments.findByPrefix(HASH.slice(0, 8).toUpperCase())).to.have.length(1);
    expect(payments.findByPrefix('00000000')).to.deep.equal([]);
  });

  it('keeps cards once, newest first', () => {
    const {cards} = at.create();
    const card = (key: string) => ({account: 'anna', public_key: key, issued_at: AT, file: 'anna.card'});
    cards.add(card('PUB_1'));
    cards.add(card('PUB_1'));
    cards.add(card('PUB_2'));
    expect(cards.list('anna').map(({public_key}) => public_key)).to.deep.equal(['PUB_2', 'PUB_1']);
    expect(cards.list('boris')).to.deep.equal([]);
  });

  it('gives a private key only when asked for that one', () => {
    const {keys} = at.create();
    const key = {account: 'romashka', permission: 'active', public_key: 'PUB', private_key: 'PVT', created_at: AT};
    keys.add(key);
    keys.add(key);
    expect(keys.get('romashka', 'active')).to.deep.equal(key);
    expect(JSON.stringify(keys.list())).to.not.include('PVT');
    expect(keys.remove('romashka', 'active', 'PUB')).to.equal(true);
    expect(keys.remove('romashka', 'active', 'PUB')).to.equal(false);
    expect(keys.get('romashka', 'active')).to.equal(undefined);
  });

  it('keeps templates by hash and settings by name', () => {
    const {templates, settings} = at.create();
    const template: Template = {
      registry_id: 1,
      version: 1,
      title: 'Т',
      description: '',
      context: '<p>',
      model: {},
      translations: {},
    };
    templates.save('aa', template);
    templates.save('aa', {...template, title: 'другой'});
    expect(templates.get('aa')).to.deep.equal(template);
    settings.set('a', '1');
    settings.set('a', '2');
    expect([settings.get('a'), settings.get('b')]).to.deep.equal(['2', undefined]);
  });
});

describe('outbox', () => {
  const at = bench();
  const transaction = (name: string) => ({
    transaction_id: sha256Hex(name),
    packed: {signatures: ['SIG_K1_x'], packed_trx: '00'},
    expiration: '2026-10-07T10:00:30',
    ref_block_num: 5,
  });
  const entry = (key: string, subjects: string[] = []) => ({
    key,
    actions: [{account: 'soviet', name: 'votefor', authorization: [], data: {decision_id: 1}}],
    subjects,
  });
  const signed = (key: string, subjects: string[] = []) => ({...entry(key, subjects), transaction: transaction(key)});

  it('keeps what is sent and how it goes', () => {
    const {outbox} = at.create();
    const [added] = outbox.add([signed('a')]);
    expect(added).to.deep.include({...entry('a'), ...transaction('a'), state: 'queued', attempts: 0, tries: 1});
    const place = {block_num: 7, block_id: 'ff'};
    const sent = outbox.update(added!, {state: 'included', attempts: 2, place});
    expect(outbox.get(1))
      .to.deep.equal(sent)
      .and.to.include({state: 'included', attempts: 2, ...place});
    const lost = outbox.update(sent!, {state: 'sent', place: 'lost', error: {code: 'contract_refused', text: 'нет'}});
    expect(lost).to.include({lost_block_id: 'ff', error: 'нет', error_code: 'contract_refused'});
    expect(lost).not.to.have.property('block_num');
    expect(codeOf(() => outbox.update({id: 99, revision: 1}, {state: 'sent'}))).to.equal('outbox_entry_not_found');
  });

  it('keeps an entry without a transaction, and each that it had', () => {
    const {outbox} = at.create();
    const [queued] = outbox.add([entry('a')]);
    expect(queued).to.include({state: 'queued', tries: 0, attempts: 0});
    expect(queued).not.to.have.any.keys('transaction_id', 'packed', 'expiration', 'ref_block_num');
    const first = outbox.update(queued!, {transaction: transaction('first')});
    expect(first).to.include({transaction_id: sha256Hex('first'), tries: 1});
    const again = outbox.update(first!, {state: 'queued', outcome: 'expired'});
    expect(again).not.to.have.any.keys('transaction_id', 'packed');
    const second = outbox.update(again!, {transaction: transaction('second')});
    expect(second).to.include({transaction_id: sha256Hex('second'), tries: 2});
    expect(outbox.transactions(1).map((each) => [each.transaction_id, each.outcome])).to.deep.equal([
      [sha256Hex('first'), 'expired'],
      [sha256Hex('second'), undefined],
    ]);
  });

  it('changes an entry only for who has seen it as it is', () => {
    const {outbox} = at.create();
    const [seen] = outbox.add([signed('a')]);
    expect(outbox.update(seen!, {state: 'sent', attempts: 1})).to.include({state: 'sent'});
    expect(outbox.update(seen!, {state: 'cancelled', outcome: 'unsent'})).to.equal(undefined);
    expect(outbox.get(1)).to.include({state: 'sent', attempts: 1});
    expect(outbox.transactions(1)[0]).not.to.have.property('outcome');
  });

  it('adds all or none, and never one transaction twice', () => {
    const {outbox} = at.create();
    outbox.add([signed('a')]);
    const same = {...entry('c'), transaction: transaction('a')};
    expect(codeOf(() => outbox.add([signed('b'), same]))).to.equal('outbox_transaction_taken');
    expect(codeOf(() => outbox.add([signed('b'), entry('a')]))).to.equal('outbox_key_taken');
    expect(outbox.list()).to.have.length(1);
  });

  it('links entries about the same in their order, to those that are not final', () => {
    const {outbox} = at.create();
    const [first] = outbox.add([entry('a', ['x'])]);
    const ids = (list: {id: number}[]): number[] => list.map(({id}) => id);
    outbox.add([entry('b', ['y']), entry('c', ['x', 'y', 'x']), entry('d', ['x'])]);
    expect(ids(outbox.dependencies(2))).to.deep.equal([]);
    expect(ids(outbox.dependencies(3))).to.deep.equal([1, 2]);
    expect(ids(outbox.dependencies(4))).to.deep.equal([1, 3]);
    expect(ids(outbox.dependents(1))).to.deep.equal([3, 4]);
    expect(outbox.get(3)?.subjects).to.deep.equal(['x', 'y']);
    expect(ids(outbox.list({subject: 'x', newest: true}))).to.deep.equal([4, 3, 1]);
    outbox.update(first!, {state: 'irreversible'});
    outbox.add([entry('e', ['x'])]);
    expect(ids(outbox.dependencies(5))).to.deep.equal([3, 4]);
  });

  it('lets one entry of a key live at a time', () => {
    const {outbox} = at.create();
    outbox.add([entry('a')]);
    const change = (state: OutboxState) => outbox.update(outbox.findByKey('a')!, {state});
    for (const state of ['queued', 'sent', 'included', 'irreversible'] as const) {
      change(state);
      expect(
        codeOf(() => outbox.add([entry('a')])),
        state,
      ).to.equal('outbox_key_taken');
    }
    for (const state of ['failed', 'expired', 'forked', 'cancelled'] as const) {
      change(state);
      outbox.add([entry('a')]);
    }
    expect(outbox.list()).to.have.length(5);
    expect(codeOf(() => outbox.update(outbox.get(1)!, {state: 'queued'}))).to.equal('outbox_key_taken');
    expect(outbox.list({states: ['queued']}).map(({id}) => id)).to.deep.equal([outbox.findByKey('a')!.id]);
    expect(outbox.list({states: []})).to.deep.equal([]);
  });

  it('holds the rule in the file too', () => {
    const registry = at.create();
    registry.outbox.add([entry('a')]);
    const copy = `INSERT INTO outbox (key, state, actions, created_at, updated_at)
      SELECT key, state, actions, created_at, updated_at FROM outbox`;
    expect(() => {
      tamper(at.path('a.coop'), copy);
    }).to.throw(/UNIQUE/);
  });
});

describe('transactions and copies', () => {
  const at = bench();

  it('does all or nothing, also over calls inside each other', () => {
    const registry = at.create();
    const half = () =>
      registry.transaction(() => {
        registry.settings.set('a', '1');
        registry.transaction(() => registry.audit.append('anna', 'act', 'x'));
        throw new Error('stop');
      });
    expect(half).to.throw('stop');
    expect([registry.settings.get('a'), registry.audit.last()]).to.deep.equal([undefined, undefined]);
  });

  it('sees what another open registry of the file has done, and keeps the audit chain whole', () => {
    const [one, two] = [at.create(), at.open()];
    for (const registry of [one, two, one, two]) registry.audit.append('anna', 'act', 'x');
    expect(one.audit.verify()).to.deep.equal({id: 'registry_audit', ok: true, detail: '4'});
    expect(two.audit.list({after: 2}).map(({seq}) => seq)).to.deep.equal([3, 4]);
  });

  it('copies a registry in use, whole and under the same key, and never over a file', () => {
    const registry = at.create();
    registry.settings.set('a', '1');
    registry.copyTo(at.path('copy.coop'));
    const copy = at.open('copy.coop');
    expect(copy.settings.get('a')).to.equal('1');
    expect(copy.identity).to.deep.equal(registry.identity);
    expect(
      codeOf(() => {
        registry.copyTo(at.path('copy.coop'));
      }),
    ).to.equal('registry_exists');
    expect(readdirSync(at.path('')).filter((name) => name.includes('unfinished'))).to.deep.equal([]);
  });
});
