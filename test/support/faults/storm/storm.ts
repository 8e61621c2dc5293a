import {writeFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {isLiving} from '../../../../src/lib/domain/records.js';
import {Chance} from '../../../../src/lib/sandbox/trouble/chance.js';
import type {Disturbance, Outcome, World} from '../world.js';
import {between, pick, planOrders, type Order, type Push} from './plan.js';
import {SANDBOX_FLAGS, Weather, type WeatherFigures} from './weather.js';

/** How a storm is made. */
export interface StormOptions {
  pushes: number;
  /** No new order is begun after so long; what has been begun is always brought to an end. */
  minutes: number;
  /** Makes plan, weather and kills the same again, as far as processes and clocks allow. */
  seed: number;
  /** Processes of the program at one time. */
  lanes?: number;
  /** Hears what happens now and then. */
  onProgress?: (line: string) => void;
}

/** What the storm did. */
export interface StormFigures extends WeatherFigures {
  orders: number;
  /** Processes of the program, the killed ones among them. */
  runs: number;
  /** Kills of the program at a random time, and at a random point of the way to the chain. */
  timedKills: number;
  pointKills: number;
  /** Pushes that were given again after the storm, since the outbox did not know them. */
  givenAgain: number;
  /** Codes of the errors that the program ended with, and how often each. */
  codes: Record<string, number>;
}

const PUSHER = fileURLToPath(new URL('pusher.mjs', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../../../examples/romashka.yaml', import.meta.url));

/** Points of the way to the chain at which a kill can hurt. */
const POINTS = [
  {at: 'http> chain/get_info', most: 4},
  {at: 'http> chain/send_transaction2', most: 2},
  {at: 'http< chain/send_transaction2', most: 2},
];
/** A run is killed with this probability, and as often at a time as at a point. */
const KILLED = 0.6;
const EARLIEST_KILL_MS = 200;
const LATEST_KILL_MS = 1600;
/** So often an order is given again before it is left to `outbox send`; and with this probability it is not even once. */
const TRIES = 5;
const FORGOTTEN = 0.1;
/** Commands that go on with what is on its way; with this probability one of them follows an order. */
const COMMANDS = [
  ['outbox', 'send'],
  ['outbox', 'wait', '--timeout', '10'],
  ['chain', 'sync'],
] as const;
const COMMANDED = 0.4;
/** How long the calm after the storm may take. */
const CALM_MS = 240_000;

/** A cooperative on a sandbox that may be told to misbehave, ready for a storm. */
export async function foundForStorm(world: World): Promise<void> {
  await world.startSandbox(...SANDBOX_FLAGS);
  for (const args of [
    ['init', world.registryFile, '--from', EXAMPLE, '--profile', 'sandbox'],
    // The key's derivation is not what is tested.
    ['unlock', '--minutes', '120'],
  ]) {
    const {status, text} = await world.run(args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${text}`);
  }
}

/** Pushes from several processes at once while these and the node are killed, and everything is brought to an end. */
export class Storm {
  readonly figures: StormFigures;
  /** All pushes of the orders that were begun. */
  readonly pushes: Push[] = [];
  private readonly world: World;
  private readonly options: Required<StormOptions>;
  /** Runs that ended neither well, nor by a kill, nor with an error of ours. */
  readonly strange: string[] = [];
  readonly weather: Weather;
  private readonly waiting: Order[];
  private readonly deadline: number;

  constructor(world: World, options: StormOptions) {
    this.world = world;
    this.options = {lanes: 2, onProgress: () => undefined, ...options};
    const {seed, pushes, minutes} = options;
    this.weather = new Weather(world, new Chance(seed + 1));
    this.waiting = planOrders(
      new Chance(seed),
      pushes,
      reading(world, ({identity}) => identity.coopname),
    );
    this.deadline = Date.now() + minutes * 60_000;
    const own = {orders: 0, runs: 0, timedKills: 0, pointKills: 0, givenAgain: 0, codes: {}};
    this.figures = Object.assign(this.weather.figures, own);
  }

  /** The storm and the calm after it. Throws when the calm does not come. */
  async run(): Promise<void> {
    const {lanes, seed} = this.options;
    this.weather.start();
    try {
      await Promise.all(Array.from({length: lanes}, (_, index) => this.lane(new Chance(seed + 100 + index))));
    } finally {
      await this.weather.stop();
    }
    this.options.onProgress('the storm is over');
    await this.calm();
  }

  /** Takes orders until there are none, or the time is over. */
  private async lane(chance: Chance): Promise<void> {
    for (;;) {
      const order = Date.now() < this.deadline ? this.waiting.shift() : undefined;
      if (!order) return;
      this.figures.orders += 1;
      this.pushes.push(...order.pushes);
      for (let tried = 1; tried <= TRIES; tried++) {
        // A user gives a command again after a while, or forgets it.
        if ((await this.give(order, () => disturbance(chance))) || chance.next() < FORGOTTEN) break;
        await sleep(between(chance, 100, 1500));
      }
      if (chance.next() < COMMANDED) await this.command(pick(chance, COMMANDS), disturbance(chance));
      if (this.figures.orders % 10 === 0) this.options.onProgress(`${this.pushes.length} pushes, ${this.told()}`);
    }
  }

  private told(): string {
    const {timedKills, pointKills, nodeKills, troubles, forks} = this.figures;
    return `kills: ${timedKills + pointKills} of coopctl, ${nodeKills} of the node; ${troubles} troubles, ${forks} forks`;
  }

  /** Gives an order to a process of its own, or to the commands that it is meant for. False unless all ended well. */
  private async give(order: Order, disturb: () => Disturbance = () => ({})): Promise<boolean> {
    const {how, pushes, expireSeconds} = order;
    const {registryFile} = this.world;
    if (how !== 'by command') {
      const args = {file: registryFile, how, expireSeconds, pushes};
      const disturbed = disturb();
      return this.note(await this.world.runProgram([PUSHER, JSON.stringify(args)], disturbed), disturbed);
    }
    let isDone = true;
    for (const {key, actions} of pushes) {
      const name = key.replace(/^raw:/, '');
      const file = this.world.path('home', `${name.replace(':', '-')}.json`);
      writeFileSync(file, JSON.stringify(actions));
      isDone = (await this.command(['chain', 'push', file, '--key', name, '--yes'], disturb())) && isDone;
    }
    return isDone;
  }

  private async command(args: readonly string[], disturbed: Disturbance = {}): Promise<boolean> {
    return this.note(await this.world.run(args, disturbed), disturbed);
  }

  /** Counts a run. False when it was killed, or ended with an error. */
  private note(outcome: Outcome, {after, kill}: Disturbance): boolean {
    const {killed, text} = outcome;
    this.figures.runs += 1;
    if (killed && after) this.figures.timedKills += 1;
    if (killed && kill) this.figures.pointKills += 1;
    const told = /"codes": \[([^\]]*)\]/.exec(text)?.[1]?.match(/\w+/g) ?? [];
    for (const code of outcome.code === undefined ? told : [outcome.code]) {
      this.figures.codes[code] = (this.figures.codes[code] ?? 0) + 1;
    }
    const isStrange = !killed && outcome.status !== 0 && told.length === 0 && outcome.code === undefined;
    if (isStrange) this.strange.push(`a run ended with status ${outcome.status}: ${text}`);
    return outcome.status === 0 && !killed;
  }

  /** Brings everything to an end, as a user does when his network is well again. */
  private async calm(): Promise<void> {
    const unknown = reading(this.world, ({outbox}) => this.pushes.filter(({key}) => !outbox.findByKey(key)));
    this.figures.givenAgain = unknown.length;
    if (unknown.length > 0) await this.give({how: 'together', pushes: unknown, expireSeconds: 60});
    for (const end = Date.now() + CALM_MS; this.openKeys().length > 0;) {
      if (Date.now() > end) throw new Error(`still open: ${this.openKeys().join(', ')}`);
      await this.command(['outbox', 'send']);
      await this.command(['outbox', 'wait', '--irreversible', '--timeout', '30']);
      await sleep(200);
    }
    await this.command(['chain', 'sync']);
  }

  private openKeys(): string[] {
    return reading(this.world, ({outbox}) =>
      outbox
        .list({limit: 1_000_000})
        .filter((entry) => isLiving(entry) && entry.state !== 'irreversible')
        .map(({key}) => key),
    );
  }
}

/** Whether and how a run is killed. */
function disturbance(chance: Chance): Disturbance {
  if (chance.next() > KILLED) return {};
  if (chance.next() < 0.5) {
    return {after: {signal: 'SIGKILL', milliseconds: between(chance, EARLIEST_KILL_MS, LATEST_KILL_MS)}};
  }
  const {at, most} = pick(chance, POINTS);
  return {kill: {at, nth: between(chance, 1, most)}};
}

/** Reads something in the registry. */
export function reading<T>(world: World, read: (registry: ReturnType<World['registry']>) => T): T {
  const registry = world.registry();
  try {
    return read(registry);
  } finally {
    registry.close();
  }
}
