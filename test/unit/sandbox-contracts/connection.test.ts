import {expect} from 'chai';
import {
  addFounder,
  connectedChain,
  COOP,
  founderData,
  freshChain,
  newHash,
  ORG_DATA,
  Person,
  unsignedDocument,
} from '../../support/coop-chain.js';
import {genesisActions} from '../../../src/lib/sandbox/contracts/genesis.js';

describe('sandbox contracts: a fresh chain', () => {
  it('has the provider with council, program, token and templates', () => {
    const chain = freshChain();
    expect(chain.table('registrator', 'registrator', 'coops').get('voskhod')).to.include({
      status: 'active',
      coop_type: 'conscoop',
      initial: '100.0000 RUB',
      minimum: '300.0000 RUB',
      registration: '400.0000 RUB',
      org_initial: '1000.0000 RUB',
      org_minimum: '3000.0000 RUB',
    });
    const members = chain.rows('soviet', 'voskhod', 'boards')[0]?.members as {username: string}[];
    expect(members.map(({username}) => username)).to.deep.equal(['ant']);
    expect(chain.rows('soviet', 'voskhod', 'coagreements')).to.have.length(4);
    expect(chain.rows('eosio.token', 'AXON', 'stat')[0]).to.include({
      max_supply: '1000000000.0000 AXON',
      issuer: 'eosio',
    });
    expect(
      chain.rows('draft', 'draft', 'drafts').map(({registry_id, version}) => [registry_id, version]),
    ).to.deep.include([1, 3]);
    expect(chain.keys('voskhod')).to.have.length(1);
  });

  it('adds a further language of a template as a translation', () => {
    const draft = {
      registry_id: 1,
      version: 2,
      title: '',
      description: '',
      context: '',
      model: '{}',
      lang: 'ru',
      translation: '{}',
    };
    const names = genesisActions({drafts: [draft, {...draft, lang: 'en'}]}).map(({name}) => name);
    expect(names.slice(-3)).to.deep.equal(['createdraft', 'upversion', 'createtrans']);
  });
});

describe('sandbox contracts: connecting a cooperative', () => {
  it('makes an active cooperative with its fees summed up', () => {
    const {chain} = connectedChain();
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({
      status: 'active',
      parent_username: '',
      registration: '400.0000 RUB',
      org_registration: '4000.0000 RUB',
      active_participants_count: 0,
      is_cooperative: 1,
    });
    expect(chain.rows('eosio.token', COOP, 'accounts')).to.deep.equal([{balance: '100.0000 AXON'}]);
  });

  it('keeps the status when the data are sent again, and tells the provider', () => {
    const {chain, coop} = connectedChain();
    const params = {...ORG_DATA, initial: '200.0000 RUB'};
    chain.push(COOP, 'registrator::regcoop', {
      coopname: COOP,
      username: COOP,
      params,
      document: coop.document(),
    });
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({
      status: 'active',
      registration: '500.0000 RUB',
    });
    expect(chain.story).to.include('soviet::newresolved>voskhod');
  });

  it('asks an organisation for the fees of organisations', () => {
    const chain = freshChain();
    chain.push('voskhod', 'registrator::newaccount', {
      coopname: 'voskhod',
      referer: '',
      username: COOP,
      public_key: new Person(COOP).publicKey,
      meta: '',
    });
    chain.push('voskhod', 'registrator::reguser', {
      coopname: 'voskhod',
      braname: '',
      username: COOP,
      type: 'organization',
      statement: unsignedDocument(),
      registration_hash: newHash(),
    });
    expect(chain.rows('gateway', 'voskhod', 'incomes')[0]).to.include({quantity: '4000.0000 RUB'});
  });

  it('computes the package of regcoop from the bytes of the name', () => {
    const {chain} = connectedChain();
    chain.push('voskhod', 'registrator::regcoop', {
      coopname: 'voskhod',
      username: 'voskhod',
      params: ORG_DATA,
      document: unsignedDocument(),
    });
    const event = chain.traces.find(({name}) => name === 'newsubmitted');
    expect(event?.data.package).to.equal('5ebe18f63569c0f489c84a21d4f4f75ea890bb1b743fc1d6c15012c8050ed8bb');
  });

  it('refuses what is no cooperative', () => {
    const {chain, coop} = connectedChain();
    const refusal = (params: Record<string, unknown>, coopname = COOP) =>
      chain.refusal(coopname, 'registrator::regcoop', {
        coopname,
        username: coopname,
        params: {...ORG_DATA, ...params},
        document: coop.document(),
      });
    expect(refusal({}, 'nobody')).to.equal('Аккаунт не переведен в статус пользователя (reguser)');
    expect(refusal({}, 'ant')).to.match(/^Только организация/);
    expect(refusal({is_cooperative: false})).to.equal('Организация - не кооператив');
    expect(refusal({minimum: '0.0000 RUB'})).to.match(/больше нуля/);
    expect(refusal({minimum: '1.0000 AXON'})).to.equal('Неверный символ токена');
    const status = {coopname: COOP, username: 'voskhod', status: 'frozen'};
    expect(chain.refusal('voskhod', 'registrator::stcoopstatus', status)).to.equal(
      'Недоступный статус для кооператива',
    );
    expect(chain.refusal(COOP, 'registrator::stcoopstatus', {...status, username: COOP})).to.equal(
      'Администратор не найден',
    );
  });

  it('asks both sides for an operator', () => {
    const {chain} = connectedChain();
    const set = {coopname: COOP, operator_name: 'voskhod'};
    expect(chain.refusal(COOP, 'registrator::setoperator', set)).to.equal('missing authority of voskhod');
    chain.push('voskhod', 'registrator::setoperator', set);
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({parent_username: 'voskhod'});
    chain.push(COOP, 'registrator::deloperator', {coopname: COOP});
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({parent_username: ''});
  });

  it('changes the amounts and texts of a cooperative', () => {
    const {chain} = connectedChain();
    const {initial, minimum, org_initial} = ORG_DATA;
    const data = {
      coopname: COOP,
      username: COOP,
      announce: 'new.example',
      description: 'd',
      initial,
      minimum,
      org_initial,
    };
    chain.push(COOP, 'registrator::updatecoop', {...data, org_minimum: '5000.0000 RUB'});
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({
      announce: 'new.example',
      org_registration: '6000.0000 RUB',
    });
  });
});

