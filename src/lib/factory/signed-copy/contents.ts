import {FACTS_NAME, readFactsFile} from './facts-file.js';
import {attachmentsOf} from './read/attachments.js';
import {scanPdf} from './read/scan.js';
import type {CopyContents} from './types.js';

/** What is attached to a PDF file of any origin, as far as it makes a signed copy. Throws `pdf_refused`. */
export function readSignedCopy(file: Uint8Array): CopyContents {
  const attachments = attachmentsOf(scanPdf(file));
  const named = (pattern: RegExp): Uint8Array[] =>
    attachments.filter(({name}) => pattern.test(name)).map(({bytes}) => bytes);
  const facts = attachments.find(({name}) => name === FACTS_NAME);
  return {
    ...(facts === undefined ? {} : readFactsFile(facts.bytes)),
    originals: named(/\.pdf$/i),
    sigs: named(/\.sig$/i),
  };
}
