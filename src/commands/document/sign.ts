import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardFlags} from '../../lib/cli/flags.js';
import type {SignatureInfo} from '../../lib/domain/document.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document sign` returns. */
export interface DocumentSignResult {
  doc_hash: string;
  hash: string;
  signatures: SignatureInfo[];
  /** Accounts that still have to sign, in their order. */
  awaits: string[];
}

export default class DocumentSign extends CoopCommand<DocumentSignResult> {
  static override args = {hash: Args.string({required: true})};
  static override flags = cardFlags;

  async run(): Promise<DocumentSignResult> {
    const {flags, args} = await this.input(DocumentSign);
    const work = await this.open(flags);
    const {needDocument} = await import('../../lib/processes/need.js');
    const {doc_hash} = needDocument(work.registry, args.hash);
    const card = await this.card(work, flags);
    const {signDocument} = await import('../../lib/processes/documents/sign.js');
    const {document, awaits} = signDocument(work, doc_hash, card);
    return {doc_hash, hash: document.hash, signatures: document.envelope?.signatures ?? [], awaits};
  }

  protected render({doc_hash, signatures, awaits}: DocumentSignResult): void {
    const texts = this.texts(documentTexts);
    const short = doc_hash.slice(0, 16);
    this.done(texts.signed(short, signatures.at(-1)?.signer ?? ''));
    for (const account of awaits) this.print(`  ${texts.awaits(account, short)}`);
  }
}
