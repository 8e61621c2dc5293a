import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {optionalCardFlags} from '../../lib/cli/flags.js';
import type {DocumentMeta, SignatureInfo} from '../../lib/domain/document.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document generate` returns. */
export interface DocumentGenerateResult {
  doc_hash: string;
  hash: string;
  meta: DocumentMeta;
  signatures: SignatureInfo[];
  /** Where the PDF was written, when asked for. */
  file?: string;
}

export default class DocumentGenerate extends CoopCommand<DocumentGenerateResult> {
  static override args = {type: Args.integer({required: true})};
  static override flags = {
    member: Flags.string({required: true, helpValue: 'ACCOUNT'}),
    decision: Flags.integer({min: 1, helpValue: 'ID'}),
    link: Flags.string({multiple: true, helpValue: 'HASH'}),
    out: Flags.string({helpValue: 'FILE'}),
    ...optionalCardFlags,
  };

  async run(): Promise<DocumentGenerateResult> {
    const {flags, args} = await this.input(DocumentGenerate);
    this.requireNew(flags.out);
    const work = await this.open(flags);
    const card = flags.card === undefined ? undefined : await this.card(work, {...flags, card: flags.card});
    const {generateDocument} = await import('../../lib/processes/documents/generate.js');
    const {document, pdf} = await generateDocument(
      work,
      {
        registry_id: args.type,
        username: flags.member,
        ...(flags.decision === undefined ? {} : {parameters: {decision_id: flags.decision}}),
        ...(flags.link === undefined ? {} : {links: flags.link}),
      },
      card,
    );
    if (flags.out !== undefined) this.writeNew(flags.out, pdf);
    const {doc_hash, hash, meta, envelope} = document;
    const signatures = envelope?.signatures ?? [];
    return {doc_hash, hash, meta, signatures, ...(flags.out === undefined ? {} : {file: flags.out})};
  }

  protected render({doc_hash, meta, signatures, file}: DocumentGenerateResult): void {
    const texts = this.texts(documentTexts);
    this.done(texts.generated(doc_hash.slice(0, 16), meta.title));
    if (file !== undefined) this.print(`  ${texts.written(file)}`);
    if (signatures.length === 0) this.print(`  ${texts.unsigned}`);
  }
}
