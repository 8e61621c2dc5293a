import {createHash} from 'node:crypto';
import {CoopError} from '../../../domain/errors.js';
import type {Renderer, RenderJob} from '../renderer.js';
import {checkMarkup} from '../v1/check.js';
import {drawPageNumber} from '../v1/footer.js';
import {buildBlock} from '../v1/layout/boxes.js';
import {layoutBox} from '../v1/layout/flow.js';
import {paginate, type Placed} from '../v1/layout/pages.js';
import {MARGIN, MAX_PAGES, TEXT} from '../v1/page.js';
import {findUnprintable} from '../v1/text.js';
import {Fonts} from './fonts/embed.js';
import {styledMarkup} from './markup.js';
import {TaggedCanvas} from './pdf/canvas.js';
import {PdfFile} from './pdf/file.js';
import {addOutputIntent} from './pdf/output-intent.js';
import {isXmlText, xmpPacket} from './pdf/xmp.js';
import {Structure} from './structure/element.js';
import {TaggedList} from './structure/tagged-list.js';
import {writeStructure} from './structure/write.js';

const PRODUCER = 'coopctl-renderer-v2';

const BLANK_PAGE: Placed = {height: 0, paint: () => undefined};

/**
 * Renderer 2: lays out as renderer 1 does, but repeats header rows of tables on further pages, and writes tagged PDF/A-2a
 * files. Documents that it made must come out the same for ever.
 */
export const renderer2: Renderer = {
  version: '2',
  checkMarkup,
  findUnprintable,
  render(job) {
    const {markup, values, facts, refuse} = job;
    if (!isXmlText(facts.title)) throw new CoopError('document_meta_invalid', 'invalid', {field: 'title'});
    const structure = new Structure();
    const list = new TaggedList(structure);
    layoutBox(buildBlock(styledMarkup(markup, values, refuse)), {x: 0, width: TEXT.width}, list);
    const pages = paginate(list.items, TEXT.height, MAX_PAGES + 1);
    if (pages.length > MAX_PAGES) return {pages: pages.length, tooLong: MAX_PAGES};
    const pdf = draw(pages.length > 0 ? pages : [BLANK_PAGE], structure, job);
    return {pages: Math.max(1, pages.length), pdf};
  },
};

function draw(pages: readonly Placed[], structure: Structure, {facts, texts}: RenderJob): Uint8Array {
  const id = new Uint8Array(createHash('sha256').update(facts.identity).digest().subarray(0, 16));
  const metadata = {...facts, producer: PRODUCER, id};
  const file = new PdfFile(metadata);
  const fonts = new Fonts(file);
  const canvas = new TaggedCanvas(file, fonts, structure, texts.image ?? '');
  const objects = pages.map((page, at) =>
    canvas.page(() => {
      page.paint(canvas, MARGIN.horizontal, MARGIN.vertical);
      if (pages.length > 1) drawPageNumber(canvas, texts.page, at + 1, pages.length);
    }),
  );
  file.endPages();
  fonts.end();
  writeStructure(file, structure, objects);
  addOutputIntent(file);
  file.setMetadata(xmpPacket(metadata));
  return file.close();
}
