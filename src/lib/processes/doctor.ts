import {statSync} from 'node:fs';
import type {NodeClient} from '../chain/index.js';
import type {Check} from '../domain/records.js';
import {damagedFonts} from '../factory/index.js';
import {nodeAtHand} from './chain-facts.js';
import {foreseeableNeed, inAxon, readMeans} from './resources.js';
import type {Workspace} from './workspace.js';

/** How far a clock may be off; a node's head runs up to 0.5 s behind. */
const CLOCK_TOLERANCE_MS = 10_000;
const OLDEST_NODE = [20, 19] as const;

/** Looks at what this installation needs, whatever the registry. */
export async function examineMachine(): Promise<Check[]> {
  return [nodeVersion(), await fonts(), await verifier()];
}

/** Looks at everything that can go wrong in a registry and towards its chain. Changes nothing. */
export async function examineRegistry(work: Workspace): Promise<Check[]> {
  const {registry} = work;
  await work.step('check');
  const mode = statSync(registry.file).mode & 0o077;
  const stuck = registry.outbox.list({states: ['queued', 'failed', 'expired', 'forked'], limit: 1000});
  return [
    {id: 'encryption', ok: registry.encrypted},
    {id: 'file_mode', ok: process.platform === 'win32' || mode === 0},
    ...registry.check(),
    {id: 'outbox', ok: stuck.length === 0, ...(stuck.length === 0 ? {} : {detail: stuck.map(({id}) => id).join(', ')})},
    ...(await chainChecks(work)),
  ];
}

function nodeVersion(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return {id: 'node_version', ok, detail: process.versions.node};
}

async function fonts(): Promise<Check> {
  const damaged = await damagedFonts();
  return {id: 'fonts', ok: damaged.length === 0, ...(damaged.length === 0 ? {} : {detail: damaged.join(', ')})};
}

/** Which library verifies signatures; the one in JavaScript does it as well, but some twenty times slower. */
async function verifier(): Promise<Check> {
  const {recovery} = await import('../signing/index.js');
  return {id: 'verifier', ok: true, detail: recovery().name};
}

async function chainChecks(work: Workspace): Promise<Check[]> {
  const node = await nodeAtHand(work);
  if (!node) return [{id: 'chain', ok: false}];
  const info = await node.info();
  const off = Math.abs(Date.parse(`${info.head_block_time}Z`) - Date.now());
  return [
    {id: 'chain', ok: true, detail: node.url},
    {id: 'clock', ok: off <= CLOCK_TOLERANCE_MS, detail: `${Math.round(off / 1000)} s`},
    ...(await cooperativeChecks(work, node)),
  ];
}

async function cooperativeChecks(work: Workspace, node: NodeClient): Promise<Check[]> {
  const {registry, coopname} = work;
  const [row, keys] = await Promise.all([
    node.row({code: 'registrator', scope: 'registrator', table: 'coops', key: coopname}),
    node.accountKeys(coopname),
  ]);
  const key = registry.keys.get(coopname, 'active');
  return [
    {id: 'cooperative', ok: row !== undefined, detail: coopname},
    {id: 'cooperative_key', ok: key !== undefined && keys.includes(key.public_key)},
    ...(await resourceChecks(work, node)),
  ];
}

/** Whether what is queued, and one more admission, can be paid for: tokens, and each resource that is limited. */
async function resourceChecks(work: Workspace, node: NodeClient): Promise<Check[]> {
  const means = (await readMeans(node, work.coopname)) ?? {account: work.coopname, axon: 0n};
  const need = foreseeableNeed(work);
  const limited = (['ram', 'net', 'cpu'] as const).flatMap((id): Check[] => {
    const available = means[id];
    return available === undefined ? [] : [{id, ok: available >= need[id], detail: `${available} / ${need[id]}`}];
  });
  return [
    {id: 'resources', ok: means.axon >= need.axon, detail: `${inAxon(means.axon)} / ${inAxon(need.axon)}`},
    ...limited,
  ];
}
