import {Args, Flags} from '@oclif/core';
import {
  bulkFlags,
  bulkOptions,
  concludeBulk,
  requireNoBulkFlags,
  type BulkContext,
  type BulkResult,
} from '../../lib/cli/bulk.js';
import {BulkCommand} from '../../lib/cli/bulk-command.js';
import type {GlobalFlags} from '../../lib/cli/command.js';
import {documentScan, scanFlags} from '../../lib/cli/document-scan.js';
import {CoopError} from '../../lib/domain/errors.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document regenerate` returns: for one document that it is identical, for all of them the counts. */
export type DocumentRegenerateResult = RegeneratedDocument | BulkResult;

/** One document made again; one that differs is an error of integrity instead. */
export interface RegeneratedDocument {
  doc_hash: string;
  identical: true;
  bytes: number;
  /** Where the PDF was written, when asked for. */
  file?: string;
}

export default class DocumentRegenerate extends BulkCommand<RegeneratedDocument> {
  static override args = {hash: Args.string()};
  static override flags = {
    out: Flags.string({helpValue: 'FILE', exclusive: ['all']}),
    ...scanFlags,
    ...bulkFlags,
  };
  protected readonly kind = 'regenerate';

  async run(): Promise<DocumentRegenerateResult> {
    const {flags, args} = await this.input(DocumentRegenerate);
    if (flags.all) {
      if (args.hash !== undefined)
        throw new CoopError('flags_exclude', 'usage', {flags: ['HASH', '--all'], command: this.words});
      return this.#all(flags);
    }
    if (args.hash === undefined) {
      throw new CoopError('missing_argument', 'usage', {names: ['HASH'], command: this.words});
    }
    requireNoBulkFlags(flags, '--all', this.words);
    this.requireNew(flags.out);
    const {registry} = await this.open(flags);
    const [{needDocument}, {regenerate}] = await Promise.all([
      import('../../lib/processes/need.js'),
      import('../../lib/processes/documents/regenerate.js'),
    ]);
    const document = needDocument(registry, args.hash);
    const {pdf, doc_hash, identical, offset = 0} = await regenerate(registry, document);
    if (!identical) {
      throw new CoopError('regeneration_differs', 'integrity', {doc_hash: document.doc_hash, found: doc_hash, offset});
    }
    if (flags.out !== undefined) this.writeNew(flags.out, pdf);
    return {doc_hash, identical: true, bytes: pdf.length, ...(flags.out === undefined ? {} : {file: flags.out})};
  }

  async #all(flags: GlobalFlags & BulkContext['flags'] & Parameters<typeof documentScan>[0]): Promise<BulkResult> {
    const scan = documentScan(flags, this.words);
    const work = await this.open(flags);
    const {regenerateAll} = await import('../../lib/processes/bulk/regenerate.js');
    const context = this.context(flags);
    await work.step('documents');
    return concludeBulk(work, await regenerateAll(work.registry, {...bulkOptions(context), scan}), context);
  }

  protected renderOne({doc_hash, file}: RegeneratedDocument): void {
    const texts = this.texts(documentTexts);
    this.done(texts.identical(doc_hash.slice(0, 16)));
    if (file !== undefined) this.print(`  ${texts.written(file)}`);
  }
}
