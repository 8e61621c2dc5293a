import {getMiddlenameGender, incline} from 'lvovich';
import type {AccountName} from '../domain/account.js';
import type {FieldProblem} from '../domain/errors.js';
import {
  fullName,
  NAME_CASES,
  personOf,
  withNames,
  type Member,
  type NameCase,
  type NamedPerson,
  type NameForms,
  type PersonName,
} from '../domain/member.js';
import {nameFormProblems, nameForms} from '../domain/name-forms.js';
import {validate} from '../domain/rules.js';
import {headAtHand} from './members.js';
import {needMember} from './need.js';
import type {Workspace} from './workspace.js';

/** What decides how a name is declined. */
export type Gender = 'male' | 'female';

/** A person's name with its confirmed forms, and those that a library proposes for the others. */
export interface NameProposal {
  account: AccountName;
  full_name: string;
  names: NameForms;
  /** Empty when the patronymic does not tell the gender, and none was given. */
  proposed: NameForms;
}

/** A person's gender by his patronymic; undefined when it does not tell. */
export function genderOf({middle_name}: PersonName): Gender | undefined {
  const gender = middle_name === '' ? null : getMiddlenameGender(middle_name);
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

/**
 * The full name in every case, as a library declines it: a proposal, to be confirmed by a person. Forms that cannot be
 * right by their shape are left out.
 */
export function proposeForms(person: PersonName, gender = genderOf(person)): NameForms {
  if (gender === undefined) return {};
  const {last_name: last, first_name: first, middle_name: middle} = person;
  const forms = NAME_CASES.map((nameCase): [NameCase, string] => {
    const parts = incline({last, first, middle, gender}, nameCase);
    return [nameCase, [parts.last, parts.first, parts.middle].filter(Boolean).join(' ')];
  });
  const proposed: NameForms = Object.fromEntries(forms);
  const wrong = nameFormProblems({...person, names: proposed}, '').map(({field}) => field);
  return Object.fromEntries(forms.filter(([nameCase]) => !wrong.includes(`names.${nameCase}`)));
}

/** The name of a member, or of his representative, with what is confirmed and what is proposed. */
export function nameProposal(account: AccountName, member: Member, gender?: Gender): NameProposal {
  const person = personOf(member);
  const names = person.names ?? {};
  const proposed = Object.entries(proposeForms(person, gender)).filter(([nameCase]) => !(nameCase in names));
  return {account, full_name: fullName(person), names, proposed: Object.fromEntries(proposed)};
}

/** What is wrong with forms that a person has given for a name; fields are the cases. */
export function formProblems(person: NamedPerson, forms: unknown): FieldProblem[] {
  const {value, problems} = validate(nameForms, forms);
  if (problems !== undefined) return problems;
  const {last_name, first_name, middle_name} = person;
  return nameFormProblems({last_name, first_name, middle_name, names: value}, '').map(({field, ...problem}) => ({
    field: field.replace(/^names\./, ''),
    ...problem,
  }));
}

/**
 * Keeps confirmed forms of a name, over those that were there, as a new version of the member's facts; the forms must have
 * been checked by `formProblems`. `known` is the newest block, when the caller has it. Returns the name as it now is. Throws `member_not_found`.
 */
export async function confirmForms(
  work: Workspace,
  account: AccountName,
  forms: NameForms,
  known?: number,
): Promise<NameProposal> {
  const head = known ?? (await headAtHand(work));
  return work.registry.transaction(() => {
    const {member} = needMember(work.registry, account);
    const before = personOf(member).names ?? {};
    const changed = withNames(member, ordered({...before, ...forms}));
    if (Object.entries(forms).some(([nameCase, form]) => before[nameCase as NameCase] !== form)) {
      const change = {block_num: work.registry.nextBlock(head), actor: work.actor};
      work.registry.members.change(account, changed, change);
      work.audit('member.names', account);
    }
    return nameProposal(account, changed);
  });
}

/** The forms in the order of the cases. */
function ordered(forms: NameForms): NameForms {
  return Object.fromEntries(
    NAME_CASES.flatMap((nameCase) => {
      const form = forms[nameCase];
      return form === undefined ? [] : [[nameCase, form]];
    }),
  );
}

/** How many members are read at a time. */
const PAGE = 500;

/** Accounts of all members whose names are not confirmed in every case. */
export function* membersLackingForms({registry}: Workspace): Generator<AccountName> {
  let after: AccountName | undefined;
  for (;;) {
    const page = registry.members.list({limit: PAGE, ...(after === undefined ? {} : {after})});
    for (const {account, member} of page) {
      const names = personOf(member).names ?? {};
      if (NAME_CASES.some((nameCase) => names[nameCase] === undefined)) yield account;
    }
    after = page.at(-1)?.account;
    if (page.length < PAGE) return;
  }
}

/**
 * Records the proposed forms of everybody who lacks some, as they are. Gives those whose forms were recorded, and those for
 * whom nothing can be proposed, as their gender is not known.
 */
export async function acceptAllForms(work: Workspace): Promise<{recorded: NameProposal[]; unknown: NameProposal[]}> {
  const head = await headAtHand(work);
  const recorded: NameProposal[] = [];
  const unknown: NameProposal[] = [];
  for (const account of membersLackingForms(work)) {
    const proposal = nameProposal(account, needMember(work.registry, account).member);
    work.audit('member.read', account);
    if (Object.keys(proposal.proposed).length === 0) unknown.push(proposal);
    else recorded.push(await confirmForms(work, account, proposal.proposed, head));
  }
  return {recorded, unknown};
}
