import type {Occasion} from './settings.js';

/** Random numbers from 0 up to 1 that are the same for the same seed (the mulberry32 generator). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Occasions of one kind of trouble, with what is left of their counts. */
export class Occasions<T extends Occasion> {
  private readonly all: {rule: T; left: number}[];
  private readonly chance: Chance;

  constructor(rules: T[], chance: Chance) {
    this.all = rules.map((rule) => ({rule, left: rule.count ?? Infinity}));
    this.chance = chance;
  }

  /** The first rule that takes effect on a request to this path. */
  take(path: string): T | undefined {
    const taken = this.all.find(
      ({rule, left}) =>
        left > 0 && applies(rule, path) && (rule.probability === undefined || this.chance.next() < rule.probability),
    );
    if (taken) taken.left -= 1;
    return taken?.rule;
  }
}

function applies({path: wanted}: Occasion, path: string): boolean {
  return wanted === undefined || path === wanted || path.endsWith(`/${wanted}`);
}
