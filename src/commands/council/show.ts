import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {DecisionRecord} from '../../lib/domain/records.js';
import {displayTime} from '../../lib/domain/time.js';
import {councilTexts, nextStep} from '../../lib/ui/messages/texts/council.js';
import {decisionTexts, decisionTypeTexts, yesNo} from '../../lib/ui/messages/texts/words.js';

/** What `council show` returns. */
export interface CouncilShowResult extends DecisionRecord {
  /** From the registry; empty when it does not have the person. */
  name: string;
}

export default class CouncilShow extends CoopCommand<CouncilShowResult> {
  static override args = {id: Args.integer({required: true, min: 1})};

  async run(): Promise<CouncilShowResult> {
    const {flags, args} = await this.input(CouncilShow);
    const work = await this.open(flags);
    const {nameOf, readDecision} = await import('../../lib/processes/council.js');
    const decision = await readDecision(work, args.id);
    return {...decision, name: nameOf(work, decision.username)};
  }

  protected render(decision: CouncilShowResult): void {
    const {headings} = this.texts(councilTexts);
    const said = this.texts(yesNo);
    this.printFacts([
      [headings.id, String(decision.decision_id)],
      [headings.question, this.texts(decisionTypeTexts)[decision.type] ?? decision.type],
      [headings.about, `${decision.username} ${decision.name}`.trim()],
      [headings.state, this.texts(decisionTexts)[decision.state]],
      [headings.for, decision.votes_for.join(', ')],
      [headings.against, decision.votes_against.join(', ')],
      [headings.approved, said(decision.approved)],
      [headings.authorized, said(decision.authorized)],
      [headings.created, displayTime(`${decision.created_at.slice(0, 19)}.000Z`)],
      [headings.hash, decision.hash],
      [headings.protocol, decision.protocol],
    ]);
    if (decision.state === 'open') this.print(`  ${nextStep(this.texts(councilTexts), decision)}`);
  }
}
