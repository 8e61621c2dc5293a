import {expect} from 'chai';
import {join} from 'node:path';
import {actions, connect} from '../../../src/lib/chain/index.js';
import {docHash} from '../../../src/lib/domain/hash.js';
import {apply, confirmPayment, registrationHash} from '../../../src/lib/processes/admission.js';
import {authorize, execute, vote} from '../../../src/lib/processes/council.js';
import {exportPackage, findPackage} from '../../../src/lib/processes/documents/package.js';
import {countFlow, historyExtent, listFlow, listHistory} from '../../../src/lib/processes/history.js';
import {readStatus} from '../../../src/lib/processes/status.js';
import {syncHistory} from '../../../src/lib/processes/sync.js';
import {Workspace} from '../../../src/lib/processes/workspace.js';
import {createRegistry, type Registry} from '../../../src/lib/registry/index.js';
import type {OpenCard} from '../../../src/lib/signing/index.js';
import {failsWith} from '../../support/failure.js';
import {LiveCoop} from '../../support/live-coop.js';

/** Long after every deadline of the council. */
const YEARS_LATER = '2099-01-01T00:00:00.000';

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('packages of documents, told from the history of a cooperative', function () {
  this.timeout(180_000);
  const coop = new LiveCoop();
  const work = coop.work.bind(coop);
  let declined: OpenCard;
  let waiting: OpenCard;
  let protocol: string;

  before(async () => {
    await coop.start();
    [declined, waiting] = [await coop.newApplicant('entrepreneur'), await coop.newApplicant('organization')];
    for (const card of [coop.applicant, declined, waiting]) {
      await apply(work(), card.account, card);
      await confirmPayment(work(), registrationHash(card.account));
    }
    const [chair, second] = coop.council as [OpenCard, OpenCard];
    for (const card of [second, chair]) {
      await vote(work(), 1, 'for', card);
      await vote(work(), 2, 'against', card);
    }
    protocol = (await authorize(work(), 1, chair)).document.doc_hash;
    await execute(work(), 1);
    const {coopname} = coop.registry.identity;
    await work().submit('decline:2', [actions.soviet.declinedec({coopname, decision_id: 2})]);
    await coop.syncToLast();
  });
  after(() => coop.stop());

  const packageOf = ({account}: OpenCard, registry = coop.registry) => registry.packages.get(registrationHash(account));
  const namesOf = async (query: Parameters<typeof listHistory>[1]): Promise<string[]> =>
    (await listHistory(coop.registry, query)).map(({name}) => name);

  it('an admission is a whole package: application and protocol, verified, with times and deadline met', () => {
    const record = packageOf(coop.applicant);
    expect(record).to.include({type: 'joincoop', username: coop.applicant.account, state: 'resolved', complete: true});
    expect(record?.decision_ids).to.deep.equal([1]);
    expect(record?.documents.map(({role, problems}) => [role, problems])).to.deep.equal([
      ['statement', []],
      ['decision', []],
    ]);
    expect(record?.documents[1]).to.include({doc_hash: protocol, action: 'soviet::authorize'});
    const {opened_at = '', submitted_at = '', decided_at = '', resolved_at = ''} = record ?? {};
    const times = [opened_at, submitted_at, decided_at, resolved_at];
    expect([...times].sort()).to.deep.equal(times);
    expect(record).to.not.have.property('expires_at');
  });

  it('an application that the council has declined ends so, and the person too', () => {
    expect(packageOf(declined)).to.include({state: 'declined'});
    expect(coop.registry.members.get(declined.account)?.status).to.equal('declined');
  });

  it('an application that waits is overdue when the council has not decided in 30 days', async () => {
    const {submitted_at = '', expires_at = '', state} = packageOf(waiting)!;
    expect(state).to.equal('submitted');
    expect(Date.parse(expires_at) - Date.parse(submitted_at)).to.equal(30 * 86_400_000);
    expect(await countFlow(coop.registry)).to.deep.equal({submitted: 1, resolved: 13, declined: 1});
    expect(coop.registry.packages.counts(YEARS_LATER)).to.include({overdue: 1});
    const [overdue] = coop.registry.packages.list(YEARS_LATER, {state: 'overdue'});
    expect(overdue?.username).to.equal(waiting.account);
    expect(await listFlow(coop.registry, {state: 'overdue'})).to.deep.equal([]);
  });

  it('the four agreements are packages of their own, resolved at once', async () => {
    const mine = await listFlow(coop.registry, {username: coop.applicant.account});
    expect(mine.map(({type, state}) => `${type} ${state}`).sort()).to.deep.equal([
      'joincoop resolved',
      'signagree resolved',
      ...Array.from({length: 3}, () => 'sndagreement resolved'),
    ]);
    const [first, second] = mine;
    const rest = await listFlow(coop.registry, {username: coop.applicant.account, after: first!.package, limit: 1});
    expect(rest.map((each) => each.package)).to.deep.equal([second!.package]);
  });

  it('the history of a package has its votes, its protocol and its execution', async () => {
    const process = registrationHash(coop.applicant.account);
    const names = await namesOf({package: process.slice(0, 12)});
    expect(names.filter((name) => ['reguser', 'newsubmitted', 'votefor', 'authorize', 'exec'].includes(name)))
      .to.deep //
      .equal(['reguser', 'newsubmitted', 'votefor', 'votefor', 'authorize', 'exec']);
    expect(await namesOf({package: process, action: 'soviet::votefor'})).to.deep.equal(['votefor', 'votefor']);
    expect(await namesOf({package: registrationHash(declined.account), action: 'votefor'})).to.deep.equal([]);
  });

  it('the history is searched by action, person, document and blocks, the newest or after a place', async () => {
    expect(await namesOf({document: protocol.slice(0, 12), account: 'soviet'})).to.include('authorize');
    const votes = await listHistory(coop.registry, {action: 'votefor', member: coop.council[0]!.account});
    expect(votes).to.have.length(1);
    const {block_num} = votes[0]!;
    const inBlock = await listHistory(coop.registry, {from_block: block_num, to_block: block_num});
    expect(new Set(inBlock.map((each) => each.block_num))).to.deep.equal(new Set([block_num]));
    const all = await listHistory(coop.registry, {limit: 1000});
    expect((await listHistory(coop.registry, {limit: 5})).map(({place}) => place)).to.deep.equal(
      all.slice(-5).map(({place}) => place),
    );
    const next = await listHistory(coop.registry, {after: all[9]!.place, limit: 2});
    expect(next.map(({place}) => place)).to.deep.equal([all[10]!.place, all[11]!.place]);
    const applied = all.find(({name, data}) => name === 'reguser' && data.username === declined.account);
    expect(applied?.documents.map(({field, problems}) => [field, problems])).to.deep.equal([['statement', []]]);
    await failsWith('action_name_invalid', listHistory(coop.registry, {action: 'Vote For'}));
    await failsWith('package_not_found', listHistory(coop.registry, {package: 'ffffffffffff'}));
  });

  it('the package is exported by the hash of its process or of a document, with the place of each on chain', async () => {
    const process = registrationHash(coop.applicant.account);
    const byProcess = exportPackage(coop.registry, await findPackage(coop.registry, process.slice(0, 16)));
    const byDocument = exportPackage(coop.registry, await findPackage(coop.registry, protocol.slice(0, 12)));
    for (const {manifest, documents, missing, without_pdf, unsigned} of [byProcess, byDocument]) {
      expect(documents.map(({meta}) => meta.registry_id)).to.have.members([1, 2, 3, 4, 100, 501]);
      expect([missing, without_pdf, unsigned]).to.deep.equal([[], [], []]);
      for (const {chain} of manifest.documents) expect(chain?.block_num).to.be.greaterThan(0);
    }
    await failsWith('package_not_found', findPackage(coop.registry, 'ffffffffffff'));
  });

  it('stands on the screen of status, also without network', async () => {
    const status = await readStatus(coop.offline());
    expect(status.flow).to.deep.equal({submitted: 1, resolved: 13, declined: 1});
    expect(status).to.include({unread_blocks: 0, untraced_blocks: 0});
    expect(status.synced_block).to.equal(historyExtent(coop.registry).synced_block);
  });

  describe('in a registry that has nothing but the chain', () => {
    let empty: Registry;
    before(async () => {
      empty = createRegistry(join(coop.folder, 'empty.coop'), 'none', coop.registry.identity);
      const node = connect({url: coop.url});
      await syncHistory(new Workspace({registry: empty, connect: () => Promise.resolve(node)}), {fromBlock: 1});
    });
    after(() => {
      empty.close();
    });

    it('is the same', () => {
      expect(packageOf(coop.applicant, empty)).to.deep.equal(packageOf(coop.applicant));
    });

    it('cannot be written as files; documents without PDF are named', async () => {
      const process = registrationHash(coop.applicant.account);
      const target = await findPackage(empty, process);
      expect(() => exportPackage(empty, target))
        .to.throw()
        .with.property('code', 'package_without_pdf');
      const kept = coop.registry.documents.list({package: process}).find(({meta}) => meta.registry_id === 100)!;
      empty.documents.save(kept, coop.registry.documents.pdf(kept.doc_hash));
      const {documents, without_pdf, missing} = exportPackage(empty, await findPackage(empty, process));
      expect(documents.map(({doc_hash}) => doc_hash)).to.deep.equal([kept.doc_hash]);
      expect(missing).to.deep.equal([]);
      expect(without_pdf.map(({action}) => action)).to.include.members(['soviet::authorize', 'wallet::signagree']);
      expect(without_pdf.map(({doc_hash}) => doc_hash)).to.include(protocol);
      expect(without_pdf).to.have.length(5);
      expect(docHash(empty.documents.pdf(kept.doc_hash))).to.equal(kept.doc_hash);
    });
  });
});
