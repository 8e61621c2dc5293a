import {CoopError} from '../../domain/errors.js';
import {Chain, OtherVersion} from '../chain/chain.js';
import type {Genesis} from '../contract.js';
import {contracts} from '../contracts/index.js';
import {genesisActions} from '../contracts/genesis.js';
import {sandboxFiles} from './folder.js';

/** SQLite's results that mean: another process holds the file. */
const HELD = ['SQLITE_BUSY', 'SQLITE_LOCKED'];

/** Opens or creates the chain of a folder. Throws `sandbox_already_running`, `sandbox_damaged`. */
export async function openChain(
  folder: string,
  genesis: Genesis | (() => Genesis | Promise<Genesis>),
  log: (line: string) => void,
  irreversibleAfter = 1,
): Promise<Chain> {
  const start = typeof genesis === 'function' ? await genesis() : genesis;
  try {
    const file = sandboxFiles(folder).chain;
    return new Chain({file, contracts, genesisActions: genesisActions(start), log, irreversibleAfter});
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (HELD.some((held) => code.startsWith(held))) {
      throw new CoopError('sandbox_already_running', 'conflict', {folder}, {cause: error});
    }
    if (!(error instanceof OtherVersion) && !code.startsWith('SQLITE_')) throw error;
    const detail = error instanceof OtherVersion ? error.message : code;
    throw new CoopError('sandbox_damaged', 'integrity', {folder, detail}, {cause: error});
  }
}
