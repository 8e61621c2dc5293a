import type {AccountName} from '../domain/account.js';
import {isCoopError} from '../domain/errors.js';
import {NAME_CASES, personOf, type Member, type NameCase, type NamedPerson, type NameForms} from '../domain/member.js';
import {confirmForms, formProblems, genderOf, proposeForms, type Gender} from '../processes/names.js';
import {needMember} from '../processes/need.js';
import type {Workspace} from '../processes/workspace.js';
import {problemTexts} from '../ui/messages/problems.js';
import {nameTexts} from '../ui/messages/texts/names.js';
import {caseTexts} from '../ui/messages/texts/words.js';
import type {Language} from '../ui/messages/types.js';
import {askChoice, askConfirm, askText} from '../ui/prompt.js';

/**
 * Shows a person each proposed form of a member's name, and takes what he confirms or corrects. Where the patronymic does
 * not tell the gender, that is asked first. The terminal must be interactive.
 */
export async function askNameForms(
  account: AccountName,
  member: Member,
  language: Language,
  cases: readonly NameCase[] = NAME_CASES,
): Promise<NameForms> {
  const texts = nameTexts[language];
  const person = personOf(member);
  const genders: {name: string; value: Gender}[] = [
    {name: texts.male, value: 'male'},
    {name: texts.female, value: 'female'},
  ];
  process.stderr.write(`${texts.confirm(account)}\n`);
  const gender = genderOf(person) ?? (await askChoice(texts.gender, genders, texts.tip));
  const offered = {...proposeForms(person, gender), ...person.names};
  const forms: NameForms = {};
  for (const nameCase of cases) {
    const initial = offered[nameCase];
    forms[nameCase] = await askText(caseTexts[language][nameCase], {
      ...(initial === undefined ? {} : {initial}),
      validate: (form) => {
        const [problem] = formProblems(person, {[nameCase]: form});
        return problem === undefined && form !== ''
          ? true
          : problemTexts[language][problem?.problem ?? 'required'](problem?.expected ?? '');
      },
    });
  }
  return forms;
}

/**
 * Shows the proposed forms of several names and asks once whether all are right; gives each person what was accepted.
 * Names whose gender is not known are left for `member names`. The terminal must be interactive.
 */
export async function acceptProposals<P extends NamedPerson>(people: readonly P[], language: Language): Promise<P[]> {
  const texts = nameTexts[language];
  const proposals = people.map((person) => proposeForms(person));
  const shown = new Set(
    proposals.flatMap((forms) =>
      NAME_CASES.flatMap((nameCase) => {
        const form = forms[nameCase];
        return form === undefined ? [] : [`  ${caseTexts[language][nameCase]}: ${form}`];
      }),
    ),
  );
  if (shown.size === 0) return [...people];
  process.stderr.write(`${[...shown].join('\n')}\n`);
  if (!(await askConfirm(texts.right))) return [...people];
  return people.map((person, index) => {
    const names = proposals[index] ?? {};
    return Object.keys(names).length === 0 ? person : {...person, names};
  });
}

/**
 * Does `make`; as often as it lacks forms of a name, asks for them, records them, and does it again. `pause` is called before
 * a question. The terminal must be interactive. Throws what `make` throws otherwise.
 */
export async function askingNameForms<R>(
  work: Workspace,
  language: Language,
  make: () => Promise<R>,
  pause: () => void,
): Promise<R> {
  for (;;) {
    try {
      return await make();
    } catch (error) {
      if (!isCoopError(error, 'name_form_missing')) throw error;
      pause();
      const {account, cases} = error.params;
      const {member} = needMember(work.registry, account);
      await confirmForms(work, account, await askNameForms(account, member, language, cases));
    }
  }
}
