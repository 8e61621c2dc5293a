import {Ajv, type ErrorObject, type ValidateFunction} from 'ajv';
import type {Template} from '../domain/template.js';
import {pathsOf} from './template/paths.js';
import type {Step} from './template/program.js';
import type {Model, ModelProblem} from './types.js';

/** Formats are not checked here: identifiers have their own checks where they are entered. */
const ajv = new Ajv({allErrors: true, strict: false, validateFormats: false, logger: false, verbose: true});

const validators = new WeakMap<Template, ValidateFunction>();

/**
 * All differences between a model and the template's schema (DOCUMENTS 3.1: dialect with `nullable`) that a document could
 * show: the platform's schemas also require parts that their texts never read, and that only its own rows have.
 */
export function validateModel(template: Template, steps: readonly Step[], model: Model): ModelProblem[] {
  const validate = validatorOf(template);
  if (validate(model)) return [];
  const problems = (validate.errors ?? []).filter((error) => !isNumberAsText(error)).map(problemOf);
  const read = new Set(pathsOf(steps));
  return problems.filter(({keyword, path}) => keyword !== 'required' || isRead(path, read));
}

/** True when steps read the value at a path, or a part of it. */
function isRead(path: string, read: ReadonlySet<string>): boolean {
  const name = path.replace(/\.\d+(?=\.|$)/g, '[]');
  return [...read].some((each) => each === name || each.startsWith(`${name}.`) || each.startsWith(`${name}[]`));
}

/**
 * The platform's schemas call some digits numbers, such as a passport's, and lose their zeros (DOCUMENTS 2.6). Here they are
 * texts, and are printed as they are.
 */
function isNumberAsText({keyword, params, data}: ErrorObject): boolean {
  const {type} = params as Params;
  const isNumber = keyword === 'type' && [type].flat().some((each) => each === 'number' || each === 'integer');
  return isNumber && typeof data === 'string' && /^\d+$/.test(data);
}

/** What keeps a template's schema from being one; undefined when it is sound. */
export function schemaFault(template: Template): string | undefined {
  try {
    validatorOf(template);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/\p{C}/gu, ' ').slice(0, 200);
  }
}

function validatorOf(template: Template): ValidateFunction {
  let validate = validators.get(template);
  if (!validate) {
    validate = ajv.compile(template.model);
    validators.set(template, validate);
  }
  return validate;
}

/** What the keywords of KEYWORDS say about a failure. */
interface Params {
  missingProperty?: string;
  additionalProperty?: string;
  type?: string | string[];
  allowedValues?: (string | number)[];
}

function problemOf({instancePath, keyword, params}: ErrorObject): ModelProblem {
  const {missingProperty, additionalProperty, type, allowedValues} = params as Params;
  const path = instancePath.split('/').slice(1);
  if (missingProperty !== undefined) path.push(missingProperty);
  if (additionalProperty !== undefined) path.push(additionalProperty);
  const expected = allowedValues ?? type ?? [];
  return {path: path.join('.'), keyword, expected: [expected].flat().join(', ')};
}
