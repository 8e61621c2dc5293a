import type {Template} from '../../domain/template.js';
import type {Model, RenderInput, RenderedDocument, TemplateProblem, UndefinedValues} from '../types.js';

/** What a factory thread can do; each job is one of the functions of the factory's index. */
export type FactoryJob =
  | {kind: 'check'; template: Template}
  | {kind: 'html'; template: Template; model: Model; options: {lang?: string; undefinedValues?: UndefinedValues}}
  | {kind: 'render'; template: Template; input: Omit<RenderInput, 'template'>};

/** What the jobs give, in the same order. */
export type FactoryResult = TemplateProblem[] | string | RenderedDocument;
