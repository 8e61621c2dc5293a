import {expect} from 'chai';
import fc from 'fast-check';
import type {Outbox} from '../../../src/lib/chain/index.js';
import {isCoopError} from '../../../src/lib/domain/errors.js';
import {isLiving} from '../../../src/lib/domain/records.js';
import type {Fault} from '../../support/fake-node.js';
import {KILLED, Mortal} from '../../support/mortal.js';
import {bound, OutboxWorld, submission} from '../../support/outbox-world.js';

/** What is submitted: `SUBJECTS` of them are about something that others are about too. */
const NUMBERS = [1, 2, 3, 4];
const SUBJECTS: Record<number, string[]> = {1: ['x'], 2: ['x'], 3: ['y', 'x']};

/**
 * The outbox's invariants, held after every step of every story:
 * - no action is in the chain twice, whoever has submitted it how often;
 * - `irreversible` and `included` entries name the block that held their transaction when it was looked at;
 * - an entry that has ended without effect has no transaction in the chain that was signed for it;
 * - no entry has two transactions of which neither is proven dead.
 * And at the end, on a healthy network, every entry comes to an end.
 */
class Story {
  readonly world: OutboxWorld;
  /** Two processes of coopctl on one registry, each with a memory of its own. */
  private readonly outboxes: Outbox[] = [];

  constructor(world: OutboxWorld) {
    this.world = world;
    this.restart(0);
    this.restart(1);
  }

  /** The process is gone; the next one knows only what is in the file. */
  restart(at: number, mortal = new Mortal()): Outbox {
    const {world} = this;
    const store = mortal.wrap(world.store);
    const outbox = world.process({node: mortal.wrap(bound(world.node(300))), store});
    this.outboxes[at] = outbox;
    return outbox;
  }

  async act(at: number, act: (outbox: Outbox) => Promise<unknown>): Promise<void> {
    try {
      await act(this.outboxes[at]!);
    } catch (error) {
      if (error !== KILLED && !isCoopError(error)) throw error;
    }
  }

  check(): void {
    const {world} = this;
    for (const number of NUMBERS) expect(world.effects(number), `effects of ${number}`).to.be.below(2);
    const inChain = new Set(world.fake.included.map(({id}) => id.hexString));
    for (const {id, state, transaction_id} of world.store.entries) {
      const transactions = world.store.transactions(id);
      const alive = transactions.filter(({outcome}) => outcome === undefined);
      expect(alive.length, `living transactions of ${id}`).to.be.below(2);
      for (const dead of transactions.filter(({outcome}) => outcome !== undefined)) {
        expect(inChain.has(dead.transaction_id), `${dead.outcome} transaction of ${id} in the chain`).to.equal(false);
      }
      if (state === 'irreversible') expect(inChain.has(transaction_id ?? ''), `${id} irreversible`).to.equal(true);
      if (!isLiving({state})) expect(alive, `${id} ${state}`).to.deep.equal([]);
    }
  }

  /** Everything works again: whatever is open comes to an end. */
  async end(): Promise<void> {
    const {fake, store} = this.world;
    fake.fault = () => undefined;
    fake.refuse = () => undefined;
    fake.lag = 0;
    const open = store.list({states: ['queued', 'sent', 'included']}).map(({id}) => id);
    const outbox = this.world.process();
    for (let rounds = 0; rounds < 3; rounds += 1) await outbox.waitAll(open, 'irreversible', {timeoutMs: 400_000});
    this.check();
    const ends = store.entries.filter(({state}) => isLiving({state}) && state !== 'irreversible');
    expect(ends).to.deep.equal([]);
  }
}

/** One thing that happens; `Story.check` follows each. */
type Happening = (story: Story) => Promise<void> | void;

const who = fc.constantFrom(0, 1);
const number = fc.constantFrom(...NUMBERS);
const submit = (of: number) => (outbox: Outbox) => outbox.submit(submission(of, SUBJECTS[of]));

