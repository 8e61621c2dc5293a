import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {Sent} from '../../lib/cli/outbox-summary.js';
import type {DecisionRecord} from '../../lib/domain/records.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `council execute` returns. */
export interface CouncilExecuteResult extends Sent {
  decision_id: number;
  type: string;
  username: string;
  decision_state: DecisionRecord['state'];
}

export default class CouncilExecute extends CoopCommand<CouncilExecuteResult> {
  static override args = {id: Args.integer({required: true, min: 1})};

  async run(): Promise<CouncilExecuteResult> {
    const {flags, args} = await this.input(CouncilExecute);
    const work = await this.open(flags);
    const {execute} = await import('../../lib/processes/council.js');
    const {decision, entry} = await execute(work, args.id);
    return {
      decision_id: decision.decision_id,
      type: decision.type,
      username: decision.username,
      decision_state: decision.state,
      ...this.sent(entry),
    };
  }

  protected render({state, decision_id, type, username}: CouncilExecuteResult): void {
    if (state === 'queued') return;
    const texts = this.texts(councilTexts);
    this.done(texts.executed(decision_id));
    if (type === 'joincoop') this.print(`  ${texts.accepted(username)}`);
  }
}
