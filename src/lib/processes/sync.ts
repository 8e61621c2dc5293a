import {readHistory} from '../chain/index.js';
import type {HistoryAction} from '../domain/records.js';
import type {Registry} from '../registry/index.js';
import {applyEffects} from './effects.js';
import type {Workspace} from './workspace.js';

/** What a reading of the history brought. */
export interface SyncResult {
  from_block: number;
  to_block: number;
  /** Actions that are new in the registry. */
  actions: number;
  /** Documents of the registry that the new actions carry. */
  documents: number;
}

/** Setting with the id of the last block read: a changed past is noticed by it. */
const LAST_BLOCK = 'history.block_id';

/**
 * Reads the cooperative's actions from irreversible blocks into the registry, from where the last reading ended, and
 * brings members and decisions up to what the chain says. Each stretch is one transaction with its cursor, so that it
 * can be stopped at any moment. Throws `history_gap`, `history_before_first_block`.
 */
export async function syncHistory(work: Workspace, fromBlock?: number): Promise<SyncResult> {
  await work.step('sync');
  const {registry, coopname} = work;
  const outbox = await work.outbox();
  await outbox.resumeAll();
  const cursor = registry.history.cursor();
  const from = fromBlock ?? (cursor === undefined ? firstBlock(work) : cursor + 1);
  const after = fromBlock === undefined ? registry.settings.get(LAST_BLOCK) : undefined;
  const range = {coopname, from, ...(after === undefined ? {} : {after})};
  const result: SyncResult = {from_block: from, to_block: from - 1, actions: 0, documents: 0};
  const documents = new Set<string>();
  for await (const block of readHistory(await work.node(), range)) {
    registry.transaction(() => {
      const added = registry.history.append(block.actions, block.block_num);
      registry.settings.set(LAST_BLOCK, block.block_id);
      if (added > 0) applyEffects(registry, block.actions);
      result.actions += added;
      if (added > 0) for (const hash of documentsKnown(registry, block.actions)) documents.add(hash);
      result.documents = documents.size;
    });
    result.to_block = block.block_num;
  }
  return result;
}

/** Where a first reading starts: before the registry was founded it has sent nothing. */
function firstBlock({registry, coopname}: Workspace): number {
  const [first] = registry.cooperatives.history(coopname);
  return Math.max(1, first?.block_num ?? 1);
}

/** doc_hash of the registry's documents that some actions carry; one document is in several actions. */
function documentsKnown(registry: Registry, actions: readonly HistoryAction[]): string[] {
  const hashes = actions.flatMap(({data}) => Object.values(data).flatMap((value) => docHashOf(value) ?? []));
  return hashes.filter((hash) => registry.documents.get(hash) !== undefined);
}

const docHashOf = (value: unknown): string | undefined => {
  const hash = (value as {doc_hash?: unknown} | null | undefined)?.doc_hash;
  return typeof hash === 'string' ? hash : undefined;
};
