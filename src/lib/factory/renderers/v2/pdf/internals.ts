import type {Reference} from '../../v1/pdf/pdfkit-internals.js';

/** The parts of a PDFKit document that renderer 2 takes over (pdfkit 0.20.2, pinned). */
export interface Internals {
  _id: Uint8Array;
  /** Bytes written so far. */
  _offset: number;
  /** By object: its place in the file. */
  _offsets: (number | null)[];
  _root: Reference;
  _info: Reference;
  page: {
    dictionary: Reference;
    fonts: Record<string, Reference>;
    xobjects: Record<string, Reference>;
  };
  ref(data?: Record<string, unknown>): Reference;
  flushPages(): void;
  endMarkings(): void;
  endMetadata(): void;
  _write(data: string | Uint8Array): void;
  _finalize(): void;
}

export function internals(document: PDFKit.PDFDocument): Internals {
  return document as unknown as Internals;
}
