import {expect} from 'chai';
import {apply, confirmPayment, registrationHash} from '../../../src/lib/processes/admission.js';
import {authorize, readAgenda, vote} from '../../../src/lib/processes/council.js';
import {sendOutbox} from '../../../src/lib/processes/outbox.js';
import type {OpenCard} from '../../../src/lib/signing/index.js';
import {failsWith} from '../../support/failure.js';
import {LiveCoop} from '../../support/live-coop.js';

const MINUTE_MS = 60_000;

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('work without a network', function () {
  this.timeout(2 * MINUTE_MS);
  const coop = new LiveCoop();
  const status = (): string | undefined => coop.registry.members.get(coop.applicant.account)?.status;

  before(() => coop.start());
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
    await sendOutbox(coop.work(), undefined, MINUTE_MS);
    expect((await readAgenda(coop.work()))[0]).to.include({authorized: true});
  });
});
