import {Args} from '@oclif/core';
import {TemplateCommand} from '../../lib/cli/template-command.js';
import type {TemplateChange} from '../../lib/factory/index.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';
import {formatLines, formatWords} from '../../lib/ui/changes.js';

/** One side of a comparison. */
export interface ComparedTemplate {
  registry_id: number;
  title: string;
  version: number;
  template_hash: string;
}

/** What `template diff` returns; no changes: the same text. */
export interface TemplateDiffResult {
  a: ComparedTemplate;
  b: ComparedTemplate;
  changes: TemplateChange[];
}

export default class TemplateDiff extends TemplateCommand<TemplateDiffResult> {
  static override args = {a: Args.string({required: true}), b: Args.string({required: true})};

  async run(): Promise<TemplateDiffResult> {
    const {flags, args} = await this.input(TemplateDiff);
    const before = await this.template(args.a, flags);
    const after = await this.template(args.b, flags);
    const {compareTemplates} = await import('../../lib/factory/index.js');
    const named = ({template: {registry_id, title, version}, template_hash}: typeof before): ComparedTemplate => ({
      registry_id,
      title,
      version,
      template_hash,
    });
    return {a: named(before), b: named(after), changes: compareTemplates(before.template, after.template)};
  }

  protected render({a, b, changes}: TemplateDiffResult): void {
    const {same, edition} = this.texts(templateTexts);
    const {paint} = this.terminal;
    for (const [mark, {registry_id, title, version, template_hash}] of [
      ['---', a],
      ['+++', b],
    ] as const) {
      this.print(paint.bold(`${mark} ${edition(registry_id, title, version, template_hash.slice(0, 12))}`));
    }
    if (changes.length === 0) this.print(same);
    for (const {part, kind, changes: texts} of changes) {
      this.print();
      this.print(paint.bold(`@@ ${part}${kind === 'changed' ? '' : kind === 'added' ? ' +' : ' -'}`));
      this.print(part === 'context' ? formatLines(texts, paint) : formatWords(texts, paint));
    }
  }
}
