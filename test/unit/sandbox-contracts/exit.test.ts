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

function leaving(): {chain: MemoryChain; council: [Person, Person, Person]; member: Person; exit_hash: string} {
  const {chain, council} = coopWithCouncil();
  const member = council[2];
  joinWallet(chain, member);
  const exit_hash = newHash();
  chain.push(COOP, 'registrator::exitcoop', statement(member, exit_hash));
  return {chain, council, member, exit_hash};
}

function statement(member: Person, exit_hash: string): Record<string, unknown> {
  return {coopname: COOP, username: member.name, exit_hash, statement: member.document()};
}

function annul(chain: MemoryChain, member: Person, exit_hash: string): void {
  const annulment = member.document();
  chain.push(COOP, 'registrator::exitagree', {coopname: COOP, username: member.name, exit_hash, annulment});
}

describe('sandbox contracts: exit of a member', () => {
  it('pays the share out and erases the member', () => {
    const {chain, council, member, exit_hash} = leaving();
    annul(chain, member, exit_hash);
    decideFor(chain, council);
    expect(chain.rows('registrator', COOP, 'exits')[0]).to.include({status: 'authorized', quantity: '300.0000 RUB'});
    chain.push(COOP, 'gateway::outcomplete', {coopname: COOP, outcome_hash: exit_hash});
    expect(chain.rows('registrator', COOP, 'exits')).to.be.empty;
    expect(chain.rows('gateway', COOP, 'outcomes')).to.be.empty;
    expect(chain.rows('wallet', COOP, 'users')).to.be.empty;
    expect(chain.table('soviet', COOP, 'participants').get(member.name)).to.equal(undefined);
    expect(chain.table('registrator', 'registrator', 'accounts').get(member.name)).to.include({status: 'blocked'});
    expect(chain.table('registrator', 'registrator', 'coops').get(COOP)).to.include({active_participants_count: 2});
    expect(chain.table('ledger2', COOP, 'accounts').get(80000n)).to.include({balance: '600.0000 RUB'});
    const left = chain.rows('ledger2', COOP, 'userwallets').filter(({username}) => username === member.name);
    expect(left).to.be.empty;
  });

  it('needs the annulment of program agreements', () => {
    const {chain, council} = leaving();
    expect(() => {
      decideFor(chain, council);
    }).to.throw('Требуется заявление об аннулировании программных соглашений');
  });

  it('leaves the member where he was when the council or the cashier declines', () => {
    const {chain, council, member, exit_hash} = leaving();
    decideAgainst(chain, council);
    expect(chain.rows('registrator', COOP, 'exits')).to.be.empty;
    chain.push(COOP, 'registrator::exitcoop', statement(member, exit_hash));
    annul(chain, member, exit_hash);
    decideFor(chain, council, 2);
    chain.push(COOP, 'gateway::outdecline', {coopname: COOP, outcome_hash: exit_hash, reason: ''});
    expect(chain.rows('registrator', COOP, 'exits')).to.be.empty;
    expect(chain.table('soviet', COOP, 'participants').get(member.name)).to.include({status: 'accepted'});
    expect(chain.table('ledger2', COOP, 'wallets').get('w.wal.share')).to.include({available: '300.0000 RUB'});
  });

  it('is asked for once, by the member himself, and then he pays in no more', () => {
    const {chain, council, member, exit_hash} = leaving();
    const refusal = (data: Record<string, unknown>) => chain.refusal(COOP, 'registrator::exitcoop', data);
    expect(refusal(statement(member, newHash()))).to.equal('Заявление на выход уже подано');
    const other = statement(council[1], exit_hash);
    expect(refusal(other)).to.match(/hash уже существует/);
    expect(refusal({...other, exit_hash: newHash(), statement: member.document()})).to.equal(
      `Не найдена подпись от обязательного подписанта: ${council[1].name}`,
    );
    expect(refusal({...other, username: 'ant'})).to.equal('Пайщик не найден в кооперативе');
    const deposit = {coopname: COOP, username: member.name, deposit_hash: newHash(), quantity: '1.0000 RUB'};
    expect(chain.refusal(COOP, 'wallet::createdpst', deposit)).to.match(/заявление на выход/);
  });
});
