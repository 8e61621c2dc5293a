import {CoopError} from '../../domain/errors.js';
import type {Place, UndefinedValues} from '../types.js';
import {Budget} from './budget.js';
import {holds, lookUp, valueOf, type Scope} from './lookup.js';
import {closeMark, openMark, replaceMarks} from './marks.js';
import {isAlwaysEmpty, pathText, type Operand, type Path, type Step, type Test} from './program.js';

/** What a program runs on. */
export interface Environment {
  registryId: number;
  model: Record<string, unknown>;
  /** Key → phrase of the document's language. */
  phrases: Record<string, string>;
  undefinedValues: UndefinedValues;
}

/** A private value and the path it came from. */
export interface Value {
  text: string;
  path: string;
}

/**
 * HTML of the template alone, with a mark in the place of each value, and the values. Values never pass the HTML
 * parser, so no value can change the structure of a document.
 */
export interface Evaluated {
  markup: string;
  values: Value[];
}

/**
 * Runs a program over plain data. Total: ends within fixed bounds for every program and model. Throws
 * `template_value_missing`, `template_value_not_printable`, `template_limit_exceeded`.
 */
export function evaluate(steps: readonly Step[], environment: Environment): Evaluated {
  const run = new Run(environment);
  run.steps(steps, {names: environment.model});
  return {markup: run.output.join(''), values: run.values};
}

class Run {
  readonly output: string[] = [];
  readonly values: Value[] = [];
  readonly #environment: Environment;
  readonly #budget: Budget;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#budget = new Budget(environment.registryId);
  }

  steps(steps: readonly Step[], scope: Scope): void {
    for (const step of steps) {
      this.#budget.spendStep();
      this.#step(step, scope);
    }
  }

  #step(step: Step, scope: Scope): void {
    switch (step.kind) {
      case 'text':
        this.#write(step.text);
        break;
      case 'value':
        this.#write(this.#mark(step.operand, scope, step.place));
        break;
      case 'trans':
        this.#write(this.#phrase(step.key, step.args, scope, step.place));
        break;
      case 'if':
        this.steps(step.branches.find(({test}) => this.#holds(test, scope))?.body ?? step.otherwise, scope);
        break;
      case 'for':
        this.#loop(step, scope);
    }
  }

  /** In a blank form what is not known shows: it may turn out to be so, as on the platform. */
  #holds(test: Test, scope: Scope): boolean {
    if (this.#environment.undefinedValues !== 'blank' || test.kind !== 'truth') return holds(test, scope);
    const isLength = test.operand.names.length > 1 && test.operand.names.at(-1) === 'length';
    return holds(test, scope) || (!isLength && lookUp(test.operand, scope) === undefined);
  }

  #loop({item, list, body}: Extract<Step, {kind: 'for'}>, scope: Scope): void {
    const found = lookUp(list, scope);
    // One row of a form, for a list that is not known.
    const isBlank = (found ?? undefined) === undefined && this.#environment.undefinedValues === 'blank';
    const items = isBlank ? [undefined] : found;
    if (!Array.isArray(items)) {
      if ((items ?? undefined) !== undefined) this.#refuse('template_value_not_printable', list, list.place);
      if (this.#environment.undefinedValues === 'refuse') this.#refuse('template_value_missing', list, list.place);
      return;
    }
    items.forEach((value: unknown, at) => {
      this.#budget.spendStep();
      this.steps(body, {names: {[item]: value, loop: {index: at + 1}}, outer: scope});
    });
  }

  /** The phrase with the mark of argument i in the place of every `{i}`; compiled programs have all arguments. */
  #phrase(key: string, args: Operand[], scope: Scope, place: Place): string {
    const marks = args.map((arg) => this.#mark(arg, scope, place));
    const phrase = Object.hasOwn(this.#environment.phrases, key) ? this.#environment.phrases[key] : undefined;
    if (phrase === undefined) {
      this.#refuse('template_value_missing', {kind: 'path', names: [key], place}, place);
    }
    return phrase.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
      this.#again(marks[Number(index)] ?? placeholder),
    );
  }

  #mark(operand: Operand, scope: Scope, place: Place): string {
    const value = valueOf(operand, scope);
    const path: Path = operand.kind === 'path' ? operand : {kind: 'path', names: [String(operand.value)], place};
    if (value === undefined || value === null) return this.#nothing(path, place);
    if (!isPrintable(value)) this.#refuse('template_value_not_printable', path, place);
    return this.#print(String(value), path);
  }

  /** A mark that a phrase repeats costs the text that it stands for each time. */
  #again(mark: string): string {
    replaceMarks(mark, (index) => {
      this.#budget.spendOutput(this.values[index]?.text.length ?? 0);
      return '';
    });
    return mark;
  }

  /** What stands for a value that is not there. A picture that was not given is no hole: there is none. */
  #nothing(path: Path, place: Place): string {
    if (isAlwaysEmpty(path)) return '';
    if (PICTURE_SOURCE.test((this.output.at(-1) ?? '').slice(-LONGEST_TAG))) return this.#print('', path);
    if (this.#environment.undefinedValues === 'refuse') this.#refuse('template_value_missing', path, place);
    return this.#environment.undefinedValues === 'blank' ? this.#print(GAP, path) : '';
  }

  #print(text: string, path: Path): string {
    this.#budget.spendOutput(text.length);
    this.values.push({text, path: pathText(path)});
    return `${openMark}${this.values.length - 1}${closeMark}`;
  }

  #write(text: string): void {
    this.#budget.spendOutput(text.length);
    this.output.push(text);
  }

  #refuse(code: 'template_value_missing' | 'template_value_not_printable', path: Path, {line, column}: Place): never {
    throw new CoopError(code, 'invalid', {
      registry_id: this.#environment.registryId,
      path: pathText(path),
      line,
      column,
    });
  }
}

/** The gap of a blank form (DOCUMENTS 1.1). */
const GAP = '______';

/** Text of a template right before the value of an image's source, and how much of it is looked at. */
const PICTURE_SOURCE = /<img\b[^>]*\bsrc\s*=\s*["']?$/i;
const LONGEST_TAG = 1000;

function isPrintable(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
