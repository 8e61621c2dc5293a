import {zlibSync} from 'fflate';
import PDFDocument from 'pdfkit';
import {internals, type Reference} from './pdfkit-internals.js';

/** What identifies a PDF file besides its pages. */
export interface FileFacts {
  title: string;
  subject?: string;
  keywords?: string;
  creator: string;
  producer: string;
  date: Date;
  /** 16 bytes. */
  id: Uint8Array;
}

/** A4 in points. */
export const PAGE = {width: 595.28, height: 841.89};

/**
 * A PDFKit document whose bytes depend on its content alone: streams are compressed by fflate, which is pure JavaScript
 * at a pinned version, because the zlib of Node.js gives other bytes in other builds; dates and id are given.
 */
export function openDocument({title, subject, keywords, creator, producer, date, id}: FileFacts): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    font: '',
    autoFirstPage: false,
    compress: false,
    pdfVersion: '1.7',
    lang: 'ru',
    displayTitle: true,
    info: {
      Title: title,
      ...(subject === undefined ? {} : {Subject: subject}),
      ...(keywords === undefined ? {} : {Keywords: keywords}),
      Creator: creator,
      Producer: producer,
      CreationDate: date,
      ModDate: date,
    },
  });
  const inner = internals(document);
  inner._id = id;
  // XMP would repeat the facts above, with the title not escaped.
  inner.endMetadata = () => undefined;
  const ref = inner.ref.bind(document);
  inner.ref = (data) => compressed(ref(data));
  return document;
}

/** Ends a document and gives its bytes. */
export async function closeDocument(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Compresses a stream when it ends, unless it has a filter of its own, as JPEG has. */
function compressed(reference: Reference): Reference {
  const finalize = reference.finalize.bind(reference);
  reference.finalize = () => {
    if (reference.buffer.length > 0 && reference.data.Filter === undefined) {
      reference.buffer = [zlibSync(Buffer.concat(reference.buffer), {level: 6})];
      reference.data.Filter = 'FlateDecode';
    }
    finalize();
  };
  return reference;
}
