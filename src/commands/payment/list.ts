import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {PaymentRecord} from '../../lib/domain/records.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';
import {paymentTexts} from '../../lib/ui/messages/texts/words.js';

/** What `payment list` returns. */
export interface PaymentListResult {
  payments: PaymentRecord[];
}

export default class PaymentList extends ListCommand<PaymentListResult, PaymentRecord> {
  static override flags = {
    status: Flags.option({options: ['pending', 'completed', 'declined'] as const})(),
    ...listFlags,
  };

  async run(): Promise<PaymentListResult> {
    const {flags} = await this.input(PaymentList);
    const {registry} = await this.open(flags);
    const {status, limit, offset} = flags;
    return {payments: registry.payments.list({limit, offset, ...(status === undefined ? {} : {status})})};
  }

  protected columns() {
    const {headings} = this.texts(councilTexts);
    const words = this.texts(paymentTexts);
    return [
      {key: 'hash', heading: headings.hash, value: ({hash}: PaymentRecord) => hash.slice(0, 16)},
      {key: 'username', heading: headings.member, value: ({username}: PaymentRecord) => username},
      {key: 'type', heading: headings.type, value: ({type}: PaymentRecord) => words[type]},
      {key: 'quantity', heading: headings.quantity, value: ({quantity}: PaymentRecord) => quantity},
      {key: 'status', heading: headings.state, value: ({status}: PaymentRecord) => words[status]},
    ];
  }

  protected rows({payments}: PaymentListResult): PaymentRecord[] {
    return payments;
  }

  protected empty(): string {
    return this.texts(councilTexts).no_payments;
  }
}
