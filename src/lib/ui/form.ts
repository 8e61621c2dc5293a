import type {FieldProblem} from '../domain/errors.js';
import {askText} from './prompt.js';

/** One question of a form. */
export interface FormField {
  /** Dotted path of the answer: `passport.series`, `council.0.individual.email`. */
  path: string;
  label: string;
  /** What is offered, by what has been answered so far. */
  initial?: (answer: (path: string) => string) => string;
  /** Path of an earlier question; without an answer to that one this one is not asked. */
  after?: string;
}

/**
 * Asks every field, then only those that `validate` finds wrong, until nothing is wrong. Empty answers are left out.
 * `explain` shows the problems to the person.
 */
export async function fillForm(
  fields: readonly FormField[],
  base: Record<string, unknown>,
  validate: (data: Record<string, unknown>) => FieldProblem[],
  explain: (problems: FieldProblem[]) => void,
): Promise<Record<string, unknown>> {
  const answers = new Map<string, string>();
  let open = fields;
  for (;;) {
    for (const {path, label, initial, after} of open) {
      if (after !== undefined && (answers.get(after) ?? '') === '') continue;
      const offered = answers.get(path) ?? initial?.((other) => answers.get(other) ?? '') ?? '';
      answers.set(path, await askText(label, offered === '' ? {} : {initial: offered}));
    }
    const data = structuredClone(base);
    for (const [path, value] of answers) if (value !== '') setPath(data, path.split('.'), value);
    const problems = validate(data);
    if (problems.length === 0) return data;
    explain(problems);
    const wrong = fields.filter(({path}) => problems.some(({field}) => field === path));
    open = wrong.length > 0 ? wrong : fields;
  }
}

/** Puts a value at a path; numbers in the path make lists. */
function setPath(target: Record<string, unknown>, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  target[key] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
  setPath(target[key] as Record<string, unknown>, rest, value);
}
