import {isCoopError, type CoopError} from '../../domain/errors.js';
import type {NodeClient, NodeInfo} from '../types.js';
import {lag} from './survey.js';

/** How one node of a network is. */
export interface EndpointHealth {
  url: string;
  /** Its answer to get_info, when it has given one. */
  info?: NodeInfo;
  /** How long the answer took. */
  latency_ms?: number;
  /** How old its head block is by this machine's clock, in seconds; not below 0. */
  head_age_s?: number;
  /** Blocks that it is behind the best of the others. */
  behind?: number;
  trouble?: CoopError;
}

/** Asks each node on its own how it is; never throws for one that is not well. */
export async function examineEndpoints(nodes: readonly NodeClient[]): Promise<EndpointHealth[]> {
  const answers = await Promise.all(nodes.map((node) => examine(node)));
  const head = Math.max(...answers.map(({info}) => info?.head_block_num ?? 0));
  return answers.map((health): EndpointHealth => {
    if (!health.info) return health;
    const behind = head - health.info.head_block_num;
    const trouble = lag(health.url, behind);
    return {...health, behind, ...(trouble ? {trouble} : {})};
  });
}

async function examine(node: NodeClient): Promise<EndpointHealth> {
  const start = performance.now();
  try {
    const info = await node.info();
    const latency_ms = Math.round(performance.now() - start);
    const age = (Date.now() - Date.parse(`${info.head_block_time}Z`)) / 1000;
    return {url: node.url, info, latency_ms, head_age_s: Math.max(0, Math.round(age * 10) / 10)};
  } catch (error) {
    if (!isCoopError(error)) throw error;
    return {url: node.url, trouble: error};
  }
}
