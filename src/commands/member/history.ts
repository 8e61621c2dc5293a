import {Args} from '@oclif/core';
import {endOf, packageType, shortHash} from '../../lib/cli/history-view.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {Member} from '../../lib/domain/member.js';
import {displayBlockTime, displayTime} from '../../lib/domain/time.js';
import type {FlowEntry} from '../../lib/processes/history.js';
import {flowTexts, historyTexts} from '../../lib/ui/messages/texts/history.js';
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
  /** His packages of documents, as the history that was read tells of them. */
  packages: FlowEntry[];
}

export default class MemberHistory extends ListCommand<MemberHistoryResult, MemberVersion> {
  static override args = {account: Args.string({required: true})};
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<MemberHistoryResult> {
    const {flags, args} = await this.input(MemberHistory);
    const work = await this.open(flags);
    const [{memberHistory}, {listFlow}] = await Promise.all([
      import('../../lib/processes/members.js'),
      import('../../lib/processes/history.js'),
    ]);
    const versions = memberHistory(work, args.account);
    return {account: args.account, versions, packages: await listFlow(work.registry, {username: args.account})};
  }

  protected override async render(result: MemberHistoryResult): Promise<void> {
    await super.render(result);
    const {csv} = this.given as {csv?: boolean};
    if (csv === true || result.packages.length === 0) return;
    this.print();
    this.print(this.terminal.paint.bold(this.texts(historyTexts).packages));
    for (const entry of result.packages) {
      const {opened_at, type, state} = entry;
      const end = endOf(entry);
      const times = [opened_at, ...(end === undefined ? [] : [end])].map(displayBlockTime).join(' – ');
      this.print(`  ${times}  ${packageType(type, this.language)}: ${this.texts(flowTexts)[state]}`);
      this.print(`    coopctl chain history --package ${shortHash(entry.package)}`);
    }
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
