import {CoopError} from '../../domain/errors.js';
import type {Keep} from '../chain/forks.js';
import {readState} from '../process/state.js';
import {FORK_PATH, TROUBLE_PATH} from './paths.js';
import type {TroubleSettings} from './settings.js';

const TIMEOUT_MS = 5000;

/** A sandbox that may be told to misbehave. */
export interface TroubleState {
  chain_id: string;
  head_block_num: number;
  head_block_id: string;
  last_irreversible_block_num: number;
  /** Blocks between head and last irreversible block. */
  irreversible_after: number;
  /** What goes wrong, with the seed of the random choices. */
  trouble: TroubleSettings;
}

/** What a fork did. */
export interface ForkResult extends Omit<TroubleState, 'trouble'> {
  lost_blocks: {block_num: number; id: string}[];
  /** Ids; they also come again when they were to be kept and are still valid. */
  lost_transactions: string[];
}

/**
 * Sets what goes wrong in the sandbox of a folder, instead of what went wrong before; without settings only asks. Throws
 * `sandbox_not_running`, `sandbox_trouble_not_allowed`, `sandbox_trouble_wrong`.
 */
export async function sandboxTrouble(folder: string, settings?: TroubleSettings): Promise<TroubleState> {
  return ask<TroubleState>(folder, TROUBLE_PATH, settings);
}

/**
 * Takes back the newest blocks of the sandbox of a folder. Throws like {@link sandboxTrouble}, and `sandbox_fork_too_deep`.
 */
export async function sandboxFork(folder: string, blocks: number, keep: Keep): Promise<ForkResult> {
  return ask<ForkResult>(folder, FORK_PATH, {blocks, keep});
}

async function ask<T>(folder: string, path: string, value: object | undefined): Promise<T> {
  const {url, allow_trouble: allowed} = readState(folder);
  const response = url === undefined ? undefined : await post(url + path, value);
  if (!response) throw new CoopError('sandbox_not_running', 'unreachable', {folder});
  if (!allowed || response.status === 404) throw new CoopError('sandbox_trouble_not_allowed', 'denied', {folder});
  const answer = (await response.json()) as T & {message: string; reversible: number};
  if (response.status === 409) {
    const {blocks = 0} = value as {blocks?: number};
    throw new CoopError('sandbox_fork_too_deep', 'conflict', {blocks, reversible: answer.reversible});
  }
  if (response.status !== 200) throw new CoopError('sandbox_trouble_wrong', 'usage', {detail: answer.message});
  return answer;
}

/** Undefined when nobody answers. */
async function post(url: string, value: object | undefined): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      ...(value === undefined ? {} : {body: JSON.stringify(value)}),
      // A kept connection would hold the sandbox's last request open.
      headers: {connection: 'close'},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    // Refused or silent: to the caller it does not run.
    return undefined;
  }
}
