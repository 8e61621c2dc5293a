import {homedir} from 'node:os';
import {join, resolve} from 'node:path';

/** Where a sandbox lives: `COOPCTL_SANDBOX_DIR`, else `coopctl/sandbox` in the user's folder for state (XDG). */
export function sandboxFolder(env: NodeJS.ProcessEnv): string {
  if (env.COOPCTL_SANDBOX_DIR) return resolve(env.COOPCTL_SANDBOX_DIR);
  const state = env.XDG_STATE_HOME ?? '';
  return join(state === '' ? join(homedir(), '.local', 'state') : state, 'coopctl', 'sandbox');
}

/** Files of a sandbox. */
export function sandboxFiles(folder: string): {chain: string; state: string; log: string} {
  return {
    chain: join(folder, 'chain.sqlite'),
    state: join(folder, 'sandbox.json'),
    log: join(folder, 'sandbox.log'),
  };
}
