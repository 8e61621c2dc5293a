import {expect} from 'chai';
import fc from 'fast-check';
import {Outbox, actions, connect, type Clock, type NodeClient, type Submission} from '../../../src/lib/chain/index.js';
import {CoopError, isCoopError} from '../../../src/lib/domain/errors.js';
import type {OutboxStore} from '../../../src/lib/domain/records.js';
import {signerFrom, type Signer} from '../../../src/lib/signing/signer.js';
import {failsWith} from '../../support/failure.js';
import {FakeNode, type Fault} from '../../support/fake-node.js';
import {MemoryOutboxStore} from '../../support/memory-outbox-store.js';
import {KILLED, Mortal} from '../../support/mortal.js';
import {bound} from '../../support/outbox-world.js';

const signer = signerFrom('5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3');
const submission: Submission = {
  key: 'payment.confirm:1',
  actions: [actions.gateway.incomplete({coopname: 'romashka', income_hash: 'ab'.repeat(32)})],
  signers: [signer],
};

describe('outbox', () => {
  let fake: FakeNode;
  let store: MemoryOutboxStore;

  const clock = (): Clock => {
    let now = 0;
    return {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        fake.pass(ms);
        return Promise.resolve();
      },
    };
  };
  const open = (
    over: {store?: OutboxStore; node?: NodeClient; guard?: () => void; clock?: Clock; signers?: Signer[]} = {},
  ): Outbox =>
    new Outbox({
      store: over.store ?? store,
      node: over.node ?? connect({url: fake.url, chain_id: fake.chainId, timeoutMs: 100}),
      signers: () => over.signers ?? [],
      guard: over.guard ?? (() => undefined),
      clock: over.clock ?? clock(),
    });

  async function startFake(options = {}): Promise<void> {
    fake = new FakeNode(options);
    fake.loadAbi('gateway');
    await fake.start();
  }

  beforeEach(async () => {
    store = new MemoryOutboxStore();
    await startFake();
  });
  afterEach(() => fake.stop());

  it('stores the signed bytes before it sends them, and follows them to an irreversible block', async () => {
    let storedAtSend = false;
    fake.fault = (path) => {
      if (path.includes('send_')) storedAtSend = store.entries[0]?.packed?.packed_trx !== undefined;
      return undefined;
    };
    const outbox = open();
    const {entry, repeated} = await outbox.submit(submission);
    expect(repeated).to.equal(false);
    expect(entry.state).to.equal('sent');
    expect(storedAtSend).to.equal(true);
    expect((await outbox.wait(entry.id, 'included')).block_id).to.equal(fake.block(store.entries[0]!.block_num!)!.id);
    expect((await outbox.wait(entry.id, 'irreversible')).state).to.equal('irreversible');
    expect(fake.included).to.have.length(1);
  });

  it('asks the guard before anything else and stores nothing when it objects', async () => {
    const guard = (): void => {
      throw new CoopError('unexpected', 'denied', {detail: 'leak'});
    };
    await failsWith('unexpected', open({guard}).submit(submission));
    expect(store.entries).to.be.empty;
    expect(fake.requests).to.be.empty;
  });

  it('goes on with the living entry of a key instead of making another', async () => {
    const first = await open().submit(submission);
    const second = await open().submit(submission);
    expect(second).to.include({repeated: true});
    expect(second.entry.id).to.equal(first.entry.id);
    await open().wait(first.entry.id, 'irreversible');
    expect((await open().submit(submission)).repeated).to.equal(true);
    expect(fake.included).to.have.length(1);
  });

  it('takes the entry of another process that was faster with the same key', async () => {
    const {entry} = await open().submit(submission);
    let isFirst = true;
    const findByKey = store.findByKey.bind(store);
    store.findByKey = (key) => {
      if (!isFirst) return findByKey(key);
      isFirst = false;
      return undefined;
    };
    expect((await open().submit(submission)).entry.id).to.equal(entry.id);
    expect(store.entries).to.have.length(1);
  });

  it("keeps a refusal with the contract's text, and lets the same key try again", async () => {
    fake.refuse = () => 'Входящий платеж не найден';
    const error = await failsWith('contract_refused', open().submit(submission));
    expect(error.params).to.deep.equal({action: 'gateway::incomplete', text: 'Входящий платеж не найден'});
    expect(store.entries[0]).to.include({state: 'failed', error: 'Входящий платеж не найден'});
    fake.refuse = () => undefined;
    expect((await open().submit(submission)).repeated).to.equal(false);
  });

  it('keeps the transaction when the node dies, and sends the same bytes later', async () => {
    fake.fault = (path) => (path.includes('send_') ? 'drop' : undefined);
    const error = await failsWith('outbox_kept', open().submit(submission));
    expect(error.params).to.include({id: 1, state: 'sent'});
    expect(error.status).to.equal(8);
    fake.fault = () => undefined;
    const [entry] = await open().resumeAll();
    expect(entry?.attempts).to.be.greaterThan(1);
    await open().wait(1, 'irreversible');
    expect(fake.included.map(({id}) => id.hexString)).to.deep.equal([entry?.transaction_id]);
  });

  it('leaves an entry queued when no connection came about, and builds it anew when it has expired', async () => {
    const node = connect({url: fake.url});
    const url = fake.url;
    const dying: NodeClient = {
      ...bound(node),
      send: async (...args) => {
        await fake.stop();
        // Until the client has noticed that the kept-alive connection is closed.
        await new Promise((resolve) => setTimeout(resolve, 50));
        return node.send(...args);
      },
    };
    const {entry, offline} = await open({node: dying}).submit(submission);
    expect(entry).to.include({id: 1, state: 'queued', attempts: 0});
    expect(offline?.code).to.equal('outbox_kept');
    await fake.start();
    expect(fake.url).to.equal(url);
    fake.pass(300_000);
    await failsWith('outbox_keys_missing', open().resume(1));
    expect(store.entries[0]).to.include({state: 'queued', tries: 1});
    expect((await open({signers: [signer]}).resume(1)).state).to.equal('sent');
    expect(store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['unsent', undefined]);
  });

  it('takes a duplicate for success', async () => {
    fake.fault = (path) => (path.includes('send_') && store.entries[0]?.attempts === 1 ? 'lose' : undefined);
    const stopped: Clock = {now: () => 0, sleep: () => Promise.resolve()};
    const {entry} = await open({clock: stopped}).submit(submission);
    expect(entry).to.include({state: 'sent', attempts: 2});
    await open().wait(entry.id, 'irreversible');
    expect(fake.included).to.have.length(1);
  });

  it('does not trust a refusal after a first try whose fate is unknown', async () => {
    fake.fault = (path) => (path.includes('send_') && store.entries[0]?.attempts === 1 ? 'drop' : undefined);
    fake.refuse = () => 'нет';
    const {entry} = await open().submit(submission);
    expect(entry).to.include({state: 'sent', error: 'нет'});
    await failsWith('outbox_expired', open().wait(entry.id, 'included', {timeoutMs: 300_000}));
    expect((await open().resume(1)).state).to.equal('expired');
  });

  it('signs anew only when it is proven that the first transaction failed, and takes the refusal of that one', async () => {
    fake.fault = (path) => (path.includes('send_') && store.entries[0]?.attempts === 1 ? 'drop' : undefined);
    fake.refuse = () => 'нет';
    const outbox = open({signers: [signer]});
    const {entry} = await outbox.submit(submission);
    fake.fault = () => undefined;
    const error = await failsWith('outbox_failed', outbox.wait(entry.id, 'included', {timeoutMs: 300_000}));
    expect(error.params).to.deep.equal({id: 1, detail: 'нет'});
    expect(store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['expired', 'refused']);
  });

  it('notices a fork by the block id and brings the same transaction back', async () => {
    const outbox = open();
    const {entry} = await outbox.submit(submission);
    const before = await outbox.wait(entry.id, 'included');
    fake.fork(2);
    expect(fake.included).to.be.empty;
    const after = await outbox.wait(entry.id, 'irreversible');
    expect(after.block_id).not.to.equal(before.block_id);
    expect(fake.included).to.have.length(1);
  });

  it('calls a dropped transaction forked once it is proven that it can not come back', async () => {
    const outbox = open();
    const {entry} = await outbox.submit(submission);
    await outbox.wait(entry.id, 'included');
    fake.fork(2);
    fake.pass(300_000);
    await failsWith('outbox_forked', open().wait(entry.id, 'irreversible'));
    expect((await open().submit(submission)).repeated).to.equal(false);
    await open().wait(2, 'irreversible');
    expect(fake.included).to.have.length(1);
  });

  it('brings a dropped transaction back as another one, once it is proven that it can not come back itself', async () => {
    const outbox = open();
    const {entry} = await outbox.submit(submission);
    await outbox.wait(entry.id, 'included');
    fake.fork(2);
    fake.pass(300_000);
    expect((await outbox.wait(entry.id, 'irreversible')).tries).to.equal(2);
    expect(store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['forked', undefined]);
    expect(fake.included).to.have.length(1);
  });

  it('makes a new transaction at once when the chain stood still until the old one had expired', async () => {
    fake.fault = (path) => (path.includes('send_') ? 'drop' : undefined);
    await failsWith('outbox_kept', open().submit(submission));
    fake.fault = () => undefined;
    fake.skip(400_000);
    const {entry, repeated} = await open().submit(submission);
    expect(repeated).to.equal(true);
    await open().wait(entry.id, 'irreversible');
    expect(store.transactions(1).map(({outcome}) => outcome)).to.deep.equal(['expired', undefined]);
    expect(fake.included).to.have.length(1);
  });

  it('does not call a transaction expired while its blocks are not irreversible', async () => {
    await fake.stop();
    await startFake({finality: 1000});
    fake.fault = (path) => (path.includes('send_') ? 'drop' : undefined);
    await failsWith('outbox_kept', open().submit(submission));
    fake.pass(200_000);
    await failsWith('outbox_not_reached', open().wait(1, 'included', {timeoutMs: 5_000}));
    expect(store.entries[0]?.state).to.equal('sent');
    fake.pass(1_000_000);
    await failsWith('outbox_expired', open().wait(1, 'included'));
  });

  it('finds a transaction in the blocks of a node without statuses and traces', async () => {
    await fake.stop();
    await startFake({statuses: false, traces: false});
    const {entry} = await open().submit(submission);
    expect((await open().wait(entry.id, 'irreversible')).state).to.equal('irreversible');
  });

  it('sends again what an accepting node has lost', async () => {
    const {entry} = await open().submit(submission);
    fake.losePending();
    await open().wait(entry.id, 'irreversible');
    expect(fake.included).to.have.length(1);
  });

  it('takes effect exactly once whatever single thing goes wrong at any step', async function () {
    this.timeout(180_000);
    const faults: Fault[] = ['drop', 'lose', 'hang', 'page', 'garbage'];
    const trouble = fc.oneof(
      fc.record({kind: fc.constant('fault' as const), fault: fc.constantFrom(...faults), step: fc.nat(25)}),
      fc.record({kind: fc.constantFrom('fork' as const, 'kept fork' as const), step: fc.nat(25)}),
      fc.record({kind: fc.constantFrom('restart' as const, 'refusal' as const), step: fc.nat(25)}),
      fc.record({kind: fc.constantFrom('crash before' as const, 'crash after' as const), step: fc.nat(25)}),
    );
    const world = fc.record({
      statuses: fc.boolean(),
      traces: fc.boolean(),
      finality: fc.constantFrom(1, 3, 60),
      /** How long the user stays away after a failure. */
      pause: fc.constantFrom(0, 5_000, 400_000),
    });
    await fc.assert(
      fc.asyncProperty(trouble, world, async (what, {pause, ...options}) => {
        await fake.stop();
        store = new MemoryOutboxStore();
        await startFake(options);
        fake.fault = (_path, count) => {
          if (count !== what.step) return undefined;
          if (what.kind === 'fork') fake.fork(3);
          if (what.kind === 'kept fork') fake.fork(3, true);
          if (what.kind === 'restart') fake.losePending();
          return what.kind === 'fault' ? what.fault : undefined;
        };
        fake.refuse = () => (what.kind === 'refusal' && fake.requests.length <= what.step ? 'нет' : undefined);
        await untilIrreversible(what, pause);
        expect(fake.included).to.have.length(1);
        expect(store.entries.filter(({state}) => state === 'irreversible')).to.have.length(1);
      }),
      {numRuns: 100},
    );
  });

  /** A user who repeats his command until it is done; the first time the process may be killed at a step. */
  async function untilIrreversible(what: {kind: string; step: number}, pause: number): Promise<void> {
    const mortal = what.kind.startsWith('crash') ? new Mortal(what.step, what.kind === 'crash after') : undefined;
    for (let run = 0; run < 12; run += 1) {
      const outbox =
        mortal && run === 0
          ? open({store: mortal.wrap(store), node: mortal.wrap(bound(connect({url: fake.url, timeoutMs: 100})))})
          : open();
      try {
        const {entry} = await outbox.submit(submission);
        await outbox.wait(entry.id, 'irreversible', {timeoutMs: 900_000});
        return;
      } catch (error) {
        if (error !== KILLED && !isCoopError(error)) throw error;
        if (run === 0 && pause > 0) fake.pass(pause);
      }
    }
    throw new Error(`not done: ${JSON.stringify(store.entries)}`);
  }
});
