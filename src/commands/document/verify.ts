import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {Check} from '../../lib/domain/records.js';
import {checkTexts} from '../../lib/ui/messages/texts/checks.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** What `document verify` returns; a failed check is an error of integrity instead, with the same checks. */
export interface DocumentVerifyResult {
  doc_hash: string;
  checks: Check[];
  /** Keys and record were checked on the chain. */
  chain_checked: boolean;
}

export default class DocumentVerify extends CoopCommand<DocumentVerifyResult> {
  static override args = {document: Args.string({required: true})};
  static override flags = {
    envelope: Flags.string({helpValue: 'FILE'}),
    offline: Flags.boolean(),
  };

  async run(): Promise<DocumentVerifyResult> {
    const {flags, args} = await this.input(DocumentVerify);
    const work = await this.open(flags);
    const [{findEvidence}, {verifyUpToDate}, {nodeAtHand}] = await Promise.all([
      import('../../lib/processes/documents/evidence.js'),
      import('../../lib/processes/documents/verify.js'),
      import('../../lib/processes/chain-facts.js'),
    ]);
    const evidence = findEvidence(work.registry, args.document, flags.envelope);
    await work.step('verify');
    const node = flags.offline ? undefined : await nodeAtHand(work);
    if (node === undefined) this.caution(this.texts(documentTexts).offline);
    const checks = await verifyUpToDate(work, evidence, node);
    if (checks.some(({ok}) => !ok)) {
      throw new CoopError('verification_failed', 'integrity', {document: args.document, details: checks});
    }
    return {doc_hash: evidence.doc_hash, checks, chain_checked: node !== undefined};
  }

  protected render({doc_hash, checks, chain_checked}: DocumentVerifyResult): void {
    const {verified, intact} = this.texts(documentTexts);
    this.done((chain_checked ? verified : intact)(doc_hash.slice(0, 16)));
    for (const {id, detail} of checks) {
      this.print(`  ${this.terminal.paint.green('✓')} ${this.texts(checkTexts)(id)}${detail ? `: ${detail}` : ''}`);
    }
  }
}
