import {setTimeout as sleep} from 'node:timers/promises';
import {sandboxFork, sandboxTrouble, type TroubleSettings} from '../../../../src/lib/sandbox/index.js';
import type {Chance} from '../../../../src/lib/sandbox/trouble/chance.js';
import type {World} from '../world.js';
import {between, pick} from './plan.js';

/** How the sandbox of a storm is started: some seconds of blocks may be taken back. */
export const SANDBOX_FLAGS = ['--irreversible-after', '8', '--allow-trouble', '--idle-minutes', '30'];
const DEEPEST_FORK = 7;

/** What the weather has done so far. */
export interface WeatherFigures {
  nodeKills: number;
  troubles: number;
  forks: number;
  blocksLost: number;
  transactionsLost: number;
}

/** Kills, forks and troubles the node at random until it is told to stop; then the node runs, without trouble. */
export class Weather {
  readonly figures: WeatherFigures = {nodeKills: 0, troubles: 0, forks: 0, blocksLost: 0, transactionsLost: 0};
  /** Ids of the transactions that forks took back, whether they came again or not. */
  readonly thrownOut = new Set<string>();
  private readonly world: World;
  private readonly chance: Chance;
  private isOver = false;
  private running: Promise<void> = Promise.resolve();

  constructor(world: World, chance: Chance) {
    this.world = world;
    this.chance = chance;
  }

  start(): void {
    this.running = this.rage();
    // An error is told by `stop`: until then nobody listens.
    this.running.catch(() => undefined);
  }

  /** Ends the storm; the node answers when this returns. Throws what went wrong with the weather itself. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.running;
    await this.world.startSandbox(...SANDBOX_FLAGS);
    await sandboxTrouble(this.world.sandbox, {});
  }

  private async rage(): Promise<void> {
    while (!this.isOver) {
      await pick(this.chance, [this.killNode, this.fork, this.fork, this.trouble, this.trouble])();
      await this.pause(300, 2500);
    }
  }

  private readonly killNode = async (): Promise<void> => {
    if (this.world.killSandbox()) this.figures.nodeKills += 1;
    await this.pause(0, 2500);
    await this.world.startSandbox(...SANDBOX_FLAGS);
  };

  private readonly fork = async (): Promise<void> => {
    const {sandbox} = this.world;
    const keep = pick(this.chance, ['all', 'none', 'later'] as const);
    const wanted = between(this.chance, 1, DEEPEST_FORK);
    // A fork does not take back what was irreversible before the last one.
    const {head_block_num: head, last_irreversible_block_num: last} = await sandboxTrouble(sandbox);
    const blocks = Math.min(wanted, head - last);
    if (blocks < 1) return;
    const {lost_blocks, lost_transactions} = await sandboxFork(sandbox, blocks, keep);
    for (const id of lost_transactions) this.thrownOut.add(id);
    this.figures.forks += 1;
    this.figures.blocksLost += lost_blocks.length;
    this.figures.transactionsLost += keep === 'all' ? 0 : lost_transactions.length;
  };

  private readonly trouble = async (): Promise<void> => {
    await sandboxTrouble(this.world.sandbox, this.settings());
    this.figures.troubles += 1;
    await this.pause(1000, 4000);
    await sandboxTrouble(this.world.sandbox, {});
  };

  private settings(): TroubleSettings {
    const {chance} = this;
    const seed = between(chance, 0, 1_000_000);
    const path = 'send_transaction2';
    const accepted = chance.next() < 0.5;
    return pick<TroubleSettings>(chance, [
      {seed, delay_ms: between(chance, 50, 400), delay_up_to_ms: 800, delay_requests: chance.next() < 0.5},
      {seed, drop: {probability: 0.3}},
      {seed, drop: {path, probability: 0.7, after: true}},
      {seed, drop: {path, probability: 0.7}, duplicate: {path, probability: 0.5, accepted}},
      {seed, duplicate: {path, accepted}},
      {seed, garbage: {probability: 0.3, kind: pick(chance, ['html', 'cut'] as const)}},
      {seed, delay_up_to_ms: 300, drop: [{probability: 0.1}, {probability: 0.1, after: true}], duplicate: {accepted}},
      {seed, chain_id: 'f'.repeat(64)},
    ]);
  }

  private async pause(least: number, most: number): Promise<void> {
    await sleep(between(this.chance, least, most));
  }
}
