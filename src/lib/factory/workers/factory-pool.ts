import {CoopError} from '../../domain/errors.js';
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
import type {FactoryJob, FactoryResult} from './jobs.js';
import {LimitReached, ThreadPool, type ThreadLimits} from './pool.js';
import {threadFile} from './thread.js';

/**
 * What a document by a foreign template may cost. The longest document that is accepted at all (1 000 pages) takes a third
 * of it on a slow machine.
 */
export const ISOLATION_LIMITS = {milliseconds: 60_000, megabytes: 512} as const satisfies ThreadLimits;

/**
 * The factory in threads of its own: the same functions as those of the factory's index, the same bytes, the same
 * errors, and `template_limit_exceeded` for a document that needs more time or memory than it may.
 */
export class FactoryPool {
  readonly #pool: ThreadPool<FactoryJob, FactoryResult>;

  constructor({size, limits = ISOLATION_LIMITS}: {size: number; limits?: ThreadLimits}) {
    this.#pool = new ThreadPool({file: threadFile('factory-thread', import.meta.url), size, limits});
  }

  get size(): number {
    return this.#pool.size;
  }

  checkTemplate(template: Template): Promise<TemplateProblem[]> {
    return this.#run({kind: 'check', template}) as Promise<TemplateProblem[]>;
  }

  inspectTemplate(template: Template): Promise<TemplateContents> {
    return this.#run({kind: 'inspect', template}) as Promise<TemplateContents>;
  }

  sampleModel(template: Template, known?: Model): Promise<Model> {
    return this.#run({kind: 'sample', template, known}) as Promise<Model>;
  }

  validateModel(template: Template, model: Model): Promise<ModelProblem[]> {
    return this.#run({kind: 'validate', template, model}) as Promise<ModelProblem[]>;
  }

  /** The text of `renderHtml` for reading on a terminal. */
  renderText(
    template: Template,
    model: Model,
    options: {lang?: string; undefinedValues?: UndefinedValues} = {},
  ): Promise<string> {
    return this.#run({kind: 'text', template, model, options}) as Promise<string>;
  }

  renderHtml(
    template: Template,
    model: Model,
    options: {lang?: string; undefinedValues?: UndefinedValues} = {},
  ): Promise<string> {
    return this.#run({kind: 'html', template, model, options}) as Promise<string>;
  }

  renderDocument({template, ...input}: RenderInput): Promise<RenderedDocument> {
    return this.#run({kind: 'render', template, input}) as Promise<RenderedDocument>;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #run(job: FactoryJob): Promise<FactoryResult> {
    try {
      return await this.#pool.run(job);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      const {limit, allowed} = error;
      throw new CoopError('template_limit_exceeded', 'invalid', {
        registry_id: job.template.registry_id,
        limit,
        allowed,
      });
    }
  }
}
