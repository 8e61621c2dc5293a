import {Ajv, type ValidateFunction} from 'ajv';
import {expect} from 'chai';
import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The program as it is installed. */
export const PROGRAM = join(ROOT, 'bin/run.js');

if (!existsSync(join(ROOT, 'dist/commands')) || !existsSync(join(ROOT, 'oclif.manifest.json'))) {
  throw new Error('The end-to-end tests run the built program: run npm run build first.');
}

/** One run of the program, as a user saw it. */
export interface Run {
  args: readonly string[];
  status: number;
  stdout: string;
  stderr: string;
}

/** How a run differs from the usual: a script of the user's, in Russian. */
export interface RunOptions {
  lang?: 'ru' | 'en';
  /** Variables set, or with undefined taken away. */
  env?: Record<string, string | undefined>;
  input?: string;
}

/** `error` of the envelope. */
export interface Failure {
  code: string;
  message: string;
  hint: string;
  details?: unknown;
}

/** What `--json` prints. */
export interface Envelope<T> {
  ok: boolean;
  result?: T;
  error?: Failure;
  warnings: string[];
}

/** Machines in use; what an interrupted run leaves of them ends with the process. */
const machines = new Set<Machine>();
process.on('exit', () => {
  for (const machine of machines) machine.kill();
});

/**
 * A user's machine: a folder of its own with everything that the program reads or writes, and no other settings. Make it
 * in the body of a suite: it is disposed of after that suite, also when its tests have failed.
 */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), 'coopctl-e2e-'));
  readonly env: NodeJS.ProcessEnv;
  /** Everything that was run here, in order. */
  readonly runs: Run[] = [];

  constructor(secrets: Record<string, string> = {}) {
    machines.add(this);
    after('end the sandbox', () => this.dispose());
    const runtime = this.path('run');
    mkdirSync(runtime, {mode: 0o700});
    cpSync(join(ROOT, 'examples'), this.path('examples'), {recursive: true});
    // Coverage of some hundred processes would cost more time than all of them need.
    const own = /^(COOPCTL_|XDG_|LC_|LANG|NO_COLOR|FORCE_COLOR|NODE_|DISPLAY$|WAYLAND_DISPLAY$|DEBUG$|CI$)/;
    const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
    this.env = {
      ...Object.fromEntries(inherited),
      XDG_STATE_HOME: this.path('state'),
      XDG_CONFIG_HOME: this.path('config'),
      XDG_RUNTIME_DIR: runtime,
      COOPCTL_SANDBOX_DIR: this.path('sandbox'),
      ...secrets,
    };
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** Runs the program with this machine's folder as working folder. */
  run(args: readonly string[], {lang = 'ru', env = {}, input}: RunOptions = {}): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, ...args], {
        cwd: this.folder,
        env: {...this.env, LANG: lang === 'ru' ? 'ru_RU.UTF-8' : 'en_GB.UTF-8', ...env},
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
      const out = {stdout: '', stderr: ''};
      for (const name of ['stdout', 'stderr'] as const) {
        child[name]?.setEncoding('utf8').on('data', (text: string) => (out[name] += text));
      }
      child.stdin?.end(input);
      child.on('error', reject);
      child.on('close', (status) => {
        const run = {args, status: status ?? -1, ...out};
        this.runs.push(run);
        resolve(run);
      });
    });
  }

  /** Runs with `--json`; the command must succeed, and its result must be as its schema says. */
  async json<T>(args: readonly string[], options?: RunOptions): Promise<T> {
    const run = await this.run([...args, '--json'], options);
    const envelope = readEnvelope<T>(run);
    expect(envelope.error, run.args.join(' ')).to.equal(undefined);
    expect(run.status).to.equal(0);
    expect(Object.keys(envelope)).to.have.members(['ok', 'result', 'warnings']);
    expect(run.stderr, 'stderr of a --json run').to.equal('');
    assertSchema(args, envelope.result);
    return envelope.result as T;
  }

  /** Runs with `--json`; the command must fail as DESIGN section 4 says. */
  async failure(args: readonly string[], options?: RunOptions): Promise<Failure & {status: number}> {
    const run = await this.run([...args, '--json'], options);
    const {error, ...rest} = readEnvelope(run);
    if (error === undefined) throw new Error(`${run.args.join(' ')} succeeded: ${run.stdout}`);
    expect(rest).to.have.all.keys('ok', 'warnings');
    expect(error).to.include.all.keys('code', 'message', 'hint');
    expect(Object.keys(error)).to.satisfy((keys: string[]) =>
      keys.every((key) => ['code', 'message', 'hint', 'details'].includes(key)),
    );
    return {...error, status: run.status};
  }

  /** Everything that was printed here so far. */
  printed(): string {
    return this.runs.map(({stdout, stderr}) => stdout + stderr).join('\n');
  }

  /** Ends the sandbox, however it is, and removes the folder. */
  async dispose(): Promise<void> {
    if (existsSync(this.path('sandbox'))) {
      const {status} = await this.run(['sandbox', 'stop']);
      // Stopped, or not running: then its process id may be another program's by now.
      if (status !== 0 && status !== 8) this.kill();
    }
    machines.delete(this);
    rmSync(this.folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  }

  /** Kills the sandbox's process when there still is one. */
  kill(): void {
    const state = this.path('sandbox', 'sandbox.json');
    if (!existsSync(state)) return;
    const {pid} = JSON.parse(readFileSync(state, 'utf8')) as {pid?: number};
    try {
      if (pid !== undefined && pid > 0) process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The one JSON document on stdout; anything else there fails the test. */
export function readEnvelope<T>({args, stdout, stderr}: Run): Envelope<T> {
  try {
    const envelope = JSON.parse(stdout) as Envelope<T>;
    expect(envelope.ok).to.be.a('boolean');
    expect(envelope.warnings).to.be.an('array');
    return envelope;
  } catch (error) {
    throw new Error(`no JSON envelope from ${args.join(' ')}:\n${stdout}\n${stderr}`, {cause: error});
  }
}

const ajv = new Ajv({strict: false});
const validators = new Map<string, ValidateFunction>();

/** Holds a result against the schema of the command that `args` name. */
export function assertSchema(args: readonly string[], result: unknown): void {
  const [first = '', second = ''] = args;
  const name = existsSync(join(ROOT, 'schemas', `${first}-${second}.json`)) ? `${first}-${second}` : first;
  let validate = validators.get(name);
  if (!validate) {
    validate = ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas', `${name}.json`), 'utf8')) as object);
    validators.set(name, validate);
  }
  expect(validate(result), `${name}: ${ajv.errorsText(validate.errors)}`).to.equal(true);
}
