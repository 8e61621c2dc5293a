import {expect} from 'chai';
import {DOCUMENT_TYPES} from '../../../src/lib/domain/document-types.js';
import {listTemplates, validateModel} from '../../../src/lib/factory/index.js';
import {draftOf, keepDocuments, renderPrepared, signDraft} from '../../../src/lib/processes/documents/generate.js';
import {MODEL_TYPES} from '../../../src/lib/processes/documents/model.js';
import {prepareDocument} from '../../../src/lib/processes/documents/prepare.js';
import {regenerate} from '../../../src/lib/processes/documents/regenerate.js';
import {signDocument} from '../../../src/lib/processes/documents/sign.js';
import {requiredSigners} from '../../../src/lib/processes/documents/signers.js';
import {evidenceOf, verifyDocument} from '../../../src/lib/processes/documents/verify.js';
import {guardFor} from '../../../src/lib/processes/guard.js';
import {generateKey, signerFrom, type OpenCard} from '../../../src/lib/signing/index.js';
import {COUNCIL, CREATED_AT, DOCUMENT_BLOCK, EveryDocument, MEMBERS} from '../../support/every-document.js';
import {codeOf} from '../registry/support.js';

/** Somebody who has no part in the documents. */
const WITH_NOTHING_TO_SIGN = 'zzzzzzzzzzzz';

describe('every type of document', function () {
  this.timeout(120_000);
  const every = new EveryDocument();
  const cases = every.cases();
  const signers = new Map<string, OpenCard>();

  after(() => {
    every.remove();
  });

  /** A card of an account, without its file. */
  function cardOf(account: string): OpenCard {
    const {privateKey, publicKey} = generateKey();
    const card = signers.get(account) ?? {
      account,
      coopname: 'romashkacoop',
      public_key: publicKey,
      signer: signerFrom(privateKey),
    };
    signers.set(account, card as OpenCard);
    return card as OpenCard;
  }

  it('has a template and a model, and is tried for every kind of member that it can be about', () => {
    const ids = DOCUMENT_TYPES.map(({registry_id}) => registry_id);
    expect(listTemplates().map(({registry_id}) => registry_id)).to.have.members(ids);
    expect(MODEL_TYPES).to.have.members(ids);
    for (const {registry_id, about} of DOCUMENT_TYPES) {
      const tried = new Set(cases.filter(({id}) => id === registry_id).map(({memberType}) => memberType));
      expect([...tried], String(registry_id)).to.have.members([...about]);
    }
    expect(new Set(cases.map(({name}) => name)).size).to.equal(cases.length);
  });

  it('has the same model and meta in every run', () => {
    const again = new EveryDocument();
    try {
      const texts = (one: EveryDocument) =>
        one.cases().map(({name, model, meta}) => [name, JSON.stringify([model, meta])]);
      expect(texts(again)).to.deep.equal(texts(every));
    } finally {
      again.remove();
    }
  });

  it('has a model that its template accepts', async () => {
    for (const {name, template, model} of cases) {
      expect(await validateModel(template, model), name).to.deep.equal([]);
    }
  });

  it('has nothing private in its meta', () => {
    for (const {name, meta} of cases) {
      const guard = guardFor(every.registry, new Set([...Object.values(MEMBERS), ...COUNCIL]));
      expect(guard.scan(meta), name).to.deep.equal([]);
    }
  });

  it('is made again from the registry byte for byte, and verifies with the signatures of all who have to sign', async () => {
    for (const one of cases) {
      const work = every.workOf(one);
      const {registry} = work;
      const {pdf, doc_hash} = await renderPrepared(one);
      const draft = draftOf(work, one, {pdf, doc_hash}, one.request);
      keepDocuments(work, [draft]);
      const kept = registry.documents.get(doc_hash)!;
      const again = await regenerate(registry, kept);
      expect(again.identical, one.name).to.equal(true);
      const roles = requiredSigners(registry, kept.meta);
      expect(roles, one.name).to.have.length.of.at.least(1);
      for (const [index, account] of roles.entries()) {
        const {awaits} = signDocument(work, doc_hash, cardOf(account));
        expect(awaits, one.name).to.deep.equal(roles.slice(index + 1));
      }
      const checks = await verifyDocument(registry, evidenceOf(registry, registry.documents.get(doc_hash)!));
      expect(
        checks.filter(({ok}) => !ok),
        one.name,
      ).to.deep.equal([]);
    }
  });

  it('is signed by two where two have to, in their order', () => {
    const twice = cases.filter(({id}) => [304, 327, 328, 329, 330, 702, 802].includes(id));
    for (const {name, meta} of twice) {
      expect(requiredSigners(every.registry, meta), name).to.have.length(2);
    }
    const {envelope: _, ...document} = every.registry.documents.list({registry_id: 702, limit: 1})[0]!;
    const [first, second] = requiredSigners(every.registry, document.meta);
    const envelope = signDraft(document, cardOf(first!).signer, first!);
    every.registry.documents.setEnvelope(document.doc_hash, envelope);
    expect(codeOf(() => signDocument(every.work, document.doc_hash, cardOf(first!)))).to.equal('already_signed');
    expect(codeOf(() => signDocument(every.work, document.doc_hash, cardOf(WITH_NOTHING_TO_SIGN)))).to.equal(
      'wrong_signer',
    );
    signDocument(every.work, document.doc_hash, cardOf(second!));
    expect(codeOf(() => signDocument(every.work, document.doc_hash, cardOf(COUNCIL[1]!)))).to.equal('signed_by_all');
  });

  it('is refused for a wrong kind of member, wrong parameters, and private values among them', () => {
    const prepare = (registry_id: number, parameters: Record<string, unknown>, username = MEMBERS.individual) =>
      codeOf(() =>
        prepareDocument(
          every.work,
          {registry_id, username, parameters},
          {block_num: DOCUMENT_BLOCK, created_at: CREATED_AT},
        ),
      );
    expect(prepare(7, {})).to.equal('document_type_unknown');
    expect(prepare(50, {})).to.equal('member_type_wrong');
    expect(prepare(201, {})).to.equal('parameter_missing');
    expect(prepare(51, {})).to.equal('parameters_wrong');
    expect(prepare(51, {convert_amount: '10.00 RUB', colour: 'red'})).to.equal('parameters_wrong');
    expect(prepare(51, {convert_amount: '10.001 RUB'})).to.equal('parameters_wrong');
    expect(prepare(4, {note: 'x'})).to.equal('parameters_wrong');
    expect(prepare(101, {braname: 'unknownsecti'})).to.equal('facts_missing');
    const hash = 'ab'.repeat(32);
    const chairman = COUNCIL[1];
    const petition = {hash, branch_name: 'Участок Новичкова', address: 'Примерск', chairman};
    expect(prepare(324, petition)).to.equal('private_value_in_meta');
    const answers = [{id: 9, number: 9, vote: 'for'}];
    expect(prepare(322, {hash, answers, questions: [{title: 'О чём', decision: 'Так'}]})).to.equal('parameters_wrong');
  });
});