describe('sandbox contracts: members of paper days and keys', () => {
  it('adds a member whose account the registrator controls until he gets a key', () => {
    const {chain} = connectedChain();
    chain.push(COOP, 'registrator::adduser', founderData('aaaaaaaaaaaa'));
    expect(chain.keys('aaaaaaaaaaaa')).to.be.empty;
    expect(chain.table('soviet', COOP, 'participants').get('aaaaaaaaaaaa')).to.include({
      status: 'accepted',
      created_at: '2020-01-01T00:00:00',
    });
    expect(chain.table('registrator', 'registrator', 'accounts').get('aaaaaaaaaaaa')).to.include({status: 'active'});
    const person = addFounder(chain, 'bbbbbbbbbbbb');
    expect(chain.keys('bbbbbbbbbbbb')).to.deep.equal([person.publicKey]);
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({active_participants_count: 2});
    expect(chain.rows('eosio.token', COOP, 'accounts')).to.deep.equal([{balance: '98.0000 AXON'}]);
  });

  it('refuses a date to come, a foreign currency and an empty contribution', () => {
    const {chain} = connectedChain();
    const refusal = (change: Record<string, unknown>) =>
      chain.refusal(COOP, 'registrator::adduser', {...founderData('aaaaaaaaaaaa'), ...change});
    expect(refusal({created_at: '2030-01-01T00:00:00'})).to.equal('Дата created_at должна быть в прошлом');
    expect(refusal({initial: '1.0000 USD'})).to.equal('Неверный символ токена');
    expect(refusal({minimum: '0.0000 RUB'})).to.match(/больше нуля/);
    expect(refusal({username: COOP})).to.equal('Аккаунт уже зарегистририван');
  });

  it('changes keys of members and of hosted cooperatives only', () => {
    const {chain} = connectedChain();
    addFounder(chain, 'aaaaaaaaaaaa');
    const next = new Person('aaaaaaaaaaaa');
    const change = {coopname: COOP, changer: COOP, username: 'aaaaaaaaaaaa', public_key: next.publicKey};
    chain.push(COOP, 'registrator::changekey', {...change, public_key: next.key.toPublic().toLegacyString()});
    expect(chain.keys('aaaaaaaaaaaa')).to.deep.equal([next.publicKey]);
    expect(chain.refusal(COOP, 'registrator::changekey', {...change, username: 'ant'})).to.equal(
      'Пайщик не активен в кооперативе',
    );
    expect(chain.refusal('aaaaaaaaaaaa', 'registrator::changekey', {...change, changer: 'aaaaaaaaaaaa'})).to.equal(
      'Администратор не найден',
    );
    const hosted = {coopname: 'voskhod', changer: 'voskhod', username: COOP, public_key: next.publicKey};
    chain.push('voskhod', 'registrator::changekey', hosted);
    expect(chain.keys(COOP)).to.deep.equal([next.publicKey]);
  });
});
