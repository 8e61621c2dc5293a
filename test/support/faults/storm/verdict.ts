import {isLiving, type OutboxEntry} from '../../../../src/lib/domain/records.js';
import type {Registry} from '../../../../src/lib/registry/index.js';
import {readState} from '../../../../src/lib/sandbox/process/state.js';
import type {World} from '../world.js';
import type {Push} from './plan.js';
import {reading, type Storm} from './storm.js';

/** What became of the pushes. */
export interface Verdict {
  /** Everything that is not as it has to be; empty when all is well. */
  problems: string[];
  /** Pushes that took effect, and that are reported as failed or cancelled. */
  effects: number;
  failed: number;
  /** Transactions that were signed, and how many of them took the place of one that could not happen any more. */
  transactions: number;
  signedAgain: number;
  /** How often bytes were given to a node. */
  sends: number;
  blocks: number;
}

/** An action as it took effect. */
interface Effect {
  memo: string;
  sequence: number;
}

/**
 * Compares the chain, read without the program's own client, with what the outbox, the history and the registry say:
 * each push has taken effect exactly once, or is reported as failed and has taken none. The sandbox must run.
 */
export async function judge(world: World, {pushes, strange, weather: {thrownOut}}: Storm): Promise<Verdict> {
  const {effects, blocks} = await chainEffects(readState(world.sandbox).url ?? '');
  return reading(world, (registry) => {
    const problems = [...strange, ...pushes.flatMap((push) => problemsOf(push, registry, effects))];
    const planned = new Set(pushes.flatMap(({memos}) => memos));
    for (const {memo} of effects) if (!planned.has(memo)) problems.push(`nobody wanted ${memo}`);
    problems.push(...disorder(pushes, registry, effects, thrownOut), ...registryProblems(registry, effects));
    const entries = pushes.flatMap(({key}) => entriesOf(registry, key));
    const byEntry = entries.map(({id}) => registry.outbox.transactions(id));
    const tries = byEntry.flat();
    const done = pushes.filter(({key}) => registry.outbox.findByKey(key)?.state === 'irreversible').length;
    return {
      problems,
      effects: done,
      failed: pushes.length - done,
      transactions: tries.length,
      // An entry that fails with one that it waits for may have none.
      signedAgain: tries.length - byEntry.filter(({length}) => length > 0).length,
      sends: tries.reduce((sum, {attempts}) => sum + attempts, 0),
      blocks,
    };
  });
}

function problemsOf({key, memos, doomed}: Push, registry: Registry, effects: readonly Effect[]): string[] {
  const entry = registry.outbox.findByKey(key);
  if (!entry) return [`${key}: the outbox does not know it`];
  const counts = memos.map((memo) => effects.filter((effect) => effect.memo === memo).length);
  const state = `${key} (${entry.state}, entry ${entry.id})`;
  if (isLiving(entry) && entry.state !== 'irreversible') return [`${state}: not at its end`];
  const expected = isLiving(entry) ? 1 : 0;
  if (counts.some((count) => count !== expected)) return [`${state}: effects ${counts.join(', ')}`];
  if (doomed && expected === 1) return [`${state}: the chain should have refused it`];
  if (expected === 0 && entry.error === undefined) return [`${state}: reported as failed without a reason`];
  return [];
}

/**
 * Pushes that wait for each other have to take effect in the order in which the outbox got them (one that could not be stored
 * is given again later), as long as the chain keeps its blocks: an entry waits until those before it are in a block, and a fork may bring the transactions of that block back in another order, or later.
 */
function disorder(
  pushes: readonly Push[],
  registry: Registry,
  effects: readonly Effect[],
  thrownOut: ReadonlySet<string>,
): string[] {
  const sequence = new Map(effects.map((effect) => [effect.memo, effect.sequence]));
  const last = new Map<string, {key: string; sequence: number}>();
  const problems: string[] = [];
  const idOf = ({key}: Push): number => registry.outbox.findByKey(key)?.id ?? 0;
  for (const {key, subjects, memos} of pushes.toSorted((a, b) => idOf(a) - idOf(b))) {
    const own = sequence.get(memos[0] ?? '');
    if (own === undefined) continue;
    for (const subject of subjects) {
      const before = last.get(subject);
      if (before && before.sequence > own && !wasThrownOut(registry, before.key, thrownOut)) {
        problems.push(`${key} took effect before ${before.key}`);
      }
      last.set(subject, {key, sequence: own});
    }
  }
  return problems;
}

/** True when a fork took back a block with a transaction of the push. */
function wasThrownOut(registry: Registry, key: string, thrownOut: ReadonlySet<string>): boolean {
  const tries = entriesOf(registry, key).flatMap(({id}) => registry.outbox.transactions(id));
  return tries.some(({transaction_id}) => thrownOut.has(transaction_id));
}

/** The file itself, and the history that was read into it. */
function registryProblems(registry: Registry, effects: readonly Effect[]): string[] {
  const damaged = registry.check().flatMap(({id, ok, detail = ''}) => (ok ? [] : [`${id}: ${detail}`]));
  const read = registry.history
    .list({limit: 1_000_000})
    .filter(({account, name, data}) => account === 'eosio.token' && name === 'transfer' && isStormy(String(data.memo)))
    .map(({global_sequence}) => BigInt(global_sequence ?? 0));
  const happened = effects.map(({sequence}) => BigInt(sequence));
  const differing = [
    ...happened.filter((each) => !read.includes(each)).map((each) => `the history lacks action ${each}`),
    ...read.filter((each) => !happened.includes(each)).map((each) => `the history has action ${each} too much`),
  ];
  if (new Set(read).size !== read.length) differing.push('the history has an action twice');
  return [...damaged, ...differing];
}

const isStormy = (memo: string): boolean => memo.startsWith('storm ');

function entriesOf(registry: Registry, key: string): OutboxEntry[] {
  return registry.outbox.list({limit: 1_000_000}).filter((entry) => entry.key === key);
}

/** All actions of the storm in irreversible blocks, in their order. */
async function chainEffects(url: string): Promise<{effects: Effect[]; blocks: number}> {
  const {last_irreversible_block_num: last} = await ask<{last_irreversible_block_num: number}>(
    `${url}/v1/chain/get_info`,
    {},
  );
  const effects: Effect[] = [];
  for (let block_num = 1; block_num <= last; block_num++) {
    const block = await ask<TracedBlock>(`${url}/v1/trace_api/get_block`, {block_num});
    for (const {actions} of block.transactions) {
      for (const {global_sequence, receiver, account, action, params} of actions) {
        const isTransfer = receiver === account && account === 'eosio.token' && action === 'transfer';
        const memo = isTransfer ? (params?.memo ?? '') : '';
        if (isStormy(memo)) effects.push({memo, sequence: Number(global_sequence)});
      }
    }
  }
  return {effects: effects.sort((a, b) => a.sequence - b.sequence), blocks: last};
}

/** As trace_api tells it (recorded answers). */
interface TracedBlock {
  transactions: {
    actions: {
      global_sequence: number | string;
      receiver: string;
      account: string;
      action: string;
      params?: {memo?: string};
    }[];
  }[];
}

async function ask<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}
