import {CoopCommand} from '../lib/cli/command.js';
import {MEMBER_STATUSES} from '../lib/domain/member.js';
import {FLOW_STATES} from '../lib/domain/packages.js';
import type {Status} from '../lib/processes/status.js';
import {chainTexts} from '../lib/ui/messages/texts/chain.js';
import {flowTexts} from '../lib/ui/messages/texts/history.js';
import {statusScreen} from '../lib/ui/messages/texts/status.js';
import {decisionTypeTexts, outboxTexts, statusTexts} from '../lib/ui/messages/texts/words.js';

/** What `status` returns. */
export type StatusResult = Status;

export default class StatusCommand extends CoopCommand<StatusResult> {
  async run(): Promise<StatusResult> {
    const {flags} = await this.input(StatusCommand);
    const work = await this.open(flags);
    const {readStatus} = await import('../lib/processes/status.js');
    return readStatus(work);
  }

  protected render(status: StatusResult): void {
    const texts = this.texts(statusScreen);
    const chain = this.texts(chainTexts);
    const members = MEMBER_STATUSES.filter((key) => status.members[key] > 0).map(
      (key) => `${this.texts(statusTexts)[key]}: ${status.members[key]}`,
    );
    const outbox = Object.entries(status.outbox).map(
      ([state, count]) => `${this.texts(outboxTexts)[state as keyof typeof status.outbox]}: ${count}`,
    );
    const flow = FLOW_STATES.filter((key) => (status.flow[key] ?? 0) > 0).map(
      (key) => `${this.texts(flowTexts)[key]}: ${status.flow[key]}`,
    );
    this.print(`${this.terminal.paint.bold(status.name)}  ${status.coopname}`);
    this.printFacts([
      [texts.registry, status.registry],
      [texts.chain, status.chain?.url ?? texts.offline],
      [chain.head, status.chain?.head_block_num.toString()],
      [chain.irreversible, status.chain?.last_irreversible_block_num.toString()],
      [texts.synced, status.synced_block === undefined ? texts.never : texts.synced_to(status.synced_block)],
      [texts.members, members.join(', ') || '0'],
      [texts.documents, String(status.documents)],
      [texts.flow, flow.join(', ') || undefined],
      [texts.outbox, outbox.join(', ') || texts.nothing],
    ]);
    if ((status.outbox.queued ?? 0) > 0) this.print(texts.queued(status.outbox.queued ?? 0));
    for (const {decision_id, type, username, votes_for, votes_against} of status.decisions) {
      const what = this.texts(decisionTypeTexts)[type] ?? type;
      this.print(texts.decision(decision_id, what, username, votes_for.length, votes_against.length));
    }
    if ((status.flow.overdue ?? 0) > 0) this.print(texts.overdue(status.flow.overdue ?? 0));
    if (status.unread_blocks > 0) this.print(texts.unread(status.unread_blocks));
    if (status.untraced_blocks > 0) this.print(texts.untraced(status.untraced_blocks));
    for (const {hash, quantity, username} of status.payments) {
      this.print(texts.payment(hash.slice(0, 16), quantity, username));
    }
  }
}
