import {spawn} from 'node:child_process';
import {closeSync, mkdirSync, openSync, readFileSync, statSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {CoopError} from '../../domain/errors.js';
import {sandboxFiles} from './folder.js';
import {isHeld} from './held.js';
import type {RunOptions} from './run.js';
import {sandboxStatus, type SandboxStatus} from './status.js';

/** How a sandbox is started. */
export interface StartOptions extends RunOptions {
  /** Runs in this process until it is stopped, instead of in the background. */
  foreground?: boolean;
  /**
   * Program and arguments that run `sandbox start --foreground` of this very binary, with `--port` and the like when
   * they were given; the folder goes in `COOPCTL_SANDBOX_DIR`.
   */
  command: string[];
}

const START_TIMEOUT_MS = 30_000;
/** How long the process that came second may take to see that it is not needed. */
const LOSER_TIMEOUT_MS = 10_000;
const POLL_MS = 50;
const LARGEST_LOG = 4 * 1024 * 1024;

/**
 * Makes sure that the sandbox of a folder runs, and waits until it answers. One that runs is used; of two starts at once
 * one wins and both get it. Throws `sandbox_did_not_start`, and in the foreground what runSandbox throws.
 */
export async function startSandbox(options: StartOptions): Promise<SandboxStatus & {already_running: boolean}> {
  const status = await sandboxStatus(options.folder);
  if (status.running) return {...status, already_running: true};
  if (options.foreground) {
    const {runSandbox} = await import('./run.js');
    await runSandbox(options);
    return {...(await sandboxStatus(options.folder)), already_running: false};
  }
  return inBackground(options);
}

async function inBackground({folder, command}: StartOptions): Promise<SandboxStatus & {already_running: boolean}> {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const logFrom = logSize(folder);
  const child = launch(folder, command);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const ended = child.ended();
    const status = await sandboxStatus(folder);
    if (status.running) {
      const other = status.pid !== child.pid;
      // Ours must be gone before we return: else it could begin after a stop that follows at once.
      if (other) await waitFor(child.ended, LOSER_TIMEOUT_MS);
      return {...status, already_running: other};
    }
    // Ours may have ended because another one, started at the same time, was first and is about to answer.
    if (ended && !(await isHeld(folder))) break;
    await sleep(POLL_MS);
  }
  throw new CoopError('sandbox_did_not_start', 'unexpected', {folder, detail: lastWords(folder, logFrom)});
}

/** Starts the process so that it outlives this one. */
function launch(folder: string, command: string[]): {pid: number | undefined; ended: () => boolean} {
  const [program = '', ...args] = command;
  const log = openSync(sandboxFiles(folder).log, logSize(folder) > LARGEST_LOG ? 'w' : 'a', 0o600);
  let ended = false;
  try {
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: {...process.env, COOPCTL_SANDBOX_DIR: folder},
      windowsHide: true,
    });
    const markEnded = () => {
      ended = true;
    };
    child.once('exit', markEnded);
    child.once('error', markEnded);
    child.unref();
    return {pid: child.pid, ended: () => ended};
  } finally {
    closeSync(log);
  }
}

async function waitFor(condition: () => boolean, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!condition() && Date.now() < deadline) await sleep(POLL_MS);
}

function logSize(folder: string): number {
  return statSync(sandboxFiles(folder).log, {throwIfNoEntry: false})?.size ?? 0;
}

/** The last lines that the process wrote, joined into one. */
function lastWords(folder: string, from: number): string {
  const text = readFileSync(sandboxFiles(folder).log).subarray(from).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-3)
    .join(' | ');
}
