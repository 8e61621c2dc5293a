import {readHistory} from '../chain/index.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import type {Interval} from '../domain/intervals.js';
import type {HistoryAction, HistoryBlock} from '../domain/records.js';
import type {Registry} from '../registry/index.js';
import {applyEffects} from './effects.js';
import {DocumentVerifier} from './flow/documents.js';
import {isFlowCurrent, rebuildFlow, updateFlow} from './flow/update.js';
import type {Workspace} from './workspace.js';

/** What a reading of the history brought. */
export interface SyncResult {
  from_block: number;
  to_block: number;
  /** Actions that are new in the registry. */
  actions: number;
  /** Documents of the registry that the new actions carry. */
  documents: number;
  /** Documents in the actions read whose hashes or signatures are wrong. */
  wrong_documents: number;
  /** Blocks between the first and the last one that have never been read. */
  unread: Interval[];
  /** Blocks that were read without traces: what the contracts did in them is missing. */
  untraced: Interval[];
  /** The node's last irreversible block is before our last one: it lags, or has gone back. */
  node_behind: boolean;
  /** Code of the error that kept the outbox from going on; the history was read all the same. */
  outbox_trouble?: string;
}

/** How the history is read. */
export interface SyncOptions {
  /** Start here: blocks that were read are read again, and never doubled. */
  fromBlock?: number | undefined;
  /** Make the packages anew from the history, too. */
  rebuild?: boolean | undefined;
  /** Hears how far the reading is, in blocks. */
  onProgress?: ((progress: {done: number; total: number}) => void) | undefined;
}

/** So many blocks, or so much time, are one transaction: what a kill can cost. */
const MOST_BLOCKS = 500;
const MOST_ACTIONS = 500;
const MOST_MS = 1000;

/** Effects of what is read late: they only lead forward, so that an old application makes no applicant of a member. */
const FORWARD = ['gateway::incomplete', 'registrator::confirmpay', 'soviet::exec', 'soviet::addpartcpnt'];

/**
 * Reads the cooperative's actions from irreversible blocks into the registry, from where the last reading ended, verifies
 * the documents in them, brings members and decisions up to what the chain says, and tells the packages. Each stretch is
 * one transaction with its cursor, so that it can be stopped at any moment. Throws `history_gap`, `history_forked`,
 * `history_before_first_block`.
 */
export async function syncHistory(
  work: Workspace,
  {fromBlock, rebuild = false, onProgress}: SyncOptions = {},
): Promise<SyncResult> {
  await work.step('sync');
  const {registry, coopname} = work;
  const trouble = await sendOn(work);
  if (rebuild || !isFlowCurrent(registry)) await rebuildFlow(registry);
  const {coverage} = registry.history;
  const cursor = coverage.cursor();
  const earliest = firstBlock(work);
  const from = fromBlock ?? (cursor === undefined ? earliest : cursor + 1);
  const node = await work.node();
  const {last_irreversible_block_num: last, last_irreversible_block_id: lastId} = await node.info();
  if (last === cursor) requireSame(cursor, coverage.cursorId(), lastId, node.url);
  const stretch = new Stretch(registry, node.url);
  const result = {from_block: from, to_block: from - 1, node_behind: cursor !== undefined && last < cursor};
  if (from <= last) {
    const after = from - 1 === cursor ? coverage.cursorId() : undefined;
    const total = last - from + 1;
    let isBegun = false;
    try {
      for await (const block of readHistory(node, {coopname, from, to: last, after})) {
        // Not before the node has given the first one: a gap must not come of a node that has nothing.
        if (!isBegun) {
          registry.transaction(() => {
            coverage.begin(from, earliest);
          });
        }
        isBegun = true;
        stretch.add(block);
        result.to_block = block.block_num;
        onProgress?.({done: block.block_num - from + 1, total});
      }
    } catch (error) {
      // What does not fit together may be wrong already; what a lost node has given is right.
      if (!isCoopError(error) || error.kind !== 'integrity') stretch.flush();
      throw error;
    }
    stretch.flush();
  }
  return {
    ...result,
    ...stretch.counts(),
    unread: coverage.unread(),
    untraced: coverage.untraced(),
    ...(trouble === undefined ? {} : {outbox_trouble: trouble}),
  };
}

/** What waits in the outbox goes on first; its troubles do not keep the history from being read. */
async function sendOn(work: Workspace): Promise<string | undefined> {
  try {
    await (await work.outbox()).resumeAll();
    return undefined;
  } catch (error) {
    if (!isCoopError(error)) throw error;
    return error.code;
  }
}

/** Where a first reading starts: before the registry was founded it has sent nothing. */
function firstBlock({registry, coopname}: Workspace): number {
  const [first] = registry.cooperatives.history(coopname);
  return Math.max(1, first?.block_num ?? 1);
}

function requireSame(block_num: number, expected: string | undefined, found: string, url: string): void {
  if (expected === undefined || expected === found) return;
  throw new CoopError('history_forked', 'integrity', {block_num, expected, found, url});
}

/** Blocks that were read and are not yet in the registry. */
class Stretch {
  private readonly registry: Registry;
  private readonly url: string;
  private readonly verifier = new DocumentVerifier();
  private blocks: HistoryBlock[] = [];
  private actions = 0;
  private since = Date.now();
  private added = 0;
  private readonly documents = new Set<string>();
  private readonly wrong = new Set<string>();

  constructor(registry: Registry, url: string) {
    this.registry = registry;
    this.url = url;
  }

  add(block: HistoryBlock): void {
    this.blocks.push(block);
    this.actions += block.actions.length;
    const isFull = this.blocks.length >= MOST_BLOCKS || this.actions >= MOST_ACTIONS;
    if (isFull || Date.now() - this.since >= MOST_MS) this.flush();
  }

  /** Stores everything in one transaction. Throws `history_forked`. */
  flush(): void {
    const {registry, blocks} = this;
    registry.transaction(() => {
      const cursor = registry.history.cursor() ?? 0;
      for (const block of blocks) this.requireUnchanged(block, cursor);
      const {added, stored} = registry.history.append(blocks);
      const [late, next] = [
        added.filter((one) => one.block_num <= cursor),
        added.filter((one) => one.block_num > cursor),
      ];
      applyEffects(registry, [...late.filter(({account, name}) => FORWARD.includes(`${account}::${name}`)), ...next]);
      updateFlow(registry, stored, this.verifier);
      this.note(added);
    });
    this.blocks = [];
    this.actions = 0;
    this.since = Date.now();
  }

  counts(): {actions: number; documents: number; wrong_documents: number} {
    return {actions: this.added, documents: this.documents.size, wrong_documents: this.wrong.size};
  }

  /** Irreversible blocks cannot become others: the node, or an earlier one, has told us something else. */
  private requireUnchanged({block_num, block_id}: HistoryBlock, cursor: number): void {
    if (block_num > cursor) return;
    const {coverage} = this.registry.history;
    const known = block_num === cursor ? coverage.cursorId() : this.registry.history.blockId(block_num);
    requireSame(block_num, known, block_id, this.url);
  }

  private note(added: readonly HistoryAction[]): void {
    this.added += added.length;
    for (const {place} of added) {
      for (const {doc_hash, problems} of this.registry.packages.documentsAt(place)) {
        if (this.registry.documents.get(doc_hash) !== undefined) this.documents.add(doc_hash);
        if (problems.length > 0) this.wrong.add(doc_hash);
      }
    }
  }
}
