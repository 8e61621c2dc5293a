import {Args, Flags} from '@oclif/core';
import {TemplateCommand} from '../../lib/cli/template-command.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';

/** What `template preview` returns. */
export interface TemplatePreviewResult {
  registry_id: number;
  version: number;
  template_hash: string;
  file: string;
  format: 'pdf' | 'html';
  filled: 'sample' | 'blank';
  /** Of a PDF. */
  pages?: number;
}

export default class TemplatePreview extends TemplateCommand<TemplatePreviewResult> {
  static override args = {template: Args.string({required: true})};
  static override flags = {
    out: Flags.string({required: true, helpValue: 'FILE'}),
    data: Flags.string({helpValue: 'FILE'}),
    blank: Flags.boolean(),
    html: Flags.boolean(),
  };

  async run(): Promise<TemplatePreviewResult> {
    const {flags, args} = await this.input(TemplatePreview);
    this.requireNew(flags.out);
    const {template, template_hash} = await this.template(args.template, flags);
    const {previewData, previewHtml, previewPdf} = await import('../../lib/processes/templates/preview.js');
    const {blank, data: file} = flags;
    const request = {blank, ...(file === undefined ? {} : {data: previewData(await readFacts(file), file)})};
    await this.progress.step(this.texts(templateTexts).drawing);
    const {registry_id, version} = template;
    const facts = {registry_id, version, template_hash, file: flags.out, filled: blank ? 'blank' : 'sample'} as const;
    if (flags.html) {
      this.writeNew(flags.out, Buffer.from(await previewHtml(template, request)));
      return {...facts, format: 'html'};
    }
    const {pdf, pages} = await previewPdf(template, request);
    this.writeNew(flags.out, pdf);
    return {...facts, format: 'pdf', pages};
  }

  protected render({file, pages, filled}: TemplatePreviewResult): void {
    const {previewed, isSample} = this.texts(templateTexts);
    this.done(previewed(file, pages));
    this.print(`  ${isSample[filled]}`);
  }
}

async function readFacts(file: string): Promise<unknown> {
  const {readDataFile} = await import('../../lib/cli/input-file.js');
  return readDataFile(file);
}
