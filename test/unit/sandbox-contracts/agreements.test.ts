import {expect} from 'chai';
import {COOP, coopWithCouncil, freshChain, newHash, sha256} from '../../support/coop-chain.js';

describe('sandbox contracts: agreements', () => {
  const send = (username: string, document: Record<string, unknown>, agreement_type = 'user') => ({
    coopname: COOP,
    administrator: COOP,
    username,
    agreement_type,
    document,
  });

  it('are kept once a person and type, until they are confirmed', () => {
    const {chain, council} = coopWithCouncil();
    const [, member] = council;
    chain.push(COOP, 'soviet::sndagreement', send(member.name, member.document()));
    expect(chain.story.filter((line) => !line.includes('>'))).to.deep.equal([
      'soviet::sndagreement',
      'soviet::newsubmitted',
      'soviet::newresolved',
      'soviet::newagreement',
    ]);
    const second = member.document();
    chain.push(member.name, 'soviet::sndagreement', {
      ...send(member.name, second),
      administrator: member.name,
    });
    const rows = chain.rows('soviet', COOP, 'agreements3');
    expect(rows).to.have.length(1);
    expect(rows[0]).to.deep.include({draft_id: 4, version: 1, status: '', document: second});
    const on = {coopname: COOP, administrator: COOP, username: member.name, agreement_id: rows[0]?.id};
    chain.push(COOP, 'soviet::confirmagree', on);
    expect(chain.refusal(COOP, 'soviet::sndagreement', send(member.name, member.document()))).to.equal(
      'Соглашение уже принято',
    );
    chain.push(COOP, 'soviet::declineagree', {...on, comment: ''});
    expect(chain.rows('soviet', COOP, 'agreements3')[0]).to.include({status: 'declined'});
    expect(chain.traces.find(({name}) => name === 'newdeclined')?.data.package).to.equal('0'.repeat(64));
  });

  it('of an unknown type, of a program, or with a foreign key are refused', () => {
    const {chain, council} = coopWithCouncil();
    const [chairman, member] = council;
    const refusal = (document: Record<string, unknown>, type?: string) =>
      chain.refusal(COOP, 'soviet::sndagreement', send(member.name, document, type));
    expect(refusal(member.document(), 'other')).to.equal('Соглашение указанного типа не найдено');
    expect(refusal(member.document(), 'wallet')).to.match(/wallet::signagree/);
    expect(refusal(chairman.document(member.name))).to.equal('Public key does not belong to account');
  });

  it('of a program name its template and edition, and can be revoked', () => {
    const {chain, council} = coopWithCouncil();
    const [, member] = council;
    const document = member.document();
    const sign = {coopname: COOP, username: member.name, program_id: 1, document, draft_id: 1};
    expect(chain.refusal(COOP, 'wallet::signagree', {...sign, draft_id: 2})).to.equal(
      'draft_id соглашения не совпадает с draft_id программы',
    );
    expect(chain.refusal(COOP, 'wallet::signagree', {...sign, program_id: 7})).to.equal('Программа не найдена');
    chain.push(COOP, 'wallet::signagree', sign);
    chain.push(COOP, 'wallet::signagree', sign);
    expect(chain.rows('wallet', COOP, 'users')).to.deep.equal([
      {
        username: member.name,
        programs: [
          {
            program_id: 1,
            doc_hash: document.hash,
            version: 3,
            draft_id: 1,
            signed_at: '2026-11-20T12:00:00.000',
          },
        ],
      },
    ]);
    const revoke = {coopname: COOP, username: member.name, program_id: 1};
    chain.push(COOP, 'wallet::revokeagree', revoke);
    expect(chain.rows('wallet', COOP, 'users')).to.be.empty;
    expect(chain.refusal(COOP, 'wallet::revokeagree', revoke)).to.match(/не найдено/);
  });
});

