import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document open` returns. */
export interface DocumentOpenResult {
  doc_hash: string;
  file: string;
  bytes: number;
  /** A viewer was started on a temporary copy. */
  viewer: boolean;
}

export default class DocumentOpen extends CoopCommand<DocumentOpenResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = {out: Flags.string({helpValue: 'FILE'})};

  async run(): Promise<DocumentOpenResult> {
    const {flags, args} = await this.input(DocumentOpen);
    const work = await this.open(flags);
    const {needDocument} = await import('../../lib/processes/need.js');
    const {doc_hash} = needDocument(work.registry, args.hash);
    const pdf = work.registry.documents.pdf(doc_hash);
    work.audit('document.read', doc_hash);
    if (flags.out !== undefined) {
      this.writeNew(flags.out, pdf);
      return {doc_hash, file: flags.out, bytes: pdf.length, viewer: false};
    }
    const {openInViewer} = await import('../../lib/cli/viewer.js');
    return {doc_hash, file: openInViewer(doc_hash, pdf), bytes: pdf.length, viewer: true};
  }

  protected render({file, viewer}: DocumentOpenResult): void {
    const texts = this.texts(documentTexts);
    this.done(viewer ? texts.opened(file) : texts.written(file));
  }
}
