import {expect} from 'chai';
import {
  COOP,
  coopWithCouncil,
  decideAgainst,
  decideFor,
  joinWallet,
  newHash,
  type Person,
} from '../../support/coop-chain.js';
import type {MemoryChain} from '../../support/memory-chain.js';

function withContribution(): {chain: MemoryChain; council: [Person, Person, Person]; member: Person} {
  const {chain, council} = coopWithCouncil();
  const member = council[2];
  joinWallet(chain, member);
  const deposit_hash = newHash();
  const deposit = {coopname: COOP, username: member.name, deposit_hash, quantity: '500.0000 RUB'};
  chain.push(COOP, 'wallet::createdpst', deposit);
  expect(chain.refusal(COOP, 'wallet::createdpst', deposit)).to.equal('Взнос у указанным deposit_hash уже существует');
  chain.push(COOP, 'gateway::incomplete', {coopname: COOP, income_hash: deposit_hash});
  return {chain, council, member};
}

function wallet(chain: MemoryChain, name: string): unknown {
  return chain.table('ledger2', COOP, 'wallets').get(name)?.available;
}

function withdraw(chain: MemoryChain, member: Person, quantity: string): string {
  const withdraw_hash = newHash();
  const statement = member.document();
  chain.push(COOP, 'wallet::createwthd', {
    coopname: COOP,
    username: member.name,
    withdraw_hash,
    quantity,
    statement,
  });
  return withdraw_hash;
}

describe('sandbox contracts: share contributions', () => {
  it('come in through the cashier and need the wallet agreement', () => {
    const {chain, council} = withContribution();
    expect(wallet(chain, 'w.wal.share')).to.equal('500.0000 RUB');
    expect(chain.rows('wallet', COOP, 'deposits')).to.be.empty;
    const deposit_hash = newHash();
    chain.push(COOP, 'wallet::createdpst', {
      coopname: COOP,
      username: council[0].name,
      deposit_hash,
      quantity: '1.0000 RUB',
    });
    const income = {coopname: COOP, income_hash: deposit_hash};
    expect(chain.refusal(COOP, 'gateway::incomplete', income)).to.match(
      /^walletop: у пайщика .* нет программных соглашений/,
    );
    chain.push(COOP, 'gateway::indecline', {...income, reason: ''});
    expect(chain.rows('wallet', COOP, 'deposits')).to.be.empty;
    expect(chain.rows('gateway', COOP, 'incomes')).to.be.empty;
  });

  it('are given back after the council’s decision', () => {
    const {chain, council, member} = withContribution();
    const hash = withdraw(chain, member, '200.0000 RUB');
    expect([wallet(chain, 'w.wal.share'), wallet(chain, 'w.wal.wpend')]).to.deep.equal([
      '300.0000 RUB',
      '200.0000 RUB',
    ]);
    decideFor(chain, council);
    expect(chain.rows('wallet', COOP, 'withdraws')[0]).to.include({status: 'authorized'});
    chain.push(COOP, 'gateway::outcomplete', {coopname: COOP, outcome_hash: hash});
    expect(chain.rows('wallet', COOP, 'withdraws')).to.be.empty;
    expect(wallet(chain, 'w.wal.wpend')).to.equal(undefined);
    expect(chain.table('ledger2', COOP, 'accounts').get(51000n)).to.include({balance: '1500.0000 RUB'});
  });

  it('stay when the council declines, and cannot be given back beyond the balance', () => {
    const {chain, council, member} = withContribution();
    expect(() => withdraw(chain, member, '500.0001 RUB')).to.throw(/недостаточно средств/);
    withdraw(chain, member, '500.0000 RUB');
    decideAgainst(chain, council);
    expect(wallet(chain, 'w.wal.share')).to.equal('500.0000 RUB');
    expect(chain.rows('wallet', COOP, 'withdraws')).to.be.empty;
  });

  it('are not taken from a blocked member or a stranger', () => {
    const {chain, member} = withContribution();
    const deposit = {coopname: COOP, username: member.name, deposit_hash: newHash(), quantity: '1.0000 RUB'};
    expect(chain.refusal(COOP, 'wallet::createdpst', {...deposit, username: 'ant'})).to.equal(
      'Пайщик не найден в кооперативе',
    );
    chain.push(COOP, 'soviet::block', {coopname: COOP, admin: COOP, username: member.name, message: ''});
    expect(chain.refusal(COOP, 'wallet::createdpst', deposit)).to.equal('Пайщик заблокирован');
  });

  it('are booked by the ledger alone', () => {
    const {chain} = coopWithCouncil();
    const posting = {coopname: COOP, account_id: 51000, amount: '1.0000 RUB', process_hash: newHash(), memo: ''};
    expect(chain.refusal(COOP, 'ledger2::debit', posting)).to.equal('missing authority of ledger2');
    const apply = {
      coopname: COOP,
      initiator: COOP,
      operation_code: 'o.reg.payent',
      process_type: 'p.reg.accept',
      amount: '1.0000 RUB',
      username: COOP,
      process_hash: newHash(),
      memo: '',
    };
    expect(chain.refusal(COOP, 'ledger2::apply', {...apply, amount: '0.0000 RUB'})).to.match(/больше нуля/);
    expect(chain.refusal(COOP, 'ledger2::apply', {...apply, operation_code: 'o.any'})).to.match(/not simulated/);
    expect(chain.refusal('ant', 'ledger2::apply', apply)).to.match(/missing required authority/);
  });
});
