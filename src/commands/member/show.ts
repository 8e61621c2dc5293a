import {Args} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import {displayName, type Member, type MemberStatus, type MemberType} from '../../lib/domain/member.js';
import {displayTime} from '../../lib/domain/time.js';
import {memberFields} from '../../lib/ui/messages/texts/forms.js';
import {memberTexts} from '../../lib/ui/messages/texts/member.js';
import {statusTexts, typeTexts} from '../../lib/ui/messages/texts/words.js';

/** What `member show` returns. */
export interface MemberShowResult {
  account: string;
  type: MemberType;
  status: MemberStatus;
  block_num: number;
  recorded_at: string;
  /** Private facts, by the member's type. */
  member: Member;
  cards: {public_key: string; issued_at: string}[];
  /** doc_hash of his documents, newest first. */
  documents: {doc_hash: string; registry_id: number; title: string}[];
}

export default class MemberShow extends CoopCommand<MemberShowResult> {
  static override args = {account: Args.string({required: true})};

  async run(): Promise<MemberShowResult> {
    const {flags, args} = await this.input(MemberShow);
    const work = await this.open(flags);
    const {needMember} = await import('../../lib/processes/need.js');
    const {account, status, block_num, recorded_at, member} = needMember(work.registry, args.account);
    work.audit('member.read', account);
    const documents = work.registry.documents.list({username: account, limit: 1000});
    return {
      account,
      type: member.type,
      status,
      block_num,
      recorded_at,
      member,
      cards: work.registry.cards.list(account).map(({public_key, issued_at}) => ({public_key, issued_at})),
      documents: documents.map(({doc_hash, meta}) => ({doc_hash, registry_id: meta.registry_id, title: meta.title})),
    };
  }

  protected render({account, member, status, block_num, recorded_at, cards, documents}: MemberShowResult): void {
    const {headings, public_key, documents: title} = this.texts(memberTexts);
    this.print(this.terminal.paint.bold(displayName(member)));
    const {type, ...facts} = member;
    // The questions of the form name the facts; their hints in brackets are for who fills it in.
    const questions = memberFields(this.language, type);
    const labels = new Map(questions.map(({path, label}) => [path, label.replace(/ \(.*\)$/, '')]));
    this.printFacts([
      [headings.account, account],
      [headings.type, this.texts(typeTexts)[type]],
      [headings.status, this.texts(statusTexts)[status]],
      [headings.block, String(block_num)],
      [headings.recorded, displayTime(recorded_at)],
      ...cards.map((card) => [public_key, card.public_key] as const),
      ...flatten(facts).map(([path, value]) => [labels.get(path) ?? path, value] as const),
    ]);
    if (documents.length > 0) this.print(`\n${this.terminal.paint.bold(title)}`);
    for (const {doc_hash, registry_id, title: name} of documents)
      this.print(`  ${doc_hash.slice(0, 16)}  ${String(registry_id).padStart(3)}  ${name}`);
  }
}

/** Nested facts as dotted names, the names of the input file. */
function flatten(value: object, at = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null ? flatten(part, `${at}${key}.`) : [[at + key, String(part)]],
  );
}
