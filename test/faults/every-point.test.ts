import {readFileSync} from 'node:fs';
import {expect} from 'chai';
import {readFacts, type Facts} from '../support/faults/facts.js';
import {finish, killCommand, killSandbox, STEPS, type CommandKill, type Step} from '../support/faults/job.js';
import {World, type SandboxKill} from '../support/faults/world.js';

/** Some three hundred kills take about an hour: on demand only, `COOPCTL_FAULTS=all npm run faults`. */
const isWanted = process.env.COOPCTL_FAULTS === 'all';

/** Moments after which something is different on disk or on chain; a kill anywhere between two of them is the same. */
const MOMENTS = /^(commit<|rename[<>]|link[<>]|http[<>] chain\/send_transaction2)/;
const SANDBOX_MOMENTS: readonly SandboxKill['moment'][] = ['unanswered', 'answered', 'stored', 'silent'];

/** A step as it runs undisturbed: the points that it passes, and the state that it leaves. */
interface Course {
  step: Step;
  /** Name under which the world before the step is saved. */
  saved: string;
  points: {at: string; nth: number}[];
  facts: Facts;
}

if (isWanted) describe('a kill at every single point of the main job', everyPoint);

function everyPoint(this: Mocha.Suite): void {
  this.timeout(3_600_000);
  let world: World;
  const courses: Course[] = [];
  let kills = 0;

  before(async () => {
    world = new World();
    for (const [index, step] of STEPS.entries()) {
      const saved = `before-${index}`;
      await world.stopSandbox();
      world.save(saved);
      await world.startSandbox();
      const log = world.path(`points-${index}`);
      const {status, text} = await world.run(step.args(world), {points: log});
      if (status !== 0) throw new Error(`${step.name}: ${text}`);
      courses.push({step, saved, points: pointsIn(log), facts: await readFacts(world)});
    }
  });

  after(() => world.close());

  afterEach(() => {
    process.stderr.write(`      ${kills} kills so far\n`);
  });

  for (const [index, {name, sends}] of STEPS.entries()) {
    it(`of coopctl during ${name}`, async () => {
      const course = courses[index]!;
      for (const kill of course.points) await tryOne(course, kill.at, () => killCommand(world, course.step, kill));
    });

    it(`of coopctl during ${name}, and a reading of the history after it`, async () => {
      const course = courses[index]!;
      const sent = course.points.filter(({at}) => /http<|included/.test(at));
      for (const kill of sent) {
        const andSync: CommandKill = {...kill, sync: true};
        await tryOne(course, `${kill.at}, sync`, () => killCommand(world, course.step, andSync));
      }
    });

    it(`of the sandbox during ${name}`, async () => {
      const course = courses[index]!;
      const taken = course.points.filter(({at}) => at.startsWith('http>')).length;
      expect(taken > 0).to.equal(sends);
      for (let nth = 1; nth <= taken; nth++)
        for (const moment of SANDBOX_MOMENTS)
          await tryOne(course, `${moment} ${nth}`, () => killSandbox(world, course.step, {moment, nth}));
      for (const kill of course.points.filter(({at}) => /^commit<|http>/.test(at)))
        await tryOne(course, `sandbox at ${kill.at}`, () => killSandbox(world, course.step, kill));
    });
  }

  /** One kill from the saved world on; the state at the end must be that of the undisturbed run. */
  async function tryOne({step, saved, facts}: Course, name: string, kill: () => Promise<boolean>): Promise<void> {
    await world.stopSandbox();
    world.restore(saved);
    await world.startSandbox();
    if (!(await kill())) throw new Error(`not killed at ${name}`);
    kills++;
    await finish(world, step);
    const end = await readFacts(world);
    expect({...end, name}).to.deep.equal({...facts, name});
  }
}

function pointsIn(log: string): {at: string; nth: number}[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => MOMENTS.test(line))
    .map((line) => ({at: line.replace(/#\d+$/, ''), nth: Number(/#(\d+)$/.exec(line)?.[1])}));
}
