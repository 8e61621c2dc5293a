import {transfer} from '../../../../src/lib/chain/actions/token.js';
import type {ActionInput} from '../../../../src/lib/domain/records.js';
import type {Chance} from '../../../../src/lib/sandbox/trouble/chance.js';

/** One thing that shall happen once on the chain, or not at all. */
export interface Push {
  /** In the outbox; `chain push` is told its part behind `raw:`. */
  key: string;
  subjects: string[];
  actions: ActionInput[];
  /** Memos of its actions: by them its effects are counted. */
  memos: string[];
  /** The chain has to refuse it. */
  doomed: boolean;
}

/** What is given to push: to one process, or each to a command of its own. */
export interface Order {
  how: 'one by one' | 'together' | 'by command';
  pushes: Push[];
  expireSeconds: number;
}

/** The provider's account, which may hold tokens. */
const PROVIDER = 'voskhod';
/** Nobody's account: the chain refuses what is for him. */
const NOBODY = 'nobodyatall1';
const UNIT = '0.0001 AXON';
/** Some transactions live so short that they have to be made anew. */
const SHORTEST_S = 8;
const LONGEST_S = 60;
/** Starting a command takes longer than the push. */
const MOST_COMMANDS = 2;

/** One of several, by chance. */
export function pick<T>(chance: Chance, choices: readonly T[]): T {
  const [first] = choices;
  return choices[Math.floor(chance.next() * choices.length)] ?? (first as T);
}

/** A whole number from `low` to `high`. */
export function between(chance: Chance, low: number, high: number): number {
  return low + Math.floor(chance.next() * (high - low + 1));
}

/** Orders with so many pushes together, of every kind: alone, several, several that wait for each other. */
export function planOrders(chance: Chance, count: number, coopname: string): Order[] {
  const orders: Order[] = [];
  for (let planned = 0; planned < count;) {
    const how = pick(chance, ['one by one', 'together', 'by command'] as const);
    const size = Math.min(between(chance, 1, how === 'by command' ? MOST_COMMANDS : 5), count - planned);
    // A raw push is about nothing that the outbox knows.
    const isChain = how !== 'by command' && size > 1 && chance.next() < 0.4;
    const pushes = Array.from({length: size}, (_, index) => {
      const number = planned + index;
      const doomed = chance.next() < 0.06;
      const subjects = isChain ? [`storm-${orders.length}`] : [];
      return planPush({number, coopname, subjects, doomed, actions: chance.next() < 0.2 ? 2 : 1});
    });
    orders.push({how, pushes, expireSeconds: between(chance, SHORTEST_S, LONGEST_S)});
    planned += size;
  }
  return orders;
}

function planPush({
  number,
  coopname,
  subjects,
  doomed,
  actions,
}: {
  number: number;
  coopname: string;
  subjects: string[];
  doomed: boolean;
  actions: number;
}): Push {
  const memos = Array.from({length: actions}, (_, index) => `storm ${letters(number)} ${letters(index)}`);
  return {
    key: `raw:storm:${number}`,
    subjects,
    memos,
    doomed,
    actions: memos.map((memo, index) => {
      const to = doomed && index === actions - 1 ? NOBODY : PROVIDER;
      return transfer({from: coopname, to, quantity: UNIT, memo});
    }),
  };
}

/** Letters for a number: the leak guard looks for digits of private values. */
function letters(number: number): string {
  return Array.from(String(number), (digit) => 'abcdefghij'.charAt(Number(digit))).join('');
}
