import type {Template} from '../../domain/template.js';
import type {TemplateProblem} from '../types.js';
import {isAlwaysEmpty, pathText, type Operand, type Path, type Step} from './program.js';

type Schema = Record<string, unknown>;

/** Keywords of JSON schema that models use. Patterns and references could make validation run without end. */
const KEYWORDS = new Set(
  ['$schema', 'type', 'properties', 'required', 'items', 'nullable', 'enum', 'const', 'additionalProperties'].concat(
    ['title', 'description', 'default', 'examples', 'anyOf', 'oneOf', 'allOf', 'minItems', 'maxItems', 'minLength'],
    ['maxLength', 'minimum', 'maximum', 'format'],
  ),
);

/** Keywords of the template's schema that are not allowed. */
export function checkKeywords({model}: Template): TemplateProblem[] {
  const refused: string[] = [];
  let count = 0;
  const walk = (schema: unknown, path: string, depth: number): void => {
    if (!isSchema(schema) || refused.length > MAX_REFUSED) return;
    count += 1;
    if (count > MAX_SCHEMAS) return;
    if (depth > MAX_DEPTH) refused.push(`${path}: more than ${MAX_DEPTH} levels`);
    else {
      for (const [keyword, value] of Object.entries(schema)) {
        const at = path === '' ? keyword : `${path}.${keyword}`;
        if (Array.isArray(value)) count += value.length;
        if (!KEYWORDS.has(keyword)) refused.push(at);
        else if (keyword === 'properties' && isSchema(value)) {
          for (const [name, property] of Object.entries(value)) walk(property, `${at}.${name}`, depth + 1);
        } else if (['anyOf', 'oneOf', 'allOf'].includes(keyword) && Array.isArray(value)) {
          for (const each of value) walk(each, at, depth + 1);
        } else if (keyword === 'items' || keyword === 'additionalProperties') walk(value, at, depth + 1);
      }
    }
  };
  walk(model, '', 0);
  if (count > MAX_SCHEMAS) refused.push(`more than ${MAX_SCHEMAS} parts`);
  return refused.map(schemaProblem);
}

/** A problem of the schema; `subject` is the path of a keyword, or what is wrong. */
export function schemaProblem(subject: string): TemplateProblem {
  return {code: 'schema_not_allowed', severity: 'error', place: {part: 'model', line: 1, column: 1}, subject};
}

const MAX_DEPTH = 30;

/** Parts of a schema, values of lists among them: compiling takes time for each. The largest one of ours has under 200. */
const MAX_SCHEMAS = 3000;

/** Problems of one schema that are listed. */
const MAX_REFUSED = 100;

/** Variables that the schema does not describe; live templates have some (DOCUMENTS 1.5, "defect"), so these are warnings. */
export function checkVariables({model}: Template, steps: readonly Step[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  new Walker(problems).steps(steps, {names: {}, schema: model});
  return problems;
}

/** Schemas of loop variables, then that of the model. `undefined` stands for "anything". */
interface Scope {
  names: Record<string, Schema | undefined>;
  schema: Schema;
}

class Walker {
  readonly #problems: TemplateProblem[];

  constructor(problems: TemplateProblem[]) {
    this.#problems = problems;
  }

  steps(steps: readonly Step[], scope: Scope): void {
    for (const step of steps) {
      if (step.kind === 'value') this.#operand(step.operand, scope);
      else if (step.kind === 'trans') for (const arg of step.args) this.#operand(arg, scope);
      else if (step.kind === 'for') {
        const items = this.#path(step.list, scope)?.items;
        const names = {...scope.names, [step.item]: isSchema(items) ? items : undefined, loop: undefined};
        this.steps(step.body, {...scope, names});
      } else if (step.kind === 'if') {
        for (const {test, body} of step.branches) {
          const operands = test.kind === 'truth' ? [test.operand] : [test.left, test.right];
          for (const operand of operands) this.#operand(operand, scope);
          this.steps(body, scope);
        }
        this.steps(step.otherwise, scope);
      }
    }
  }

  #operand(operand: Operand, scope: Scope): void {
    if (operand.kind === 'path') this.#path(operand, scope);
  }

  /** Schema of a path, as far as it is described; a name that its object does not have is a problem. */
  #path(path: Path, {names, schema}: Scope): Schema | undefined {
    const [root = '', ...rest] = path.names;
    if (Object.hasOwn(names, root)) return this.#follow(path, names[root], rest);
    const {properties} = schema;
    if (isAlwaysEmpty(path) && !(isSchema(properties) && Object.hasOwn(properties, root))) {
      this.#problems.push({code: 'always_empty', severity: 'warning', place: path.place, subject: pathText(path)});
      return undefined;
    }
    return this.#follow(path, schema, path.names);
  }

  #follow(path: Path, start: Schema | undefined, names: readonly string[]): Schema | undefined {
    let schema = start;
    for (const name of names) {
      const properties = schema?.properties;
      if (!isSchema(properties)) return undefined;
      const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (next === undefined) {
        this.#problems.push({
          code: 'unknown_variable',
          severity: 'warning',
          place: path.place,
          subject: pathText(path),
        });
        return undefined;
      }
      schema = isSchema(next) ? next : undefined;
    }
    return schema;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
