import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardFlags} from '../../lib/cli/flags.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `council vote` returns. */
export interface CouncilVoteResult extends Sent {
  decision_id: number;
  account: string;
  choice: 'for' | 'against';
  votes_for: number;
  votes_against: number;
  /** Seats of the council: more than half of them must be for. */
  council: number;
  approved: boolean;
}

export default class CouncilVote extends CoopCommand<CouncilVoteResult> {
  static override args = {
    id: Args.integer({required: true, min: 1}),
    choice: Args.string({required: true, options: ['for', 'against']}),
  };
  static override flags = cardFlags;

  async run(): Promise<CouncilVoteResult> {
    const {flags, args} = await this.input(CouncilVote);
    const choice = args.choice === 'for' ? 'for' : 'against';
    const work = await this.open(flags);
    const card = await this.card(work, flags);
    const {vote} = await import('../../lib/processes/council.js');
    const {decision, entry} = await vote(work, args.id, choice, card);
    return {
      decision_id: decision.decision_id,
      account: card.account,
      choice,
      votes_for: decision.votes_for.length,
      votes_against: decision.votes_against.length,
      council: decision.council.length,
      approved: decision.approved,
      ...this.sent(entry),
    };
  }

  protected render(result: CouncilVoteResult): void {
    if (result.state === 'queued') return;
    const {decision_id: id, votes_for, votes_against, council, approved} = result;
    const texts = this.texts(councilTexts);
    this.done(texts.voted(id, votes_for, votes_against, council));
    this.print(`  ${approved ? texts.next_authorize(id) : texts.next_vote(id)}`);
  }
}
