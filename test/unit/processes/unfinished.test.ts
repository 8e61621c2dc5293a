import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {connect, type NodeClient} from '../../../src/lib/chain/index.js';
import type {Foundation} from '../../../src/lib/domain/cooperative.js';
import {apply, confirmPayment, registrationHash} from '../../../src/lib/processes/admission.js';
import {issueCard, readCard} from '../../../src/lib/processes/cards.js';
import {authorize, execute, vote} from '../../../src/lib/processes/council.js';
import {sandboxGenesis} from '../../../src/lib/processes/genesis.js';
import {initialize, type InitOptions} from '../../../src/lib/processes/init.js';
import {addMember} from '../../../src/lib/processes/members.js';
import {syncHistory} from '../../../src/lib/processes/sync.js';
import {Workspace} from '../../../src/lib/processes/workspace.js';
import {createRegistry, openRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {runSandbox} from '../../../src/lib/sandbox/index.js';
import type {OpenCard} from '../../../src/lib/signing/index.js';
import {cardLabels} from '../../../src/lib/ui/messages/texts/card.js';
import {failsWith} from '../../support/failure.js';
import {exampleMember, readExample} from '../../support/sample-models.js';

const PIN = '739164';
const DECISION = 1;

/** What stands for a kill: it is no CoopError, so nothing of ours may catch it. */
class Killed extends Error {}

/** One cooperative on a sandbox in this process; the tests follow each other. */
describe('a job that was interrupted and went on otherwise', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'coopctl-unfinished-'));
  const stop = new AbortController();
  const cards = join(folder, 'cards');
  let sandbox: Promise<unknown>;
  let url = '';
  let registry: Registry;
  let council: OpenCard[];
  let account = '';

  /** A workspace as a new command has it. */
  const work = (node: () => NodeClient = () => connect({url})): Workspace =>
    new Workspace({registry, connect: () => Promise.resolve(node())});

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

  const init = (file: string): InitOptions => ({
    file: join(folder, file),
    foundation: readExample('romashka.yaml') as Foundation,
    key: 'none',
    profile: 'sandbox',
    connect: () => Promise.resolve(connect({url})),
    pin: PIN,
    labels: cardLabels,
    councilName: 'Совет',
    onStep: () => Promise.resolve(),
  });

  before(async () => {
    url = await new Promise<string>((resolve, reject) => {
      const onReady = (status: {url?: string}): void => {
        resolve(status.url ?? '');
      };
      const {signal} = stop;
      sandbox = runSandbox({folder, genesis: sandboxGenesis, signal, onReady, log: () => undefined});
      sandbox.catch(reject);
    });
    const {council: seats} = await initialize(init('r.coop'));
    registry = openRegistry(join(folder, 'r.coop'), 'none');
    council = seats.map((seat) => readCard(work(), join(cards, `${seat.account}.card`), seat.account, PIN));
    ({account} = await addMember(work(), exampleMember('individual')));
    await issueCard(work(), {account, folder: cards, pin: PIN, labels: cardLabels});
  });

  after(async () => {
    registry.close();
    stop.abort();
    await sandbox;
    rmSync(folder, {recursive: true});
  });

  const acts = (act: string): number => registry.audit.list({limit: 1000}).filter((entry) => entry.act === act).length;

  /** Reads the history as soon as it has come to our newest transaction. */
  async function syncToLast(): Promise<void> {
    await (await work().outbox()).wait(registry.outbox.list().at(-1)?.id ?? 0, 'irreversible');
    await syncHistory(work());
  }

  it('an application keeps its payment, also when the history is read before the command is given again', async () => {
    const card = readCard(work(), join(cards, `${account}.card`), account, PIN);
    await dies(apply(killedAtEnd(), account, card));
    await syncToLast();
    expect(registry.members.get(account)?.status).to.equal('applied');
    const {payment} = await apply(work(), account, card);
    expect(registry.payments.get(payment.hash)?.status).to.equal('pending');
    expect(acts('member.apply')).to.equal(1);
    await failsWith('already_applied', apply(work(), account, card));
  });

  it('a confirmed payment is recorded once, also when the history told of it first', async () => {
    await dies(confirmPayment(killedAtEnd(), registrationHash(account)));
    await syncToLast();
    await confirmPayment(work(), registrationHash(account));
    expect([registry.members.get(account)?.status, acts('payment.confirm')]).to.deep.equal(['paid', 1]);
    await failsWith('payment_not_pending', confirmPayment(work(), registrationHash(account)));
  });

  it('a vote that was sent is not told as a vote the other way', async () => {
    const [chair] = council as [OpenCard];
    await dies(vote(killedAtEnd(), DECISION, 'for', chair));
    await failsWith('already_voted', vote(work(), DECISION, 'against', chair));
    const {decision} = await vote(work(), DECISION, 'for', chair);
    expect([decision.votes_for, decision.votes_against]).to.deep.equal([[chair.account], []]);
    expect(acts('council.votefor')).to.equal(1);
    await failsWith('already_voted', vote(work(), DECISION, 'for', chair));
  });

  it('a protocol that was not sent is made anew when somebody has voted since', async () => {
    const [chair, second, third] = council as [OpenCard, OpenCard, OpenCard];
    await vote(work(), DECISION, 'for', second);
    const killed = work();
    killed.submit = () => {
      throw new Killed();
    };
    await dies(authorize(killed, DECISION, chair));
    const stale = registry.decisions.get(DECISION)?.protocol;
    await vote(work(), DECISION, 'for', third);
    const {document, decision} = await authorize(work(), DECISION, chair);
    expect(stale).to.be.a('string').and.not.to.equal(document.doc_hash);
    expect(decision.protocol).to.equal(document.doc_hash);
    expect(registry.decisionFacts.at(String(DECISION), document.meta.block_num)?.data.votes_for).to.equal(3);
  });

  it('an executed decision is recorded once, and a history that lags behind does not undo it', async () => {
    const before = (await connect({url}).info()).last_irreversible_block_num;
    await dies(execute(killedAtEnd(), DECISION));
    await execute(work(), DECISION);
    await failsWith('decision_closed', execute(work(), DECISION));
    expect(acts('council.execute')).to.equal(1);
    const node = connect({url});
    const slow: NodeClient = Object.assign(Object.create(node) as NodeClient, {
      info: async () => ({...(await node.info()), last_irreversible_block_num: before}),
    });
    await syncHistory(work(() => slow));
    expect(registry.members.get(account)?.status).to.equal('accepted');
    await syncToLast();
    expect(registry.members.get(account)?.status).to.equal('accepted');
  });

  it('a foundation is not finished on another chain than the one that it was begun on', async () => {
    const options = init('other.coop');
    const owner = {coopname: options.foundation.coopname, profile: 'sandbox', chain_id: 'ab'.repeat(32)};
    createRegistry(options.file, 'none', owner).close();
    await failsWith('wrong_chain', initialize(options));
  });
});
