import {expect} from 'chai';
import type {NodeClient} from '../../../src/lib/chain/index.js';
import {CoopError} from '../../../src/lib/domain/errors.js';
import {isLiving} from '../../../src/lib/domain/records.js';
import {failsWith} from '../../support/failure.js';
import {bound, OutboxWorld, signer, submission} from '../../support/outbox-world.js';

describe('outbox without a network', () => {
  let world: OutboxWorld;

  beforeEach(async () => {
    world = new OutboxWorld();
    await world.start();
  });
  afterEach(() => world.stop());

  it('queues actions for days, and sends them in their order when a node is there', async () => {
    await world.stop();
    for (const number of [1, 2, 3]) {
      const {entry, offline} = await world.process().submit(submission(number, ['x']));
      expect(entry).to.include({id: number, state: 'queued', tries: 0});
      expect(entry).not.to.have.any.keys('packed', 'transaction_id');
      expect(offline?.code).to.equal('outbox_kept');
    }
    await world.start();
    world.fake.skip(3 * 86_400_000);
    const steps = await world.process().waitAll([1, 2, 3], 'irreversible');
    expect(steps.map(({entry}) => entry.state)).to.deep.equal(['irreversible', 'irreversible', 'irreversible']);
    const blocks = steps.map(({entry}) => entry.block_num ?? 0);
    expect(blocks).to.deep.equal([...new Set(blocks)].sort((a, b) => a - b));
    expect([1, 2, 3].map((number) => world.effects(number))).to.deep.equal([1, 1, 1]);
  });

  it('goes on with what is queued when the same is submitted again', async () => {
    await world.stop();
    await world.process().submit(submission(1));
    expect(await world.process().submit(submission(1))).to.deep.include({repeated: true});
    await world.start();
    const {entry, repeated, offline} = await world.process().submit(submission(1));
    expect([entry.id, entry.state, repeated, offline]).to.deep.equal([1, 'sent', true, undefined]);
  });

  it('leaves queued what nobody here can sign, tells whose key is missing, and takes the key that comes', async () => {
    await world.stop();
    await world.process({signers: []}).submit(submission(1));
    await world.start();
    const error = await failsWith('outbox_keys_missing', world.process({signers: []}).resume(1));
    expect(error.params).to.deep.equal({id: 1, authority: 'romashka@active'});
    await failsWith('outbox_keys_missing', world.process({signers: []}).wait(1, 'included'));
    expect(world.store.get(1)).to.include({state: 'queued', tries: 0});
    const {entry} = await world.process({signers: []}).submit({...submission(1), signers: [signer]});
    expect(entry).to.include({id: 1, state: 'sent'});
  });

  it('stores nothing that could not be built for another reason than the network', async () => {
    await failsWith('outbox_keys_missing', world.process({signers: []}).submit(submission(1)));
    const check = () => Promise.reject(new CoopError('unexpected', 'conflict', {detail: 'RAM'}));
    await failsWith('unexpected', world.process({check}).submit(submission(1)));
    expect(world.store.entries).to.deep.equal([]);
  });

  it('keeps an entry queued when a check holds it up later, and sends the others', async () => {
    await world.stop();
    await world.process().submitAll([submission(1), submission(2)]);
    await world.start();
    let calls = 0;
    const check = () =>
      (calls += 1) === 1 ? Promise.reject(new CoopError('unexpected', 'conflict', {detail: 'RAM'})) : Promise.resolve();
    const steps = await world.process({check}).waitAll([1, 2], 'included');
    expect(steps.map(({entry, held}) => [entry.state, held?.code])).to.deep.equal([
      ['queued', 'unexpected'],
      ['included', undefined],
    ]);
  });

  it('keeps queued what is stopped on the last metre, and lets others go on', async () => {
    const node = world.node();
    const stopping: NodeClient = {
      ...bound(node),
      send: (packed, names) =>
        packed.packed_trx.endsWith('0100')
          ? Promise.reject(new CoopError('unexpected', 'denied', {detail: 'leak'}))
          : node.send(packed, names),
    };
    await failsWith('unexpected', world.process({node: stopping}).submit(submission(1)));
    expect(world.store.get(1)).to.include({state: 'queued', attempts: 0});
    await world.process({node: stopping}).submit(submission(2));
    const steps = await world.process({node: stopping}).waitAll([1, 2], 'included');
    expect(steps.map(({entry, held}) => [entry.state, held?.code])).to.deep.equal([
      ['queued', 'unexpected'],
      ['included', undefined],
    ]);
  });

  it('stores many at once and sends them together', async () => {
    const many = Array.from({length: 40}, (_, index) => submission(index + 1));
    world.requests();
    const submitted = await world.process().submitAll([...many, submission(1)]);
    expect(submitted.filter(({entry}) => entry.state === 'queued' || !isLiving(entry))).to.deep.equal([]);
    expect(submitted.at(-1)).to.deep.include({repeated: true});
    const steps = await world.process().waitAll(
      submitted.map(({entry}) => entry.id),
      'irreversible',
    );
    expect(new Set(steps.map(({entry}) => entry.state))).to.deep.equal(new Set(['irreversible']));
    expect(many.map((_, index) => world.effects(index + 1))).to.deep.equal(Array<number>(40).fill(1));
    expect(world.requests().filter((path) => path === 'get_transaction_status')).to.have.length.below(2);
  });

  it('asks a healthy node little: one look, one send, and where it is', async () => {
    const outbox = world.process();
    await outbox.submit(submission(1));
    world.requests();
    const {entry} = await outbox.submit(submission(2));
    expect(world.requests()).to.deep.equal(['get_info', 'send_transaction2']);
    world.fake.pass(500);
    await outbox.wait(entry.id, 'included');
    expect(world.requests()).to.deep.equal(['get_info', 'get_transaction_status', 'get_block']);
  });
});
