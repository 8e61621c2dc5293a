import type {Template} from '../../domain/template.js';
import type {
  Model,
  ModelProblem,
  RenderInput,
  RenderedDocument,
  TemplateContents,
  TemplateProblem,
  UndefinedValues,
} from '../types.js';
import {FactoryPool, ISOLATION_LIMITS} from './factory-pool.js';
import type {ThreadLimits} from './pool.js';

/** Does one thing in a thread: by the usual limits in the one that is kept, by others in one of its own. */
async function isolated<R>(limits: ThreadLimits | undefined, work: (pool: FactoryPool) => Promise<R>): Promise<R> {
  if (limits === undefined) return work((kept ??= new FactoryPool({size: 1})));
  const pool = new FactoryPool({size: 1, limits: {...ISOLATION_LIMITS, ...limits}});
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

let kept: FactoryPool | undefined;

/** See the module's `checkTemplateIsolated`. */
export function checkTemplateIsolated(template: Template, limits?: ThreadLimits): Promise<TemplateProblem[]> {
  return isolated(limits, (pool) => pool.checkTemplate(template));
}

/** See the module's `renderHtmlIsolated`. */
export function renderHtmlIsolated(
  template: Template,
  model: Model,
  options: {lang?: string; undefinedValues?: UndefinedValues} = {},
  limits?: ThreadLimits,
): Promise<string> {
  return isolated(limits, (pool) => pool.renderHtml(template, model, options));
}

/** See the module's `renderIsolated`. */
export function renderIsolated(input: RenderInput, limits?: ThreadLimits): Promise<RenderedDocument> {
  return isolated(limits, (pool) => pool.renderDocument(input));
}

/** The module's `inspectTemplate`, as `renderIsolated` renders. */
export function inspectIsolated(template: Template): Promise<TemplateContents> {
  return isolated(undefined, (pool) => pool.inspectTemplate(template));
}

/** The module's `sampleModel`, as `renderIsolated` renders. */
export function sampleIsolated(template: Template, known?: Model): Promise<Model> {
  return isolated(undefined, (pool) => pool.sampleModel(template, known));
}

/** The module's `validateModel`, as `renderIsolated` renders. */
export function validateIsolated(template: Template, model: Model): Promise<ModelProblem[]> {
  return isolated(undefined, (pool) => pool.validateModel(template, model));
}

/** See the module's `renderTextIsolated`. */
export function renderTextIsolated(
  template: Template,
  model: Model,
  options: {lang?: string; undefinedValues?: UndefinedValues} = {},
): Promise<string> {
  return isolated(undefined, (pool) => pool.renderText(template, model, options));
}
