import {expect} from 'chai';
import {connectedChain, COOP, coopWithCouncil, freshChain, newHash, Person} from '../../support/coop-chain.js';

const transfer = (from: string, to: string, quantity = '1.0000 AXON') => ({from, to, quantity, memo: ''});

describe('sandbox contracts: tokens', () => {
  it('move only between the platform and members of the provider’s wallet program', () => {
    const {chain} = coopWithCouncil();
    expect(chain.refusal('voskhod', 'eosio.token::transfer', transfer('voskhod', 'memberaaaaaa'))).to.equal(
      'Получатель не является участником целевой потребительской программы кошелька',
    );
    expect(chain.refusal('memberaaaaaa', 'eosio.token::transfer', transfer('memberaaaaaa', COOP))).to.equal(
      'Отправитель не является участником целевой потребительской программы кошелька',
    );
    chain.push(COOP, 'eosio.token::transfer', transfer(COOP, 'voskhod'));
    expect(chain.story).to.deep.equal([
      'eosio.token::transfer',
      `eosio.token::transfer>${COOP}`,
      'eosio.token::transfer>voskhod',
    ]);
  });

  it('cannot be overdrawn, sent to oneself or to nobody', () => {
    const {chain} = connectedChain();
    const refusal = (data: Record<string, unknown>) => chain.refusal(COOP, 'eosio.token::transfer', data);
    expect(refusal(transfer(COOP, 'voskhod', '100.0001 AXON'))).to.equal('overdrawn balance');
    expect(refusal(transfer(COOP, COOP))).to.equal('cannot transfer to self');
    expect(refusal(transfer(COOP, 'nobody'))).to.equal('to account does not exist');
    expect(refusal(transfer(COOP, 'voskhod', '0.0000 AXON'))).to.equal('must transfer positive quantity');
    expect(refusal(transfer(COOP, 'voskhod', '1.00 AXON'))).to.equal('symbol precision mismatch');
    expect(refusal({...transfer(COOP, 'voskhod'), memo: 'ж'.repeat(129)})).to.equal('memo has more than 256 bytes');
    expect(chain.refusal('voskhod', 'eosio.token::transfer', transfer(COOP, 'voskhod'))).to.equal(
      `missing authority of ${COOP}`,
    );
  });

  it('are issued to the issuer, retired, and closed only when nothing is left', () => {
    const chain = freshChain();
    chain.push('eosio', 'eosio.token::issue', {to: 'eosio', quantity: '5.0000 AXON', memo: ''});
    chain.push('eosio', 'eosio.token::retire', {quantity: '4.0000 AXON', memo: ''});
    expect(chain.rows('eosio.token', 'eosio', 'accounts')).to.deep.equal([{balance: '1.0000 AXON'}]);
    const close = {owner: 'eosio', symbol: '4,AXON'};
    expect(chain.refusal('eosio', 'eosio.token::close', close)).to.match(/not zero/);
    chain.push('eosio', 'eosio.token::retire', {quantity: '1.0000 AXON', memo: ''});
    chain.push('eosio', 'eosio.token::close', close);
    expect(chain.rows('eosio.token', 'eosio', 'accounts')).to.be.empty;
    chain.push('ant', 'eosio.token::open', {owner: 'ant', symbol: '4,AXON', ram_payer: 'ant'});
    expect(chain.rows('eosio.token', 'ant', 'accounts')).to.deep.equal([{balance: '0.0000 AXON'}]);
    expect(
      chain.refusal('eosio', 'eosio.token::issue', {to: 'eosio', quantity: '900000000.0001 AXON', memo: ''}),
    ).to.equal('quantity exceeds available supply');
  });
});

describe('sandbox contracts: conversion of a share into tokens', () => {
  it('gives a tenth of the roubles, for a statement of the right kind', () => {
    const {chain, coop} = connectedChain();
    const deposit_hash = newHash();
    const username = COOP;
    chain.push('registrator', 'soviet::addpartcpnt', {
      ...{coopname: 'voskhod', username, braname: '', type: 'organization', created_at: '2026-01-01T00:00:00'},
      ...{initial: '1000.0000 RUB', minimum: '3000.0000 RUB', spread_initial: true},
    });
    chain.push('voskhod', 'wallet::createdpst', {
      coopname: 'voskhod',
      username,
      deposit_hash,
      quantity: '500.0000 RUB',
    });
    chain.push('voskhod', 'gateway::incomplete', {coopname: 'voskhod', income_hash: deposit_hash});
    const convert = {coopname: COOP, amount: '100.0009 RUB', process_hash: newHash()};
    const refusal = (statement: Record<string, unknown>) =>
      chain.refusal('voskhod', 'soviet::converttoaxn', {...convert, statement});
    expect(refusal(coop.document())).to.match(/номер шаблона/);
    expect(refusal({...coop.document(), meta: 'no json'})).to.match(/номер шаблона/);
    const statement = {...coop.document(), meta: '{"registry_id":51}'};
    expect(chain.refusal(COOP, 'soviet::converttoaxn', {...convert, statement})).to.equal(
      'missing authority of voskhod',
    );
    chain.push('voskhod', 'soviet::converttoaxn', {...convert, statement});
    expect(chain.rows('eosio.token', COOP, 'accounts')).to.deep.equal([{balance: '110.0000 AXON'}]);
    expect(chain.table('ledger2', 'voskhod', 'wallets').get('w.wal.share')).to.include({
      available: '399.9991 RUB',
    });
  });
});

