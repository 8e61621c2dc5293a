import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {CoopError} from '../../lib/domain/errors.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document regenerate` returns; a document that differs is an error of integrity instead. */
export interface DocumentRegenerateResult {
  doc_hash: string;
  identical: true;
  bytes: number;
  /** Where the PDF was written, when asked for. */
  file?: string;
}

export default class DocumentRegenerate extends CoopCommand<DocumentRegenerateResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = {out: Flags.string({helpValue: 'FILE'})};

  async run(): Promise<DocumentRegenerateResult> {
    const {flags, args} = await this.input(DocumentRegenerate);
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

  protected render({doc_hash, file}: DocumentRegenerateResult): void {
    const texts = this.texts(documentTexts);
    this.done(texts.identical(doc_hash.slice(0, 16)));
    if (file !== undefined) this.print(`  ${texts.written(file)}`);
  }
}
