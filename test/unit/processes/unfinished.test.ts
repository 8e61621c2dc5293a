import {expect} from 'chai';
import {connect, type NodeClient} from '../../../src/lib/chain/index.js';
import {apply, confirmPayment, registrationHash} from '../../../src/lib/processes/admission.js';
import {authorize, execute, vote} from '../../../src/lib/processes/council.js';
import {initialize} from '../../../src/lib/processes/init.js';
import {syncHistory} from '../../../src/lib/processes/sync.js';
import type {Workspace} from '../../../src/lib/processes/workspace.js';
import {createRegistry} from '../../../src/lib/registry/index.js';
import type {OpenCard} from '../../../src/lib/signing/index.js';
import {failsWith} from '../../support/failure.js';
import {LiveCoop} from '../../support/live-coop.js';

const DECISION = 1;

/** What stands for a kill: it is no CoopError, so nothing of ours may catch it. */
class Killed extends Error {}

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('a job that was interrupted and went on otherwise', function () {
  this.timeout(120_000);
  const coop = new LiveCoop();
  const work = coop.work.bind(coop);

  before(() => coop.start());
  after(() => coop.stop());

  /** A workspace of a command that is killed before it has recorded what it did. */
  function killedAtEnd(): Workspace {
    const killed = work();
    const audit = killed.audit.bind(killed);
    killed.audit = (act, object) => {
      // A document is recorded on the way, not at the end.
      if (act !== 'document.generate') throw new Killed();
      audit(act, object);
    };
    return killed;
  }

  async function dies(act: Promise<unknown>): Promise<void> {
    const end = await act.then(
      () => 'came to its end',
      (error: unknown) => error,
    );
    expect(end).to.be.instanceOf(Killed);
  }

  it('a foundation is not done before what the provider has signed is irreversible', () => {
    const {outbox} = coop.registry;
    const states = ['init.account', 'init.activate'].map((key) => outbox.findByKey(key)?.state);
    expect(states).to.deep.equal(['irreversible', 'irreversible']);
  });

  it('an application keeps its payment, also when the history is read before the command is given again', async () => {
    const {account} = coop.applicant;
    await dies(apply(killedAtEnd(), account, coop.applicant));
    await coop.syncToLast();
    expect(coop.registry.members.get(account)?.status).to.equal('applied');
    const {payment} = await apply(work(), account, coop.applicant);
    expect(coop.registry.payments.get(payment.hash)?.status).to.equal('pending');
    expect(coop.acts('member.apply')).to.equal(1);
    await failsWith('already_applied', apply(work(), account, coop.applicant));
  });

  it('a confirmed payment is recorded once, also when the history told of it first', async () => {
    const {account} = coop.applicant;
    await dies(confirmPayment(killedAtEnd(), registrationHash(account)));
    await coop.syncToLast();
    await confirmPayment(work(), registrationHash(account));
    expect([coop.registry.members.get(account)?.status, coop.acts('payment.confirm')]).to.deep.equal(['paid', 1]);
    await failsWith('payment_not_pending', confirmPayment(work(), registrationHash(account)));
  });

  it('a vote that was sent is not told as a vote the other way', async () => {
    const [chair] = coop.council as [OpenCard];
    await dies(vote(killedAtEnd(), DECISION, 'for', chair));
    await failsWith('already_voted', vote(work(), DECISION, 'against', chair));
    const {decision} = await vote(work(), DECISION, 'for', chair);
    expect([decision.votes_for, decision.votes_against]).to.deep.equal([[chair.account], []]);
    expect(coop.acts('council.votefor')).to.equal(1);
    await failsWith('already_voted', vote(work(), DECISION, 'for', chair));
  });

  it('a protocol that was not sent is made anew when somebody has voted since', async () => {
    const [chair, second, third] = coop.council as [OpenCard, OpenCard, OpenCard];
    await vote(work(), DECISION, 'for', second);
    const killed = work();
    killed.submit = () => {
      throw new Killed();
    };
    await dies(authorize(killed, DECISION, chair));
    const stale = coop.registry.decisions.get(DECISION)?.protocol;
    await vote(work(), DECISION, 'for', third);
    const {document, decision} = await authorize(work(), DECISION, chair);
    expect(stale).to.be.a('string').and.not.to.equal(document.doc_hash);
    expect(decision.protocol).to.equal(document.doc_hash);
    expect(coop.registry.decisionFacts.at(String(DECISION), document.meta.block_num)?.data.votes_for).to.equal(3);
  });

  it('an executed decision is recorded once, and a history that lags behind does not undo it', async () => {
    const {account} = coop.applicant;
    const before = (await connect({url: coop.url}).info()).last_irreversible_block_num;
    await dies(execute(killedAtEnd(), DECISION));
    await execute(work(), DECISION);
    await failsWith('decision_closed', execute(work(), DECISION));
    expect(coop.acts('council.execute')).to.equal(1);
    const node = connect({url: coop.url});
    const slow: NodeClient = Object.assign(Object.create(node) as NodeClient, {
      info: async () => ({...(await node.info()), last_irreversible_block_num: before}),
    });
    await syncHistory(work(() => slow));
    expect(coop.registry.members.get(account)?.status).to.equal('accepted');
    await coop.syncToLast();
    expect(coop.registry.members.get(account)?.status).to.equal('accepted');
  });

  it('a foundation is not finished on another chain than the one that it was begun on', async () => {
    const options = coop.foundation('other.coop');
    const owner = {coopname: options.foundation.coopname, profile: 'sandbox', chain_id: 'ab'.repeat(32)};
    createRegistry(options.file, 'none', owner).close();
    await failsWith('wrong_chain', initialize(options));
  });
});
