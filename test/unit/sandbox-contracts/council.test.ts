import {expect} from 'chai';
import {
  addFounder,
  connectedChain,
  COOP,
  coopWithCouncil,
  Person,
  seats,
  unsignedDocument,
} from '../../support/coop-chain.js';
import type {MemoryChain} from '../../support/memory-chain.js';

function withQuestion(): {chain: MemoryChain; council: [Person, Person, Person]} {
  const {chain, council} = coopWithCouncil();
  const document = council[1].document();
  chain.push(COOP, 'soviet::freedecision', {coopname: COOP, username: council[1].name, document, meta: '{}'});
  return {chain, council};
}

function decision(chain: MemoryChain): Record<string, unknown> | undefined {
  return chain.rows('soviet', COOP, 'decisions')[0];
}

function protocol(chairman: Person): Record<string, unknown> {
  return {
    coopname: COOP,
    chairman: chairman.name,
    decision_id: 1,
    document: chairman.document(),
    permission: 'active',
  };
}

describe('sandbox contracts: votes of the council', () => {
  it('approves by more than half of all members', () => {
    const {chain, council} = withQuestion();
    chain.push(council[0].name, 'soviet::votefor', council[0].vote('votefor', 1));
    expect(decision(chain)).to.deep.include({votes_for: [council[0].name], approved: 0});
    chain.push(COOP, 'soviet::votefor', council[2].vote('votefor', 1));
    expect(decision(chain)).to.deep.include({approved: 1, votes_against: []});
  });

  it('does not approve by exactly half', () => {
    const {chain, council} = withQuestion();
    const fourth = addFounder(chain, 'memberdddddd');
    chain.push(COOP, 'soviet::updateboard', {
      coopname: COOP,
      username: COOP,
      board_id: 1,
      members: seats([...council, fourth].map(({name}) => name)),
      name: 'Совет',
      description: '',
    });
    for (const member of council.slice(0, 2)) chain.push(COOP, 'soviet::votefor', member.vote('votefor', 1));
    expect(decision(chain)).to.include({approved: 0});
    chain.push(COOP, 'soviet::votefor', fourth.vote('votefor', 1));
    expect(decision(chain)).to.include({approved: 1});
  });

  it('refuses a vote that is foreign, false, repeated, or on another question', () => {
    const {chain, council} = withQuestion();
    const [chairman, member] = council;
    const vote = member.vote('votefor', 1);
    const refusal = (change: Record<string, unknown>) => chain.refusal(COOP, 'soviet::votefor', {...vote, ...change});
    expect(refusal({version: '1.1.0'})).to.equal('Неверная версия');
    expect(refusal({decision_id: 9})).to.equal('Документ с указанным ID не найден');
    expect(refusal({username: 'voskhod'})).to.equal('У вас нет права голоса');
    expect(refusal({signed_at: '2026-11-20T12:00:01'})).to.equal(
      'Подписанный хэш не соответствует голосу за это решение',
    );
    expect(refusal(member.vote('voteagainst', 1))).to.equal('Подписанный хэш не соответствует голосу за это решение');
    expect(refusal({...chairman.vote('votefor', 1), username: member.name})).to.equal(
      'Public key does not belong to account',
    );
    expect(refusal({public_key: chairman.publicKey})).to.match(/recovered key/);
    expect(refusal({permission: 'robot'})).to.equal('Автоматизация решений для члена совета не включена');
    expect(chain.refusal('voskhod', 'soviet::votefor', vote)).to.equal(`missing authority of ${COOP}`);
    chain.push(COOP, 'soviet::votefor', vote);
    expect(refusal({})).to.match(/^Участник уже голосовал за/);
    expect(chain.refusal(COOP, 'soviet::voteagainst', member.vote('voteagainst', 1))).to.match(
      /^Участник уже голосовал за/,
    );
    const cancel = {coopname: COOP, member: member.name, decision_id: 1};
    expect(chain.refusal(COOP, 'soviet::cancelvote', cancel)).to.equal('Отмена голоса запрещена');
  });

  it('takes a key in the legacy spelling', () => {
    const {chain, council} = withQuestion();
    const legacy = council[0].key.toPublic().toLegacyString();
    chain.push(COOP, 'soviet::votefor', {...council[0].vote('votefor', 1), public_key: legacy});
    expect(decision(chain)).to.deep.include({votes_for: [council[0].name]});
  });
});

