import type {FieldProblem, ProblemCode} from './errors.js';

/** What a rule made of a field. With problems the value is missing or incomplete, good only for finding further ones. */
export interface Checked<T> {
  value?: T;
  problems: FieldProblem[];
}

/**
 * A rule for one field: normalises its value and finds what is wrong with it. Rules are data: an object of rules is itself
 * a rule, and its type must be that of the value it makes.
 */
export type Rule<T> = (value: unknown, field: string) => Checked<T>;

/** A value of which any part may be missing, because it has problems. */
export type Incomplete<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? (Incomplete<Item> | undefined)[]
    : {[K in keyof T]?: Incomplete<T[K]>};

/** The result of a validation: the normalised value, or every problem at once. */
export type Validated<T> = {value: T; problems?: undefined} | {value?: undefined; problems: FieldProblem[]};

/** Runs a rule over a whole input. */
export function validate<T>(rule: Rule<T>, input: unknown): Validated<T> {
  const {value, problems} = rule(input, '');
  return problems.length > 0 || value === undefined ? {problems} : {value};
}

/** Path of a field inside another. */
export const inside = (field: string, name: string | number): string =>
  field === '' ? String(name) : `${field}.${name}`;

/** One problem at a field. */
export function problemAt(field: string, problem: ProblemCode, expected?: string): FieldProblem {
  return {field, problem, ...(expected === undefined ? {} : {expected})};
}

const wrong = (field: string, problem: ProblemCode, expected?: string): {problems: FieldProblem[]} => ({
  problems: [problemAt(field, problem, expected)],
});

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Text as people enter it, tidied by `tidy`, then looked at by `check`; empty text is a missing one. */
export function textRule(
  check: (text: string) => Omit<FieldProblem, 'field'> | undefined,
  tidy: (text: string) => string = (text) => text,
): Rule<string> {
  return (value, field) => {
    if (isMissing(value)) return wrong(field, 'required');
    if (typeof value !== 'string') return wrong(field, 'not_text');
    const text = tidy(value.normalize('NFC').trim());
    if (text === '') return wrong(field, 'required');
    const found = check(text);
    return found ? {problems: [{field, ...found}]} : {value: text, problems: []};
  };
}

/** One of the given words. */
export function oneOf<const T extends string>(words: readonly T[]): Rule<T> {
  return (value, field) => {
    if (isMissing(value)) return wrong(field, 'required');
    const word = words.find((known) => known === value);
    return word === undefined ? wrong(field, 'not_one_of', words.join(', ')) : {value: word, problems: []};
  };
}

/** A field that may be left out or empty. */
export function optional<T>(rule: Rule<T>): Rule<T> {
  return (value, field) => (isMissing(value) ? {problems: []} : rule(value, field));
}

/** A field with a value of its own when it is left out or empty. */
export function withDefault<T>(rule: Rule<T>, byDefault: T): Rule<T> {
  return (value, field) => (isMissing(value) ? {value: byDefault, problems: []} : rule(value, field));
}

/** A list of at least `least` items. */
export function listOf<T>(rule: Rule<T>, least: number): Rule<T[]> {
  return (value, field) => {
    if (isMissing(value)) return wrong(field, 'required');
    if (!Array.isArray(value)) return wrong(field, 'not_list');
    const items = value.map((item: unknown, index) => rule(item, inside(field, index)));
    const few = value.length < least ? [problemAt(field, 'too_few', String(least))] : [];
    return {
      value: items.map((item) => item.value) as T[],
      problems: [...few, ...items.flatMap((item) => item.problems)],
    };
  };
}

/** The rules of every field of an object, by name. */
export type FieldRules<T> = {[K in keyof T]-?: Rule<Exclude<T[K], undefined>>};

/** An object with exactly these fields; `prepare` may fill in what follows from other fields. */
export function objectOf<T extends object>(
  rules: FieldRules<T>,
  prepare: (input: Record<string, unknown>) => Record<string, unknown> = (input) => input,
): Rule<T> {
  const known = Object.entries<Rule<unknown>>(rules);
  return (value, field) => {
    if (isMissing(value)) return wrong(field, 'required');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(field, 'not_object');
    const input = new Map(Object.entries(prepare({...value})));
    const parts = known.map(([name, rule]) => ({name, ...rule(input.get(name), inside(field, name))}));
    const unknown = [...input.keys()].filter((name) => !Object.hasOwn(rules, name));
    const filled = parts.filter((part) => part.value !== undefined).map((part) => [part.name, part.value]);
    return {
      value: Object.fromEntries(filled) as T,
      problems: [
        ...unknown.map((name) => problemAt(inside(field, name), 'unknown_field')),
        ...parts.flatMap((part) => part.problems),
      ],
    };
  };
}

/** A rule, and then a look at the whole value for parts that must fit each other; parts with problems are missing. */
export function also<T>(rule: Rule<T>, look: (value: Incomplete<T>, field: string) => FieldProblem[]): Rule<T> {
  return (input, field) => {
    const {value, problems} = rule(input, field);
    if (value === undefined) return {problems};
    return {value, problems: [...problems, ...look(value as Incomplete<T>, field)]};
  };
}
