import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardFlags} from '../../lib/cli/flags.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';

/** What `member apply` returns. */
export interface MemberApplyResult extends Sent {
  account: string;
  registration_hash: string;
  documents: {registry_id: number; title: string; doc_hash: string; hash: string}[];
  /** What has to be paid before the council decides. */
  payment: {hash: string; quantity: string};
}

export default class MemberApply extends CoopCommand<MemberApplyResult> {
  static override args = {account: Args.string({required: true})};
  static override flags = cardFlags;

  async run(): Promise<MemberApplyResult> {
    const {flags, args} = await this.input(MemberApply);
    const work = await this.open(flags);
    const card = await this.card(work, flags, args.account);
    const {apply} = await import('../../lib/processes/admission.js');
    const {account, registration_hash, documents, payment, entry} = await apply(work, args.account, card);
    return {
      account,
      registration_hash,
      ...this.sent(entry),
      documents: documents.map(({doc_hash, hash, meta}) => ({
        registry_id: meta.registry_id,
        title: meta.title,
        doc_hash,
        hash,
      })),
      payment: {hash: payment.hash, quantity: payment.quantity},
    };
  }

  protected render(result: MemberApplyResult): void {
    const {account, registration_hash, transaction_id, documents, payment} = result;
    const texts = this.texts(memberTexts);
    if (result.state !== 'queued') this.done(texts.applied(account));
    for (const {doc_hash, title} of documents) this.print(`  ${doc_hash.slice(0, 16)}  ${title}`);
    this.printFacts([
      [texts.registration, registration_hash],
      [texts.transaction, transaction_id],
      [texts.to_pay, payment.quantity],
    ]);
    this.print(`  ${texts.next_payment(registration_hash.slice(0, 16))}`);
  }
}
