import {mkdirSync} from 'node:fs';
import type {Server} from 'node:http';
import {apiServer} from '../http/server.js';
import {CoopError} from '../../domain/errors.js';
import type {Chain} from '../chain/chain.js';
import type {Genesis} from '../contract.js';
import {interference} from '../trouble/control.js';
import {listen} from './listen.js';
import {openChain} from './open.js';
import {Producer} from './producer.js';
import {readState, writeState} from './state.js';
import type {SandboxStatus} from './status.js';

/** How a sandbox is run in this process. */
export interface RunOptions {
  folder: string;
  /** Default: the port of the last time, else any free one. */
  port?: number;
  /** What a fresh chain starts with; not looked at when the chain exists. */
  genesis: Genesis | (() => Genesis | Promise<Genesis>);
  /** Stops when no request came for so long; 0 is never. Default 60. */
  idleMinutes?: number;
  /** How many blocks the last irreversible one lies behind the head. Default 1; a fork needs more. */
  irreversibleAfter?: number;
  /** Lets anybody on this machine make the sandbox misbehave (`trouble/control.ts`). */
  allowTrouble?: boolean;
  /** Ends the run, beside SIGINT and SIGTERM. */
  signal?: AbortSignal;
  /** Told when the API answers. */
  onReady?: (status: SandboxStatus) => void;
  /** Gets one line for each transaction. Default: standard error. */
  log?: (line: string) => void;
}

/** Why a run ended. */
export type RunEnd = 'stopped' | 'idle';

const DEFAULT_IDLE_MINUTES = 60;
const HOST = '127.0.0.1';

/**
 * Runs the sandbox of a folder until SIGINT, SIGTERM, the signal or idleness. Throws `sandbox_already_running`,
 * `sandbox_damaged`, `sandbox_port_taken`, `sandbox_write_failed`.
 */
export async function runSandbox(options: RunOptions): Promise<RunEnd> {
  const log = withTime(options.log ?? ((line) => process.stderr.write(`${line}\n`)));
  mkdirSync(options.folder, {recursive: true, mode: 0o700});
  const chain = await openChain(options.folder, options.genesis, log, options.irreversibleAfter);
  const run = new Run(chain, options, log);
  try {
    return await run.untilEnd();
  } finally {
    chain.close();
  }
}

/** One run, from listening to the end. */
class Run {
  private readonly chain: Chain;
  private readonly options: RunOptions;
  private readonly log: (line: string) => void;
  private readonly idleMs: number;
  private readonly server: Server;
  private lastRequest = Date.now();

  constructor(chain: Chain, options: RunOptions, log: (line: string) => void) {
    this.chain = chain;
    this.options = options;
    this.log = log;
    this.idleMs = (options.idleMinutes ?? DEFAULT_IDLE_MINUTES) * 60_000;
    this.server = apiServer(chain, {
      ...(options.allowTrouble ? {interfere: interference(chain, log)} : {}),
      onRequest: () => {
        this.lastRequest = Date.now();
      },
      onError: (error) => {
        log(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      },
    });
  }

  async untilEnd(): Promise<RunEnd> {
    const {folder, onReady} = this.options;
    const port = await listen(this.server, HOST, this.options.port, readState(folder).port);
    const state = {
      url: `http://${HOST}:${port}`,
      port,
      pid: process.pid,
      chain_id: this.chain.chainId,
      irreversible_after: this.chain.irreversibleAfter,
      allow_trouble: this.options.allowTrouble ?? false,
    };
    writeState(folder, {...state, started_at: new Date().toISOString()});
    this.log(`sandbox ${state.url} chain ${state.chain_id} block ${this.chain.head.num}`);
    const {head, irreversible} = this.chain;
    onReady?.({
      running: true,
      folder,
      ...state,
      head_block_num: head.num,
      last_irreversible_block_num: irreversible.num,
    });
    const end = await this.produceUntilEnd();
    // What was answered "accepted" goes into a last block: nothing is lost by a clean stop.
    if (this.chain.pending.transactionLeaves.length > 0) this.chain.produce();
    this.log(`sandbox ${end} at block ${this.chain.head.num}`);
    return end;
  }

  private async produceUntilEnd(): Promise<RunEnd> {
    const {signal, folder} = this.options;
    const cleanups: (() => void)[] = [];
    try {
      return await new Promise<RunEnd>((resolve, reject) => {
        const stop = () => {
          resolve('stopped');
        };
        const producer = new Producer(
          this.chain,
          () => {
            if (this.idleMs > 0 && Date.now() - this.lastRequest > this.idleMs) resolve('idle');
          },
          (error) => {
            const detail = error instanceof Error ? error.message : String(error);
            reject(new CoopError('sandbox_write_failed', 'unexpected', {folder, detail}, {cause: error}));
          },
        );
        for (const name of ['SIGINT', 'SIGTERM'] as const) {
          process.on(name, stop);
          cleanups.push(() => process.off(name, stop));
        }
        signal?.addEventListener('abort', stop);
        cleanups.push(() => {
          producer.stop();
          signal?.removeEventListener('abort', stop);
        });
        producer.start();
        if (signal?.aborted) stop();
      });
    } finally {
      for (const cleanup of cleanups) cleanup();
      this.server.close();
      this.server.closeAllConnections();
    }
  }
}

function withTime(write: (line: string) => void): (line: string) => void {
  return (line) => {
    write(`${new Date().toISOString()} ${line}`);
  };
}
