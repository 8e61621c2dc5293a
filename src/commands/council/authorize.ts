import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardFlags} from '../../lib/cli/flags.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `council authorize` returns. */
export interface CouncilAuthorizeResult extends Sent {
  decision_id: number;
  authorized: boolean;
  /** The protocol. */
  doc_hash: string;
  hash: string;
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
      ...this.sent(entry),
    };
  }

  protected render({state, decision_id, doc_hash}: CouncilAuthorizeResult): void {
    if (state === 'queued') return;
    const texts = this.texts(councilTexts);
    this.done(texts.authorized(decision_id, doc_hash.slice(0, 16)));
    this.print(`  ${texts.next_execute(decision_id)}`);
  }
}
