import {Args} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {Member} from '../../lib/domain/member.js';
import {displayTime} from '../../lib/domain/time.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';

/** One version of a member's facts. */
export interface MemberVersion {
  block_num: number;
  recorded_at: string;
  actor: string;
  deleted: boolean;
  /** Dotted names of the facts that differ from the version before; empty for the first. */
  changed: string[];
  member: Member;
}

/** What `member history` returns. */
export interface MemberHistoryResult {
  account: string;
  versions: MemberVersion[];
}

export default class MemberHistory extends ListCommand<MemberHistoryResult, MemberVersion> {
  static override args = {account: Args.string({required: true})};
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<MemberHistoryResult> {
    const {flags, args} = await this.input(MemberHistory);
    const work = await this.open(flags);
    const {memberHistory} = await import('../../lib/processes/members.js');
    return {account: args.account, versions: memberHistory(work, args.account)};
  }

  protected columns() {
    const {headings, first_version, deleted} = this.texts(memberTexts);
    const change = (version: MemberVersion): string =>
      version.deleted ? deleted : version.changed.length === 0 ? first_version : version.changed.join(', ');
    return [
      {key: 'block_num', heading: headings.block, value: (version: MemberVersion) => String(version.block_num)},
      {
        key: 'recorded_at',
        heading: headings.recorded,
        value: (version: MemberVersion) => displayTime(version.recorded_at),
      },
      {key: 'actor', heading: headings.actor, value: (version: MemberVersion) => version.actor},
      {key: 'changed', heading: headings.change, value: change},
    ];
  }

  protected rows({versions}: MemberHistoryResult): MemberVersion[] {
    return versions;
  }

  protected empty(): string {
    return this.texts(memberTexts).none;
  }
}
