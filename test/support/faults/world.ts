import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {connect, type NodeClient} from '../../../src/lib/chain/index.js';
import {openRegistry, type Registry} from '../../../src/lib/registry/index.js';
import {readState} from '../../../src/lib/sandbox/process/state.js';

/** A point of the program as `kill-at.mjs` names it, the how-manieth passing of it, and who is killed there. */
export interface Kill {
  at: string;
  nth?: number;
  victim?: 'self' | 'sandbox';
}

/** When the sandbox kills itself around the nth transaction that it takes from now on; see `kill-at.mjs`. */
export interface SandboxKill {
  moment: 'unanswered' | 'answered' | 'stored' | 'silent';
  nth?: number;
}

/** What happens to a run of the program. */
export interface Disturbance {
  /** Where it is killed. */
  kill?: Kill;
  /** File that gets the points that were passed. */
  points?: string;
  /** A signal that it gets after so many milliseconds. */
  after?: {signal: NodeJS.Signals; milliseconds: number};
}

/** How one run of the program ended. */
export interface Outcome {
  killed: boolean;
  status: number;
  /** Code of the error in the JSON envelope; undefined when it succeeded or said nothing. */
  code?: string;
  text: string;
}

const PROGRAM = fileURLToPath(new URL('../../../bin/run.js', import.meta.url));
const PRELOAD = new URL('kill-at.mjs', import.meta.url).href;
/** Of the registry of a world, also for those that make it themselves. */
export const PASSPHRASE = 'three-invented-words';
const PIN = '482915';

/** Longer than any command takes, waits for the chain included. */
const RUN_TIMEOUT_MS = 90_000;

/** One machine in miniature: a folder with registry, cards and sandbox, in which the real program runs. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'coopctl-faults-'));
  readonly registryFile = this.path('home', 'r.coop');
  readonly cards = this.path('home', 'cards');
  readonly sandbox = this.path('sandbox');

  constructor() {
    for (const name of ['home', 'runtime', 'sandbox']) mkdirSync(this.path(name), {mode: 0o700});
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs a command with `--json`, killed as told. */
  run(args: readonly string[], disturbance: Disturbance = {}): Promise<Outcome> {
    return this.runProgram([PROGRAM, ...args, '--json', '--no-input'], disturbance);
  }

  /** Runs a program on this machine, killed as told. */
  async runProgram(args: readonly string[], {kill, points, after}: Disturbance = {}): Promise<Outcome> {
    const wanted = kill && {COOPCTL_TEST_KILL: JSON.stringify({nth: 1, victim: 'self', ...kill})};
    const env = {...this.environment(), ...wanted, ...(points === undefined ? {} : {COOPCTL_TEST_POINTS: points})};
    const child = spawn(process.execPath, args, {
      cwd: this.path('home'),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_TIMEOUT_MS,
      killSignal: 'SIGTERM',
    });
    const timer = after && setTimeout(() => child.kill(after.signal), after.milliseconds);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [status, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, by) => {
        resolve([code, by]);
      });
    });
    clearTimeout(timer);
    const code = /"code": "(\w+)"/.exec(text)?.[1];
    const outcome = {killed: signal === 'SIGKILL', status: status ?? -1, text};
    return code === undefined ? outcome : {...outcome, code};
  }

  /** Starts the sandbox unless it runs. Throws when that fails. */
  async startSandbox(...flags: string[]): Promise<void> {
    const {status, text} = await this.run(['sandbox', 'start', ...flags]);
    if (status !== 0) throw new Error(`sandbox start: ${text}`);
  }

  /** Stops the sandbox as a user would; nothing when it does not run. */
  async stopSandbox(): Promise<void> {
    const {status, code, text} = await this.run(['sandbox', 'stop']);
    if (status !== 0 && code !== 'sandbox_not_running') throw new Error(`sandbox stop: ${text}`);
  }

  /** Lets the sandbox kill itself around a transaction that it will take. */
  armSandbox({moment, nth = 1}: SandboxKill): void {
    writeFileSync(this.path('sandbox', 'kill'), JSON.stringify({moment, nth}));
  }

  /** Takes back the order of `armSandbox`. */
  disarmSandbox(): void {
    rmSync(this.path('sandbox', 'kill'), {force: true});
  }

  /** Kills the sandbox. False when it does not run. */
  killSandbox(): boolean {
    const {pid} = readState(this.sandbox);
    if (pid === undefined || !this.sandboxLives()) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  /** True while the process that the sandbox says to be is there. */
  sandboxLives(): boolean {
    const {pid} = readState(this.sandbox);
    if (pid === undefined) return false;
    try {
      // A killed process stays as a zombie until its parent looks: it is told by its state, where the system shows it.
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  }

  /** The registry as it is; close it. */
  registry(): Registry {
    return openRegistry(this.registryFile, {passphrase: PASSPHRASE});
  }

  node(): NodeClient {
    return connect({url: readState(this.sandbox).url ?? ''});
  }

  /** Keeps everything as it is under a name; the sandbox must not run. */
  save(name: string): void {
    cpSync(this.path('home'), this.path(`${name}.home`), {recursive: true});
    cpSync(this.sandbox, this.path(`${name}.sandbox`), {recursive: true});
  }

  /** Puts everything back as it was saved; the sandbox must not run. */
  restore(name: string): void {
    for (const [from, to] of [
      [`${name}.home`, 'home'],
      [`${name}.sandbox`, 'sandbox'],
    ] as const) {
      rmSync(this.path(to), {recursive: true, force: true});
      cpSync(this.path(from), this.path(to), {recursive: true});
    }
  }

  /** Ends what runs and removes the folder. */
  async close(): Promise<void> {
    await this.stopSandbox();
    rmSync(this.folder, {recursive: true, force: true});
  }

  /** Nothing of the developer's own settings reaches the program. */
  private environment(): NodeJS.ProcessEnv {
    const {PATH} = process.env;
    return {
      PATH,
      HOME: this.path('home'),
      TMPDIR: this.path('runtime'),
      XDG_CONFIG_HOME: this.path('config'),
      XDG_STATE_HOME: this.path('state'),
      XDG_RUNTIME_DIR: this.path('runtime'),
      COOPCTL_SANDBOX_DIR: this.sandbox,
      COOPCTL_REGISTRY: this.registryFile,
      COOPCTL_PASSPHRASE: PASSPHRASE,
      COOPCTL_PIN: PIN,
      COOPCTL_LANG: 'en',
      NODE_OPTIONS: `--import=${PRELOAD}`,
    };
  }
}
