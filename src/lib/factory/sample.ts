import {CoopError} from '../domain/errors.js';
import type {Template} from '../domain/template.js';
import './errors.js';
import {prepareTemplate} from './template/prepare.js';
import {isAlwaysEmpty, type Operand, type Path, type Step} from './template/program.js';
import {readTemplatesJson} from './templates.js';
import type {Model} from './types.js';

/** Invented facts for previews: whole parts of a model by path, and values by the last name of a path. */
const SAMPLES_FILE = 'samples.json';

/** Values and steps of one sample, and items of one list that a schema asks for: far beyond any document's needs. */
const MAX_VALUES = 200_000;
const MAX_ITEMS = 20;
const ITEMS = 2;

type Schema = Record<string, unknown>;

/**
 * A model that fits a template's schema and has a value for everything that the template prints: facts of the caller first,
 * then invented ones, then the names of the fields in brackets. Throws `template_limit_exceeded` for a schema without end.
 */
export async function sampleModel(template: Template, known: Model = {}): Promise<Model> {
  const {steps} = await prepareTemplate(template);
  const {model, names} = readTemplatesJson(SAMPLES_FILE) as {model: Model; names: Record<string, unknown>};
  const sampler = new Sampler(template.registry_id, names);
  const filled = sampler.fill({type: 'object', ...template.model}, merged(model, known), '');
  const result = {...known, ...(isObject(filled) ? filled : {})};
  sampler.print(steps, [result]);
  return result;
}

class Sampler {
  readonly #registryId: number;
  readonly #names: Record<string, unknown>;
  #values = 0;

  constructor(registryId: number, names: Record<string, unknown>) {
    this.#registryId = registryId;
    this.#names = names;
  }

