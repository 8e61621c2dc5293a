import {Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {MemberStatus, MemberType} from '../../lib/domain/member.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';

/** What `member add` returns. */
export interface MemberAddResult {
  account: string;
  type: MemberType;
  status: MemberStatus;
  block_num: number;
  /** The same person with the same data was there already. */
  existing: boolean;
}

export default class MemberAdd extends CoopCommand<MemberAddResult> {
  static override flags = {
    from: Flags.string({helpValue: 'FILE'}),
    account: Flags.string({helpValue: 'ACCOUNT'}),
  };

  async run(): Promise<MemberAddResult> {
    const {flags} = await this.input(MemberAdd);
    const {account} = flags;
    this.checkAccount('account', account);
    const {addMember} = await import('../../lib/processes/members.js');
    const {memberInput} = await import('../../lib/cli/forms.js');
    // A form is long: a wrong passphrase must not cost its answers.
    const early = flags.from === undefined && this.terminal.interactive ? await this.open(flags) : undefined;
    const member = await memberInput(flags.from, this.terminal, this.language);
    const work = early ?? (await this.open(flags));
    const record = await addMember(work, member, account);
    return {
      account: record.account,
      type: record.member.type,
      status: record.status,
      block_num: record.block_num,
      existing: record.existing,
    };
  }

  protected render({account, existing}: MemberAddResult): void {
    const texts = this.texts(memberTexts);
    this.done(existing ? texts.existing(account) : texts.added(account));
    this.print(`  ${texts.next_card(account)}`);
  }
}
