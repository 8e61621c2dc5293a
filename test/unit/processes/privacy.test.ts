import {expect} from 'chai';
import {inspect} from 'node:util';
import {Serializer, Transaction, type TransactionType} from '@wharfkit/antelope';
import {buildTransaction} from '../../../src/lib/chain/transaction.js';
import * as actions from '../../../src/lib/chain/actions/index.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {personOf} from '../../../src/lib/domain/member.js';
import {PLACES_PER_BLOCK, type ActionInput, type HistoryBlock} from '../../../src/lib/domain/records.js';
import {apply, registrationHash} from '../../../src/lib/processes/admission.js';
import {auditPrivacy} from '../../../src/lib/processes/audit-privacy.js';
import {concernedBy} from '../../../src/lib/processes/concerned.js';
import {guardActions} from '../../../src/lib/processes/guard.js';
import {exampleMember} from '../../support/sample-models.js';
import {LiveCoop} from '../../support/live-coop.js';

/** Somebody of the registry with whom nothing here has to do. */
const STRANGER = {
  ...exampleMember('individual'),
  first_name: 'Глафира',
  last_name: 'Подъяпольская',
  phone: '+7 (900) 555-44-33',
};

describe('nothing private leaves', function () {
  this.timeout(120_000);
  const coop = new LiveCoop();

  before(async () => {
    await coop.start();
    coop.registry.members.add(
      'strangerxxxx',
      {...STRANGER, email: 'glafira@example.test'},
      {
        block_num: 1,
        actor: 'romashkacoop',
      },
    );
  });
  after(() => coop.stop());

  /** A transfer with a memo, that the cooperative could send. */
  function withMemo(memo: string): ActionInput {
    return actions.token.transfer({from: coop.registry.identity.coopname, to: 'eosio', quantity: '0.0001 AXON', memo});
  }

  async function failure(act: () => unknown): Promise<{code: string; text: string}> {
    try {
      await act();
    } catch (error) {
      if (!isCoopError(error)) throw error;
      return {code: error.code, text: inspect(error, {depth: 9})};
    }
    return {code: 'passed', text: ''};
  }

  it('of somebody whom an action does not concern: surname, name with patronymic, contacts; the error repeats nothing', async () => {
    for (const memo of ['за Подъяпольскую', 'Podyapolskaya', 'тел. 8-900-555-44-33', 'glafira@example.test']) {
      const {code, text} = await failure(() => {
        guardActions(coop.registry, [withMemo(memo)]);
      });
      expect(code, memo).to.equal('private_value_in_action');
      expect(text).to.not.match(/Подъя|Podya|5554433|glafira/i);
    }
    guardActions(coop.registry, [withMemo('Пополнение счёта на месяц')]);
  });

  it('of former facts: what was private once is private still', async () => {
    const member = {...STRANGER, email: 'glafira@example.test', phone: '+7 (900) 111-22-33'} as never;
    coop.registry.members.change('strangerxxxx', member, {block_num: 2, actor: 'romashkacoop'});
    for (const memo of ['8 900 555 44 33', '8 900 111 22 33']) {
      const {code} = await failure(() => {
        guardActions(coop.registry, [withMemo(memo)]);
      });
      expect(code, memo).to.equal('private_value_in_action');
    }
  });

  it('after the guard: the bytes are looked at once more before they are sent', async () => {
    const work = coop.work();
    const node = await work.node();
    const signers = [await work.signer()];
    const built = await buildTransaction({actions: [withMemo('Подъяпольская')], node, signers});
    const sent = await failure(() => node.send(built.packed, 'eosio.token::transfer'));
    expect(sent.code).to.equal('private_value_in_action');
    expect(sent.text).to.not.include('Подъя');

    const clean = await buildTransaction({actions: [withMemo('Пополнение')], node, signers});
    const transaction = Serializer.decode({data: clean.packed.packed_trx, type: Transaction});
    const longer = `${clean.packed.packed_trx}${Buffer.from('Глафира').toString('hex')}`;
    const plain = Serializer.objectify(transaction) as Record<string, unknown>;
    const extended = Transaction.from({...plain, transaction_extensions: [{type: 1, data: 'd093'}]} as TransactionType);
    for (const packed of [
      {...clean.packed, packed_trx: longer},
      {...clean.packed, packed_trx: Serializer.encode({object: extended}).hexString},
      {...clean.packed, packed_trx: 'd093'},
      {...clean.packed, signatures: ['Глафира']},
    ]) {
      expect((await failure(() => node.send(packed, 'eosio.token::transfer'))).code).to.equal('transaction_unreadable');
    }
  });

  it('knows whom data concern by accounts, documents, payments and decisions', async () => {
    const {account} = coop.applicant;
    await apply(coop.work(), account, coop.applicant);
    const hash = registrationHash(account);
    const [document] = coop.registry.documents.list({username: account, limit: 1});
    for (const data of [
      {username: account},
      {income_hash: hash},
      {d: {doc_hash: document!.doc_hash}},
      {m: JSON.stringify({a: account})},
    ]) {
      expect([...concernedBy(coop.registry, data)], JSON.stringify(data)).to.include(account);
    }
  });

  it('is found by the audit when it is on chain, by place, kind and account, never by value', async () => {
    await coop.syncToLast();
    const clean = await auditPrivacy(coop.work());
    expect(clean.findings).to.deep.equal([]);
    expect(clean.actions).to.be.greaterThan(5);
    expect(clean.rows).to.be.greaterThan(3);
    const last = coop.registry.history.list({limit: 1, newest: true})[0]!;
    const head = coop.registry.history.cursor()!;
    const {first_name} = personOf(coop.registry.members.get(coop.applicant.account)!.member);
    const leaked = (blocks: number, data: Record<string, unknown>): HistoryBlock => {
      const block_num = head + blocks;
      const place = block_num * PLACES_PER_BLOCK;
      const action = {...last, place, block_num, account: 'registrator', name: 'newaccount', data};
      const {global_sequence: _none, ...unnumbered} = action;
      return {block_num, block_id: last.block_id, block_time: last.block_time, actions: [unnumbered], source: 'blocks'};
    };
    coop.registry.history.append([
      leaked(1, {username: coop.applicant.account, meta: JSON.stringify({note: `передал ${first_name}`})}),
      leaked(2, {memo: 'Подъяпольская', raw: 'data:image/png;base64,AAAA'}),
    ]);
    const audit = await auditPrivacy(coop.work(), {fromBlock: head + 1});
    expect(audit).to.deep.include({clean: false, actions: 2, from_block: head + 1});
    expect(
      audit.findings.map(({source, path, kind, account}) => [source, path, kind, account]),
    ).to.deep.include.members([
      ['registrator::newaccount', 'meta.note', 'first_name', coop.applicant.account],
      ['registrator::newaccount', 'memo', 'last_name', 'strangerxxxx'],
      ['registrator::newaccount', 'raw', 'image', undefined],
    ]);
    expect(JSON.stringify(audit)).to.not.match(/Подъя|AAAA/);
    const offline = await auditPrivacy(coop.offline(), {fromBlock: head + 1});
    expect(offline.rows).to.equal(undefined);
    expect(offline.findings).to.have.length(audit.findings.length);
  });
});
