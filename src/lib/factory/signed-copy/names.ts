import type {DocumentMeta} from '../../domain/document.js';

/** File name of a document outside the registry: number of its type and the beginning of its hash; nobody's name. */
export function documentFileName({registry_id}: Pick<DocumentMeta, 'registry_id'>, doc_hash: string): string {
  return `${registry_id}-${doc_hash.slice(0, 16)}.pdf`;
}
