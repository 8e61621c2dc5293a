import type {Template} from '../domain/template.js';
import {CoopCommand, type GlobalFlags} from './command.js';

/** A template and what names it. */
export interface NamedTemplate {
  template: Template;
  template_hash: string;
}

/** A command about templates: finds what the user names, and opens the registry only where that is needed. */
export abstract class TemplateCommand<R> extends CoopCommand<R> {
  /** See `findTemplate`; files are read without a registry, also where there is one. */
  protected async template(source: string, flags: GlobalFlags): Promise<NamedTemplate> {
    const [{findTemplate, isTemplateFile}, {templateHash}] = await Promise.all([
      import('../processes/templates/find.js'),
      import('../factory/index.js'),
    ]);
    const isAlone = isTemplateFile(source) || source.endsWith('@built-in');
    const registry = isAlone ? undefined : await this.#registry(flags);
    const template = findTemplate(source, registry);
    return {template, template_hash: templateHash(template)};
  }

  #opened: ReturnType<CoopCommand<R>['openIfThere']> | undefined;

  async #registry(flags: GlobalFlags) {
    this.#opened ??= this.openIfThere(flags);
    return (await this.#opened)?.registry;
  }
}
