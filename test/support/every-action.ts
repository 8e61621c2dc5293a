import {actions} from '../../src/lib/chain/index.js';
import type {Envelope} from '../../src/lib/domain/document.js';
import type {ActionInput} from '../../src/lib/domain/records.js';
import {signerFrom} from '../../src/lib/signing/signer.js';

/** The development key, which signs what tests send. */
export const signer = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');
const signature =
  'SIG_K1_KUtH2T7qzadCZUDz52cuLYCoTWrReob7r4nFe9r91Zx4dQerBaFwVF4yFo866yWAENiRqRkyi8tY6nXg4nECeDFShpG5Hn';
/** What they are about: a hash, a document, a cooperative, a member, a vote. */
export const hash = 'ab'.repeat(32);
export const document: Envelope = {
  version: '1.1.0',
  hash,
  doc_hash: hash.toUpperCase(),
  meta_hash: hash,
  meta: '{"title":"Заявление"}',
  signatures: [
    {
      id: 1,
      signed_hash: hash,
      signer: 'abcdefghijkl',
      public_key: signer.publicKey,
      signature,
      signed_at: '2026-09-17T07:00:00',
      meta: '{}',
    },
  ],
};
export const coopname = 'romashka';
export const username = 'abcdefghijkl';
const contributions = {
  initial: '100.0000 RUB',
  minimum: '300.0000 RUB',
  org_initial: '1.0000 RUB',
  org_minimum: '2.0000 RUB',
};
export const vote = {
  coopname,
  username,
  decision_id: 1,
  signed_at: '2026-09-17T07:00:00',
  signed_hash: hash,
  signature,
  public_key: signer.publicKey,
};
const {registrator, gateway, wallet, soviet, token, draft, eosio} = actions;

/** What each builder of `chain/actions` makes, and who authorises it. */
export const EVERY_ACTION: [ActionInput, string][] = [
  [registrator.newaccount({coopname, username, public_key: signer.publicKey}), coopname],
  [
    registrator.reguser({coopname, username, type: 'individual', statement: document, registration_hash: hash}),
    coopname,
  ],
  [
    registrator.adduser({
      coopname,
      username,
      type: 'individual',
      created_at: '2026-01-01T00:00:00',
      initial: '100.0000 RUB',
      minimum: '300.0000 RUB',
      spread_initial: true,
      registration_hash: hash,
    }),
    coopname,
  ],
  [registrator.changekey({coopname, username, public_key: signer.publicKey}), coopname],
  [registrator.changekey({coopname, username, public_key: signer.publicKey, changer: 'chairmanchai'}), 'chairmanchai'],
  [
    registrator.regcoop({coopname, coop_type: 'conscoop', announce: 'a', description: '', contributions, document}),
    coopname,
  ],
  [registrator.stcoopstatus({coopname, status: 'active'}), 'voskhod'],
  [gateway.incomplete({coopname, income_hash: hash}), coopname],
  [gateway.indecline({coopname, income_hash: hash, reason: 'нет денег'}), coopname],
  [wallet.signagree({coopname, username, program_id: 1, draft_id: 1, document}), coopname],
  [soviet.sndagreement({coopname, username, agreement_type: 'privacy', document}), coopname],
  [soviet.votefor(vote), coopname],
  [soviet.voteagainst(vote), coopname],
  [soviet.authorize({coopname, chairman: username, decision_id: 1, document}), coopname],
  [soviet.exec({coopname, decision_id: 1}), coopname],
  [soviet.declinedec({coopname, decision_id: 1}), coopname],
  [
    soviet.createboard({
      coopname,
      members: [{username, is_voting: true, position_title: 'Председатель', position: 'chairman'}],
      name: 'Совет',
      description: '',
    }),
    coopname,
  ],
  [token.transfer({from: coopname, to: 'voskhod', quantity: '1.0000 AXON'}), coopname],
  [eosio.powerup({payer: coopname, receiver: username, payment: '1.0000 AXON'}), coopname],
  [
    draft.createdraft({
      scope: 'draft',
      registry_id: 1,
      lang: 'ru',
      title: 't',
      description: '',
      context: '<p/>',
      model: '{}',
      translation_data: '{}',
    }),
    'eosio',
  ],
  [draft.editdraft({scope: coopname, registry_id: 1, title: 't', description: '', context: '', model: '{}'}), coopname],
  [draft.createtrans({scope: 'draft', registry_id: 1, lang: 'ru', data: '{}'}), 'eosio'],
  [draft.edittrans({scope: 'draft', translate_id: 1, data: '{}'}), 'eosio'],
  [draft.upversion({scope: 'draft', registry_id: 1}), 'eosio'],
  [
    draft.approve({
      coopname,
      registry_id: 1,
      version: 1,
      decision_id: 0,
      approved_at: '2026-01-01T00:00:00',
      text_hash: hash,
    }),
    coopname,
  ],
];
