import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {CoopError} from '../../lib/domain/errors.js';
import {NAME_CASES, personOf, type NameForms} from '../../lib/domain/member.js';
import type {Workspace} from '../../lib/processes/workspace.js';
import {nameTexts} from '../../lib/ui/messages/texts/names.js';
import {caseTexts} from '../../lib/ui/messages/texts/words.js';

/** The name of one member, or of his representative. */
export interface MemberName {
  account: string;
  full_name: string;
  /** Confirmed forms, by grammatical case. */
  names: NameForms;
  /** What a library proposes for the others; empty when the gender is not known. */
  proposed: NameForms;
}

/** What `member names` returns. */
export interface MemberNamesResult {
  /** The one member; with `--all` everybody whose forms were recorded, or could not be proposed. */
  members: MemberName[];
  /** How many were changed. */
  recorded: number;
}

export default class MemberNames extends CoopCommand<MemberNamesResult> {
  static override args = {account: Args.string()};
  static override flags = {
    from: Flags.string({helpValue: 'FILE', exclusive: ['accept', 'all']}),
    accept: Flags.boolean({default: false}),
    all: Flags.boolean({default: false}),
  };

  async run(): Promise<MemberNamesResult> {
    const {flags, args} = await this.input(MemberNames);
    const {account} = args;
    const command = this.words;
    if (flags.all && !flags.accept)
      throw new CoopError('flag_alone', 'usage', {flag: '--all', needs: '--accept', command});
    if (flags.all && account !== undefined) {
      throw new CoopError('flags_exclude', 'usage', {flags: ['ACCOUNT', '--all'], command});
    }
    if (account === undefined && !flags.all) {
      throw new CoopError('missing_argument', 'usage', {names: ['ACCOUNT'], command});
    }
    const work = await this.open(flags);
    if (account === undefined) return this.#acceptAll(work);
    const {needMember} = await import('../../lib/processes/need.js');
    const {member} = needMember(work.registry, account);
    work.audit('member.read', account);
    const forms = await this.#forms(work, account, flags);
    const names = await import('../../lib/processes/names.js');
    if (forms === undefined) return {members: [names.nameProposal(account, member)], recorded: 0};
    return {members: [await names.confirmForms(work, account, forms)], recorded: 1};
  }

  /** The forms to record, as they are given, accepted or asked for; undefined only to show what there is. */
  async #forms(
    work: Workspace,
    account: string,
    {from, accept}: {from?: string | undefined; accept: boolean},
  ): Promise<NameForms | undefined> {
    const {needMember} = await import('../../lib/processes/need.js');
    const {member} = needMember(work.registry, account);
    const {formProblems, nameProposal} = await import('../../lib/processes/names.js');
    if (from !== undefined) {
      const {readDataObject} = await import('../../lib/cli/input-file.js');
      const data = await readDataObject(from);
      const problems = formProblems(personOf(member), data);
      if (problems.length > 0) throw new CoopError('invalid_data', 'invalid', {what: from, problems});
      return data;
    }
    if (accept) {
      const {names, proposed} = nameProposal(account, member);
      if (NAME_CASES.some((nameCase) => (names[nameCase] ?? proposed[nameCase]) === undefined)) {
        throw new CoopError('name_gender_unknown', 'invalid', {account});
      }
      return proposed;
    }
    if (!this.terminal.interactive || this.json) return undefined;
    const {askNameForms} = await import('../../lib/cli/names.js');
    return askNameForms(account, member, this.language);
  }

  async #acceptAll(work: Workspace): Promise<MemberNamesResult> {
    const {acceptAllForms} = await import('../../lib/processes/names.js');
    const {recorded, unknown} = await acceptAllForms(work);
    for (const {account} of unknown) this.caution(this.texts(nameTexts).unknown(account));
    return {members: [...recorded, ...unknown], recorded: recorded.length};
  }

  protected render({members, recorded}: MemberNamesResult): void {
    const texts = this.texts(nameTexts);
    const cases = this.texts(caseTexts);
    if (members.length === 0) this.print(texts.nobody);
    for (const {account, full_name, names, proposed} of members) {
      this.printFacts([
        [texts.account, account],
        [texts.nominative, full_name],
        ...NAME_CASES.map((nameCase) => {
          const guess = proposed[nameCase];
          return [cases[nameCase], names[nameCase] ?? (guess && `${guess} (${texts.proposed})`)] as const;
        }),
      ]);
      if (recorded === 0 && Object.keys(proposed).length > 0) this.print(`  ${texts.accept(account)}`);
    }
    if (recorded > 0) this.done(texts.members(recorded));
  }
}
