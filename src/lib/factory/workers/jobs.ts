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

/** What a factory thread can do; each job is one of the functions of the factory's index. */
export type FactoryJob =
  | {kind: 'check'; template: Template}
  | {kind: 'inspect'; template: Template}
  | {kind: 'sample'; template: Template; known: Model | undefined}
  | {kind: 'validate'; template: Template; model: Model}
  | {
      kind: 'html' | 'text';
      template: Template;
      model: Model;
      options: {lang?: string; undefinedValues?: UndefinedValues};
    }
  | {kind: 'render'; template: Template; input: Omit<RenderInput, 'template'>};

/** What the jobs give, in the same order. */
export type FactoryResult = TemplateProblem[] | TemplateContents | Model | ModelProblem[] | string | RenderedDocument;