describe('sandbox contracts: decisions of the council', () => {
  it('needs a majority, then the chairman, then the execution', () => {
    const {chain, council} = withQuestion();
    const [chairman, member] = council;
    const exec = {executer: COOP, coopname: COOP, decision_id: 1};
    expect(chain.refusal(COOP, 'soviet::authorize', protocol(chairman))).to.equal(
      'Консенсус совета по решению не достигнут',
    );
    for (const each of [chairman, member]) chain.push(COOP, 'soviet::votefor', each.vote('votefor', 1));
    expect(chain.refusal(COOP, 'soviet::exec', exec)).to.equal('Только авторизованное решение может быть исполнено');
    expect(chain.refusal(COOP, 'soviet::authorize', protocol(member))).to.equal(
      'Только председатель совета может утвердить решение',
    );
    expect(chain.refusal(COOP, 'soviet::authorize', {...protocol(chairman), document: unsignedDocument()})).to.equal(
      `Не найдена подпись от обязательного подписанта: ${chairman.name}`,
    );
    expect(
      chain.refusal(COOP, 'soviet::authorize', {...protocol(chairman), document: member.document(chairman.name)}),
    ).to.equal('Public key does not belong to account');
    chain.push(COOP, 'soviet::authorize', protocol(chairman));
    expect(decision(chain)).to.include({authorized: 1, authorized_by: chairman.name});
    chain.push(COOP, 'soviet::exec', exec);
    expect(decision(chain)).to.equal(undefined);
    expect(chain.story.filter((line) => !line.includes('>'))).to.deep.equal([
      'soviet::exec',
      'soviet::newresolved',
      'soviet::newdecision',
    ]);
    expect(chain.refusal(COOP, 'soviet::exec', exec)).to.equal('Документ с указанным ID не найден');
  });

  it('takes the authorisation back when it is given a second time', () => {
    const {chain, council} = withQuestion();
    for (const each of council) chain.push(COOP, 'soviet::votefor', each.vote('votefor', 1));
    chain.push(COOP, 'soviet::authorize', protocol(council[0]));
    chain.push(COOP, 'soviet::authorize', protocol(council[0]));
    expect(decision(chain)).to.include({authorized: 0});
  });

  it('declines only by a majority against', () => {
    const {chain, council} = withQuestion();
    const decline = {coopname: COOP, decision_id: 1};
    chain.push(COOP, 'soviet::voteagainst', council[1].vote('voteagainst', 1));
    expect(chain.refusal(COOP, 'soviet::declinedec', decline)).to.equal(
      'Решение не отклонено советом: нет большинства голосов против',
    );
    chain.push(COOP, 'soviet::voteagainst', council[2].vote('voteagainst', 1));
    chain.push(COOP, 'soviet::declinedec', decline);
    expect(decision(chain)).to.equal(undefined);
    expect(chain.story).to.deep.equal(['soviet::declinedec']);
  });

  it('cancels only what has expired, and counts on', () => {
    const {chain, council} = withQuestion();
    const cancel = {coopname: COOP, decision_id: 1};
    expect(chain.refusal(COOP, 'soviet::cancelexprd', cancel)).to.equal('Срок действия решения ещё не истёк');
    chain.now += 31 * 86_400;
    chain.push(COOP, 'soviet::cancelexprd', cancel);
    expect(decision(chain)).to.equal(undefined);
    const document = council[1].document();
    chain.push(COOP, 'soviet::freedecision', {coopname: COOP, username: council[1].name, document, meta: ''});
    expect(decision(chain)).to.include({id: 2});
  });

  it('leaves questions to the contracts', () => {
    const {chain} = coopWithCouncil();
    const agenda = {
      coopname: COOP,
      username: COOP,
      type: 'joincoop',
      hash: '0'.repeat(64),
      callback_contract: 'registrator',
      confirm_callback: 'confirmreg',
      decline_callback: 'declinereg',
      statement: unsignedDocument(),
      meta: '',
    };
    expect(chain.refusal(COOP, 'soviet::createagenda', agenda)).to.match(/missing required authority/);
    expect(chain.refusal('gateway', 'soviet::createagenda', {...agenda, type: 'anything'})).to.equal(
      'Недопустимый тип решения',
    );
  });
});

