/** Why a PDF file cannot be read, or no signed copy be made of it. */
export type PdfRefusal =
  | 'not_pdf'
  | 'encrypted'
  | 'too_large'
  | 'damaged'
  | 'not_plain'
  | 'has_attachments'
  | 'active'
  | 'bad_times'
  | 'unreadable';
