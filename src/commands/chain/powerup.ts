import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {resourceView, type ResourceView} from '../../lib/cli/resource-view.js';
import type {OutboxState} from '../../lib/domain/records.js';
import {resourceTexts} from '../../lib/ui/messages/texts/resources.js';
import {formatTable} from '../../lib/ui/table.js';

/** What `chain powerup` returns. In resources `null` is no limit; bytes, and microseconds for CPU. */
export interface ChainPowerupResult {
  account: string;
  payer: string;
  /** `1.0000 AXON`. */
  payment: string;
  /** How long CPU and NET last. */
  days: number;
  dry_run: boolean;
  /** What the payer had. */
  balance: string;
  /** What the account had free before, and has after the purchase. */
  before: ResourceView;
  after?: ResourceView;
  /** What is queued and one more admission will take, with a margin; only for the cooperative's own account. */
  need?: ResourceView;
  transaction_id?: string;
  state?: OutboxState;
}

export default class ChainPowerup extends CoopCommand<ChainPowerupResult> {
  static override flags = {
    account: Flags.string({helpValue: 'ACCOUNT'}),
    amount: Flags.string({helpValue: 'AXON'}),
    'dry-run': Flags.boolean({default: false}),
    yes: Flags.boolean({char: 'y'}),
  };

  async run(): Promise<ChainPowerupResult> {
    const {flags} = await this.input(ChainPowerup);
    this.checkAccount('account', flags.account);
    const work = await this.open(flags);
    const {planPowerup, powerup} = await import('../../lib/processes/powerup.js');
    const plan = await planPowerup(work, {account: flags.account, amount: flags.amount});
    const {account, payer, payment, days, balance, before, need} = plan;
    const dry_run = flags['dry-run'];
    const view = need === undefined ? {} : {need: resourceView(need)};
    const planned = {account, payer, payment, days, dry_run, balance, before: resourceView(before), ...view};
    if (dry_run) return planned;
    this.progress.stop();
    await this.confirm(flags.yes, this.texts(resourceTexts).confirm(account, payment, payer));
    const {entry, after} = await powerup(work, plan);
    const {transaction_id, state} = entry;
    return {
      ...planned,
      after: resourceView(after),
      ...(transaction_id === undefined ? {} : {transaction_id}),
      state,
    };
  }

  protected async render(result: ChainPowerupResult): Promise<void> {
    const texts = this.texts(resourceTexts);
    const {account, payer, payment, balance, dry_run} = result;
    if (!dry_run) this.done(texts.bought(account, payment));
    this.printFacts([
      [texts.account, account],
      [texts.payer, payer],
      [texts.payment, payment],
      [texts.balance, balance],
    ]);
    this.print();
    this.print(await this.#table(result));
    if (result.need !== undefined && dry_run) this.print(isShort(result) ? texts.short : texts.enough);
    if (dry_run) this.print(texts.dry_run);
  }

  #table({before, after, need}: ChainPowerupResult): Promise<string> {
    const texts = this.texts(resourceTexts);
    const shown = (view: ResourceView | undefined) => (key: keyof ResourceView) =>
      view === undefined ? '' : String(view[key] ?? texts.unlimited);
    const columns = [
      {key: 'resource', heading: texts.heading.resource, value: (key: keyof ResourceView) => texts[key]},
      {key: 'before', heading: texts.heading.before, value: shown(before)},
      ...(after === undefined ? [] : [{key: 'after', heading: texts.heading.after, value: shown(after)}]),
      ...(need === undefined ? [] : [{key: 'need', heading: texts.heading.need, value: shown(need)}]),
    ];
    return formatTable(columns, ['axon', 'ram', 'net', 'cpu'], this.terminal.paint.dim);
  }
}

/** True when anything that is limited is less than what will be needed. */
function isShort({before, need}: ChainPowerupResult): boolean {
  if (need === undefined) return false;
  const isLess = (key: 'ram' | 'net' | 'cpu'): boolean => (before[key] ?? Infinity) < (need[key] ?? 0);
  return isLess('ram') || isLess('net') || isLess('cpu');
}
