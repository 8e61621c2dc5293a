import '../../domain/errors.js';
import type {PdfRefusal} from '../../domain/pdf.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    /** A PDF file that cannot be read, or that no signed copy can be made of. */
    pdf_refused: {reason: PdfRefusal};
  }
}
