import {Args} from '@oclif/core';
import {TemplateCommand} from '../../lib/cli/template-command.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {TemplateContents, TemplateProblem} from '../../lib/factory/index.js';
import {templateProblem} from '../../lib/ui/messages/errors/factory.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';
import {contentLines} from '../../lib/ui/messages/texts/template-contents.js';

/** What `template check` returns of a template that can be printed; one that cannot is an error with its problems. */
export interface TemplateCheckResult {
  registry_id: number;
  title: string;
  version: number;
  template_hash: string;
  /** What was found besides, and does not stop it. */
  problems: TemplateProblem[];
  uses: TemplateContents;
}

export default class TemplateCheck extends TemplateCommand<TemplateCheckResult> {
  static override args = {template: Args.string({required: true})};

  async run(): Promise<TemplateCheckResult> {
    const {flags, args} = await this.input(TemplateCheck);
    const {template, template_hash} = await this.template(args.template, flags);
    const {checkTemplateIsolated, inspectTemplate} = await import('../../lib/factory/index.js');
    const problems = await checkTemplateIsolated(template);
    const uses = await inspectTemplate(template);
    if (problems.some(({severity}) => severity === 'error')) {
      if (!this.json) this.printFacts(contentLines(this.language, uses));
      throw new CoopError('template_check_failed', 'invalid', {template: args.template, problems});
    }
    const {registry_id, title, version} = template;
    return {registry_id, title, version, template_hash, problems, uses};
  }

  protected render({registry_id, title, version, template_hash, problems, uses}: TemplateCheckResult): void {
    const {passed, warnings} = this.texts(templateTexts);
    this.printFacts(contentLines(this.language, uses));
    if (problems.length > 0) this.print(warnings(problems.length));
    for (const problem of problems) this.print(`  ! ${templateProblem(this.language)(problem)}`);
    this.done(passed(registry_id, title, version, template_hash.slice(0, 12)));
  }
}
