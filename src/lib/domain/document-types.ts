/** Who has to sign a type of document: the member it is about, or the chairman of the council (DOCUMENTS 1.2). */
export type SignerRole = 'member' | 'chairman';

/** What the program knows of a type of document; its title and text are the template's. */
export interface DocumentType {
  registry_id: number;
  signers: readonly SignerRole[];
  /** Agreement type on chain (`soviet::coagreements`), for agreements. */
  agreement?: 'wallet' | 'signature' | 'privacy' | 'user';
  /** Council decision that this document is the protocol of. */
  decision?: string;
}

/** The types that can be generated here. */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  {registry_id: 1, signers: ['member'], agreement: 'wallet'},
  {registry_id: 2, signers: ['member'], agreement: 'signature'},
  {registry_id: 3, signers: ['member'], agreement: 'privacy'},
  {registry_id: 4, signers: ['member'], agreement: 'user'},
  {registry_id: 100, signers: ['member']},
  {registry_id: 501, signers: ['chairman'], decision: 'joincoop'},
];

/** The application for membership and the agreements that go with it, in the order of signing (DOCUMENTS 1.6). */
export const APPLICATION = 100;
export const APPLICATION_AGREEMENTS = [2, 1, 4, 3] as const;

/** The type with this number; undefined when it is not known here. */
export function documentType(registry_id: number): DocumentType | undefined {
  return DOCUMENT_TYPES.find((type) => type.registry_id === registry_id);
}
