import {commonWith, withInterval, withoutInterval, type Interval} from '../domain/intervals.js';
import type {HistoryBlock, HistorySource} from '../domain/records.js';
import type {Settings} from './settings.js';

const CURSOR = 'history.cursor';
const BLOCK_ID = 'history.block_id';
const FIRST = 'history.first';
const UNREAD = 'history.unread';
const UNTRACED = 'history.untraced';

/** Which blocks have been read: everything from the first to the cursor but the gaps, and what of it without traces. */
export class HistoryCoverage {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Number of the last block that has been read; undefined before the first. It never goes back. */
  cursor(): number | undefined {
    return this.#number(CURSOR);
  }

  /** Id of the block at the cursor, where it is known. */
  cursorId(): string | undefined {
    const id = this.#settings.get(BLOCK_ID);
    return id === '' ? undefined : id;
  }

  /** Number of the first block that was asked for. */
  first(): number | undefined {
    return this.#number(FIRST);
  }

  /** Blocks before the cursor that have not been read. */
  unread(): Interval[] {
    return this.#intervals(UNREAD);
  }

  /** Blocks that were read without traces: what the contracts did in them is missing. */
  untraced(): Interval[] {
    return this.#intervals(UNTRACED);
  }

  /**
   * Notes that reading begins at `from`, where the history begins at `earliest`: what lies between what has been read and
   * it is a gap from now on, until it is read.
   */
  begin(from: number, earliest: number): void {
    const [known, cursor] = [this.first(), this.cursor()];
    const first = Math.min(known ?? earliest, from);
    if (first !== known) this.#settings.set(FIRST, String(first));
    const before: Interval = [from, (known ?? from) - 1];
    const after: Interval = [(cursor ?? first - 1) + 1, from - 1];
    this.#save(UNREAD, [before, after].reduce<Interval[]>(withInterval, this.unread()));
    if (from <= (cursor ?? 0) + 1) return;
    this.#settings.set(CURSOR, String(from - 1));
    this.#settings.set(BLOCK_ID, '');
  }

  /** Notes blocks that were read, in ascending order and without holes. */
  add(blocks: readonly Pick<HistoryBlock, 'block_num' | 'block_id' | 'source'>[]): void {
    for (const [interval, source] of runs(blocks)) {
      const unread = this.unread();
      if (source === 'traces') this.#save(UNTRACED, withoutInterval(this.untraced(), interval));
      else this.#save(UNTRACED, this.#newIn(interval, unread).reduce<Interval[]>(withInterval, this.untraced()));
      this.#save(UNREAD, withoutInterval(unread, interval));
    }
    const last = blocks.at(-1);
    if (last === undefined || last.block_num <= (this.cursor() ?? -1)) return;
    this.#settings.set(CURSOR, String(last.block_num));
    this.#settings.set(BLOCK_ID, last.block_id);
  }

  /** What of an interval has not been read before: what was read by traces stays read by traces. */
  #newIn(interval: Interval, unread: readonly Interval[]): Interval[] {
    const cursor = this.cursor() ?? 0;
    return [...commonWith(unread, interval), ...commonWith([[cursor + 1, Number.MAX_SAFE_INTEGER]], interval)];
  }

  #number(name: string): number | undefined {
    const text = this.#settings.get(name);
    return text === undefined ? undefined : Number(text);
  }

  #intervals(name: string): Interval[] {
    return JSON.parse(this.#settings.get(name) ?? '[]') as Interval[];
  }

  #save(name: string, list: readonly Interval[]): void {
    const text = JSON.stringify(list);
    if (text !== (this.#settings.get(name) ?? '[]')) this.#settings.set(name, text);
  }
}

/** Runs of blocks of one source. */
function runs(blocks: readonly Pick<HistoryBlock, 'block_num' | 'source'>[]): [Interval, HistorySource][] {
  const found: [Interval, HistorySource][] = [];
  for (const {block_num, source} of blocks) {
    const last = found.at(-1);
    if (last?.[1] === source && last[0][1] === block_num - 1) last[0][1] = block_num;
    else found.push([[block_num, block_num], source]);
  }
  return found;
}
