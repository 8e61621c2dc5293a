import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import type {TemplateEdition} from '../../lib/processes/templates/editions.js';
import {templateTexts} from '../../lib/ui/messages/texts/template.js';

/** What `template list` returns. */
export interface TemplateListResult {
  templates: TemplateEdition[];
}

export default class TemplateList extends ListCommand<TemplateListResult, TemplateEdition> {
  static override flags = {
    source: Flags.option({options: ['built-in', 'chain'] as const})(),
    'in-use': Flags.boolean(),
    columns: listFlags.columns,
    csv: listFlags.csv,
  };

  async run(): Promise<TemplateListResult> {
    const {flags} = await this.input(TemplateList);
    const work = await this.openIfThere(flags);
    const {listEditions} = await import('../../lib/processes/templates/editions.js');
    const templates = listEditions(work?.registry)
      .filter(({source}) => flags.source === undefined || source === flags.source)
      .filter(({in_use}) => !flags['in-use'] || in_use);
    return {templates};
  }

  protected columns() {
    const {headings, approvals, builtIn, inUse} = this.texts(templateTexts);
    return [
      {key: 'registry_id', heading: headings.id, value: (row: TemplateEdition) => String(row.registry_id)},
      {key: 'title', heading: headings.title, value: (row: TemplateEdition) => row.title},
      {key: 'version', heading: headings.edition, value: (row: TemplateEdition) => String(row.version)},
      {
        key: 'source',
        heading: headings.source,
        value: ({source, scope}: TemplateEdition) => (source === 'built-in' ? builtIn : (scope ?? source)),
      },
      {key: 'in_use', heading: headings.inUse, value: (row: TemplateEdition) => (row.in_use ? inUse : '')},
      {key: 'approval', heading: headings.approval, value: (row: TemplateEdition) => approvals[row.approval]},
      {key: 'template_hash', heading: headings.hash, value: (row: TemplateEdition) => row.template_hash.slice(0, 12)},
    ];
  }

  protected rows({templates}: TemplateListResult): TemplateEdition[] {
    return templates;
  }

  protected empty(): string {
    return this.texts(templateTexts).none;
  }
}
