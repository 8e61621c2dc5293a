import {expect} from 'chai';
import {
  applyForMembership,
  application,
  COOP,
  coopWithCouncil,
  decideAgainst,
  decideFor,
  joinWallet,
  newHash,
  Person,
  unsignedDocument,
} from '../../support/coop-chain.js';

describe('sandbox contracts: admission of a member', () => {
  it('leads from the application to an accepted member and leaves no open rows', () => {
    const {chain, council} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    expect(chain.rows('registrator', COOP, 'candidates2')).to.have.length(1);
    expect(chain.rows('gateway', COOP, 'incomes')[0]).to.include({
      id: 1,
      income_hash: hash,
      quantity: '400.0000 RUB',
      status: 'pending',
      callback_contract: 'registrator',
    });
    joinWallet(chain, person);
    for (const agreement_type of ['signature', 'privacy', 'user']) {
      chain.push(COOP, 'soviet::sndagreement', {
        coopname: COOP,
        administrator: COOP,
        username: person.name,
        agreement_type,
        document: person.document(),
      });
    }
    chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: hash});
    expect(chain.rows('registrator', COOP, 'candidates2')[0]).to.include({status: 'payed'});
    expect(chain.rows('soviet', COOP, 'decisions')[0]).to.deep.include({
      id: 1,
      type: 'joincoop',
      hash,
      votes_for: [],
      expired_at: '2026-12-20T12:00:00',
      callback_contract: 'registrator',
    });
    decideFor(chain, council);

    expect(chain.rows('registrator', COOP, 'candidates2')).to.be.empty;
    expect(chain.rows('gateway', COOP, 'incomes')).to.be.empty;
    expect(chain.rows('soviet', COOP, 'decisions')).to.be.empty;
    expect(chain.table('soviet', COOP, 'participants').get(person.name)).to.include({
      status: 'accepted',
      type: 'individual',
      initial_amount: '100.0000 RUB',
      minimum_amount: '300.0000 RUB',
    });
    expect(chain.table('registrator', 'registrator', 'accounts').get(person.name)).to.deep.include({
      status: 'active',
      type: 'individual',
      storages: [COOP],
    });
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({active_participants_count: 4});
    expect(chain.rows('soviet', COOP, 'agreements3').map(({type}) => type)).to.deep.equal([
      'signature',
      'privacy',
      'user',
    ]);
  });

  it('books what came in as minimum share and entrance fee', () => {
    const {chain, council} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    const balance = (id: bigint) => chain.table('ledger2', COOP, 'accounts').get(id)?.balance;
    expect([51000n, 76000n, 80000n, 86000n].map(balance)).to.deep.equal([
      '1200.0000 RUB',
      undefined,
      '900.0000 RUB',
      '300.0000 RUB',
    ]);
    chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: hash});
    expect([51000n, 76000n].map(balance)).to.deep.equal(['1600.0000 RUB', '-400.0000 RUB']);
    decideFor(chain, council);
    expect([51000n, 76000n, 80000n, 86000n].map(balance)).to.deep.equal([
      '1600.0000 RUB',
      undefined,
      '1200.0000 RUB',
      '400.0000 RUB',
    ]);
    expect(chain.table('ledger2', COOP, 'wallets').get('w.reg.pend')).to.equal(undefined);
    expect(chain.table('ledger2', COOP, 'wallets').get('w.reg.entry')).to.include({available: '400.0000 RUB'});
    const own = chain.rows('ledger2', COOP, 'userwallets').filter(({username}) => username === person.name);
    expect(own.map(({wallet_name, available}) => [wallet_name, available])).to.deep.equal([
      ['w.reg.minshr', '300.0000 RUB'],
    ]);
  });

  it('tells the document registry of package, submission, resolution and decision', () => {
    const {chain, council} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    expect(chain.story).to.deep.equal([
      'registrator::reguser',
      'soviet::newpackage',
      `soviet::newpackage>${COOP}`,
      `soviet::newpackage>${person.name}`,
      'gateway::createinpay',
    ]);
    chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: hash});
    const submitted = chain.traces.find(({name}) => name === 'newsubmitted');
    expect(submitted?.data).to.include({action: 'joincoop', package: hash, decision_id: 1});
    decideFor(chain, council);
    expect(chain.story.filter((line) => !line.includes('>'))).to.deep.equal([
      'soviet::exec',
      'registrator::confirmreg',
      'soviet::addpartcpnt',
      'ledger2::apply',
      'ledger2::walletop',
      'ledger2::debit',
      'ledger2::credit',
      'ledger2::apply',
      'ledger2::walletop',
      'ledger2::debit',
      'ledger2::credit',
      'soviet::newresolved',
      'soviet::newdecision',
    ]);
  });

  it('forgets an application whose payment is declined, so that it can be made again', () => {
    const {chain} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    chain.push(COOP, 'gateway::indecline', {coopname: COOP, income_hash: hash, reason: 'нет денег'});
    expect(chain.rows('registrator', COOP, 'candidates2')).to.be.empty;
    expect(chain.rows('gateway', COOP, 'incomes')).to.be.empty;
    chain.push(COOP, 'registrator::reguser', application(person, newHash()));
  });

  it('gives the money back after a refusal, and never declines a refund', () => {
    const {chain, council} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: hash});
    decideAgainst(chain, council);
    expect(chain.rows('soviet', COOP, 'decisions')).to.be.empty;
    expect(chain.rows('registrator', COOP, 'candidates2')[0]).to.include({status: 'refunding'});
    expect(chain.rows('gateway', COOP, 'outcomes')[0]).to.include({outcome_hash: hash, quantity: '400.0000 RUB'});
    const outcome = {coopname: COOP, outcome_hash: hash};
    expect(chain.refusal(COOP, 'gateway::outdecline', {...outcome, reason: ''})).to.equal(
      'Отмена возврата регистрационного взноса невозможна',
    );
    chain.push(COOP, 'gateway::outcomplete', outcome);
    expect(chain.rows('registrator', COOP, 'candidates2')).to.be.empty;
    expect(chain.rows('gateway', COOP, 'outcomes')).to.be.empty;
    expect(chain.table('ledger2', COOP, 'accounts').get(76000n)).to.equal(undefined);
    expect(chain.table('registrator', 'registrator', 'accounts').get(person.name)).to.deep.include({
      type: '',
      storages: [],
    });
    chain.push(COOP, 'registrator::reguser', application(person, newHash()));
  });

  describe('refuses', () => {
    it('a second account card and a second application', () => {
      const {chain} = coopWithCouncil();
      const {person, hash} = applyForMembership(chain);
      const account = {coopname: COOP, referer: '', username: person.name, public_key: person.publicKey, meta: '{}'};
      expect(chain.refusal(COOP, 'registrator::newaccount', account)).to.equal('Аккаунт уже зарегистририван');
      expect(chain.refusal(COOP, 'registrator::reguser', application(person, hash))).to.match(
        /^Аккаунт уже получил карточку участника/,
      );
    });

    it('an application of an unknown account, of a wrong type, to a closed cooperative', () => {
      const {chain} = coopWithCouncil();
      const stranger = application(new Person('strangeraaaa'), newHash());
      expect(chain.refusal(COOP, 'registrator::reguser', stranger)).to.equal(
        'Участник не найден в картотеке аккаунтов',
      );
      chain.push('voskhod', 'registrator::stcoopstatus', {coopname: COOP, username: 'voskhod', status: 'blocked'});
      expect(chain.refusal(COOP, 'registrator::reguser', stranger)).to.equal('Кооператив не активен');
      expect(chain.refusal('nobody', 'registrator::reguser', {...stranger, coopname: 'nobody'})).to.equal(
        'Организация не найдена',
      );
    });

    it('a hash that another payment has', () => {
      const {chain} = coopWithCouncil();
      const {hash} = applyForMembership(chain);
      const other = new Person('petrovpetrov');
      chain.push(COOP, 'registrator::newaccount', {
        coopname: COOP,
        referer: '',
        username: other.name,
        public_key: other.publicKey,
        meta: '{}',
      });
      expect(chain.refusal(COOP, 'registrator::reguser', application(other, hash))).to.equal(
        'Входящий платеж с указанным hash уже существует',
      );
    });

    it('a statement with a foreign key, or with a signature that is not of its key', () => {
      const {chain} = coopWithCouncil();
      const {person} = applyForMembership(chain);
      const other = new Person('petrovpetrov');
      chain.push(COOP, 'registrator::newaccount', {
        coopname: COOP,
        referer: '',
        username: other.name,
        public_key: other.publicKey,
        meta: '{}',
      });
      const data = application(other, newHash());
      expect(chain.refusal(COOP, 'registrator::reguser', {...data, statement: person.document(other.name)})).to.equal(
        'Public key does not belong to account',
      );
      const forged = other.document() as {signatures: Record<string, unknown>[]};
      forged.signatures[0]!.public_key = person.publicKey;
      expect(chain.refusal(COOP, 'registrator::reguser', {...data, statement: forged})).to.match(/recovered key/);
    });

    it('confirming a payment twice, or one that nobody asked for', () => {
      const {chain} = coopWithCouncil();
      const {hash} = applyForMembership(chain);
      const income = {coopname: COOP, income_hash: hash};
      chain.push(COOP, 'gateway::incomplete', income);
      expect(chain.refusal(COOP, 'gateway::incomplete', income)).to.equal('Входящий платеж не найден');
      expect(chain.refusal('voskhod', 'gateway::incomplete', income)).to.equal(`missing authority of ${COOP}`);
      expect(chain.refusal(COOP, 'gateway::outcomplete', {coopname: COOP, outcome_hash: hash})).to.match(
        /^GATEWAY_OUTCOME_NOT_FOUND: /,
      );
    });

    it('callbacks from anybody but the contracts', () => {
      const {chain} = coopWithCouncil();
      const {hash} = applyForMembership(chain);
      const of = {coopname: COOP, registration_hash: hash};
      expect(chain.refusal(COOP, 'registrator::confirmpay', of)).to.equal('missing authority of gateway');
      expect(chain.refusal(COOP, 'registrator::confirmreg', {...of, authorization: unsignedDocument()})).to.equal(
        'missing authority of soviet',
      );
    });
  });

  it('takes an application without signatures, as the chain does', () => {
    const {chain} = coopWithCouncil();
    const {person, hash} = applyForMembership(chain);
    chain.push(COOP, 'gateway::indecline', {coopname: COOP, income_hash: hash, reason: ''});
    chain.push(COOP, 'registrator::reguser', {...application(person, newHash()), statement: unsignedDocument()});
  });
});
