import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {transactionOf} from '../../lib/cli/outbox-summary.js';
import type {DecisionRecord, OutboxState} from '../../lib/domain/records.js';
import {councilTexts} from '../../lib/ui/messages/texts/council.js';

/** What `council execute` returns. */
export interface CouncilExecuteResult {
  decision_id: number;
  type: string;
  username: string;
  decision_state: DecisionRecord['state'];
  /** Absent while the entry is queued and no node was there to make a transaction for. */
  transaction_id?: string;
  state: OutboxState;
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
      ...transactionOf(entry),
      state: entry.state,
    };
  }

  protected render({decision_id, type, username}: CouncilExecuteResult): void {
    const texts = this.texts(councilTexts);
    this.done(texts.executed(decision_id));
    if (type === 'joincoop') this.print(`  ${texts.accepted(username)}`);
  }
}
