import {Flags} from '@oclif/core';
import {resolve} from 'node:path';
import {runSandbox, sandboxFolder, startSandbox, type RunOptions, type SandboxStatus} from '../sandbox/index.js';

/** Flag of every sandbox command. */
export const sandboxFlags = {dir: Flags.string({helpValue: 'FOLDER'})};

/** The sandbox's folder: `--dir`, `COOPCTL_SANDBOX_DIR`, or the user's own. */
export function chosenFolder(dir: string | undefined): string {
  return dir === undefined ? sandboxFolder(process.env) : resolve(dir);
}

/** How a sandbox is wanted. */
export interface SandboxWish {
  folder: string;
  port?: number;
  idleMinutes?: number;
  irreversibleAfter?: number;
  allowTrouble?: boolean;
}

/** Starts the sandbox in the background with this very program. */
export async function startInBackground(
  wish: SandboxWish,
  program: string,
): Promise<SandboxStatus & {already_running: boolean}> {
  const options = [
    ...(wish.port === undefined ? [] : ['--port', String(wish.port)]),
    ...(wish.idleMinutes === undefined ? [] : ['--idle-minutes', String(wish.idleMinutes)]),
    ...(wish.irreversibleAfter === undefined ? [] : ['--irreversible-after', String(wish.irreversibleAfter)]),
    ...(wish.allowTrouble ? ['--allow-trouble'] : []),
  ];
  const command = [process.execPath, ...process.execArgv, program, 'sandbox', 'start', '--foreground', ...options];
  return startSandbox({...wish, genesis, command});
}

/** Runs the sandbox here until it is stopped. `ready` hears when it answers. */
export async function runInForeground(wish: SandboxWish, ready: NonNullable<RunOptions['onReady']>): Promise<void> {
  await runSandbox({...wish, genesis, onReady: ready});
}

async function genesis() {
  const {sandboxGenesis} = await import('../processes/genesis.js');
  return sandboxGenesis();
}
