import {CoopError, type FieldProblem} from '../domain/errors.js';
import {MEMBER_TYPES, personOf, withNames, type Member} from '../domain/member.js';
import type {Foundation} from '../domain/cooperative.js';
import type {Validated} from '../domain/rules.js';
import {validateFoundation} from '../domain/validate-foundation.js';
import {validateMember} from '../domain/validate-member.js';
import {fillForm} from '../ui/form.js';
import {problemTexts} from '../ui/messages/problems.js';
import {foundationFields, formTexts, memberFields} from '../ui/messages/texts/forms.js';
import {typeTexts} from '../ui/messages/texts/words.js';
import type {Language} from '../ui/messages/types.js';
import type {Terminal} from '../ui/terminal.js';
import {readDataFile} from './input-file.js';

/** Number of seats that the wizard asks for; a file may have more. */
const COUNCIL = 3;

/** The member's data, from a file or by questions. Throws `missing_flag` where nothing may be asked, `invalid_data`. */
export async function memberInput(file: string | undefined, terminal: Terminal, language: Language): Promise<Member> {
  if (file !== undefined) return accepted(validateMember(await readDataFile(file)), file);
  requireTerminal(terminal, 'member add');
  const {askChoice} = await import('../ui/prompt.js');
  const types = MEMBER_TYPES.map((value) => ({name: typeTexts[language][value], value}));
  const type = await askChoice(formTexts[language].who, types, formTexts[language].tip);
  const data = await ask(memberFields(language, type), {type}, validateMember, language);
  const member = accepted(validateMember(data), type);
  const {acceptProposals} = await import('./names.js');
  const [person] = await acceptProposals([personOf(member)], language);
  return withNames(member, person?.names);
}

/** The cooperative's data, from a file or by questions. Throws `missing_flag`, `invalid_data`. */
export async function foundationInput(
  file: string | undefined,
  terminal: Terminal,
  language: Language,
): Promise<Foundation> {
  if (file !== undefined) return accepted(validateFoundation(await readDataFile(file)), file);
  requireTerminal(terminal, 'init');
  const positions = ['chairman', 'member', 'member'];
  const {chairman, councillor} = formTexts[language];
  const council = Array.from({length: COUNCIL}, (_, seat) => ({
    position: positions[seat],
    position_title: seat === 0 ? chairman : councillor,
    individual: {type: 'individual'},
  }));
  const data = await ask(foundationFields(language, COUNCIL), {council}, validateFoundation, language);
  const foundation = accepted(validateFoundation(data), 'init');
  const {acceptProposals} = await import('./names.js');
  const {organization, council: seats} = foundation;
  const [represented_by = organization.represented_by] = await acceptProposals([organization.represented_by], language);
  const people = await acceptProposals(
    seats.map(({individual}) => individual),
    language,
  );
  return {
    ...foundation,
    organization: {...organization, represented_by},
    council: seats.map((seat, index) => ({...seat, individual: people[index] ?? seat.individual})),
  };
}

/** Throws `missing_flag` for `--from` where nothing may be asked. */
export function requireTerminal(terminal: Terminal, command: string): void {
  if (!terminal.interactive) throw new CoopError('missing_flag', 'usage', {name: 'from', command});
}

function accepted<T>(checked: Validated<T>, what: string): T {
  if (checked.problems !== undefined)
    throw new CoopError('invalid_data', 'invalid', {what, problems: checked.problems});
  return checked.value;
}

function ask<T>(
  fields: Parameters<typeof fillForm>[0],
  base: Record<string, unknown>,
  validate: (data: unknown) => Validated<T>,
  language: Language,
): Promise<Record<string, unknown>> {
  const problemsOf = (data: unknown): FieldProblem[] => validate(data).problems ?? [];
  const labels = new Map(fields.map(({path, label}) => [path, label]));
  return fillForm(fields, base, problemsOf, (problems) => {
    for (const {field, problem, expected} of problems) {
      process.stderr.write(`✗ ${labels.get(field) ?? field}: ${problemTexts[language][problem](expected ?? '')}\n`);
    }
  });
}
