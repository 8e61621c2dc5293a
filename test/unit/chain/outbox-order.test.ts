import {expect} from 'chai';
import {failsWith} from '../../support/failure.js';
import {OutboxWorld, submission} from '../../support/outbox-world.js';

describe('outbox entries that depend on each other', () => {
  let world: OutboxWorld;

  beforeEach(async () => {
    world = new OutboxWorld();
    await world.start();
  });
  afterEach(() => world.stop());

  it('sends a later one only when the earlier one about the same is in a block', async () => {
    const outbox = world.process();
    await outbox.submit(submission(1, ['x']));
    const {entry, offline} = await outbox.submit(submission(2, ['x']));
    expect([entry.state, offline]).to.deep.equal(['queued', undefined]);
    expect(world.fake.requests.filter(({path}) => path.includes('send_'))).to.have.length(1);
    await outbox.waitAll([1, 2], 'included');
    expect(world.store.get(2)!.block_num).to.be.greaterThan(world.store.get(1)!.block_num!);
    const other = await outbox.submit(submission(3, ['y']));
    expect(other.entry.state).to.equal('sent');
  });

  it('goes on with what an entry waits for', async () => {
    await world.stop();
    await world.process().submitAll([submission(1, ['x']), submission(2, ['x', 'y']), submission(3, ['y'])]);
    await world.start();
    const outbox = world.process();
    await outbox.resume(3);
    world.fake.pass(500);
    const steps = await outbox.waitAll([1, 2, 3], 'included');
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['included', 'included', 'included']);
  });

  it('fails with the one that it waited for, and says which', async () => {
    await world.stop();
    await world.process().submitAll([submission(1, ['x']), submission(2, ['x']), submission(3, ['x']), submission(4)]);
    await world.start();
    world.fake.refuse = ({actions: [first]}) => (first?.data.hexString.endsWith('1') ? 'нет' : undefined);
    const outbox = world.process();
    const steps = await outbox.waitAll([1, 2, 3, 4], 'included');
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['failed', 'failed', 'failed', 'included']);
    const error = await failsWith('outbox_dependency_failed', outbox.wait(3, 'included'));
    expect(error.params).to.deep.equal({id: 3, on: 1});
    expect(error.status).to.equal(6);
    world.fake.refuse = () => undefined;
    expect((await outbox.submit(submission(2, ['x']))).entry).to.include({id: 5, state: 'sent'});
  });

  it('waits again for one that a fork has dropped, before it goes itself', async () => {
    const outbox = world.process();
    await outbox.submit(submission(1, ['x']));
    await outbox.wait(1, 'included');
    world.fake.fork(2);
    const {entry} = await outbox.submit(submission(2, ['x']));
    await outbox.waitAll([1, entry.id], 'irreversible');
    expect([world.effects(1), world.effects(2)]).to.deep.equal([1, 1]);
  });

  it('sees through what one entry waits for when only that one is waited for', async () => {
    await world.stop();
    await world.process().submitAll([submission(1, ['x']), submission(2, ['x', 'y'])]);
    await world.start();
    const outbox = world.process();
    await outbox.submit(submission(3, ['y']));
    expect((await outbox.wait(3, 'included')).state).to.equal('included');
    expect([1, 2, 3].map((number) => world.effects(number))).to.deep.equal([1, 1, 1]);
  });

  it('tells at once why an entry does not go on when what it waits for is held up', async () => {
    await world.stop();
    await world.process({signers: []}).submitAll([submission(1, ['x']), submission(2, ['x'])]);
    await world.start();
    const clock = world.clock();
    const error = await failsWith('outbox_keys_missing', world.process({signers: [], clock}).wait(2, 'included'));
    expect(error.params).to.include({id: 1});
    expect(clock.now()).to.be.lessThan(5_000);
  });

  it('sends again what a fork has dropped in its order, and not before the earlier one is in a block', async () => {
    const outbox = world.process();
    await outbox.submit(submission(1, ['x']));
    await outbox.wait(1, 'included');
    await outbox.submit(submission(2, ['x']));
    await outbox.wait(2, 'included');
    world.fake.fork(3);
    world.requests();
    await world.process().resume(2);
    expect([world.store.get(1)!.state, world.store.get(2)!.state]).to.deep.equal(['sent', 'sent']);
    expect(world.requests().filter((path) => path.startsWith('send_'))).to.have.length(1);
    await world.process().waitAll([2], 'irreversible');
    expect(world.store.get(2)!.block_num).to.be.greaterThan(world.store.get(1)!.block_num!);
    expect([world.effects(1), world.effects(2)]).to.deep.equal([1, 1]);
  });

  it('lets bytes that a fork has dropped run out when the earlier one has come to nothing', async () => {
    const outbox = world.process();
    await outbox.submit(submission(1, ['x']));
    await outbox.wait(1, 'included');
    await outbox.submit(submission(2, ['x']));
    await outbox.wait(2, 'included');
    world.fake.fork(3);
    world.fake.refuse = ({actions: [first]}) => (first?.data.hexString.endsWith('1') ? 'нет' : undefined);
    const steps = await world.process().waitAll([1, 2], 'included', {timeoutMs: 600_000});
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['failed', 'failed']);
    expect([world.effects(1), world.effects(2)]).to.deep.equal([0, 0]);
  });

  it('cancels while it is queued, and nothing that waits for it is sent', async () => {
    await world.stop();
    await world.process().submitAll([submission(1, ['x']), submission(2, ['x'])]);
    const records: number[] = [];
    const cancelled = await world.process().cancel(1, () => records.push(1));
    expect(cancelled.state).to.equal('cancelled');
    expect(records).to.have.length(1);
    await world.start();
    await failsWith('outbox_dependency_failed', world.process().wait(2, 'included'));
    await failsWith('outbox_cancelled', world.process().wait(1, 'included'));
    await failsWith('outbox_not_cancellable', world.process().cancel(1));
    expect(world.fake.requests.some(({path}) => path.includes('send_'))).to.equal(false);
    expect((await world.process().submit(submission(1))).entry).to.include({id: 3, state: 'sent'});
  });

  it('does not cancel what may have been sent, until it is proven that it came to nothing', async () => {
    world.fake.fault = (path) => (path.includes('send_') ? 'drop' : undefined);
    await failsWith('outbox_kept', world.process().submit(submission(1)));
    const error = await failsWith('outbox_not_cancellable', world.process().cancel(1));
    expect(error.params).to.include({id: 1, state: 'sent'});
    world.fake.pass(300_000);
    expect((await world.process().cancel(1)).state).to.equal('cancelled');
    expect(world.store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['expired']);
    expect(world.effects(1)).to.equal(0);
  });

  it('does not cancel what has taken effect without an answer', async () => {
    world.fake.fault = (path) => (path.includes('send_') ? 'lose' : undefined);
    await world.process().submit(submission(1));
    world.fake.pass(300_000);
    const error = await failsWith('outbox_not_cancellable', world.process().cancel(1));
    expect(error.params.state).to.be.oneOf(['included', 'irreversible']);
  });
});
