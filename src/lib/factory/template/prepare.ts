import type {Template} from '../../domain/template.js';
import {schemaFault} from '../model.js';
import {rendererOf} from '../renderers/index.js';
import type {TemplateProblem} from '../types.js';
import {GENERATOR, RENDERER_VERSION} from '../version.js';
import {compile} from './compile.js';
import {checkMarkupOf} from './markup.js';
import {parseContext} from './parse.js';
import {checkPhrases} from './phrases.js';
import type {Step} from './program.js';
import {checkSize} from './size.js';
import {checkKeywords, checkVariables, schemaProblem} from './schema.js';

/** A template ready to run, with everything that is wrong with it. */
export interface Prepared {
  steps: Step[];
  problems: TemplateProblem[];
}

const prepared = new WeakMap<Template, Promise<Prepared>>();

/** Parses, compiles and checks a template; once for each template object. */
export async function prepareTemplate(template: Template): Promise<Prepared> {
  let found = prepared.get(template);
  if (!found) {
    found = prepare(template);
    prepared.set(template, found);
  }
  return found;
}

/** Errors, and warnings, that are told of one template; nobody reads more. */
const MAX_PROBLEMS = 1000;

/** The first of either kind: many warnings may not hide an error. */
function bounded(problems: readonly TemplateProblem[]): TemplateProblem[] {
  const told = {error: 0, warning: 0};
  return problems.filter(({severity}) => ++told[severity] <= MAX_PROBLEMS);
}

async function prepare(template: Template): Promise<Prepared> {
  const tooLarge = checkSize(template);
  if (tooLarge.length > 0) return {steps: [], problems: tooLarge};
  const parsed = parseContext(template.context);
  if ('problems' in parsed) return {steps: [], problems: bounded(parsed.problems)};
  const {steps, problems} = compile(parsed.root);
  const renderer = await rendererOf({generator: GENERATOR, version: RENDERER_VERSION});
  const all = [
    ...problems,
    ...checkPhrases(template, steps),
    ...checkMarkupOf(template, parsed.pieces, renderer),
    ...checkSchema(template),
    ...checkVariables(template, steps),
  ];
  return {steps, problems: bounded(all.sort(byPlace))};
}

/** Keywords first: only a schema of allowed ones may be compiled. */
function checkSchema(template: Template): TemplateProblem[] {
  const problems = checkKeywords(template);
  const fault = problems.length > 0 ? undefined : schemaFault(template);
  return fault === undefined ? problems : [schemaProblem(fault)];
}

/** In the order of the text: context first, then phrases by key, then the schema. */
function byPlace({place: a}: TemplateProblem, {place: b}: TemplateProblem): number {
  if (a.part !== b.part) return a.part < b.part ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
