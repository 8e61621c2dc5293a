import type {AccountName} from './account.js';

/**
 * Meta of a document: what is signed and goes on chain with it. Never personal data (DOCUMENTS 0.2, 2.1).
 * The order of the keys is the order in which the JSON text on chain is written.
 */
export interface DocumentMeta {
  title: string;
  registry_id: number;
  lang: 'ru';
  generator: string;
  version: string;
  coopname: AccountName;
  username: AccountName;
  /** ISO 8601 UTC with milliseconds; before 28.09.2026 `DD.MM.YYYY HH:mm` in `timezone`. */
  created_at: string;
  /** The document reads the newest private versions with block_num not above this. */
  block_num: number;
  timezone: string;
  /** Hashes of linked documents, upper-case hex. */
  links: string[];
  [parameter: string]: unknown;
}

/** One signature of a document (PROTOCOL 2.1 `signature_info`). */
export interface SignatureInfo {
  id: number;
  signed_hash: string;
  signer: AccountName;
  public_key: string;
  signature: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  signed_at: string;
  meta: string;
}

/** A signed document as it goes on chain (PROTOCOL 2.1 `document2`). */
export interface Envelope {
  version: '1.0.0' | '1.1.0';
  hash: string;
  /** SHA-256 of the PDF, upper-case hex. */
  doc_hash: string;
  meta_hash: string;
  /** JSON text of the meta. */
  meta: string;
  signatures: SignatureInfo[];
}
