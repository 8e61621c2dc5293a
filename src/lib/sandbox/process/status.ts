import {TROUBLE_PATH} from '../trouble/paths.js';
import type {TroubleSettings} from '../trouble/settings.js';
import {readState, type SandboxState} from './state.js';

/** A sandbox as seen from outside. Without a running one only `running` and `folder` are sure to be there. */
export interface SandboxStatus {
  running: boolean;
  folder: string;
  url?: string;
  port?: number;
  pid?: number;
  chain_id?: string;
  head_block_num?: number;
  last_irreversible_block_num?: number;
  /** Blocks between head and last irreversible block. */
  irreversible_after?: number;
  /** It may be told to misbehave. */
  allow_trouble?: boolean;
  /** What goes wrong now, with the seed of the random choices. */
  trouble?: TroubleSettings;
}

/** How long a sandbox on the same machine may take to answer. */
const TIMEOUT_MS = 2000;

interface Info {
  chain_id: string;
  head_block_num: number;
  last_irreversible_block_num: number;
  trouble?: TroubleSettings;
}

/**
 * Asks the sandbox of a folder whether it runs: it must answer at its address with its chain's id. A process id that is left
 * from a dead one, or a port that belongs to another program by now, is so recognised. Never throws.
 */
export async function sandboxStatus(folder: string): Promise<SandboxStatus> {
  const before = readState(folder);
  const {url} = before;
  const info = url === undefined ? undefined : await askInfo(url, before);
  // Read again: what answers may have been started, and may have said who it is, since the first look.
  const state = readState(folder);
  const port = state.port === undefined ? {} : {port: state.port};
  if (url === undefined || info === undefined || info.chain_id !== state.chain_id || url !== state.url) {
    return {running: false, folder, ...port};
  }
  return {
    running: true,
    folder,
    url,
    ...port,
    ...(state.pid === undefined ? {} : {pid: state.pid}),
    chain_id: info.chain_id,
    head_block_num: info.head_block_num,
    last_irreversible_block_num: info.last_irreversible_block_num,
    ...(state.irreversible_after === undefined ? {} : {irreversible_after: state.irreversible_after}),
    ...(state.allow_trouble === undefined ? {} : {allow_trouble: state.allow_trouble}),
    ...(info.trouble === undefined ? {} : {trouble: info.trouble}),
  };
}

/** One that may be in trouble tells the truth only by its own path. */
async function askInfo(url: string, {allow_trouble}: Partial<SandboxState>): Promise<Info | undefined> {
  try {
    const response = await fetch(url + (allow_trouble ? TROUBLE_PATH : '/v1/chain/get_info'), {
      method: 'POST',
      // A kept connection would hold the sandbox's last request open.
      headers: {connection: 'close'},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return (await response.json()) as Info;
  } catch {
    // Refused, silent, or no JSON: whatever it is, it is not our sandbox.
    return undefined;
  }
}