describe('sandbox contracts: accounts', () => {
  const account = (coopname: string, username: string) => ({
    coopname,
    referer: '',
    username,
    public_key: new Person(username).publicKey,
    meta: '{}',
  });

  it('cost their cooperative one token', () => {
    const {chain} = connectedChain();
    chain.push(COOP, 'registrator::newaccount', account(COOP, 'ivanovivanov'));
    expect(chain.rows('eosio.token', COOP, 'accounts')).to.deep.equal([{balance: '99.0000 AXON'}]);
    expect(chain.story.filter((line) => !line.includes('>'))).to.deep.equal([
      'registrator::newaccount',
      'eosio::createaccnt',
      'eosio::newaccount',
      'eosio.token::transfer',
      'eosio::powerup',
    ]);
  });

  it('are refused to a cooperative without tokens, and when the name is taken', () => {
    const {chain} = connectedChain();
    const taken = chain.refusal(COOP, 'registrator::newaccount', account(COOP, 'gateway'));
    expect(taken).to.equal('Cannot create account named gateway, as that name is already taken');
    chain.push(COOP, 'eosio.token::transfer', transfer(COOP, 'voskhod', '100.0000 AXON'));
    expect(chain.refusal(COOP, 'registrator::newaccount', account(COOP, 'ivanovivanov'))).to.equal('overdrawn balance');
    chain.push(COOP, 'eosio.token::close', {owner: COOP, symbol: '4,AXON'});
    expect(chain.refusal(COOP, 'registrator::newaccount', account(COOP, 'ivanovivanov'))).to.equal(
      'no balance object found',
    );
  });

  it('buy resources for tokens', () => {
    const {chain} = connectedChain();
    const powerup = {payer: COOP, receiver: COOP, days: 1, payment: '30.0000 AXON', transfer: true};
    chain.push(COOP, 'eosio::powerup', powerup);
    expect(chain.rows('eosio.token', COOP, 'accounts')).to.deep.equal([{balance: '70.0000 AXON'}]);
    expect(chain.refusal(COOP, 'eosio::powerup', {...powerup, payment: '1.0000 RUB'})).to.match(/symbol/);
  });

  it('are linked and changed only by their owners', () => {
    const {chain} = connectedChain();
    const link = {account: COOP, code: 'soviet', type: 'votefor', requirement: 'robot'};
    chain.push(COOP, 'eosio::linkauth', link);
    expect(chain.refusal('ant', 'eosio::linkauth', link)).to.equal(`missing authority of ${COOP}`);
    expect(chain.refusal('ant', 'eosio::unlinkauth', link)).to.equal(`missing authority of ${COOP}`);
    const auth = {threshold: 1, keys: [], accounts: [], waits: []};
    for (const action of ['eosio::createaccnt', 'eosio::changekey']) {
      const data = action.endsWith('accnt')
        ? {coopname: COOP, new_account_name: 'aaaaaaaaaaaa', owner: auth, active: auth}
        : {account: COOP, permission: 'active', parent: 'owner', auth};
      expect(chain.refusal(COOP, action, data)).to.equal('missing authority of registrator');
    }
    const reserved = {creator: 'ant', name: 'eosio.evil', owner: auth, active: auth};
    expect(chain.refusal('ant', 'eosio::newaccount', reserved)).to.match(/privileged/);
    expect(chain.refusal('ant', 'eosio::newaccount', {...reserved, name: ''})).to.match(/empty/);
  });

  it('keep their owner and active permissions', () => {
    const {chain} = connectedChain();
    const remove = (permission: string) => ({account: COOP, permission});
    expect(chain.refusal(COOP, 'eosio::deleteauth', remove('active'))).to.equal('Cannot delete active authority');
    const auth = {threshold: 1, keys: [{key: new Person(COOP).publicKey, weight: 1}], accounts: [], waits: []};
    chain.push(COOP, 'eosio::updateauth', {account: COOP, permission: 'cert', parent: 'active', auth});
    expect(chain.keys(COOP, 'cert')).to.have.length(1);
    chain.push(COOP, 'eosio::deleteauth', remove('cert'));
    expect(chain.keys(COOP, 'cert')).to.equal(undefined);
  });
});
