import {join} from 'node:path';
import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {copyTexts} from '../../lib/ui/messages/texts/copies.js';

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
  /** Hashes of linked documents that the registry does not have. */
  missing: string[];
  /** Documents of the process that nobody has signed; they are not in the package. */
  unsigned: string[];
}

export default class DocumentPackage extends CoopCommand<DocumentPackageResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = {out: Flags.string({helpValue: 'DIR'})};

  async run(): Promise<DocumentPackageResult> {
    const {flags, args} = await this.input(DocumentPackage);
    const work = await this.open(flags);
    const [{needDocument}, {exportPackage, MANIFEST_NAME}] = await Promise.all([
      import('../../lib/processes/need.js'),
      import('../../lib/processes/documents/package.js'),
    ]);
    const document = needDocument(work.registry, args.hash);
    const folder = flags.out ?? `package-${document.doc_hash.slice(0, 16)}`;
    this.requireNew(folder);
    const {manifest, files, documents, missing, unsigned} = exportPackage(work.registry, document);
    for (const [name, content] of files) this.writeNew(join(folder, name), content);
    for (const {doc_hash} of documents) work.audit('document.export', doc_hash);
    const texts = this.texts(copyTexts);
    if (missing.length > 0) this.caution(texts.missing(missing.length));
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
      unsigned,
    };
  }

  protected render({folder, documents}: DocumentPackageResult): void {
    const texts = this.texts(copyTexts);
    this.done(texts.packaged(folder, documents.length));
    for (const {title, file} of documents) this.print(`  ${file}  ${title}`);
    this.print(`  ${texts.howToVerify(folder)}`);
  }
}
