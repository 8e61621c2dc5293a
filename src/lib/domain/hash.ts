import {createHash} from 'node:crypto';

/** SHA-256 of bytes or of the UTF-8 bytes of a text, as lower-case hex: `H` of PROTOCOL 2.2. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** `doc_hash` of a document: SHA-256 of the PDF's bytes, upper-case hex (DOCUMENTS 0.1). */
export function docHash(pdf: Uint8Array): string {
  return sha256Hex(pdf).toUpperCase();
}
