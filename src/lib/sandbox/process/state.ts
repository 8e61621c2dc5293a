import {readFileSync} from 'node:fs';
import {writeFileAtomic} from '../../domain/atomic.js';
import {sandboxFiles} from './folder.js';

/** `sandbox.json`: what the running process says of itself; after a reset only the port stays. */
export interface SandboxState {
  url: string;
  port: number;
  pid: number;
  chain_id: string;
  /** ISO 8601 UTC. */
  started_at: string;
  /** Blocks between head and last irreversible block. */
  irreversible_after: number;
  /** It may be told to misbehave. */
  allow_trouble: boolean;
}

/** Reads the state; {} when there is none or it cannot be read. */
export function readState(folder: string): Partial<SandboxState> {
  try {
    const value: unknown = JSON.parse(readFileSync(sandboxFiles(folder).state, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // A missing or torn file says the same: nothing is known, the next start writes it anew.
    return {};
  }
}

export function writeState(folder: string, state: Partial<SandboxState>): void {
  writeFileAtomic(sandboxFiles(folder).state, `${JSON.stringify(state, null, 2)}\n`);
}
