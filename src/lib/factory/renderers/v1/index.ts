import {createHash} from 'node:crypto';
import type {Renderer} from '../renderer.js';
import {styleTree} from './html/style.js';
import {parseMarkup} from './html/parse.js';
import {buildBlock} from './layout/boxes.js';
import {layoutBox} from './layout/flow.js';
import {ListBuilder} from './layout/list.js';
import {paginate, type Placed} from './layout/pages.js';
import {PdfCanvas} from './pdf/canvas.js';
import {closeDocument, openDocument} from './pdf/document.js';
import {checkMarkup} from './check.js';
import {drawPageNumber} from './footer.js';
import {MARGIN, MAX_PAGES, TEXT} from './page.js';
import {findUnprintable} from './text.js';

/**
 * Renderer 1: HTML subset of DOCUMENTS 3.3 to A4 pages in PT Serif. Documents that it made must come out the same for
 * ever: a change of its output is renderer 2, in a folder of its own.
 */
export const renderer1: Renderer = {
  version: '1',
  checkMarkup,
  findUnprintable,
  async render({markup, values, texts, facts, refuse}) {
    const styled = styleTree(parseMarkup(markup, values, refuse), refuse);
    const list = new ListBuilder();
    layoutBox(buildBlock(styled), {x: 0, width: TEXT.width}, list);
    const pages = paginate(list.items, TEXT.height, MAX_PAGES + 1);
    if (pages.length > MAX_PAGES) return {pages: pages.length, tooLong: MAX_PAGES};
    const id = createHash('sha256').update(facts.identity).digest().subarray(0, 16);
    const document = openDocument({...facts, producer: 'coopctl-renderer-v1', id: new Uint8Array(id)});
    drawPages(document, pages.length > 0 ? pages : [BLANK_PAGE], texts.page);
    return {pages: Math.max(1, pages.length), pdf: await closeDocument(document)};
  },
};

const BLANK_PAGE: Placed = {height: 0, paint: () => undefined};

function drawPages(document: PDFKit.PDFDocument, pages: readonly Placed[], pageText: string): void {
  const canvas = new PdfCanvas(document);
  for (const [at, page] of pages.entries()) {
    document.addPage();
    page.paint(canvas, MARGIN.horizontal, MARGIN.vertical);
    if (pages.length > 1) drawPageNumber(canvas, pageText, at + 1, pages.length);
  }
}
