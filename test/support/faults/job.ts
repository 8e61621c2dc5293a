import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {CouncilSeat} from '../../../src/lib/domain/cooperative.js';
import type {Registry} from '../../../src/lib/registry/index.js';
import type {Kill, Outcome, SandboxKill, World} from './world.js';

/** One command of the main job. */
export interface Step {
  name: string;
  /** The command line; what it names is read from the world as it is. */
  args: (world: World) => string[];
  /** Codes by which the command says that it has been done before. */
  done: readonly string[];
  /** It brings something to the chain. */
  sends: boolean;
}

const example = (name: string): string => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));

/** The applicant's account. */
function applicant(registry: Registry): string {
  const council = seats(registry).map(({username}) => username);
  const [member] = registry.members.list().filter(({account}) => !council.includes(account));
  if (!member) throw new Error('no applicant in the registry');
  return member.account;
}

function seats(registry: Registry): CouncilSeat[] {
  const {coopname} = registry.identity;
  return registry.chainCooperatives.current(coopname)?.data.council ?? [];
}

function reading<T>(world: World, read: (registry: Registry) => T): T {
  const registry = world.registry();
  try {
    return read(registry);
  } finally {
    registry.close();
  }
}

const cardOf = (world: World, account: string): string[] => ['--card', join(world.cards, `${account}.card`)];

const seat = (world: World, index: number): string[] =>
  reading(world, (registry) => cardOf(world, seats(registry)[index]?.username ?? ''));

/** A fresh chain numbers its decisions from 1. */
const DECISION = '1';

/** The main job, command by command. */
export const STEPS: readonly Step[] = [
  {
    name: 'init',
    args: (world) => ['init', world.registryFile, '--from', example('romashka.yaml'), '--profile', 'sandbox'],
    done: ['registry_exists'],
    sends: true,
  },
  {name: 'member add', args: () => ['member', 'add', '--from', example('member.yaml')], done: [], sends: false},
  {
    name: 'card issue',
    args: (world) => ['card', 'issue', reading(world, applicant), '--out', world.cards],
    done: [],
    sends: false,
  },
  {
    name: 'member apply',
    args: (world) => {
      const account = reading(world, applicant);
      return ['member', 'apply', account, ...cardOf(world, account)];
    },
    done: ['already_applied'],
    sends: true,
  },
  {
    name: 'payment confirm',
    args: (world) => ['payment', 'confirm', reading(world, (registry) => registry.payments.list()[0]?.hash ?? '')],
    done: ['payment_not_pending'],
    sends: true,
  },
  {
    name: 'first vote',
    args: (world) => ['council', 'vote', DECISION, 'for', ...seat(world, 0)],
    done: ['already_voted'],
    sends: true,
  },
  {
    name: 'second vote',
    args: (world) => ['council', 'vote', DECISION, 'for', ...seat(world, 1)],
    done: ['already_voted'],
    sends: true,
  },
  {
    name: 'council authorize',
    args: (world) => ['council', 'authorize', DECISION, ...seat(world, 0)],
    done: ['already_authorized'],
    sends: true,
  },
  {
    name: 'council execute',
    args: () => ['council', 'execute', DECISION],
    done: ['decision_closed'],
    sends: true,
  },
  {name: 'chain sync', args: () => ['chain', 'sync'], done: [], sends: false},
];

/** So often a command is given again at most before it must have come to its end. */
const TRIES = 3;

/**
 * Runs a step to its end as a user would: the same command again, after the sandbox has been started again when it was
 * dead, until it succeeds or says that it is done. Throws when it says anything else.
 */
export async function finish(world: World, step: Step): Promise<Outcome> {
  for (let tried = 1; ; tried++) {
    if (!world.sandboxLives()) await world.startSandbox();
    const outcome = await world.run(step.args(world));
    const {status, code = '', text} = outcome;
    if (status === 0 || (status === 6 && step.done.includes(code))) return outcome;
    // 8: the chain was out of reach, which a user answers by starting the sandbox.
    if (status !== 8 || tried === TRIES) throw new Error(`${step.name}: status ${status}: ${text}`);
  }
}

/** A kill of the command; with `sync` the user reads the history before he gives the command again. */
export interface CommandKill extends Kill {
  sync?: boolean;
}

/** Longer than the sandbox needs to make a block final. */
const FINAL_MS = 1500;

/** Runs a step whose command is killed at a point. True when it came to that point. */
export async function killCommand(world: World, step: Step, {sync = false, ...kill}: CommandKill): Promise<boolean> {
  const {killed} = await world.run(step.args(world), {kill});
  if (killed && sync) {
    await sleep(FINAL_MS);
    await world.run(['chain', 'sync']);
  }
  return killed;
}

/** Runs a step while the sandbox dies, and starts that again while the command still waits. True when it died. */
export async function killSandbox(world: World, step: Step, kill: Kill | SandboxKill): Promise<boolean> {
  const isOwn = 'moment' in kill;
  if (!world.sandboxLives()) await world.startSandbox();
  if (isOwn) world.armSandbox(kill);
  const progress = {ended: false};
  const run = world.run(step.args(world), isOwn ? {} : {kill: {...kill, victim: 'sandbox'}}).finally(() => {
    progress.ended = true;
  });
  let died = false;
  while (!progress.ended) {
    await sleep(100);
    if (world.sandboxLives()) continue;
    died = true;
    await world.startSandbox();
  }
  await run;
  world.disarmSandbox();
  return died || !world.sandboxLives();
}
