import type {AccountName} from '../../domain/account.js';
import type {Envelope} from '../../domain/document.js';

/** Version of the program part that puts signed copies together; its output for one input never changes. */
export const COPY_BUILDER = 1;

/** Who signed, for people: a name as the registry had it at the document's block; empty when it has none. */
export interface CopySigner {
  account: AccountName;
  name: string;
}

/** What a signed copy says beyond document and signatures. */
export interface CopyFacts {
  /** Short name of the cooperative; empty when it is not known. */
  cooperative: string;
  /** One for each signature, in their order. */
  signers: CopySigner[];
}

/** What a signed copy is made of; the same parts give the same bytes. */
export interface CopyInput {
  /** The document, byte for byte as it was signed. */
  original: Uint8Array;
  envelope: Envelope;
  /** The envelope as a detached `.sig` file (PROTOCOL 2.4). */
  sig: Uint8Array;
  facts: CopyFacts;
}

/** Level of PDF/A-3 that a copy keeps to; undefined: its document does not allow to promise any. */
export type Conformance = 'A' | 'U' | undefined;

/** What a place of a signed copy belongs to. */
export type CopyPart = {part: 'page'; page: number} | {part: 'sheet' | 'attachment' | 'structure' | 'appended'};

/** A signed copy. */
export interface SignedCopy {
  pdf: Uint8Array;
  /** Pages of the document, without the sheet. */
  pages: number;
  conformance: Conformance;
  /** What each object of the file belongs to; those that are not named are part of its structure. */
  parts: ReadonlyMap<number, CopyPart>;
}

/** What was found attached to a file that may be a signed copy. */
export interface CopyContents {
  /** Version of the builder that the copy names; undefined when another program made it. */
  builder?: number;
  /** Attached PDF files: one of them is the document. */
  originals: Uint8Array[];
  /** Attached `.sig` files. */
  sigs: Uint8Array[];
  /** Absent in copies of other programs. */
  facts?: CopyFacts;
}

/** How a file differs from the copy that its attachments make. */
export interface CopyDifference {
  /** First byte that differs. */
  offset: number;
  parts: CopyPart[];
}
