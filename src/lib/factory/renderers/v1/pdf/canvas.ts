import type {Image} from '../images/image.js';
import type {Canvas, Place, TextRun} from '../layout/canvas.js';
import {boxMark} from './box-mark.js';
import {face} from './faces.js';
import {embedImage} from './image.js';
import {number, path, rgb} from './operators.js';
import {internals, type EmbeddedFont, type Reference} from './pdfkit-internals.js';

/** Draws a layout on the pages of a PDFKit document. */
export class PdfCanvas implements Canvas {
  readonly inReadingOrder = false;
  readonly #document: PDFKit.PDFDocument;
  readonly #images = new Map<Image, {label: string; object: Reference}>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  text({x, font, size, pieces}: TextRun, dx: number, baseline: number): void {
    const embedded = this.#font(font);
    const commands: string[] = [];
    let hex = '';
    const flush = (adjust: number): void => {
      if (hex !== '') commands.push(`<${hex}>`);
      if (adjust !== 0) commands.push(number(adjust));
      hex = '';
    };
    for (const {text, shift} of pieces) {
      const [glyphs, positions] = embedded.encode(text);
      for (const [at, glyph] of glyphs.entries()) {
        hex += glyph;
        const {xAdvance = 0, advanceWidth = 0} = positions[at] ?? {};
        if (xAdvance !== advanceWidth) flush(advanceWidth - xAdvance);
      }
      if (shift !== 0) flush((-shift * 1000) / size);
    }
    flush(0);
    // The page's own matrix turns y downward; text turns it back.
    this.#write(`BT /${embedded.id} ${number(size)} Tf 1 0 0 -1 ${number(x + dx)} ${number(baseline)} Tm`);
    this.#write(`[${commands.join(' ')}] TJ ET`);
  }

  label(run: TextRun, dx: number, baseline: number): void {
    this.text(run, dx, baseline);
  }

  repeated(draw: () => void): void {
    draw();
  }

  mark(mark: string, x: number, baseline: number, size: number): void {
    // Readers and copying get the character that the drawing stands for.
    const code = (mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    this.#write(`/Span <</ActualText <feff${code}>>> BDC`);
    this.#invisibleSpace(x, baseline, size);
    for (const line of boxMark(mark, x, baseline, size)) this.#write(line);
    this.#write('Q EMC');
  }

  image(image: Image, {x, y, width, height}: Place): void {
    let embedded = this.#images.get(image);
    if (!embedded) {
      embedded = {label: `I${this.#images.size + 1}`, object: embedImage(internals(this.#document), image)};
      this.#images.set(image, embedded);
    }
    internals(this.#document).page.xobjects[embedded.label] = embedded.object;
    const matrix = [width, 0, 0, -height, x, y + height].map(number).join(' ');
    this.#write(`q ${matrix} cm /${embedded.label} Do Q`);
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#write(`q ${rgb(color)} rg ${[x, y, width, height].map(number).join(' ')} re f Q`);
  }

  line(from: {x: number; y: number}, to: {x: number; y: number}, width: number, color: string): void {
    this.#write(`q ${number(width)} w ${rgb(color)} RG ${path([from.x, from.y], [to.x, to.y])} S Q`);
  }

  /** Text that carries what is read in the place of a drawing; extraction ignores lines. */
  #invisibleSpace(x: number, baseline: number, size: number): void {
    const font = this.#font('serif');
    const [glyphs] = font.encode(' ');
    const place = `${number(size)} Tf 1 0 0 -1 ${number(x)} ${number(baseline)} Tm`;
    this.#write(`q BT 3 Tr /${font.id} ${place} <${glyphs.join('')}> Tj ET Q`);
  }

  #font(name: TextRun['font']): EmbeddedFont {
    const inner = internals(this.#document);
    // pdfkit's types know fonts by path or bytes; a parsed font is taken as well.
    this.#document.font(face(name).font as unknown as string, name);
    const font = inner._font;
    inner.page.fonts[font.id] ??= font.ref();
    return font;
  }

  #write(content: string): void {
    this.#document.addContent(content);
  }
}
