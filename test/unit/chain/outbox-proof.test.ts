import {expect} from 'chai';
import type {NodeClient} from '../../../src/lib/chain/index.js';
import {CoopError} from '../../../src/lib/domain/errors.js';
import type {FakeNodeOptions} from '../../support/fake-node.js';
import {failsWith} from '../../support/failure.js';
import {bound, OutboxWorld, submission} from '../../support/outbox-world.js';

describe('outbox and the proof that a transaction never happened', () => {
  let world: OutboxWorld;

  const begin = async (options: FakeNodeOptions = {}): Promise<void> => {
    world = new OutboxWorld(options);
    await world.start();
  };
  /** Sends once and hears nothing: the transaction may or may not be there. */
  const sendUnheard = async (fault: 'drop' | 'lose'): Promise<void> => {
    world.fake.fault = (path) => (path.includes('send_') ? fault : undefined);
    const clock = {now: () => 0, sleep: () => Promise.resolve()};
    await world
      .process({clock})
      .submit(submission(1))
      .catch(() => undefined);
    world.fake.fault = () => undefined;
    expect(world.store.get(1)?.state).to.equal('sent');
  };
  const tries = (): number => world.store.get(1)?.tries ?? 0;

  beforeEach(() => begin());
  afterEach(() => world.stop());

  it('finds in the blocks what no index knows any more', async () => {
    await sendUnheard('lose');
    world.fake.pass(500);
    world.fake.restart();
    world.fake.pass(300_000);
    expect((await world.process().wait(1, 'irreversible')).tries).to.equal(1);
    expect(world.effects(1)).to.equal(1);
  });

  it('makes nothing anew when the node no longer has the blocks, says so, and goes on with a node that has them', async () => {
    await sendUnheard('drop');
    world.fake.pass(300_000);
    world.fake.earliest = world.fake.head.num - 10;
    const error = await failsWith('outbox_unprovable', world.process().wait(1, 'included'));
    expect(error.params).to.include({id: 1, earliest: world.fake.earliest});
    expect(error.params.block_num).to.be.below(world.fake.earliest);
    expect(error.status).to.equal(8);
    await failsWith('outbox_unprovable', world.process().resume(1));
    await failsWith('outbox_unprovable', world.process().submit(submission(1)));
    await failsWith('outbox_unprovable', world.process().cancel(1));
    expect(await world.process().resumeAll()).to.have.length(1);
    expect([tries(), world.effects(1)]).to.deep.equal([1, 0]);
    world.fake.earliest = 1;
    await world.process().wait(1, 'irreversible');
    expect([tries(), world.effects(1)]).to.deep.equal([2, 1]);
  });

  it('does not take the end of one node and the blocks of another for a proof', async () => {
    await sendUnheard('lose');
    world.fake.pass(300_000);
    // Another node on a fork of its own, without the transaction, behind the same face.
    const other = new OutboxWorld();
    await other.start();
    other.fake.pass(300_000 + 10_000);
    const [here, there] = [world.node(), other.node()];
    const mixed: NodeClient = {
      ...bound(there),
      url: here.url,
      info: () => here.info(),
      send: (...args) => here.send(...args),
    };
    await failsWith('outbox_not_reached', world.process({node: mixed}).wait(1, 'included', {timeoutMs: 2_000}));
    const moving: NodeClient = {
      ...bound(here),
      get url() {
        return Math.random() < 0.5 ? here.url : there.url;
      },
      block: (num) => (num % 2 === 0 ? here : there).block(num),
      transactionStatus: () => Promise.resolve(undefined),
      tracedAt: () => Promise.resolve(undefined),
    };
    await failsWith('outbox_not_reached', world.process({node: moving}).wait(1, 'included', {timeoutMs: 2_000}));
    await other.stop();
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
    expect((await world.process().wait(1, 'irreversible')).tries).to.equal(1);
  });

  it('does not let a node that lags behind prove anything, nor lose what it has seen', async () => {
    await sendUnheard('lose');
    world.fake.pass(300_000);
    world.fake.lag = world.fake.head.num - 9;
    await failsWith('outbox_not_reached', world.process().wait(1, 'irreversible', {timeoutMs: 0}));
    expect(tries()).to.equal(1);
    world.fake.lag = 0;
    await world.process().wait(1, 'irreversible');
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
    expect(world.store.transactions(1)[0]).not.to.have.property('lost_block_id');
  });

  it('notices that the head went down, and brings the transaction back to the blocks that come', async () => {
    await world.process().submit(submission(1));
    const {block_num = 0, block_id} = await world.process().wait(1, 'included');
    world.fake.rollBack(world.fake.head.num - block_num + 1);
    expect(world.effects(1)).to.equal(0);
    const back = await world.process().wait(1, 'irreversible');
    expect(back.block_id).not.to.equal(block_id);
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
  });

  it('makes another transaction when the block that it refers to has vanished', async () => {
    world.fake.pass(20_000);
    await world.process().submit(submission(1));
    const {block_num = 0} = await world.process().wait(1, 'included');
    world.fake.rollBack(world.fake.head.num - block_num + 20);
    const back = await world.process().wait(1, 'irreversible', {timeoutMs: 400_000});
    expect([back.tries, world.effects(1)]).to.deep.equal([2, 1]);
    expect(world.store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['forked', undefined]);
  });

  it('follows a transaction that a fork moves to another block', async () => {
    await world.process().submit(submission(1));
    await world.process().wait(1, 'included');
    world.fake.fork(3, true);
    const before = world.store.get(1)?.block_id;
    await world.process().wait(1, 'irreversible');
    expect(world.store.get(1)?.block_id).not.to.equal(before);
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
  });

  it('waits with another transaction as long as the branch with the dropped one may win after all', async () => {
    await world.stop();
    await begin({finality: 200});
    await sendUnheard('drop');
    world.fake.pass(110_000);
    await world.process().resume(1);
    await world.process().wait(1, 'included');
    world.fake.fork(10);
    world.fake.pass(25_000);
    const {entry} = await world.process().submit(submission(1));
    expect([entry.state, entry.tries]).to.deep.equal(['sent', 1]);
    world.fake.forkBack();
    await world.process().wait(1, 'irreversible', {timeoutMs: 300_000});
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
  });

  it('is not misled by a node that takes the same transaction twice', async () => {
    world.fake.isApiNode = true;
    await sendUnheard('lose');
    const [one, two] = await Promise.all([world.process().submit(submission(1)), world.process().resume(1)]);
    expect([one.entry.id, two.id]).to.deep.equal([1, 1]);
    await world.process().wait(1, 'irreversible');
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
  });

  it('is not misled by the clock of this machine', async () => {
    for (const [index, hours] of [-30, 30].entries()) {
      const clock = world.clock(hours * 3_600_000);
      const number = 1 + index;
      const {entry} = await world.process({clock}).submit(submission(number));
      await world.process({clock}).wait(entry.id, 'irreversible');
      expect([entry.tries, world.effects(number)]).to.deep.equal([1, 1]);
    }
  });

  it('refuses an entry for good only when no other process can have sent its bytes', async () => {
    const node = world.node();
    let isSecond = false;
    const slow: NodeClient = {
      ...bound(node),
      send: async (...args) => {
        // The other process sends while this one waits for its refusal.
        world.fake.refuse = () => 'нет';
        const refused = node.send(...args).catch((error: unknown) => error);
        await refused;
        world.fake.refuse = () => undefined;
        if (!isSecond) {
          isSecond = true;
          await world.process().resume(1);
        }
        throw await refused;
      },
    };
    const {entry} = await world.process({node: slow}).submit(submission(1));
    expect(entry).to.include({state: 'sent', error: 'нет'});
    await world.process().wait(1, 'irreversible');
    expect([tries(), world.effects(1)]).to.deep.equal([1, 1]);
    expect(world.store.get(1)).not.to.have.property('error');
  });

  it('gives up after a few transactions of one entry, and says how it ended', async () => {
    world.fake.fault = (path) => (path.includes('send_') ? 'drop' : undefined);
    const outbox = world.process();
    await failsWith('outbox_kept', outbox.submit(submission(1)));
    for (let day = 0; day < 8; day += 1) {
      world.fake.pass(150_000);
      await outbox.resume(1).catch(() => undefined);
    }
    expect(world.store.get(1)).to.include({state: 'expired', tries: 5});
    expect(world.effects(1)).to.equal(0);
  }).timeout(20_000);

  it('makes nothing anew when a copy of the registry has sent what is only queued here', async () => {
    const never = new CoopError('node_unreachable', 'unreachable', {url: '', fault: 'refused', local: true});
    const node = {...bound(world.node()), send: () => Promise.reject(never)};
    const {entry} = await world.process({node}).submit(submission(1));
    expect(entry).to.include({state: 'queued', attempts: 0});
    await world.node().send(entry.packed!, 'gateway::incomplete');
    world.fake.pass(300_000);
    expect(await world.process().wait(1, 'included')).to.include({state: 'irreversible', tries: 1});
    expect(world.effects(1)).to.equal(1);
  });
});