const happening: fc.Arbitrary<[string, Happening]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(who, number)
      .map(([at, of]): [string, Happening] => [`process ${at} submits ${of}`, (story) => story.act(at, submit(of))]),
  },
  fc.tuple(number, number).map(([one, two]): [string, Happening] => [
    `both submit, ${one} and ${two}`,
    async (story) => {
      await Promise.all([story.act(0, submit(one)), story.act(1, submit(two))]);
    },
  ]),
  who.map((at): [string, Happening] => [
    `process ${at} submits all`,
    (story) => story.act(at, (outbox) => outbox.submitAll(NUMBERS.map((of) => submission(of, SUBJECTS[of])))),
  ]),
  fc
    .tuple(who, fc.nat(20))
    .map(([at, id]): [string, Happening] => [
      `process ${at} waits for ${id}`,
      (story) => story.act(at, (outbox) => outbox.wait(id, 'included', {timeoutMs: 2_000})),
    ]),
  fc.constant<[string, Happening]>([
    'both go on',
    async (story) => {
      await Promise.all([0, 1].map((at) => story.act(at, (outbox) => outbox.resumeAll())));
    },
  ]),
  fc
    .tuple(who, fc.integer({min: 1, max: 6}))
    .map(([at, id]): [string, Happening] => [
      `process ${at} cancels ${id}`,
      (story) => story.act(at, (outbox) => outbox.cancel(id)),
    ]),
  {
    weight: 3,
    arbitrary: fc
      .record({at: who, of: number, step: fc.integer({min: 1, max: 25}), after: fc.boolean()})
      .map(({at, of, step, after}): [string, Happening] => [
        `process ${at} is killed ${after ? 'after' : 'before'} call ${step} while it submits ${of}`,
        async (story) => {
          story.restart(at, new Mortal(step, after));
          await story.act(at, submit(of));
          await story.act(at, (outbox) => outbox.resumeAll());
          story.restart(at);
        },
      ]),
  },
  fc
    .tuple(
      fc.constantFrom<Fault>('drop', 'lose', 'hang', 'page', 'garbage'),
      fc.integer({min: 1, max: 4}),
      fc.boolean(),
    )
    .map(([fault, count, sends]): [string, Happening] => [
      `${fault} of ${count} ${sends ? 'sends' : 'requests'}`,
      ({world: {fake}}) => {
        let left = count;
        fake.fault = (path) => ((!sends || path.includes('send_')) && (left -= 1) >= 0 ? fault : undefined);
      },
    ]),
  fc.tuple(fc.constantFrom(1, 2, 4, 40), fc.boolean()).map(([depth, keep]): [string, Happening] => [
    `fork of ${depth}, transactions ${keep ? 'kept' : 'lost'}`,
    ({world: {fake}}) => {
      fake.fork(depth, keep);
    },
  ]),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(2, 10, 40), fc.constantFrom(1_000, 5_000, 20_000), who)
      .map(([depth, ms, at]): [string, Happening] => [
        `for ${ms} ms a branch without the last ${depth} blocks seems to win, and process ${at} goes on`,
        async (story) => {
          const {fake} = story.world;
          fake.fork(depth);
          fake.pass(ms);
          await story.act(at, (outbox) => outbox.resumeAll());
          fake.forkBack();
        },
      ]),
  },
  {
    weight: 2,
    arbitrary: fc.constant<[string, Happening]>([
      'the dropped branch wins',
      ({world: {fake}}) => {
        fake.forkBack();
      },
    ]),
  },
  fc.constant<[string, Happening]>([
    'the node is restarted',
    ({world: {fake}}) => {
      fake.restart();
    },
  ]),
  number.map((of): [string, Happening] => [
    `the contract refuses ${of} for a while`,
    ({world: {fake}}) => {
      let left = 3;
      fake.refuse = ({actions: [first]}) =>
        first?.data.hexString.endsWith(String(of)) === true && (left -= 1) >= 0 ? 'нет' : undefined;
    },
  ]),
  fc.constantFrom(0, 2, 300).map((lag): [string, Happening] => [
    `the node lags ${lag} blocks`,
    ({world: {fake}}) => {
      fake.lag = Math.min(lag, fake.head.num - 9);
    },
  ]),
  {
    weight: 4,
    arbitrary: fc.constantFrom(500, 10_000, 20_000, 110_000, 200_000).map((ms): [string, Happening] => [
      `${ms} ms pass`,
      ({world: {fake}}) => {
        fake.pass(ms);
      },
    ]),
  },
);

describe('outbox in stories of random trouble', () => {
  it('brings each thing to the chain at most once, and each entry to a true end', async function () {
    this.timeout(180_000);
    const surroundings = fc.record({
      statuses: fc.boolean(),
      traces: fc.boolean(),
      finality: fc.constantFrom(1, 3, 60),
      isApiNode: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        surroundings,
        fc.array(happening, {minLength: 4, maxLength: 24}),
        async ({isApiNode, ...options}, happenings) => {
          const world = new OutboxWorld(options);
          await world.start();
          world.fake.isApiNode = isApiNode;
          const story = new Story(world);
          const told: string[] = [];
          try {
            for (const [name, happen] of happenings) {
              told.push(name);
              await happen(story);
              story.check();
            }
            told.push('end');
            await story.end();
          } catch (error) {
            throw new Error(`${told.join('; ')}: ${String(error)}`, {cause: error});
          } finally {
            await world.stop();
          }
        },
      ),
      {numRuns: Number(process.env.COOPCTL_TEST_RUNS ?? 40)},
    );
  });
});
