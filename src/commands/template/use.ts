import {Args, Flags} from '@oclif/core';
import {CoopCommand} from '../../lib/cli/command.js';
import type {TemplateEdition} from '../../lib/processes/templates/editions.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';

/** What `template use` returns: the edition that new documents are made from now. */
export type TemplateUseResult = TemplateEdition;

export default class TemplateUse extends CoopCommand<TemplateUseResult> {
  static override args = {id: Args.integer({required: true, min: 1})};
  static override flags = {edition: Flags.string({required: true, helpValue: 'built-in|N|HASH'})};

  async run(): Promise<TemplateUseResult> {
    const {flags, args} = await this.input(TemplateUse);
    const work = await this.open(flags);
    const {chooseEdition} = await import('../../lib/processes/templates/use.js');
    const edition = await chooseEdition(work, args.id, flags.edition);
    const texts = this.texts(templateTexts);
    if (edition.approval === 'not_approved' || edition.approval === 'outdated') {
      this.caution(texts.notApprovedNow(args.id, texts.approvals[edition.approval]));
    }
    return edition;
  }

  protected render({registry_id, title, version, source, template_hash}: TemplateUseResult): void {
    const {chosen, builtIn} = this.texts(templateTexts);
    this.done(
      chosen(registry_id, title, source === 'built-in' ? builtIn : `${version} (${template_hash.slice(0, 12)})`),
    );
  }
}
