import type {Chain} from '../chain/chain.js';
import {SLOT_MS, slotMs} from '../chain/clock.js';

/** How long before its time stamp a block is finished, as on a node (recorded answers, rule 34). */
const AHEAD_MS = 90;

/** Makes a block every half second until it is stopped. A failure is told once, and ends the production. */
export class Producer {
  private readonly chain: Chain;
  private readonly onBlock: () => void;
  private readonly onFailure: (error: unknown) => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(chain: Chain, onBlock: () => void, onFailure: (error: unknown) => void) {
    this.chain = chain;
    this.onBlock = onBlock;
    this.onFailure = onFailure;
  }

  start(): void {
    const wait = slotMs(this.chain.pending.slot) - AHEAD_MS - Date.now();
    // A clock that was put back must not stop the chain: blocks then run ahead of it.
    this.timer = setTimeout(this.produce, Math.min(Math.max(wait, 0), SLOT_MS));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly produce = (): void => {
    try {
      this.chain.produce();
      this.start();
      this.onBlock();
    } catch (error) {
      this.stop();
      this.onFailure(error);
    }
  };
}
