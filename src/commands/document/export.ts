import {basename, resolve} from 'node:path';
import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {CoopError} from '../../lib/domain/errors.js';
import {copyTexts} from '../../lib/ui/messages/texts/copies.js';

/** What `document export` returns. */
export interface DocumentExportResult {
  doc_hash: string;
  /** The PDF: the document itself, or its signed copy. */
  file: string;
  bytes: number;
  signed: boolean;
  /** Where the detached signatures were written, when asked for. */
  sig?: string;
  /** Kind of PDF/A that the signed copy keeps to; absent when its document allows none. */
  conformance?: string;
}

export default class DocumentExport extends CoopCommand<DocumentExportResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = {
    signed: Flags.boolean({default: false}),
    out: Flags.string({helpValue: 'FILE'}),
    sig: Flags.string({helpValue: 'FILE'}),
  };

  async run(): Promise<DocumentExportResult> {
    const {flags, args} = await this.input(DocumentExport);
    const work = await this.open(flags);
    const [{needDocument}, {detachedSignatures, signedCopy}, {documentFileName}] = await Promise.all([
      import('../../lib/processes/need.js'),
      import('../../lib/processes/documents/export.js'),
      import('../../lib/factory/signed-copy/index.js'),
    ]);
    const document = needDocument(work.registry, args.hash);
    const {doc_hash, meta} = document;
    const name = documentFileName(meta, doc_hash);
    const file = flags.out ?? (flags.signed ? name.replace(/\.pdf$/, '-signed.pdf') : name);
    this.requireNew(file);
    this.requireNew(flags.sig);
    if (flags.sig !== undefined && resolve(flags.sig) === resolve(file)) {
      throw new CoopError('file_exists', 'conflict', {file});
    }
    const sig =
      flags.sig === undefined ? undefined : detachedSignatures(document, flags.signed ? name : basename(file));
    const copy = flags.signed ? await signedCopy(work.registry, document) : undefined;
    const pdf = copy?.pdf ?? work.registry.documents.pdf(doc_hash);
    this.writeNew(file, pdf);
    if (flags.sig !== undefined && sig !== undefined) this.writeNew(flags.sig, sig);
    work.audit('document.export', doc_hash);
    return {
      doc_hash,
      file,
      bytes: pdf.length,
      signed: flags.signed,
      ...(flags.sig === undefined ? {} : {sig: flags.sig}),
      ...(copy?.conformance === undefined ? {} : {conformance: `PDF/A-3${copy.conformance.toLowerCase()}`}),
    };
  }

  protected render({file, sig, signed}: DocumentExportResult): void {
    const texts = this.texts(copyTexts);
    this.done(signed ? texts.signedCopy(file) : texts.written(file));
    if (sig !== undefined) this.print(`  ${texts.signatures(sig)}`);
    if (signed) this.print(`  ${texts.howToVerify(file)}`);
  }
}
