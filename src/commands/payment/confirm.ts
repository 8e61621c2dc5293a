import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import type {PaymentRecord} from '../../lib/domain/records.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `payment confirm` returns. */
export interface PaymentConfirmResult extends Sent {
  hash: string;
  type: PaymentRecord['type'];
  username: string;
  quantity: string;
  status: PaymentRecord['status'];
}

export default class PaymentConfirm extends CoopCommand<PaymentConfirmResult> {
  static override args = {hash: Args.string({required: true})};

  async run(): Promise<PaymentConfirmResult> {
    const {flags, args} = await this.input(PaymentConfirm);
    const work = await this.open(flags);
    const {confirmPayment} = await import('../../lib/processes/admission.js');
    const {payment, entry} = await confirmPayment(work, args.hash);
    const {hash, type, username, quantity, status} = payment;
    return {hash, type, username, quantity, status, ...this.sent(entry)};
  }

  protected render({state, hash, quantity, username}: PaymentConfirmResult): void {
    if (state === 'queued') return;
    const texts = this.texts(councilTexts);
    this.done(texts.payment_confirmed(hash.slice(0, 16), quantity, username));
    this.print(`  ${texts.next_agenda}`);
  }
}
