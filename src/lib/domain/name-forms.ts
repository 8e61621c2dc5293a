import type {FieldProblem} from './errors.js';
import {line} from './field-rules.js';
import {fullName, NAME_CASES, type NameForms, type PersonName} from './member.js';
import {inside, objectOf, optional, problemAt, type Incomplete, type Rule} from './rules.js';

const LONGEST = 310;

/** Letters of any alphabet, and what stands within names: hyphen, apostrophe, full stop of an initial. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*( [\p{L}\p{M}][\p{L}\p{M}'’.-]*)*$/u;

/** A person's full name in some grammatical cases. */
export const nameForms: Rule<NameForms> = objectOf<NameForms>({
  genitive: optional(line(LONGEST)),
  dative: optional(line(LONGEST)),
  accusative: optional(line(LONGEST)),
  instrumental: optional(line(LONGEST)),
});

/** Forms that are no names, or have not as many words as the name itself. */
export function nameFormProblems(
  person: Incomplete<PersonName> & {names?: Incomplete<NameForms> | undefined},
  field: string,
): FieldProblem[] {
  const {last_name, first_name, middle_name = '', names} = person;
  if (names === undefined || last_name === undefined || first_name === undefined) return [];
  const name = fullName({last_name, first_name, middle_name});
  const words = name.split(' ').length;
  return NAME_CASES.flatMap((nameCase) => {
    const form = names[nameCase];
    const fits = form === undefined || (NAME.test(form) && form.split(' ').length === words);
    return fits ? [] : [problemAt(inside(inside(field, 'names'), nameCase), 'bad_name_form', String(words))];
  });
}
