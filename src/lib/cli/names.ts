import type {AccountName} from '../domain/account.js';
import {NAME_CASES, personOf, type Member, type NameCase, type NameForms} from '../domain/member.js';
import {formProblems, genderOf, proposeForms, type Gender} from '../processes/names.js';
import {problemTexts} from '../ui/messages/problems.js';
import {nameTexts} from '../ui/messages/texts/names.js';
import {caseTexts} from '../ui/messages/texts/words.js';
import type {Language} from '../ui/messages/types.js';
import {askChoice, askText} from '../ui/prompt.js';

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
