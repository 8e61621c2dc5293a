import {rmSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError} from '../../domain/errors.js';
import {sandboxFiles} from './folder.js';
import {isHeld} from './held.js';
import {readState, writeState} from './state.js';
import {sandboxStatus, type SandboxStatus} from './status.js';

const STOP_TIMEOUT_MS = 10_000;
const KILL_TIMEOUT_MS = 3000;
const POLL_MS = 50;

/** Stops the sandbox of a folder and waits for its end. Throws `sandbox_not_running`, `sandbox_did_not_stop`. */
export async function stopSandbox(folder: string): Promise<SandboxStatus> {
  if (!(await endProcess(folder))) throw new CoopError('sandbox_not_running', 'unreachable', {folder});
  return sandboxStatus(folder);
}

/**
 * Stops the sandbox if it runs and deletes its chain and log; the next start makes a new chain on the same port. Throws
 * `sandbox_did_not_stop`.
 */
export async function resetSandbox(folder: string): Promise<SandboxStatus> {
  await endProcess(folder);
  const {chain, log} = sandboxFiles(folder);
  for (const file of [chain, `${chain}-wal`, `${chain}-shm`, `${chain}-journal`, log]) rmSync(file, {force: true});
  const {port} = readState(folder);
  if (port !== undefined) writeState(folder, {port});
  return sandboxStatus(folder);
}

/** Ends the process that holds the chain's file; false when nobody does. A hanging one is killed. */
async function endProcess(folder: string): Promise<boolean> {
  const {pid} = readState(folder);
  if (pid === undefined || !(await isHeld(folder))) return false;
  for (const [signal, timeout] of [
    ['SIGTERM', STOP_TIMEOUT_MS],
    ['SIGKILL', KILL_TIMEOUT_MS],
  ] as const) {
    if (!kill(pid, signal)) break;
    if (await isReleased(folder, timeout)) return true;
  }
  if (await isHeld(folder)) throw new CoopError('sandbox_did_not_stop', 'conflict', {folder, pid});
  return true;
}

function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    // There is no such process, or it is not ours: whoever holds the file is another one.
    return false;
  }
}

async function isReleased(folder: string, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (Date.now() < deadline) {
    await sleep(POLL_MS);
    if (!(await isHeld(folder))) return true;
  }
  return false;
}