  /** Counts a value that is made or looked for; loops in loops ask for very many. */
  #spend(): void {
    this.#values += 1;
    if (this.#values <= MAX_VALUES) return;
    const params = {registry_id: this.#registryId, limit: 'values', allowed: MAX_VALUES};
    throw new CoopError('template_limit_exceeded', 'invalid', params);
  }

  /** A value that fits the schema; `known` where it does. */
  fill(written: Schema, known: unknown, name: string): unknown {
    this.#spend();
    const schema = resolved(written);
    if ('const' in schema) return schema.const;
    const usual = known ?? this.#named(name);
    if (Array.isArray(schema.enum)) return schema.enum.includes(usual) ? usual : (schema.enum[0] as unknown);
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, known);
      case 'array':
        return this.#array(schema, known, name);
      case 'string':
        return typeof usual === 'string' || typeof usual === 'number' ? String(usual) : `[${name}]`;
      case 'integer':
      case 'number':
        return Number.isFinite(Number(usual ?? NaN)) ? Number(usual) : Number(schema.minimum ?? 1);
      case 'boolean':
        return typeof usual === 'boolean' ? usual : false;
      case 'null':
        return null;
      default:
        return usual;
    }
  }

  /** Gives everything that steps print a value, where the schema has not. */
  print(steps: readonly Step[], scopes: readonly Model[]): void {
    for (const step of steps) {
      this.#spend();
      if (step.kind === 'value') this.#need(step.operand, scopes);
      else if (step.kind === 'trans') for (const arg of step.args) this.#need(arg, scopes);
      else if (step.kind === 'if') {
        for (const {test, body} of step.branches) {
          if (test.kind === 'equal') this.#needEqual(test.left, test.right, scopes);
          this.print(body, scopes);
        }
        this.print(step.otherwise, scopes);
      } else if (step.kind === 'for') this.#loop(step, scopes);
    }
  }

  #loop({item, list, body}: Extract<Step, {kind: 'for'}>, scopes: readonly Model[]): void {
    const isPlain = printsBare(body, item);
    const invented = Array.from({length: ITEMS}, (_, at): unknown => (isPlain ? `[${item} ${at + 1}]` : {}));
    const items = this.#put(list, scopes, invented);
    if (!Array.isArray(items)) return;
    for (const [at, value] of items.entries()) {
      this.#spend();
      this.print(body, [{[item]: value as unknown, loop: {index: at + 1}}, ...scopes]);
    }
  }

  #need(operand: Operand, scopes: readonly Model[]): void {
    if (operand.kind !== 'path' || isAlwaysEmpty(operand)) return;
    this.#put(operand, scopes, this.#named(operand.names.at(-1) ?? '') ?? `[${operand.names.join('.')}]`);
  }

  /** So that the first branch shows. */
  #needEqual(left: Operand, right: Operand, scopes: readonly Model[]): void {
    if (left.kind === 'path' && right.kind === 'literal') this.#put(left, scopes, right.value);
    else if (left.kind === 'literal' && right.kind === 'path') this.#put(right, scopes, left.value);
  }

  /** The value of a path; `invented` is put there when it has none and can have one. */
  #put({names}: Path, scopes: readonly Model[], invented: unknown): unknown {
    const root = names[0] ?? '';
    let target: Model = scopes.find((scope) => Object.hasOwn(scope, root)) ?? scopes.at(-1) ?? {};
    for (const name of names.slice(0, -1)) {
      const next = Object.hasOwn(target, name) ? (target[name] ?? undefined) : undefined;
      if (next === undefined) target[name] = {};
      const inner = target[name];
      if (!isObject(inner)) return undefined;
      target = inner;
    }
    const leaf = names.at(-1) ?? '';
    if (!Object.hasOwn(target, leaf) || (target[leaf] ?? undefined) === undefined) target[leaf] = invented;
    return target[leaf];
  }

  #object({properties}: Schema, known: unknown): unknown {
    const facts = isObject(known) ? known : {};
    const entries = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => {
      const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
      return [name, isObject(property) ? this.fill(property, fact, name) : fact] as const;
    });
    return {...facts, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined))};
  }

  #array({items, minItems}: Schema, known: unknown, name: string): unknown[] {
    const schema = isObject(items) ? items : {};
    const facts = Array.isArray(known) ? (known as unknown[]).slice(0, MAX_ITEMS) : [];
    const length = Math.max(facts.length, facts.length > 0 ? 0 : ITEMS, Math.min(Number(minItems ?? 0), MAX_ITEMS));
    return Array.from({length}, (_, at) => this.fill(schema, facts[at] ?? facts[0], name)).filter(
      (item) => item !== undefined,
    );
  }

  #named(name: string): unknown {
    return Object.hasOwn(this.#names, name) ? this.#names[name] : undefined;
  }
}

/** A schema with the first of its alternatives in it. */
function resolved(schema: Schema): Schema {
  const first = [schema.oneOf, schema.anyOf].flatMap((each) => (Array.isArray(each) ? [each[0] as unknown] : []));
  const all = Array.isArray(schema.allOf) ? (schema.allOf as unknown[]) : [];
  return [...first, ...all].filter(isObject).reduce((found, each) => merged(found, each), schema);
}

function typeOf({type, properties, items}: Schema): unknown {
  if (Array.isArray(type)) return type.find((each) => each !== 'null') ?? 'null';
  return type ?? (properties !== undefined ? 'object' : items !== undefined ? 'array' : undefined);
}

/** True when the steps print the loop's variable itself, not its parts. */
function printsBare(steps: readonly Step[], item: string): boolean {
  const isBare = (operand: Operand): boolean =>
    operand.kind === 'path' && operand.names.length === 1 && operand.names[0] === item;
  return steps.some((step) => {
    if (step.kind === 'value') return isBare(step.operand);
    if (step.kind === 'trans') return step.args.some(isBare);
    if (step.kind === 'for') return printsBare(step.body, item);
    if (step.kind === 'text') return false;
    return step.branches.some(({body}) => printsBare(body, item)) || printsBare(step.otherwise, item);
  });
}

/** Objects merged in depth; where both say something else, the second. */
function merged(first: Model, second: Model): Model {
  const entries = Object.entries(second).map(([name, value]) => {
    const before = Object.hasOwn(first, name) ? first[name] : undefined;
    return [name, isObject(before) && isObject(value) ? merged(before, value) : value] as const;
  });
  return {...first, ...Object.fromEntries(entries)};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
