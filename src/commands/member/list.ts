import {Flags} from '@oclif/core';
import {listFlags} from '../../lib/cli/flags.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {
  displayName,
  MEMBER_STATUSES,
  MEMBER_TYPES,
  type MemberStatus,
  type MemberType,
} from '../../lib/domain/member.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';
import {statusTexts, typeTexts} from '../../lib/ui/messages/texts/words.js';

/** One member in a list. */
export interface MemberSummary {
  account: string;
  type: MemberType;
  status: MemberStatus;
  name: string;
  block_num: number;
}

/** What `member list` returns. */
export interface MemberListResult {
  members: MemberSummary[];
  /** How many there are in all that fit. */
  total: number;
}

export default class MemberList extends ListCommand<MemberListResult, MemberSummary> {
  static override flags = {
    search: Flags.string(),
    status: Flags.option({options: MEMBER_STATUSES})(),
    type: Flags.option({options: MEMBER_TYPES})(),
    after: Flags.string({helpValue: 'ACCOUNT'}),
    ...listFlags,
  };

  async run(): Promise<MemberListResult> {
    const {flags} = await this.input(MemberList);
    const {registry} = await this.open(flags);
    const {search, status, type, limit, offset, after} = flags;
    const wanted = {
      ...(search === undefined ? {} : {search}),
      ...(status === undefined ? {} : {status}),
      ...(type === undefined ? {} : {type}),
    };
    const members = registry.members
      .list({...wanted, limit, offset, ...(after === undefined ? {} : {after})})
      .map(({account, status, member, block_num}) => ({
        account,
        type: member.type,
        status,
        name: displayName(member),
        block_num,
      }));
    return {members, total: registry.members.count(wanted)};
  }

  protected columns() {
    const {headings} = this.texts(memberTexts);
    return [
      {key: 'account', heading: headings.account, value: ({account}: MemberSummary) => account},
      {key: 'name', heading: headings.name, value: ({name}: MemberSummary) => name},
      {key: 'type', heading: headings.type, value: ({type}: MemberSummary) => this.texts(typeTexts)[type]},
      {key: 'status', heading: headings.status, value: ({status}: MemberSummary) => this.texts(statusTexts)[status]},
    ];
  }

  protected rows({members}: MemberListResult): MemberSummary[] {
    return members;
  }

  protected override note({members, total}: MemberListResult): string | undefined {
    return total > members.length ? this.texts(memberTexts).shown(members.length, total) : undefined;
  }

  protected empty(): string {
    return this.texts(memberTexts).none;
  }
}
