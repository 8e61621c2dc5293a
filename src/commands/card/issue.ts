import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {cardLabels} from '../../lib/ui/messages/texts/card.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';

/** What `card issue` returns. */
export interface CardIssueResult {
  account: string;
  public_key: string;
  /** The card file, under its PIN. */
  file: string;
  /** The sheet to print. */
  pdf: string;
  /** The card was issued before and is intact. */
  existing: boolean;
}

export default class CardIssue extends CoopCommand<CardIssueResult> {
  static override args = {account: Args.string({required: true})};
  static override flags = {
    out: Flags.string({default: 'cards', helpValue: 'FOLDER'}),
    'pin-file': Flags.string({helpValue: 'FILE'}),
    'keep-key': Flags.boolean(),
  };

  async run(): Promise<CardIssueResult> {
    const {flags, args} = await this.input(CardIssue);
    const {account} = args;
    const work = await this.open(flags);
    const {needMember} = await import('../../lib/processes/need.js');
    needMember(work.registry, account);
    const pin = await this.secret('pin', flags['pin-file'], {confirm: true, about: account});
    const {issueCard} = await import('../../lib/processes/cards.js');
    return issueCard(work, {account, folder: flags.out, pin, labels: cardLabels, keepKey: flags['keep-key']});
  }

  protected render({account, public_key, file, pdf, existing}: CardIssueResult): void {
    const texts = this.texts(memberTexts);
    this.done(existing ? texts.card_existing(account) : texts.card_issued(account));
    this.printFacts([
      [texts.public_key, public_key],
      [texts.file, file],
      [texts.sheet, pdf],
    ]);
    this.print(`  ${texts.card_keep}`);
    this.print(`  ${texts.next_apply(account, file)}`);
  }
}
