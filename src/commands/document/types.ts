import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {DOCUMENT_TYPES, type SignerRole} from '../../lib/domain/document-types.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** One type of document. */
export interface DocumentTypeSummary {
  registry_id: number;
  title: string;
  /** Edition of the built-in template. */
  version: number;
  signers: SignerRole[];
}

/** What `document types` returns. */
export interface DocumentTypesResult {
  types: DocumentTypeSummary[];
}

export default class DocumentTypes extends ListCommand<DocumentTypesResult, DocumentTypeSummary> {
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};

  async run(): Promise<DocumentTypesResult> {
    await this.input(DocumentTypes);
    const {listTemplates} = await import('../../lib/factory/index.js');
    const templates = listTemplates();
    const types = DOCUMENT_TYPES.flatMap(({registry_id, signers}) => {
      const template = templates.find((known) => known.registry_id === registry_id);
      return template === undefined
        ? []
        : [{registry_id, title: template.title, version: template.version, signers: [...signers]}];
    });
    return {types};
  }

  protected columns() {
    const {headings, ...roles} = this.texts(documentTexts);
    return [
      {key: 'registry_id', heading: headings.id, value: (type: DocumentTypeSummary) => String(type.registry_id)},
      {key: 'title', heading: headings.title, value: (type: DocumentTypeSummary) => type.title},
      {key: 'version', heading: headings.edition, value: (type: DocumentTypeSummary) => String(type.version)},
      {
        key: 'signers',
        heading: headings.signers,
        value: ({signers}: DocumentTypeSummary) => signers.map((role) => roles[role]).join(', '),
      },
    ];
  }

  protected rows({types}: DocumentTypesResult): DocumentTypeSummary[] {
    return types;
  }

  protected empty(): string {
    return this.texts(documentTexts).none;
  }
}