describe('sandbox contracts: the board', () => {
  const founders = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'];

  function board(members: Record<string, unknown>[]): Record<string, unknown> {
    return {coopname: COOP, username: COOP, type: 'soviet', members, name: 'Совет', description: ''};
  }

  it('brings address, wallet program and the four base agreements', () => {
    const {chain} = coopWithCouncil();
    expect(chain.rows('soviet', COOP, 'addresses').map(({id}) => id)).to.deep.equal([0]);
    expect(chain.rows('soviet', COOP, 'programs')[0]).to.include({
      id: 1,
      draft_id: 1,
      program_type: 'wallet',
      title: 'Цифровой Кошелёк',
    });
    const agreements = chain.rows('soviet', COOP, 'coagreements');
    expect(Object.fromEntries(agreements.map((row) => [row.type, [row.program_id, row.draft_id]]))).to.deep.equal({
      wallet: [1, 1],
      signature: [0, 2],
      privacy: [0, 3],
      user: [0, 4],
    });
  });

  it('has at least three individuals who are members, none twice, one chairman, and is made once', () => {
    const {chain} = connectedChain();
    for (const name of founders) addFounder(chain, name);
    const refusal = (members: Record<string, unknown>[]) => chain.refusal(COOP, 'soviet::createboard', board(members));
    expect(refusal(seats(founders.slice(0, 2)))).to.match(/не менее 3/);
    expect(refusal(seats([...founders.slice(0, 2), 'zzzzzzzzzzzz']))).to.equal(
      'Один из аккаунтов не найден в реестре пайщиков',
    );
    expect(refusal(seats([...founders, founders[0]!]))).to.match(/дважды/);
    expect(refusal(seats(founders).map((seat) => ({...seat, position: 'chairman'})))).to.match(/один председатель/);
    expect(refusal(seats(founders).map((seat) => ({...seat, position: 'member'})))).to.match(/один председатель/);
    chain.push(COOP, 'soviet::createboard', board(seats(founders)));
    expect(refusal(seats(founders))).to.match(/уже создан/);
  });

  it('lets the chairman and staff with the right act for the cooperative', () => {
    const {chain, council} = coopWithCouncil();
    const [chairman, member] = council;
    const block = {coopname: COOP, username: member.name, message: ''};
    expect(chain.refusal('memberbbbbbb', 'soviet::block', {...block, admin: 'memberbbbbbb'})).to.equal(
      'Администратор не найден',
    );
    const staff = {coopname: COOP, chairman: chairman.name, username: 'memberbbbbbb'};
    const right = (action_name: string) => [{contract: 'gateway', action_name}];
    chain.push(chairman.name, 'soviet::addstaff', {...staff, rights: right('incomplete'), position_title: 'кассир'});
    expect(chain.refusal('memberbbbbbb', 'soviet::block', {...block, admin: 'memberbbbbbb'})).to.equal(
      'Недостаточно прав доступа к действию',
    );
    const ofSoviet = [{contract: 'soviet', action_name: 'block'}];
    chain.push(chairman.name, 'soviet::setrights', {...staff, rights: ofSoviet});
    expect(chain.refusal('memberbbbbbb', 'soviet::block', {...block, admin: 'memberbbbbbb'})).to.equal(
      'Недостаточно прав доступа к действию',
    );
    chain.push(chairman.name, 'soviet::setrights', {...staff, rights: right('block')});
    chain.push('memberbbbbbb', 'soviet::block', {...block, admin: 'memberbbbbbb'});
    expect(chain.table('soviet', COOP, 'participants').get(member.name)).to.include({status: 'blocked'});
    chain.push(COOP, 'soviet::unblock', {...block, admin: COOP, is_registration: false});
    expect(chain.table('soviet', COOP, 'participants').get(member.name)).to.include({status: 'accepted'});
    chain.push(COOP, 'soviet::rmstaff', staff);
    expect(chain.rows('soviet', COOP, 'staff')).to.be.empty;
  });
});
