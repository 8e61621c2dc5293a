import {join} from 'node:path';
import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {shortHash} from '../../lib/cli/history-view.js';
import type {PackageDocument} from '../../lib/domain/packages.js';
import {copyTexts} from '../../lib/ui/messages/texts/copies.js';
import {historyTexts, roleTexts} from '../../lib/ui/messages/texts/history.js';

/** One document of an exported package. */
export interface PackagedDocument {
  doc_hash: string;
  registry_id: number;
  title: string;
  file: string;
  signature: string;
  /** The history read so far has it. */
  on_chain: boolean;
}

/** What `document package` returns. */
export interface DocumentPackageResult {
  folder: string;
  manifest: string;
  documents: PackagedDocument[];
  /** Hashes of linked documents that neither registry nor history has. */
  missing: string[];
  /** Documents of the process that are on chain, but whose PDF the registry does not have. */
  without_pdf: PackageDocument[];
  /** Documents of the process that nobody has signed; they are not in the package. */
  unsigned: string[];
}

export default class DocumentPackage extends CoopCommand<DocumentPackageResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = {out: Flags.string({helpValue: 'DIR'})};

  async run(): Promise<DocumentPackageResult> {
    const {flags, args} = await this.input(DocumentPackage);
    const work = await this.open(flags);
    const {exportPackage, findPackage, MANIFEST_NAME} = await import('../../lib/processes/documents/package.js');
    const target = await findPackage(work.registry, args.hash);
    const folder = flags.out ?? `package-${shortHash(target.hash)}`;
    this.requireNew(folder);
    const exported = exportPackage(work.registry, target);
    const {manifest, files, documents, missing, without_pdf, unsigned} = exported;
    for (const [name, content] of files) this.writeNew(join(folder, name), content);
    for (const {doc_hash} of documents) work.audit('document.export', doc_hash);
    const texts = this.texts(copyTexts);
    if (missing.length > 0) this.caution(texts.missing(missing.length));
    if (without_pdf.length > 0) this.caution(texts.withoutPdf(without_pdf.length));
    if (unsigned.length > 0) this.caution(texts.leftOut(unsigned.length));
    return {
      folder,
      manifest: join(folder, MANIFEST_NAME),
      documents: manifest.documents.map(({name, document: file, signature, chain}, index) => ({
        doc_hash: documents[index]?.doc_hash ?? '',
        registry_id: documents[index]?.meta.registry_id ?? 0,
        title: name,
        file,
        signature,
        on_chain: chain !== undefined,
      })),
      missing,
      without_pdf,
      unsigned,
    };
  }

  protected render({folder, documents, without_pdf}: DocumentPackageResult): void {
    const texts = this.texts(copyTexts);
    this.done(texts.packaged(folder, documents.length));
    for (const {title, file} of documents) this.print(`  ${file}  ${title}`);
    for (const {doc_hash, role, action, block_num} of without_pdf) {
      const what = this.texts(roleTexts)[role];
      this.print(`  ${this.texts(historyTexts).without_pdf(shortHash(doc_hash), what, action, block_num)}`);
    }
    this.print(`  ${texts.howToVerify(folder)}`);
  }
}
