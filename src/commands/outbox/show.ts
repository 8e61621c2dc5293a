import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {summarize, type OutboxSummary} from '../../lib/cli/outbox-summary.js';
import type {ActionInput, OutboxDependency, OutboxTransaction} from '../../lib/domain/records.js';
import {displayTime} from '../../lib/domain/time.js';
import type {NextStep} from '../../lib/processes/outbox.js';
import {outboxWords} from '../../lib/ui/messages/texts/outbox.js';
import {outboxTexts} from '../../lib/ui/messages/texts/words.js';

/** What `outbox show` returns. */
export interface OutboxShowResult extends Omit<OutboxSummary, 'actions'> {
  /** The actions with their data. */
  actions: ActionInput[];
  /** Its transactions, the oldest first; without their bytes. */
  transactions: Omit<OutboxTransaction, 'packed'>[];
  dependencies: OutboxDependency[];
  dependents: OutboxDependency[];
  next: NextStep;
}

export default class OutboxShow extends CoopCommand<OutboxShowResult> {
  static override args = {id: Args.integer({required: true, min: 1})};

  async run(): Promise<OutboxShowResult> {
    const {flags, args} = await this.input(OutboxShow);
    const work = await this.open(flags);
    const {showOutbox} = await import('../../lib/processes/outbox.js');
    const {entry, transactions, dependencies, dependents, next} = showOutbox(work, args.id);
    return {
      ...summarize(entry),
      actions: entry.actions,
      transactions: transactions.map(({packed: _packed, ...transaction}) => transaction),
      dependencies,
      dependents,
      next,
    };
  }

  protected render(result: OutboxShowResult): void {
    const texts = this.texts(outboxWords);
    const states = this.texts(outboxTexts);
    const others = (list: OutboxDependency[]): string =>
      list.map(({id, state}) => `${id} (${states[state]})`).join(', ');
    this.printFacts([
      [texts.headings.id, String(result.id)],
      [texts.headings.state, states[result.state]],
      [texts.headings.key, result.key],
      [texts.headings.created, displayTime(result.created_at)],
      [texts.headings.subjects, result.subjects.join(', ') || undefined],
      [texts.headings.waits_for, others(result.dependencies) || undefined],
      [texts.headings.waited_by, others(result.dependents) || undefined],
      [texts.headings.error, texts.refusal(result) || undefined],
      [texts.headings.next, texts.next[result.next](result.id)],
    ]);
    for (const {account, name, authorization, data} of result.actions) {
      this.print();
      this.print(`${this.terminal.paint.bold(`${account}::${name}`)}  ${levels(authorization)}`);
      for (const line of JSON.stringify(data, null, 2).split('\n').slice(1, -1)) this.print(`  ${line.trimEnd()}`);
    }
    for (const [index, transaction] of result.transactions.entries()) {
      this.print();
      this.print(this.terminal.paint.bold(texts.try_number(index + 1)));
      this.printTry(transaction);
    }
  }

  private printTry(transaction: OutboxShowResult['transactions'][number]): void {
    const {headings, outcomes} = this.texts(outboxWords);
    const {transaction_id, expiration, attempts, sent_at, block_num, lost_block_num, outcome} = transaction;
    this.printFacts([
      [headings.transaction_id, transaction_id],
      [headings.made, displayTime(transaction.created_at)],
      [
        headings.sent,
        sent_at === undefined
          ? undefined
          : attempts > 1
            ? `${displayTime(sent_at)} (× ${attempts})`
            : displayTime(sent_at),
      ],
      [headings.expiration, displayTime(`${expiration}.000Z`)],
      [headings.block, block_num?.toString()],
      [headings.block_id, transaction.block_id],
      [
        headings.lost,
        lost_block_num === undefined ? undefined : `${lost_block_num}  ${transaction.lost_block_id ?? ''}`,
      ],
      [headings.outcome, outcome === undefined ? undefined : outcomes[outcome]],
    ]);
  }
}

function levels(authorization: ActionInput['authorization']): string {
  return authorization.map(({actor, permission}) => `${actor}@${permission}`).join(', ');
}
