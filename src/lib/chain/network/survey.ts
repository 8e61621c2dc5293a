import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError, isCoopError} from '../../domain/errors.js';
import type {NodeInfo} from '../types.js';
import type {Member} from './member.js';

/** Blocks that a node may be behind the best one: ten seconds. */
const MOST_BEHIND = 20;

/** What is wrong with a node that is so many blocks behind the best one; undefined when that is little. */
export function lag(url: string, behind: number): CoopError | undefined {
  return behind > MOST_BEHIND ? new CoopError('node_lags', 'unreachable', {url, behind}) : undefined;
}

/** So long nodes are waited for; once one has answered, the others get longer than it took. */
const LONGEST_MS = 3_000;
const SHORTEST_GRACE_MS = 500;
const TIMES_SLOWER = 3;

interface Answer {
  member: Member;
  info: NodeInfo;
  ms: number;
}

/**
 * Asks nodes at once how far they are: the quickest of those that are not behind the others. `left` hears of each that is
 * in trouble. Undefined when none has answered in time.
 */
export async function survey(
  members: readonly Member[],
  left: (member: Member, trouble: CoopError) => void,
): Promise<Member | undefined> {
  const answers: Answer[] = [];
  const heard = new Set<Member>();
  const start = performance.now();
  const end = new AbortController();
  const asked = members.map(async (member) => {
    try {
      const info = await member.node.info(end.signal);
      answers.push({member, info, ms: performance.now() - start});
      heard.add(member);
    } catch (error) {
      if (!isCoopError(error)) throw error;
      if (!end.signal.aborted) {
        heard.add(member);
        left(member, error);
      }
      throw error;
    }
  });
  const all = Promise.allSettled(asked);
  const first = Promise.any(asked).catch(() => undefined);
  await Promise.race([first, pause(LONGEST_MS, end.signal)]);
  const [quick] = answers;
  if (quick) await Promise.race([all, pause(Math.max(SHORTEST_GRACE_MS, TIMES_SLOWER * quick.ms), end.signal)]);
  end.abort();
  // Nobody in time: each is then asked in turn, with all the time that a call has.
  if (!quick) return undefined;
  for (const member of members) if (!heard.has(member)) left(member, slow(member, performance.now() - start));
  return best(answers, left);
}

function best(answers: readonly Answer[], left: (member: Member, trouble: CoopError) => void): Member | undefined {
  const head = Math.max(...answers.map(({info}) => info.head_block_num));
  const level = answers.filter(({member, info}) => {
    const trouble = lag(member.node.url, head - info.head_block_num);
    if (trouble) left(member, trouble);
    return !trouble;
  });
  return level.sort((a, b) => a.ms - b.ms)[0]?.member;
}

function slow({node}: Member, ms: number): CoopError {
  return new CoopError('node_slow', 'unreachable', {url: node.url, ms: Math.round(ms)});
}

function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return sleep(ms, undefined, {signal}).catch(() => undefined);
}