describe('sandbox contracts: approvals by the chairman', () => {
  it('end with the callback of the contract that asked, signed by the chairman', () => {
    const {chain, council} = coopWithCouncil();
    const [chairman, member] = council;
    const approval_hash = newHash();
    chain.push('wallet', 'soviet::createapprv', {
      coopname: COOP,
      username: member.name,
      document: member.document(),
      type: 'test',
      approval_hash,
      callback_contract: 'capital',
      callback_action_approve: 'approve',
      callback_action_decline: 'decline',
      meta: '',
    });
    expect(chain.rows('soviet', COOP, 'approvals')[0]).to.include({id: 1, approval_hash});
    const confirm = {coopname: COOP, username: chairman.name, approval_hash};
    expect(chain.refusal(COOP, 'soviet::confirmapprv', {...confirm, approved_document: member.document()})).to.equal(
      `Не найдена подпись от обязательного подписанта: ${chairman.name}`,
    );
    expect(chain.refusal(COOP, 'soviet::confirmapprv', {...confirm, approved_document: chairman.document()})).to.equal(
      'sandbox: action capital::approve is not simulated',
    );
    expect(chain.refusal(COOP, 'soviet::declineapprv', {...confirm, reason: ''})).to.equal(
      'sandbox: action capital::decline is not simulated',
    );
  });
});

describe('sandbox contracts: templates', () => {
  const on = {scope: 'draft', username: 'eosio', registry_id: 50};
  const texts = {title: 'Т', description: '', context: '<p></p>', model: '{}'};

  it('have editions and translations', () => {
    const chain = freshChain();
    const create = {...on, ...texts, lang: 'ru', translation_data: '{}'};
    expect(chain.refusal('voskhod', 'draft::createdraft', create)).to.equal('missing authority of eosio');
    chain.push('eosio', 'draft::createdraft', create);
    expect(chain.story).to.deep.equal(['draft::createdraft', 'draft::newid']);
    chain.push('eosio', 'draft::editdraft', {...on, ...texts, title: 'Н'});
    expect(chain.table('draft', 'draft', 'drafts').get(50n)).to.include({title: 'Н', version: 1});
    chain.push('eosio', 'draft::upversion', on);
    expect(chain.table('draft', 'draft', 'drafts').get(50n)).to.include({version: 2});
    chain.push('eosio', 'draft::createtrans', {...on, lang: 'en', data: '{"a":"b"}'});
    expect(chain.refusal('eosio', 'draft::createtrans', {...on, lang: 'en', data: '{}'})).to.match(/уже существует/);
    const [russian, english] = chain.rows('draft', 'draft', 'translations').filter(({draft_id}) => draft_id === 50);
    const trans = {scope: 'draft', username: 'eosio', translate_id: english?.id};
    chain.push('eosio', 'draft::edittrans', {...trans, data: '{"a":"c"}'});
    expect(chain.refusal('eosio', 'draft::deltrans', {...trans, translate_id: russian?.id})).to.match(/Основной/);
    chain.push('eosio', 'draft::deltrans', trans);
    chain.push('eosio', 'draft::deldraft', on);
    expect(chain.rows('draft', 'draft', 'translations').filter(({draft_id}) => draft_id === 50)).to.be.empty;
    expect(chain.refusal('eosio', 'draft::upversion', on)).to.equal('Шаблон документа не найден');
  });

  it('are approved by a cooperative in the current edition, which members then sign', () => {
    const {chain, council} = coopWithCouncil();
    const [, member] = council;
    const approve = {
      coopname: COOP,
      username: COOP,
      registry_id: 1,
      version: 3,
      decision_id: 0,
      approved_at: '2026-11-20T12:00:00',
      text_hash: sha256('text'),
    };
    expect(chain.refusal(COOP, 'draft::approve', {...approve, version: 2})).to.match(
      /^Утверждаемая редакция не совпадает/,
    );
    chain.push(COOP, 'draft::approve', approve);
    chain.push('eosio', 'draft::upversion', {scope: 'draft', username: 'eosio', registry_id: 1});
    chain.push(COOP, 'wallet::signagree', {
      coopname: COOP,
      username: member.name,
      program_id: 1,
      document: member.document(),
      draft_id: 1,
    });
    const programs = chain.rows('wallet', COOP, 'users')[0]?.programs as {version: number}[];
    expect(programs[0]?.version).to.equal(3);
  });
});
