import {Args, Flags} from '@oclif/core';
import {TemplateCommand} from '../../lib/cli/template-command.js';
import {CoopError} from '../../lib/domain/errors.js';
import type {TemplateContents} from '../../lib/factory/index.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';
import {contentLines} from '../../lib/ui/messages/texts/template-contents.js';

/** What `template show` returns; the texts only where they were asked for. */
export interface TemplateShowResult {
  registry_id: number;
  title: string;
  description: string;
  version: number;
  template_hash: string;
  uses: TemplateContents;
  context?: string;
  model?: Record<string, unknown>;
  translation?: Record<string, string>;
  text?: string;
}

export default class TemplateShow extends TemplateCommand<TemplateShowResult> {
  static override args = {template: Args.string({required: true})};
  static override flags = {
    context: Flags.boolean({exclusive: ['model', 'translation', 'text']}),
    model: Flags.boolean({exclusive: ['translation', 'text']}),
    translation: Flags.string({helpValue: 'LANG', exclusive: ['text']}),
    text: Flags.boolean(),
  };

  async run(): Promise<TemplateShowResult> {
    const {flags, args} = await this.input(TemplateShow);
    const {template, template_hash} = await this.template(args.template, flags);
    const {inspectTemplate} = await import('../../lib/factory/index.js');
    const {registry_id, title, description, version, context, model, translations} = template;
    const shown: TemplateShowResult = {
      registry_id,
      title,
      description,
      version,
      template_hash,
      uses: await inspectTemplate(template),
    };
    if (flags.context) return {...shown, context};
    if (flags.model) return {...shown, model};
    if (flags.translation !== undefined) {
      const translation = Object.hasOwn(translations, flags.translation) ? translations[flags.translation] : undefined;
      if (translation !== undefined) return {...shown, translation};
      throw new CoopError('translation_unknown', 'not_found', {
        registry_id,
        lang: flags.translation,
        known: Object.keys(translations),
      });
    }
    if (!flags.text) return shown;
    const {previewText} = await import('../../lib/processes/templates/preview.js');
    return {...shown, text: await previewText(template)};
  }

  protected render({uses, context, model, translation, text, ...template}: TemplateShowResult): void {
    const raw = context ?? text ?? ((model ?? translation) ? JSON.stringify(model ?? translation, null, 2) : undefined);
    if (raw !== undefined) {
      // To a file it goes as it is.
      if (process.stdout.isTTY) this.print(raw);
      else process.stdout.write(`${raw}\n`);
      return;
    }
    const {headings} = this.texts(templateTexts);
    this.print(this.terminal.paint.bold(template.title));
    this.printFacts([
      [headings.id, String(template.registry_id)],
      [headings.description, template.description],
      [headings.edition, String(template.version)],
      [headings.hash, template.template_hash],
      ...contentLines(this.language, uses),
    ]);
  }
}
