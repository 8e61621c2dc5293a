import type {CoopError} from '../../domain/errors.js';
import type {NodeClient} from '../types.js';

/** First and longest time for which a node is passed over after a trouble. */
const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 60_000;

/** One node of a pool, with its last trouble and the time until which it is passed over for it. */
export class Member {
  readonly node: NodeClient;
  trouble: CoopError | undefined;
  /** By the pool's clock. */
  leftUntil = -Infinity;
  private readonly now: () => number;
  private readonly onTrouble: (trouble: CoopError) => void;
  private readonly told = new Set<string>();
  private rest = FIRST_REST_MS;

  constructor(node: NodeClient, now: () => number, onTrouble: (trouble: CoopError) => void) {
    this.node = node;
    this.now = now;
    this.onTrouble = onTrouble;
  }

  /** True while it is passed over. */
  isLeft(): boolean {
    return this.now() < this.leftUntil;
  }

  /** Passes it over for a while, longer each time, never for ever. */
  leave(trouble: CoopError): void {
    this.trouble = trouble;
    this.leftUntil = this.now() + this.rest;
    this.rest = Math.min(this.rest * 2, LONGEST_REST_MS);
    this.tell(trouble);
  }

  /** Tells of a trouble, once for each kind. */
  tell(trouble: CoopError): void {
    if (this.told.has(trouble.code)) return;
    this.told.add(trouble.code);
    this.onTrouble(trouble);
  }
}
