import type {NetworkProfile} from '../chain/index.js';
import type {networkTexts} from '../ui/messages/texts/networks.js';
import type {Language} from '../ui/messages/types.js';
import {formatTable, type Column} from '../ui/table.js';
import {errorText} from './output.js';

/** How one node of a network is, as commands show it. */
export interface EndpointState {
  url: string;
  ok: boolean;
  latency_ms?: number;
  head_block_num?: number;
  /** Age of the head block in seconds. */
  head_age_s?: number;
  /** Blocks that it is behind the best node. */
  behind?: number;
  /** Code of its trouble, and what it means. */
  trouble?: {code: string; message: string};
}

/** Asks every node of a network how it is. */
export async function describeHealth(
  {endpoints, chain_id}: Pick<NetworkProfile, 'endpoints' | 'chain_id'>,
  language: Language,
): Promise<EndpointState[]> {
  const {connect, examineEndpoints} = await import('../chain/index.js');
  const pinned = chain_id === undefined ? {} : {chain_id};
  const health = await examineEndpoints(endpoints.map((url) => connect({url, ...pinned, timeoutMs: 5_000})));
  return Promise.all(
    health.map(async ({url, info, latency_ms, head_age_s, behind, trouble}): Promise<EndpointState> => ({
      url,
      ok: trouble === undefined,
      ...(info === undefined ? {} : {head_block_num: info.head_block_num}),
      ...(latency_ms === undefined ? {} : {latency_ms}),
      ...(head_age_s === undefined ? {} : {head_age_s}),
      ...(behind === undefined ? {} : {behind}),
      ...(trouble ? {trouble: {code: trouble.code, message: (await errorText(trouble, language)).message}} : {}),
    })),
  );
}

/** A table of nodes, and under it what is wrong with some. */
export async function healthText(
  nodes: readonly EndpointState[],
  texts: (typeof networkTexts)['ru'],
  heading: (text: string) => string,
): Promise<string> {
  const troubles = nodes.flatMap(({trouble}) => (trouble ? [`✗ ${trouble.message}`] : []));
  return [await formatTable(healthColumns(texts), nodes, heading), ...troubles].join('\n');
}

function healthColumns(texts: (typeof networkTexts)['ru']): Column<EndpointState>[] {
  const {headings} = texts;
  const number = (value: number | undefined): string => value?.toString() ?? '';
  return [
    {key: 'url', heading: headings.url, value: ({url}) => url},
    {key: 'latency_ms', heading: headings.latency, value: ({latency_ms}) => number(latency_ms)},
    {key: 'head_block_num', heading: headings.head, value: ({head_block_num}) => number(head_block_num)},
    {key: 'head_age_s', heading: headings.age, value: ({head_age_s}) => number(head_age_s)},
    {key: 'trouble', heading: headings.trouble, value: ({ok}) => (ok ? texts.well : texts.ill)},
  ];
}
