import type {Worker} from 'node:worker_threads';
import {unpackError, type Answer} from './messages.js';
import {startThread} from './thread.js';

/** Bounds of each job; a job that reaches one is stopped with its thread, and the pool goes on with a fresh one. */
export interface ThreadLimits {
  /** Wall-clock time of one job; the start of the thread does not count. */
  milliseconds?: number;
  /** Heap of a thread; and by how much the process may grow for each thread, which covers memory outside the heap. */
  megabytes?: number;
}

/** Why a job was stopped. */
export class LimitReached extends Error {
  readonly limit: keyof ThreadLimits;
  readonly allowed: number;

  constructor(limit: keyof ThreadLimits, allowed: number) {
    super(`${limit}: ${allowed}`);
    this.name = 'LimitReached';
    this.limit = limit;
    this.allowed = allowed;
  }
}

interface Task<J, R> {
  job: J;
  resolve: (result: R) => void;
  reject: (error: Error) => void;
}

/** How often the growth of the process is looked at while a job runs. */
const WATCH_MS = 200;

/** Threads that do jobs of one kind. Threads start when they are needed, and do not keep the process alive while idle. */
export class ThreadPool<J, R> {
  readonly size: number;
  readonly #file: URL;
  readonly #limits: ThreadLimits;
  readonly #waiting: Task<J, R>[] = [];
  readonly #threads = new Set<Thread<J, R>>();

  constructor({file, size, limits = {}}: {file: URL; size: number; limits?: ThreadLimits}) {
    this.#file = file;
    this.size = size;
    this.#limits = limits;
  }

  /**
   * Does a job as soon as a thread is free. Rejects with what the job threw (CoopErrors stay CoopErrors), with
   * `LimitReached`, or with an error when the thread died. The queue has no bound: see `mapInOrder`.
   */
  run(job: J): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({job, resolve, reject});
      this.#next();
    });
  }

  /** Stops all threads; jobs that run or wait are rejected. */
  async close(): Promise<void> {
    for (const {reject} of this.#waiting.splice(0)) reject(new Error('the pool was closed'));
    await Promise.all(Array.from(this.#threads, (thread) => thread.stop(new Error('the pool was closed'))));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    let thread = [...this.#threads].find(({isFree}) => isFree);
    if (!thread && this.#threads.size < this.size) thread = this.#start();
    const task = thread && this.#waiting.shift();
    if (task) thread?.take(task);
  }

  #start(): Thread<J, R> {
    const thread = new Thread<J, R>(startThread(this.#file, this.#limits.megabytes), this.#limits, {
      free: () => {
        this.#next();
      },
      ended: () => {
        this.#threads.delete(thread);
        this.#next();
      },
    });
    this.#threads.add(thread);
    return thread;
  }
}

/** One thread of a pool, with the job that it has. */
class Thread<J, R> {
  readonly #worker: Worker;
  readonly #limits: ThreadLimits;
  readonly #tell: {free: () => void; ended: () => void};
  #task: Task<J, R> | undefined;
  #isReady = false;
  #watch: NodeJS.Timeout | undefined;
  #timeout: NodeJS.Timeout | undefined;

  constructor(worker: Worker, limits: ThreadLimits, tell: {free: () => void; ended: () => void}) {
    this.#worker = worker;
    this.#limits = limits;
    this.#tell = tell;
    worker.on('message', (answer: Answer<R>) => {
      this.#hear(answer);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      void this.stop(isMemory ? new LimitReached('megabytes', limits.megabytes ?? 0) : error);
    });
    worker.on('exit', (status) => {
      void this.stop(new Error(`a thread ended with status ${status}`));
    });
  }

  get isFree(): boolean {
    return this.#task === undefined;
  }

  take(task: Task<J, R>): void {
    this.#task = task;
    this.#worker.ref();
    if (this.#isReady) this.#begin();
  }

  /** Ends the thread; its job, if it has one, fails with the reason. */
  async stop(reason: Error): Promise<void> {
    const task = this.#finish();
    this.#tell.ended();
    task?.reject(reason);
    await this.#worker.terminate();
  }

  #begin(): void {
    const {milliseconds, megabytes} = this.#limits;
    if (milliseconds !== undefined) {
      this.#timeout = setTimeout(() => {
        void this.stop(new LimitReached('milliseconds', milliseconds));
      }, milliseconds);
    }
    if (megabytes !== undefined) {
      const most = process.memoryUsage.rss() + megabytes * 1_048_576;
      this.#watch = setInterval(() => {
        if (process.memoryUsage.rss() > most) void this.stop(new LimitReached('megabytes', megabytes));
      }, WATCH_MS);
    }
    this.#worker.postMessage(this.#task?.job);
  }

  #hear(answer: Answer<R>): void {
    if ('ready' in answer) {
      this.#isReady = true;
      if (this.#task) this.#begin();
      else this.#worker.unref();
      return;
    }
    const task = this.#finish();
    this.#worker.unref();
    if ('result' in answer) task?.resolve(answer.result);
    else task?.reject(unpackError(answer.error));
    this.#tell.free();
  }

  #finish(): Task<J, R> | undefined {
    clearTimeout(this.#timeout);
    clearInterval(this.#watch);
    const task = this.#task;
    this.#task = undefined;
    return task;
  }
}
