import {existsSync, mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AccountName} from '../../domain/account.js';
import {CoopError} from '../../domain/errors.js';
import {sha256Hex} from '../../domain/hash.js';
import type {StoredDocument} from '../../domain/records.js';
import {writing} from '../../domain/write.js';
import {mapInOrder, openFactoryPool, type FactoryPool, type RenderedDocument} from '../../factory/index.js';
import type {BulkRun} from '../../registry/index.js';
import type {OpenCard} from '../../signing/index.js';
import {cooperativeAtHand} from '../chain-facts.js';
import {draftOf, keepDocuments, signDraft} from '../documents/generate.js';
import {nameFormError} from '../documents/names.js';
import {readOrder} from '../documents/order.js';
import type {Parameters} from '../documents/parameters/index.js';
import {prepareDocument, requireType, type PreparedDocument} from '../documents/prepare.js';
import {requiredSigners} from '../documents/signers.js';
import {needDocument} from '../need.js';
import type {Workspace} from '../workspace.js';
import {inBatches} from './batches.js';
import './errors.js';
import type {MemberLine} from './members-list.js';
import {cellValues} from './parameters.js';
import {problemOf} from './problems.js';
import type {BulkOptions, BulkSummary} from './types.js';
import {AHEAD} from './walk.js';

/** What documents are wanted. */
export interface BulkRequest {
  registry_id: number;
  /** Where the list comes from: a file's absolute path, or `-`. */
  source: string;
  /** What all documents share, as the type's example file has it. */
  input: Parameters;
  links: string[];
}

/** How they are made. */
export interface GenerateOptions extends BulkOptions {
  /** Signs all of them, where its owner has to sign first. */
  card?: OpenCard | undefined;
  /** Folder that gets the PDF of each. */
  out?: string | undefined;
  /** Number of members, when it is known. */
  total: number | undefined;
}

/** What came of one line. */
type Made =
  | {state: 'made'; item: string; prepared: PreparedDocument; rendered: RenderedDocument}
  | {state: 'before'; item: string; doc_hash: string}
  | {state: 'failed'; item: string; problem: unknown}
  | {state: 'repeated'};

/**
 * Makes one document for each member of a list, rendered in threads and kept in batches. Each line has exactly one document
 * of the run, however often the run is interrupted; what failed is tried again by the next command. Throws
 * `document_type_unknown`, `document_not_found`, `members_column_missing`, `file_not_readable`, and what the chain's reading throws.
 */
export async function generateMany(
  work: Workspace,
  request: BulkRequest,
  lines: AsyncIterable<MemberLine>,
  options: GenerateOptions,
): Promise<{run: BulkRun; summary: BulkSummary}> {
  requireType(request.registry_id);
  const links = request.links.map((hash) => needDocument(work.registry, hash).doc_hash);
  const pool = await openFactoryPool(options.workers);
  try {
    const run = await openRun(work, request, options);
    return await new Generation(work, {...request, links}, options, run).run(lines, pool);
  } finally {
    await pool.close();
  }
}

async function openRun(
  work: Workspace,
  request: BulkRequest,
  {card, restart}: Pick<GenerateOptions, 'card' | 'restart'>,
): Promise<BulkRun> {
  const {registry} = work;
  const {head} = await cooperativeAtHand(work);
  const key = `generate:${sha256Hex(JSON.stringify([request, card?.account ?? null]))}`;
  // From here on no change is recorded at this block, so all documents of the run can be made again.
  return registry.transaction(() => {
    const run = registry.bulkRuns.open(key, {block_num: registry.documentBlock(head), fresh: () => restart});
    registry.bulkRuns.forget(run, 'failed');
    return run;
  });
}

class Generation {
  readonly #work: Workspace;
  readonly #request: BulkRequest;
  readonly #options: GenerateOptions;
  readonly #run: BulkRun;
  readonly #seen = new Set<string>();
  #before = 0;
  #repeated = 0;
  #pastLines = 0;

  constructor(work: Workspace, request: BulkRequest, options: GenerateOptions, run: BulkRun) {
    this.#work = work;
    this.#request = request;
    this.#options = options;
    this.#run = run;
  }

