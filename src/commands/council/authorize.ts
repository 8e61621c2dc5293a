import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardFlags} from '../../lib/cli/flags.js';
import {transactionOf} from '../../lib/cli/outbox-summary.js';
import type {OutboxState} from '../../lib/domain/records.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `council authorize` returns. */
export interface CouncilAuthorizeResult {
  decision_id: number;
  authorized: boolean;
  /** The protocol. */
  doc_hash: string;
  hash: string;
  /** Absent while the entry is queued and no node was there to make a transaction for. */
  transaction_id?: string;
  state: OutboxState;
}

export default class CouncilAuthorize extends CoopCommand<CouncilAuthorizeResult> {
  static override args = {id: Args.integer({required: true, min: 1})};
  static override flags = cardFlags;

  async run(): Promise<CouncilAuthorizeResult> {
    const {flags, args} = await this.input(CouncilAuthorize);
    const work = await this.open(flags);
    const card = await this.card(work, flags);
    const {authorize} = await import('../../lib/processes/council.js');
    const {decision, document, entry} = await authorize(work, args.id, card);
    return {
      decision_id: decision.decision_id,
      authorized: decision.authorized,
      doc_hash: document.doc_hash,
      hash: document.hash,
      ...transactionOf(entry),
      state: entry.state,
    };
  }

  protected render({decision_id, doc_hash}: CouncilAuthorizeResult): void {
    const texts = this.texts(councilTexts);
    this.done(texts.authorized(decision_id, doc_hash.slice(0, 16)));
    this.print(`  ${texts.next_execute(decision_id)}`);
  }
}
