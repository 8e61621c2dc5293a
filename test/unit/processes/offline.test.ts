import {setTimeout as sleep} from 'node:timers/promises';
import {expect} from 'chai';
import {soviet} from '../../../src/lib/chain/actions/index.js';
import {connect} from '../../../src/lib/chain/index.js';
import {buildTransaction} from '../../../src/lib/chain/transaction.js';
import {signedAt} from '../../../src/lib/domain/time.js';
import {apply, confirmPayment, registrationHash} from '../../../src/lib/processes/admission.js';
import {authorize, readAgenda, vote} from '../../../src/lib/processes/council.js';
import {cancelOutbox, sendOutbox} from '../../../src/lib/processes/outbox.js';
import {signVote, type OpenCard} from '../../../src/lib/signing/index.js';
import {failsWith} from '../../support/failure.js';
import {LiveCoop} from '../../support/live-coop.js';

const MINUTE_MS = 60_000;

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('work without a network', function () {
  this.timeout(2 * MINUTE_MS);
  const coop = new LiveCoop();
  const status = (): string | undefined => coop.registry.members.get(coop.applicant.account)?.status;

  before(() => coop.start());

  /** A vote against, from another machine: the registry here knows nothing of it. */
  async function voteElsewhere(decision_id: number, {account: username, signer}: OpenCard): Promise<void> {
    const {coopname} = coop.registry.identity;
    const ballot = signVote('voteagainst', {coopname, username, decision_id, at: signedAt(), signer});
    const node = connect({url: coop.url});
    const actions = [soviet.voteagainst(ballot)];
    const {packed, transaction_id} = await buildTransaction({actions, node, signers: [await coop.work().signer()]});
    await node.send(packed, 'soviet::voteagainst');
    while ((await node.tracedAt(transaction_id)) === undefined) await sleep(100);
  }
  after(() => coop.stop());

  it("makes, signs and queues an application and its payment, and changes nobody's standing", async () => {
    const {account} = coop.applicant;
    const {entry, documents} = await apply(coop.offline(), account, coop.applicant);
    expect([entry.state, entry.packed]).to.deep.equal(['queued', undefined]);
    expect(documents.map(({envelope}) => envelope?.signatures.length)).to.deep.equal([1, 1, 1, 1, 1]);
    const confirmed = await confirmPayment(coop.offline(), registrationHash(account));
    expect([confirmed.entry.state, confirmed.payment.status]).to.deep.equal(['queued', 'pending']);
    expect(status()).to.equal('registered');
  });

  it('goes on with the same documents and entries when a command is given again', async () => {
    const {account} = coop.applicant;
    const before = coop.registry.outbox.list({limit: 100}).length;
    const made = coop.registry.documents.count();
    await apply(coop.offline(), account, coop.applicant);
    await confirmPayment(coop.offline(), registrationHash(account));
    expect([coop.registry.outbox.list({limit: 100}).length, coop.registry.documents.count()]).to.deep.equal([
      before,
      made,
    ]);
  });

  it('sends what was queued in its order when the network is back, and carries it over to the registry', async () => {
    const steps = await sendOutbox(coop.work(), undefined, MINUTE_MS);
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['included', 'included']);
    const [first, second] = steps.map(({entry}) => entry.block_num ?? 0);
    expect(second).to.be.at.least(first ?? 0);
    expect(status()).to.equal('paid');
    expect(coop.registry.payments.get(registrationHash(coop.applicant.account))?.status).to.equal('completed');
  });

  it('queues votes on an agenda that was read before, but no protocol without their majority on chain', async () => {
    const [decision] = await readAgenda(coop.work());
    const id = decision?.decision_id ?? 0;
    const [chair, second] = coop.council as [OpenCard, OpenCard];
    for (const card of [chair, second]) {
      expect((await vote(coop.offline(), id, 'for', card)).entry.state).to.equal('queued');
    }
    await failsWith('no_majority', authorize(coop.offline(), id, chair));
    const steps = await sendOutbox(coop.work(), undefined, MINUTE_MS);
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['included', 'included']);
    expect((await readAgenda(coop.work()))[0]).to.include({approved: true});
  });

  it('queues the protocol of a decision that is known to be approved', async () => {
    const [chair] = coop.council as [OpenCard];
    const [decision] = await readAgenda(coop.work());
    const id = decision?.decision_id ?? 0;
    const {entry, document} = await authorize(coop.offline(), id, chair);
    expect([entry.state, document.envelope?.signatures.length]).to.deep.equal(['queued', 1]);
  });

  it('does not send a protocol when somebody has voted since, until it is made anew', async () => {
    const [chair, , third] = coop.council as [OpenCard, OpenCard, OpenCard];
    const [decision] = await readAgenda(coop.work());
    const id = decision?.decision_id ?? 0;
    await voteElsewhere(id, third);
    const [step] = await sendOutbox(coop.work(), undefined, MINUTE_MS);
    expect([step?.entry.state, step?.held?.code]).to.deep.equal(['queued', 'protocol_outdated']);
    const error = await failsWith('protocol_outdated', authorize(coop.work(), id, chair));
    expect(error.params).to.deep.equal({decision_id: id, stated: '2:0', found: '2:1', entry: step?.entry.id});
    await cancelOutbox(coop.work(), step?.entry.id ?? 0);
    await authorize(coop.work(), id, chair);
    expect((await readAgenda(coop.work()))[0]).to.include({authorized: true});
  });
});