  async run(lines: AsyncIterable<MemberLine>, pool: FactoryPool): Promise<{run: BulkRun; summary: BulkSummary}> {
    const {out, workers, total, onProgress} = this.#options;
    const {registry} = this.#work;
    if (out !== undefined) writing(out, () => mkdirSync(out, {recursive: true, mode: 0o700}));
    onProgress({done: 0, total});
    const made = mapInOrder(lines, workers * AHEAD, (line) => this.#make(line, pool));
    for await (const batch of inBatches(made)) {
      const kept = registry.transaction(() => batch.flatMap((each) => this.#keep(each)));
      if (out !== undefined) for (const {document, pdf} of kept) this.#write(out, document.doc_hash, document, pdf);
      this.#pastLines += batch.length;
      onProgress({done: this.#pastLines, total});
    }
    registry.bulkRuns.end(this.#run);
    const {done = 0, failed = 0} = registry.bulkRuns.counts(this.#run);
    const {started_at} = this.#run;
    const counts = {done, before: this.#before, failed, repeated: this.#repeated};
    return {run: this.#run, summary: {started_at, ...counts, differing: 0, unsigned: 0, foreign: 0}};
  }

  async #make(line: MemberLine, pool: FactoryPool): Promise<Made> {
    if ('problem' in line) return {state: 'failed', item: `line ${line.line}`, problem: line.problem};
    const {account, parameters} = line;
    const item = itemName(account, parameters);
    if (this.#seen.has(item)) return {state: 'repeated'};
    this.#seen.add(item);
    const known = this.#work.registry.bulkRuns.item(this.#run, item);
    if (known?.outcome === 'done') return {state: 'before', item, doc_hash: known.doc_hash ?? ''};
    try {
      const prepared = this.#prepare(account, parameters);
      const rendered = await pool.renderDocument(prepared).catch((error: unknown) => {
        throw nameFormError(prepared, error);
      });
      return {state: 'made', item, prepared, rendered};
    } catch (problem) {
      return {state: 'failed', item, problem};
    }
  }

  #prepare(account: AccountName, cells: Record<string, string>): PreparedDocument {
    const {registry_id, links} = this.#request;
    const input = {...this.#request.input, ...cellValues(registry_id, cells)};
    const order = readOrder(this.#work, {registry_id, username: account, input, links});
    if (order.facts !== undefined) throw new CoopError('bulk_facts_unfit', 'usage', {registry_id});
    const prepared = prepareDocument(this.#work, order, {block_num: this.#run.block_num});
    const {card} = this.#options;
    const [expected] = card === undefined ? [] : requiredSigners(this.#work.registry, prepared.meta);
    if (card !== undefined && expected !== undefined && expected !== card.account) {
      throw new CoopError('wrong_signer', 'denied', {account: card.account, expected});
    }
    return prepared;
  }

  /** Keeps what came of a line; gives the document whose file is to be written. Runs inside the batch's transaction. */
  #keep(made: Made): {document: StoredDocument; pdf: Uint8Array}[] {
    const {registry} = this.#work;
    if (made.state === 'repeated') {
      this.#repeated += 1;
      return [];
    }
    const {item} = made;
    if (made.state === 'before') {
      this.#before += 1;
      return this.#missingFile(made.doc_hash);
    }
    // Another process may do the same run: whoever keeps an item first has made it.
    if (registry.bulkRuns.item(this.#run, item)?.outcome === 'done') return [];
    if (made.state === 'failed') {
      registry.bulkRuns.record(this.#run, {item, outcome: 'failed', problem: problemOf(made.problem)});
      return [];
    }
    const draft = draftOf(this.#work, made.prepared, made.rendered);
    const {card} = this.#options;
    const envelope = card && signDraft(draft.document, card.signer, card.account);
    const document = {...draft.document, ...(envelope === undefined ? {} : {envelope})};
    keepDocuments(this.#work, [{...draft, document}]);
    registry.bulkRuns.record(this.#run, {item, outcome: 'done', doc_hash: document.doc_hash});
    return [{document, pdf: draft.pdf}];
  }

  /** The document of an earlier command that was killed before it wrote the file. */
  #missingFile(doc_hash: string): {document: StoredDocument; pdf: Uint8Array}[] {
    const {out} = this.#options;
    const {documents} = this.#work.registry;
    const document = out === undefined ? undefined : documents.get(doc_hash);
    if (out === undefined || !document || existsSync(join(out, fileName(document)))) return [];
    return [{document, pdf: documents.pdf(doc_hash)}];
  }

  /** A file with its final name is whole. */
  #write(folder: string, doc_hash: string, document: StoredDocument, pdf: Uint8Array): void {
    const unfinished = join(folder, `.${doc_hash}.tmp`);
    writing(folder, () => {
      writeFileSync(unfinished, pdf, {mode: 0o600});
      renameSync(unfinished, join(folder, fileName(document)));
    });
  }
}

const fileName = ({doc_hash, meta}: StoredDocument): string =>
  `${meta.registry_id}-${meta.username}-${doc_hash.slice(0, 16)}.pdf`;

/** The account; with parameters of its own also a hash of them: a member may have several documents of a run. */
function itemName(account: AccountName, parameters: Record<string, string>): string {
  const given = Object.entries(parameters).sort();
  return given.length === 0 ? account : `${account} ${sha256Hex(JSON.stringify(given)).slice(0, 16)}`;
}
