import {slotMs} from '../../../../src/lib/sandbox/chain/clock.js';
import {KEY, type TestChain} from '../fixture.js';
import {FOREIGN_KEY, negated, toWholeSecond, type Change} from './rebuild.js';
import {MEMBER_KEY} from './world.js';

/** Numbers of recorded answers, from and to. */
export type Range = readonly [number, number];

/** True when a number lies in one of the ranges. */
export function within(ranges: readonly Range[], number: number): boolean {
  return ranges.some(([from, to]) => number >= from && number <= to);
}

/** Requests that mean the same to any chain: sent as they were recorded. */
export const AS_RECORDED: readonly Range[] = [
  [1, 6],
  [17, 17],
  [32, 32],
  [151, 153],
  [161, 179],
  [181, 181],
  [186, 194],
  [196, 196],
  [202, 202],
  [205, 214],
  [221, 237],
  [239, 252],
  [253, 312],
  [314, 332],
  [335, 335],
  [337, 337],
  [339, 341],
  [343, 347],
  [353, 356],
  [359, 361],
  [363, 363],
  [404, 406],
  [434, 437],
];

/** Pushes and computations: made anew with fresh references, times and signatures. */
export const REBUILT: readonly Range[] = [
  [7, 16],
  [18, 30],
  [41, 44],
  [49, 125],
  [130, 147],
  [180, 180],
  [182, 185],
  [342, 342],
  [371, 374],
  [431, 433],
  [451, 451],
];

/** What is different from a valid transaction in single cases. */
export const CHANGES: Record<number, Change | ((chain: TestChain) => Change)> = {
  13: {keys: [KEY, MEMBER_KEY]},
  ...each([53, 54, 55, 56, 145, 433], {expires: -30}),
  57: (chain) => {
    // The pending block comes half a second after a whole one.
    toWholeSecond(chain);
    chain.chain.produce();
    return {expires: 0};
  },
  ...each([58, 59, 60, 61], {expires: 3700}),
  62: {expires: 3590},
  ...each([68, 69, 70, 71], {chainId: 'ab'.repeat(32)}),
  ...each([76, 147], {keys: [FOREIGN_KEY]}),
  ...each([77, 78, 79, 80], {keys: [KEY, FOREIGN_KEY]}),
  ...each([81, 82], {keys: [KEY, KEY]}),
  83: {resign: (made) => made.map(negated)},
  93: {keys: [MEMBER_KEY]},
  ...each([94, 95, 96, 97, 146], {reference: {ref_block_prefix: 1}}),
  ...each([98, 99], {reference: {ref_block_num: 30_000}}),
  ...each([121, 122], {actions: [freeDecision('00'.repeat(600_131))]}),
  123: (chain) => ({actions: [freeDecision(longDocument(chain))]}),
  141: wholeSecond({expires: 0}),
  142: wholeSecond({expires: 3600}),
  143: wholeSecond({expires: 3601}),
  180: {trailing: '00'},
};

/** Cases whose transaction was there before: how it was sent then, and how long before in blocks. */
export const SENT_BEFORE: Record<number, {path?: string; blocks: number}> = {
  22: {path: '/v1/chain/compute_transaction', blocks: 0},
  23: {path: '/v1/chain/send_transaction2', blocks: 0},
  ...each([63, 64, 65, 66], {blocks: 0}),
  67: {blocks: 6},
  144: {blocks: 130},
};

/** Cases of a chain on which nothing had been pushed yet. */
export const OF_A_YOUNG_CHAIN = [7, 8];

/** Cases whose action is not the recorded one in every byte. */
export const OTHER_ACTION = [123];

function each<T>(numbers: number[], value: T): Record<number, T> {
  return Object.fromEntries(numbers.map((number) => [number, value]));
}

function wholeSecond(change: Change): (chain: TestChain) => Change {
  return (chain) => {
    toWholeSecond(chain);
    if (slotMs(chain.chain.pending.slot) % 1000 !== 0) throw new Error('no whole second');
    return change;
  };
}

function freeDecision(data: string) {
  const authorization = [{actor: 'voskhod', permission: 'active'}];
  return {account: 'soviet', name: 'freedecision', authorization, data};
}

function longDocument({chain}: TestChain): string {
  const [hash, doc_hash, meta_hash] = ['11', '22', '33'].map((byte) => byte.repeat(32));
  const document = {version: '1.1.0', hash, doc_hash, meta_hash, meta: 'м'.repeat(30_000), signatures: []};
  const signature = {
    id: 1,
    signed_hash: hash,
    signer: 'ant',
    public_key: String(KEY.toPublic()),
    signature: String(KEY.signDigest(hash!)),
    signed_at: '2026-11-20T12:11:40',
    meta: '',
  };
  const data = {coopname: 'voskhod', username: 'ant', document: {...document, signatures: [signature]}, meta: ''};
  const bytes = chain.encodeData('soviet', 'freedecision', {...data, hash, decision_id: 1, id: 1});
  return bytes!.toString('hex');
}
