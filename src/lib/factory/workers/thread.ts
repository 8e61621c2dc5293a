import {Worker, type WorkerOptions} from 'node:worker_threads';

/** Young objects of a thread; small, so that many documents do not let the process grow. */
const YOUNG_MB = 16;

/**
 * URL of a thread's file that stands beside the module at `base`, with that module's own ending: `.js` as built, `.ts` in
 * development.
 */
export function threadFile(name: string, base: string): URL {
  return new URL(`${name}${/\.[jt]s$/.exec(new URL(base).pathname)?.[0] ?? '.js'}`, base);
}

/**
 * Starts a thread. It sees nothing of the environment, where passphrases may be. `megabytes` bounds its heap: beyond it
 * the thread ends with `ERR_WORKER_OUT_OF_MEMORY`.
 */
export function startThread(file: URL, megabytes?: number): Worker {
  const options: WorkerOptions = {
    env: {},
    execArgv: [],
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MB,
      ...(megabytes === undefined ? {} : {maxOldGenerationSizeMb: megabytes}),
    },
  };
  return file.pathname.endsWith('.ts') ? startFromSource(file, options) : new Worker(file, options);
}

/** Threads do not inherit the loader of TypeScript: each registers it. */
function startFromSource(file: URL, options: WorkerOptions): Worker {
  const [loader, thread] = [import.meta.resolve('tsx/esm/api'), file.href].map((url) => JSON.stringify(url));
  return new Worker(`import(${loader}).then(({register}) => (register(), import(${thread})))`, {
    ...options,
    eval: true,
  });
}
