import './errors.js';

export type {Genesis} from './contract.js';
export {DEVELOPMENT_KEY} from './development-key.js';
export {sandboxFiles, sandboxFolder} from './process/folder.js';
export type {RunEnd, RunOptions} from './process/run.js';
export type {Keep} from './chain/forks.js';
export {startSandbox, type StartOptions} from './process/start.js';
export {sandboxStatus, type SandboxStatus} from './process/status.js';
export {resetSandbox, stopSandbox} from './process/stop.js';
export {sandboxFork, sandboxTrouble, type ForkResult, type TroubleState} from './trouble/client.js';
export type {Drop, Duplicate, Garbage, Occasion, TroubleSettings} from './trouble/settings.js';

/** Runs the sandbox in this process; the chain is loaded only now. See `process/run.ts`. */
export async function runSandbox(
  options: import('./process/run.js').RunOptions,
): Promise<import('./process/run.js').RunEnd> {
  const run = await import('./process/run.js');
  return run.runSandbox(options);
}
