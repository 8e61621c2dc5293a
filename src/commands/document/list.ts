import {Flags} from '@oclif/core';
import {ListCommand} from '../../lib/cli/list-command.js';
import {listFlags} from '../../lib/cli/flags.js';
import {displayTime} from '../../lib/domain/time.js';
import {documentTexts} from '../../lib/ui/messages/texts/document.js';

/** One document in a list. */
export interface DocumentSummary {
  doc_hash: string;
  hash: string;
  registry_id: number;
  title: string;
  username: string;
  created_at: string;
  signatures: number;
  package?: string;
}

/** What `document list` returns. */
export interface DocumentListResult {
  documents: DocumentSummary[];
}

export default class DocumentList extends ListCommand<DocumentListResult, DocumentSummary> {
  static override flags = {
    member: Flags.string({helpValue: 'ACCOUNT'}),
    type: Flags.integer({min: 1}),
    package: Flags.string({helpValue: 'HASH'}),
    ...listFlags,
  };

  async run(): Promise<DocumentListResult> {
    const {flags} = await this.input(DocumentList);
    this.checkAccount('member', flags.member);
    const {registry} = await this.open(flags);
    const found = registry.documents.list({
      limit: flags.limit,
      offset: flags.offset,
      ...(flags.member === undefined ? {} : {username: flags.member}),
      ...(flags.type === undefined ? {} : {registry_id: flags.type}),
      ...(flags.package === undefined ? {} : {package: flags.package}),
    });
    const documents = found.map(({doc_hash, hash, meta, envelope, ...document}) => ({
      doc_hash,
      hash,
      registry_id: meta.registry_id,
      title: meta.title,
      username: meta.username,
      created_at: meta.created_at,
      signatures: envelope?.signatures.length ?? 0,
      ...(document.package === undefined ? {} : {package: document.package}),
    }));
    return {documents};
  }

  protected columns() {
    const {headings} = this.texts(documentTexts);
    return [
      {key: 'doc_hash', heading: headings.doc_hash, value: (row: DocumentSummary) => row.doc_hash.slice(0, 16)},
      {key: 'registry_id', heading: headings.id, value: (row: DocumentSummary) => String(row.registry_id)},
      {key: 'title', heading: headings.title, value: (row: DocumentSummary) => row.title},
      {key: 'username', heading: headings.member, value: (row: DocumentSummary) => row.username},
      {key: 'created_at', heading: headings.created, value: (row: DocumentSummary) => displayTime(row.created_at)},
      {key: 'signatures', heading: headings.signatures, value: (row: DocumentSummary) => String(row.signatures)},
    ];
  }

  protected rows({documents}: DocumentListResult): DocumentSummary[] {
    return documents;
  }

  protected empty(): string {
    return this.texts(documentTexts).none;
  }
}
