import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {StoredDocument} from '../../lib/domain/records.js';
import {displayTime} from '../../lib/domain/time.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document show` returns: facts and signatures; the PDF is `document open`. */
export interface DocumentShowResult extends StoredDocument {
  /** Edition number of the template that it was made from, when the registry has that text. */
  template_version?: number;
  /** Accounts that still have to sign, in their order. */
  awaits: string[];
}

export default class DocumentShow extends CoopCommand<DocumentShowResult> {
  static override args = {hash: Args.string({required: true})};

  async run(): Promise<DocumentShowResult> {
    const {flags, args} = await this.input(DocumentShow);
    const {registry} = await this.open(flags);
    const [{needDocument}, {awaitedSigners}] = await Promise.all([
      import('../../lib/processes/need.js'),
      import('../../lib/processes/documents/signers.js'),
    ]);
    const document = needDocument(registry, args.hash);
    const version = registry.templates.get(document.template_hash)?.version;
    const awaits = awaitedSigners(registry, document);
    return {...document, ...(version === undefined ? {} : {template_version: version}), awaits};
  }

  protected render(document: DocumentShowResult): void {
    const texts = this.texts(documentTexts);
    const {headings} = texts;
    const {meta, envelope, doc_hash, hash, template_hash, template_version} = document;
    this.print(this.terminal.paint.bold(meta.title));
    this.printFacts([
      [headings.id, String(meta.registry_id)],
      [headings.doc_hash, doc_hash],
      [headings.hash, hash],
      [headings.member, meta.username],
      [headings.created, displayTime(meta.created_at)],
      [headings.block, String(meta.block_num)],
      [headings.renderer, `${meta.generator} ${meta.version}`],
      [headings.template, [template_version, template_hash].join(' ').trim()],
      [headings.process, document.package],
      [headings.links, meta.links.map((link) => link.slice(0, 16)).join(', ')],
      ...(envelope?.signatures ?? []).map(
        ({signer, signed_at, public_key}) => [headings.signature, `${signer} ${signed_at} UTC ${public_key}`] as const,
      ),
    ]);
    for (const account of document.awaits) this.print(`  ${texts.awaits(account, doc_hash.slice(0, 16))}`);
  }
}
