import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {Worker} from 'node:worker_threads';

const TSX = import.meta.resolve('tsx');
const SCRIPT = new URL('render.ts', import.meta.url);

/** Where and how a process renders documents. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Options of Node.js. */
  options?: string[];
  /** Node.js itself; this one when not given. */
  node?: string;
}

/** Hashes of documents of a JSON file by name, rendered by a process of their own. */
export async function inProcess(
  file: string,
  names: readonly string[],
  {env, cwd, options = [], node = process.execPath}: Surroundings,
): Promise<unknown> {
  const args = [...options, '--import', TSX, fileURLToPath(SCRIPT), file, JSON.stringify(names)];
  const {stdout} = await promisify(execFile)(node, args, {env: {...process.env, ...env}, cwd, maxBuffer: 2 ** 24});
  return JSON.parse(stdout) as unknown;
}

/** The same in a worker thread. */
export async function inWorker(file: string, names: readonly string[]): Promise<unknown> {
  // Worker threads do not inherit the loader of TypeScript: each registers it.
  const api = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = `import(${api}).then(({register}) => (register(), import(${JSON.stringify(SCRIPT.href)})))`;
  const worker = new Worker(source, {eval: true, workerData: [file, names]});
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
