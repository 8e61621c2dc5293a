import type {ChainAccount, Draft, NodeClient, ResourceNeed} from '../chain/index.js';
import {ACCOUNT_PRICE, addNeeds, AXON, estimate, NO_NEED, payerOf, withMargin} from '../chain/resources.js';
import type {AccountName} from '../domain/account.js';
import {formatAsset, parseAsset} from '../domain/asset.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {ActionInput, OutboxEntry} from '../domain/records.js';
import type {Workspace} from './workspace.js';
import './errors.js';

/** What an account may still use; `undefined` is no limit. Bytes, microseconds, and units of 0.0001 AXON. */
export interface Means {
  account: AccountName;
  ram?: number;
  net?: number;
  cpu?: number;
  axon: bigint;
}

/** One thing that an account has too little of, as people read it: `1.0000 AXON`, `2048`. */
export interface Shortage {
  resource: 'axon' | 'ram' | 'net' | 'cpu';
  available: string;
  needed: string;
}

/** So long what a node said of an account holds; what was let through meanwhile is counted. */
const FRESH_MS = 3_000;

/** Entries of the outbox that are counted; of more the first ones tell enough. */
const MOST_QUEUED = 1000;

/** A queued entry that has no transaction yet: bytes for each character of its actions. */
const BYTES_PER_CHARACTER = 0.6;

/** What is known of a payer for the next seconds. */
interface Situation {
  until: number;
  means: Means;
  /** What is queued already, and what was let through since. */
  promised: ResourceNeed;
}

const situations = new WeakMap<Workspace, Map<AccountName, Situation>>();

/**
 * Refuses transactions that their payer, the first who authorises them, cannot pay for together with what is queued in the
 * outbox. What cannot be read is no obstacle: then the chain decides. Throws `resources_short`.
 */
export async function checkResources(work: Workspace, drafts: Draft[]): Promise<void> {
  const byPayer = new Map<AccountName, Draft[]>();
  for (const draft of drafts) {
    const payer = payerOf(draft.actions);
    if (payer !== '') byPayer.set(payer, [...(byPayer.get(payer) ?? []), draft]);
  }
  for (const [payer, own] of byPayer) await checkPayer(work, payer, own);
}

async function checkPayer(work: Workspace, payer: AccountName, drafts: Draft[]): Promise<void> {
  const need = drafts.map(estimate).reduce(addNeeds, NO_NEED);
  // Whoever buys resources may have none left: only the tokens must suffice.
  const onlyTokens = drafts.every(({actions}) => actions.every(isPowerup));
  const shortagesIn = ({means, promised}: Situation): Shortage[] => {
    const total = addNeeds(need, promised);
    return shortagesOf(means, onlyTokens ? {...NO_NEED, axon: total.axon} : total);
  };
  let situation = known(work, payer) ?? (await look(work, payer, drafts));
  // Somebody may have paid the payer meanwhile: nobody is refused by what was true some seconds ago.
  if (situation && shortagesIn(situation).length > 0) situation = await look(work, payer, drafts);
  if (!situation) return;
  const shortages = shortagesIn(situation);
  if (shortages.length > 0) throw new CoopError('resources_short', 'conflict', {account: payer, shortages});
  situation.promised = addNeeds(need, situation.promised);
}

/** What an account has too little of for a need. */
export function shortagesOf(means: Means, need: ResourceNeed): Shortage[] {
  const shortages: Shortage[] = [];
  if (need.axon > means.axon) {
    shortages.push({resource: 'axon', available: inAxon(means.axon), needed: inAxon(need.axon)});
  }
  for (const resource of ['ram', 'net', 'cpu'] as const) {
    const available = means[resource];
    if (available === undefined || need[resource] <= available) continue;
    shortages.push({resource, available: String(available), needed: String(need[resource])});
  }
  return shortages;
}

/** What an account may still use, as a node says; undefined when the chain does not know the account. */
export async function readMeans(node: NodeClient, account: AccountName): Promise<Means | undefined> {
  const [found, balances] = await Promise.all([
    node.account(account),
    node.rows<{balance: string}>({code: 'eosio.token', scope: account, table: 'accounts'}),
  ]);
  if (!found) return undefined;
  const held = balances.map(({balance}) => parseAsset(balance)).find((asset) => asset?.symbol === AXON.symbol);
  return {account, axon: held?.units ?? 0n, ...limitsOf(found)};
}

/** What everything that is queued will take of the cooperative, and one more admission, with a margin. */
export function foreseeableNeed(work: Workspace): ResourceNeed {
  return withMargin(addNeeds(queuedNeed(work, work.coopname, []), ADMISSION));
}

/** About what the admission of one member takes: an account, an application, four agreements, votes and protocol. */
const ADMISSION: ResourceNeed = {net: 24_000, cpu: 5_000, ram: 4_000, axon: ACCOUNT_PRICE};

/** An amount of AXON as people read it. */
export function inAxon(units: bigint): string {
  return formatAsset({...AXON, units});
}

/** What is known of a payer and still holds. */
function known(work: Workspace, payer: AccountName): Situation | undefined {
  const situation = situations.get(work)?.get(payer);
  return situation && situation.until > performance.now() ? situation : undefined;
}

/** Asks the node, and the outbox; undefined when the payer cannot be read. */
async function look(work: Workspace, payer: AccountName, drafts: Draft[]): Promise<Situation | undefined> {
  const means = await meansIfReadable(work, payer);
  if (!means) return undefined;
  const situation = {until: performance.now() + FRESH_MS, means, promised: queuedNeed(work, payer, drafts)};
  const all = situations.get(work) ?? new Map<AccountName, Situation>();
  situations.set(work, all.set(payer, situation));
  return situation;
}

async function meansIfReadable(work: Workspace, payer: AccountName): Promise<Means | undefined> {
  try {
    return await readMeans(await work.node(), payer);
  } catch (error) {
    if (isCoopError(error)) return undefined;
    throw error;
  }
}

/** What the payer's queued entries will take; the drafts themselves may be among them already. */
function queuedNeed({registry}: Workspace, payer: AccountName, drafts: Draft[]): ResourceNeed {
  const own = new Set(drafts.map(({actions}) => JSON.stringify(actions)));
  return registry.outbox
    .list({states: ['queued'], limit: MOST_QUEUED})
    .filter(({actions}) => payerOf(actions) === payer && !own.has(JSON.stringify(actions)))
    .map((entry) => estimate({actions: entry.actions, bytes: bytesOf(entry)}))
    .reduce(addNeeds, NO_NEED);
}

function bytesOf({packed, actions}: OutboxEntry): number {
  if (packed) return packed.packed_trx.length / 2;
  return Math.ceil(JSON.stringify(actions).length * BYTES_PER_CHARACTER);
}

function isPowerup({account, name}: ActionInput): boolean {
  return account === 'eosio' && name === 'powerup';
}

function limitsOf({ram, net, cpu}: ChainAccount): Pick<Means, 'ram' | 'net' | 'cpu'> {
  return {
    ...(ram.quota < 0 ? {} : {ram: Math.max(0, ram.quota - ram.used)}),
    ...(net.max < 0 ? {} : {net: net.available}),
    ...(cpu.max < 0 ? {} : {cpu: cpu.available}),
  };
}
