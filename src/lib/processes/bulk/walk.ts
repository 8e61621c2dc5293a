import {setImmediate as turn} from 'node:timers/promises';
import {mapInOrder} from '../../factory/index.js';
import type {StoredDocument} from '../../domain/records.js';
import type {BulkRun, DocumentScan, Registry} from '../../registry/index.js';
import {inBatches} from './batches.js';
import {problemOf} from './problems.js';
import type {BulkOptions, BulkSummary} from './types.js';

/** Documents that are read at once. */
const PAGE = 128;

/** Items that are on their way for each thread, so that none of them waits. */
export const AHEAD = 4;

/** What looking at a document found: all is well, or one of the summary's other counts, with the error if there is one. */
export type Finding =
  {outcome: 'passed' | 'unsigned' | 'foreign'} | {outcome: 'differing' | 'failed'; problem: unknown};

/**
 * Looks at every document of a scan, in the order in which they were kept, and keeps what did not pass with the run. A
 * run that has not ended goes on where it was.
 */
export async function walkDocuments(
  registry: Registry,
  {key, scan, workers, restart, onProgress}: BulkOptions & {key: string; scan: DocumentScan},
  inspect: (document: StoredDocument) => Promise<Finding>,
): Promise<{run: BulkRun; summary: BulkSummary}> {
  const {bulkRuns} = registry;
  const run = bulkRuns.open(key, {block_num: 0, fresh: ({ended_at}) => restart || ended_at !== undefined});
  let {passed} = run;
  let done = 0;
  const total = registry.documents.countAfter(run.position, scan);
  const look = async ({id, document}: Entry): Promise<Entry & {finding: Finding}> => {
    const finding = await inspect(document).catch((problem: unknown): Finding => ({outcome: 'failed', problem}));
    return {id, document, finding};
  };
  onProgress({done, total});
  const found = mapInOrder(documentsAfter(registry, run.position, scan), workers * AHEAD, look);
  for await (const batch of inBatches(found)) {
    registry.transaction(() => {
      for (const {document, finding} of batch) {
        if (finding.outcome === 'passed') passed += 1;
        else {
          const {doc_hash} = document;
          const problem = 'problem' in finding ? {problem: problemOf(finding.problem)} : {};
          bulkRuns.record(run, {item: doc_hash, outcome: finding.outcome, doc_hash, ...problem});
        }
      }
      bulkRuns.advance(run, {position: batch.at(-1)?.id ?? 0, passed});
    });
    done += batch.length;
    onProgress({done, total});
    // Where nothing waits for a thread or a node, Ctrl-C and the display would never get their turn.
    await turn();
  }
  bulkRuns.end(run);
  const {failed = 0, differing = 0, unsigned = 0, foreign = 0} = bulkRuns.counts(run);
  const {started_at, passed: before} = run;
  return {run, summary: {started_at, done: passed, before, failed, differing, unsigned, foreign, repeated: 0}};
}

interface Entry {
  id: number;
  document: StoredDocument;
}

/** Page by page: writing needs the connection between them. */
function* documentsAfter(registry: Registry, start: number, scan: DocumentScan): Generator<Entry> {
  for (let position = start; ;) {
    const page = registry.documents.after(position, scan, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    position = last.id;
  }
}
