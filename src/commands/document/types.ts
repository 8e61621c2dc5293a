import {readdirSync} from 'node:fs';
import {Args} from '@oclif/core';
import {exampleFile} from '../../lib/cli/examples.js';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {DOCUMENT_TYPES, type SignerRole} from '../../lib/domain/document-types.js';
import type {MemberType} from '../../lib/domain/member.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';
import {typeTexts} from '../../lib/ui/messages/texts/words.js';

/** One type of document. */
export interface DocumentTypeSummary {
  registry_id: number;
  title: string;
  /** Edition of the built-in template. */
  version: number;
  /** In the order of signing. */
  signers: SignerRole[];
  /** Kinds of members that it can be about. */
  about: MemberType[];
  /** What its meta carries; given by the file of `--from`, or made of its sections. */
  parameters: {name: string; required: boolean}[];
  /** Sections with facts that the file may have. */
  sections: string[];
  /** A file for `--from` to begin with. */
  example?: string;
}

/** What `document types` returns. */
export interface DocumentTypesResult {
  types: DocumentTypeSummary[];
}

export default class DocumentTypes extends ListCommand<DocumentTypesResult, DocumentTypeSummary> {
  static override args = {type: Args.integer()};
  static override flags = {columns: listFlags.columns, csv: listFlags.csv};
  #one = false;

  async run(): Promise<DocumentTypesResult> {
    const {args} = await this.input(DocumentTypes);
    const [{listTemplates}, {requireType}, {parametersOfType}, {sectionsOfType}] = await Promise.all([
      import('../../lib/factory/index.js'),
      import('../../lib/processes/documents/prepare.js'),
      import('../../lib/processes/documents/parameters/index.js'),
      import('../../lib/processes/documents/inputs.js'),
    ]);
    if (args.type !== undefined) requireType(args.type);
    this.#one = args.type !== undefined;
    const templates = listTemplates();
    const examples = readdirSync(exampleFile('documents')).sort();
    const types = DOCUMENT_TYPES.flatMap(({registry_id, signers, about}): DocumentTypeSummary[] => {
      const template = templates.find((known) => known.registry_id === registry_id);
      if (template === undefined || (this.#one && registry_id !== args.type)) return [];
      const example = examples.find((name) => name.startsWith(`${registry_id}-`));
      return [
        {
          registry_id,
          title: template.title,
          version: template.version,
          signers: [...signers],
          about: [...about],
          parameters: [...parametersOfType(registry_id)],
          sections: [...sectionsOfType(registry_id)],
          ...(example === undefined ? {} : {example: exampleFile(`documents/${example}`)}),
        },
      ];
    });
    return {types};
  }

  protected override async render(result: DocumentTypesResult): Promise<void> {
    const [type] = result.types;
    if (!this.#one || type === undefined) return super.render(result);
    const {headings, ...texts} = this.texts(documentTexts);
    const kinds = this.texts(typeTexts);
    this.print(this.terminal.paint.bold(type.title));
    this.printFacts([
      [headings.id, String(type.registry_id)],
      [headings.edition, String(type.version)],
      [headings.signers, type.signers.map((role) => texts[role]).join(', ')],
      [texts.about, type.about.map((kind) => kinds[kind]).join(', ')],
      [
        texts.parameters,
        type.parameters.map(({name, required}) => (required ? name : `${name} (${texts.optional})`)).join(', '),
      ],
      [texts.sections, type.sections.join(', ')],
      [texts.example, type.example],
      [texts.command, texts.how(type.registry_id, type.example)],
    ]);
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
