import type {ScannedPdf} from './scan.js';
import {dictOf, nameOf, PdfRef, PdfText, type PdfDict} from './values.js';

/** More files than anybody attaches to a document. */
const MAX_ATTACHMENTS = 100;

/** A file inside a PDF. */
export interface Attachment {
  name: string;
  /** `AFRelationship`: `Source`, `Data`, `Supplement` … */
  relationship: string;
  bytes: Uint8Array;
}

/** The files attached to a PDF, in the order of their objects; those that cannot be unpacked are left out. */
export function attachmentsOf({objects, unpacker}: ScannedPdf): Attachment[] {
  const found: Attachment[] = [];
  for (const {value} of objects.values()) {
    const dict = dictOf(value);
    const file = embedded(dict);
    if (file === undefined || found.length >= MAX_ATTACHMENTS) continue;
    const bytes = unpacker.unpack(objects.get(file.object));
    const name = dict.get('UF') ?? dict.get('F');
    if (bytes === undefined || !(name instanceof PdfText)) continue;
    found.push({name: name.toString(), relationship: nameOf(dict.get('AFRelationship')) ?? '', bytes});
  }
  return found;
}

function embedded(dict: PdfDict): PdfRef | undefined {
  const type = nameOf(dict.get('Type'));
  if (type !== 'Filespec' && type !== 'F') return undefined;
  const files = dictOf(dict.get('EF'));
  const file = files.get('UF') ?? files.get('F');
  return file instanceof PdfRef ? file : undefined;
}
