import type {PDFContext, PDFDict, PDFRef} from '@cantoo/pdf-lib';
import {CoopError} from '../../domain/errors.js';
import type {PdfRefusal} from '../../domain/pdf.js';
import './errors.js';
import {hasActiveParts} from './read/active.js';
import {attachmentsOf} from './read/attachments.js';
import {scanPdf} from './read/scan.js';

/** Pages of a document that a copy is made of. */
const MAX_PAGES = 5000;

/** @cantoo/pdf-lib, loaded when a copy is made. */
export type PdfLib = typeof import('@cantoo/pdf-lib');

/** A page and its dictionary. */
export interface PdfPage {
  ref: PDFRef;
  node: PDFDict;
}

/** A PDF file as objects that can be changed. */
export interface LoadedPdf {
  lib: PdfLib;
  context: PDFContext;
  catalog: PDFDict;
  /** Root of the tree of pages. */
  tree: PDFRef;
  pages: PdfPage[];
  /** What the file says that made it. */
  producer: string;
}

/**
 * Loads a document of any origin. Only a plain file is taken: objects once each, at the places that it states, packed
 * within bounds, and nothing in it but pages; then what we copy is what every reader shows, and the parser meets nothing that could grow. Throws CoopError
 * `pdf_refused`.
 */
export async function loadPdf(bytes: Uint8Array): Promise<LoadedPdf> {
  const scanned = scanPdf(bytes);
  if (!scanned.plain) refuse('not_plain');
  if (attachmentsOf(scanned).length > 0) refuse('has_attachments');
  if (hasActiveParts(scanned.objects)) refuse('active');
  const lib = await import('@cantoo/pdf-lib');
  try {
    return await parse(lib, bytes);
  } catch (error) {
    if (error instanceof CoopError) throw error;
    throw new CoopError('pdf_refused', 'invalid', {reason: 'unreadable'}, {cause: error});
  }
}

async function parse(lib: PdfLib, bytes: Uint8Array): Promise<LoadedPdf> {
  const context = await lib.PDFParser.forBytesWithOptions(bytes, Infinity, true).parseDocument();
  unpackedOnly(lib, context);
  const catalog = context.lookup(context.trailerInfo.Root, lib.PDFDict);
  const tree = catalog.get(lib.PDFName.of('Pages'));
  if (!(tree instanceof lib.PDFRef)) refuse('unreadable');
  const info = context.lookup(context.trailerInfo.Info);
  const producer = info instanceof lib.PDFDict ? info.lookup(lib.PDFName.of('Producer')) : undefined;
  const isText = producer instanceof lib.PDFString || producer instanceof lib.PDFHexString;
  return {
    lib,
    context,
    catalog,
    tree,
    pages: pagesOf(lib, context, tree),
    producer: isText ? producer.decodeText() : '',
  };
}

/** What was packed stands in the file by itself now; the streams that held it would only confuse readers. */
function unpackedOnly(lib: PdfLib, context: PDFContext): void {
  const holders = [lib.PDFName.of('ObjStm'), lib.PDFName.of('XRef')];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const type = object instanceof lib.PDFStream ? object.dict.lookup(lib.PDFName.of('Type')) : undefined;
    if (type instanceof lib.PDFName && holders.includes(type)) context.delete(ref);
  }
}

/** The pages in their order. A node that stands in the tree twice would make it endless. */
function pagesOf(lib: PdfLib, context: PDFContext, tree: PDFRef): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PDFRef>();
  const waiting = [tree];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (seen.has(ref) || seen.size > 2 * MAX_PAGES) refuse('unreadable');
    seen.add(ref);
    const node = context.lookup(ref, lib.PDFDict);
    if (node.lookup(lib.PDFName.of('Type')) === lib.PDFName.of('Page')) {
      if (pages.push({ref, node}) > MAX_PAGES) refuse('too_large');
      continue;
    }
    const kids = node.lookup(lib.PDFName.of('Kids'), lib.PDFArray).asArray();
    for (const kid of kids.reverse()) {
      if (!(kid instanceof lib.PDFRef)) refuse('unreadable');
      waiting.push(kid);
    }
  }
  if (pages.length === 0) refuse('unreadable');
  return pages;
}

function refuse(reason: PdfRefusal): never {
  throw new CoopError('pdf_refused', 'invalid', {reason});
}
