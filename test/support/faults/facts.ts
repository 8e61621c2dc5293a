import {readdirSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {readHistory, type NodeClient} from '../../../src/lib/chain/index.js';
import {regenerate} from '../../../src/lib/processes/documents/regenerate.js';
import {isLiving, type HistoryAction} from '../../../src/lib/domain/records.js';
import type {Registry} from '../../../src/lib/registry/index.js';
import type {World} from './world.js';

/** Everything by which two worlds in the same state are equal, whatever their accounts, hashes and times are. */
export interface Facts {
  members: string[];
  /** Type of document, number of signatures, whether it regenerates. */
  documents: string[];
  payments: string[];
  decisions: string[];
  /** Living entries: what they do. */
  outbox: string[];
  /** Card files that are in the registry and in the folder. */
  cards: number;
  /** Card files, or registered cards, without the other. */
  orphanCards: number;
  /** Acts of the audit log and how often each. */
  audit: Record<string, number>;
  founded: boolean;
  /** Actions of the chain that concern the cooperative, and how often each. */
  actions: Record<string, number>;
  /** Rows of the chain. */
  rows: Record<string, number>;
  /** Failed checks of the file. */
  damaged: string[];
  /** Actions of the chain that the registry's history should have and has not, or has and should not. */
  historyDiffers: number;
}

/** Reads the facts of a world whose sandbox runs. */
export async function readFacts(world: World): Promise<Facts> {
  const registry = world.registry();
  try {
    const node = world.node();
    await untilFinal(registry, node);
    const history = await chainHistory(registry, node);
    const entries = registry.outbox.list({limit: 1000});
    return {
      members: registry.members.list().map(({member, status}) => `${member.type} ${status}`),
      documents: await documentFacts(registry),
      payments: registry.payments.list().map(({type, status, quantity}) => `${type} ${status} ${quantity}`),
      decisions: registry.decisions
        .list()
        .map(
          ({type, votes_for, approved, authorized, state, protocol}) =>
            `${type} for:${votes_for.length} approved:${approved} authorized:${authorized} ${state} protocol:${protocol !== undefined}`,
        ),
      outbox: entries.filter(isLiving).map(({key}) => key.replace(/:.*/, '')),
      ...cardFacts(world, registry),
      audit: count(registry.audit.list({limit: 1000}).map(({act}) => act)),
      founded: registry.settings.get('founded_at') !== undefined,
      actions: count(history.map(({account, name}) => `${account}::${name}`)),
      rows: await rowFacts(registry, node),
      damaged: registry.check().flatMap(({id, ok}) => (ok ? [] : [id])),
      historyDiffers: differs(registry, history),
    };
  } finally {
    registry.close();
  }
}

/** Waits until everything that the registry knows to be in a block is final, so that the history has it. */
async function untilFinal(registry: Registry, node: NodeClient): Promise<void> {
  const last = Math.max(0, ...registry.outbox.list({limit: 1000}).map(({block_num}) => block_num ?? 0));
  const head = (await node.info()).head_block_num;
  while ((await node.info()).last_irreversible_block_num < Math.max(last, head)) await sleep(100);
}

async function chainHistory(registry: Registry, node: NodeClient): Promise<HistoryAction[]> {
  const {coopname} = registry.identity;
  const found: HistoryAction[] = [];
  for await (const {actions} of readHistory(node, {coopname, from: 1})) found.push(...actions);
  return found;
}

async function documentFacts(registry: Registry): Promise<string[]> {
  const documents = registry.documents.list();
  const facts = documents.map(async (document) => {
    const {identical} = await regenerate(registry, document);
    const signatures = document.envelope?.signatures.length ?? 0;
    return `${document.meta.registry_id} signatures:${signatures} identical:${identical}`;
  });
  return (await Promise.all(facts)).sort();
}

function cardFacts(world: World, registry: Registry): Pick<Facts, 'cards' | 'orphanCards'> {
  const files = new Set(readdirSync(world.cards).filter((name) => name.endsWith('.card')));
  const known = new Set(registry.cards.list().map(({file}) => file));
  const cards = [...files].filter((file) => known.has(file)).length;
  return {cards, orphanCards: files.size - cards + known.size - cards};
}

async function rowFacts(registry: Registry, node: NodeClient): Promise<Record<string, number>> {
  const scope = registry.identity.coopname;
  const tables = [
    ['registrator', 'candidates2'],
    ['gateway', 'incomes'],
    ['soviet', 'decisions'],
    ['soviet', 'participants'],
    ['soviet', 'boards'],
  ] as const;
  const rows = tables.map(async ([code, table]) => [table, (await node.rows({code, scope, table})).length] as const);
  return Object.fromEntries(await Promise.all(rows));
}

/** The registry's history may end earlier than the chain's, but what it has read is exactly what was there. */
function differs(registry: Registry, history: HistoryAction[]): number {
  const cursor = registry.history.cursor() ?? 0;
  const expected = history.filter(({block_num}) => block_num <= cursor).map(({global_sequence}) => global_sequence);
  const read = registry.history.list({limit: 100_000}).map(({global_sequence}) => global_sequence);
  const both = read.filter((sequence) => expected.includes(sequence)).length;
  return expected.length - both + read.length - both;
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
