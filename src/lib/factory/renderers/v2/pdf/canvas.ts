import type {FontName} from '../../../fonts.js';
import type {Canvas, Place, TextRun} from '../../v1/layout/canvas.js';
import {boxMark} from '../../v1/pdf/box-mark.js';
import {PAGE} from '../../v1/pdf/document.js';
import {embedImage} from '../../v1/pdf/image.js';
import {number, path, rgb} from '../../v1/pdf/operators.js';
import type {Reference} from '../../v1/pdf/pdfkit-internals.js';
import type {Image} from '../../v1/images/image.js';
import type {Fonts} from '../fonts/embed.js';
import {childOf, labelOf, type Structure, type StructureElement} from '../structure/element.js';
import type {PdfFile} from './file.js';
import {textString} from './raw.js';

/** Content that is not read: lines and backgrounds; page numbers and repeated headers. */
type Artifact = 'Layout' | 'Pagination';

/** Draws a layout on the pages of a file, each stretch of content marked with its element or as an artifact. */
export class TaggedCanvas implements Canvas {
  readonly inReadingOrder = true;
  readonly #file: PdfFile;
  readonly #fonts: Fonts;
  readonly #structure: Structure;
  /** What an image without a description is called. */
  readonly #unnamed: string;
  readonly #images = new Map<Image, {label: string; object: Reference}>();
  readonly #pages: number[] = [];
  #resources: {fonts: Record<string, Reference>; xobjects: Record<string, Reference>} = {fonts: {}, xobjects: {}};
  #operators: string[] = [];
  #open: StructureElement | Artifact | undefined;
  #isRepeated = false;
  #font = '';

  constructor(file: PdfFile, fonts: Fonts, structure: Structure, unnamed: string) {
    this.#file = file;
    this.#fonts = fonts;
    this.#structure = structure;
    this.#unnamed = unnamed;
  }

  /** Draws a page, and gives the number of its object. */
  page(draw: () => void): number {
    const page = this.#file.addPage(this.#pages.length);
    this.#pages.push(page.dictionary.id);
    this.#resources = page;
    this.#operators = [];
    this.#font = '';
    draw();
    this.#mark(undefined);
    this.#file.addContent(this.#operators.join('\n'));
    return page.dictionary.id;
  }

  text(run: TextRun, dx: number, baseline: number): void {
    this.#mark(this.#owner());
    this.#text(run, dx, baseline);
  }

  label(run: TextRun, dx: number, baseline: number): void {
    this.#mark(this.#isRepeated ? 'Pagination' : (labelOf(this.#structure.current) ?? this.#owner()));
    this.#text(run, dx, baseline);
  }

  mark(mark: string, x: number, baseline: number, size: number): void {
    const owner = this.#owner();
    // An element of its own: readers lose the rest of a content in which another one is nested.
    const span = typeof owner === 'string' ? owner : childOf(owner, 'Span', {actual: mark});
    this.#mark(span);
    if (span !== owner) this.#invisibleSpace(x, baseline, size);
    this.#write(...boxMark(mark, x, baseline, size), 'Q');
  }

  image(image: Image, {x, y, width, height}: Place, alt = this.#unnamed): void {
    const owner = this.#owner();
    if (typeof owner === 'string') this.#mark(owner);
    else {
      const box = [x, PAGE.height - y - height, x + width, PAGE.height - y].map(number).join(' ');
      this.#mark(childOf(owner, 'Figure', {alt, attributes: `<</O /Layout /BBox [${box}]>>`}));
    }
    const matrix = [width, 0, 0, -height, x, y + height].map(number).join(' ');
    this.#write(`q ${matrix} cm /${this.#embedded(image)} Do Q`);
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#mark('Layout');
    this.#write(`q ${rgb(color)} rg ${[x, y, width, height].map(number).join(' ')} re f Q`);
  }

  line(from: {x: number; y: number}, to: {x: number; y: number}, width: number, color: string): void {
    this.#mark('Layout');
    this.#write(`q ${number(width)} w ${rgb(color)} RG ${path([from.x, from.y], [to.x, to.y])} S Q`);
  }

  repeated(draw: () => void): void {
    this.#isRepeated = true;
    draw();
    this.#isRepeated = false;
  }

  /** Whose content is drawn. */
  #owner(): StructureElement | Artifact {
    return this.#isRepeated ? 'Pagination' : (this.#structure.current ?? 'Pagination');
  }

  /** Goes on with the content of an element, or with another artifact. */
  #mark(owner: StructureElement | Artifact | undefined): void {
    if (owner === this.#open) return;
    if (this.#open !== undefined) this.#write('EMC');
    if (typeof owner === 'string') this.#write(`/Artifact <</Type /${owner}>> BDC`);
    else if (owner) {
      const actual = owner.actual === undefined ? '' : ` /ActualText ${textString(owner.actual)}`;
      const mcid = this.#structure.mark(owner, this.#pages.length - 1);
      this.#write(`/${owner.type} <</MCID ${mcid}${actual}>> BDC`);
    }
    this.#open = owner;
  }

  /** Text that carries what is read in the place of a drawing: extraction ignores lines. */
  #invisibleSpace(x: number, baseline: number, size: number): void {
    this.#write('q 3 Tr');
    this.#text({x, font: 'serif', size, pieces: [{text: ' ', shift: 0}]}, 0, baseline);
    this.#write('Q');
    this.#font = '';
  }

  #text({x, font, size, pieces}: TextRun, dx: number, baseline: number): void {
    const select = this.#select(font, size);
    let operand = '';
    for (const {text, shift} of pieces) {
      const next = this.#fonts.encode(font, text).operand;
      operand = operand.endsWith('>') && next.startsWith('<') ? operand.slice(0, -1) + next.slice(1) : operand + next;
      if (shift !== 0) operand += number((-shift * 1000) / size);
    }
    // The page's own matrix turns y downward; text turns it back.
    this.#write(`BT ${select}1 0 0 -1 ${number(x + dx)} ${number(baseline)} Tm`, `[${operand}] TJ ET`);
  }

  /** The operator that selects a font, unless it is selected. */
  #select(font: FontName, size: number): string {
    const {label, object} = this.#fonts.use(font);
    this.#resources.fonts[label] = object;
    const selected = `/${label} ${number(size)} Tf `;
    if (selected === this.#font) return '';
    this.#font = selected;
    return selected;
  }

  #embedded(image: Image): string {
    let embedded = this.#images.get(image);
    if (!embedded) {
      embedded = {label: `I${this.#images.size + 1}`, object: embedImage(this.#file, image)};
      this.#images.set(image, embedded);
    }
    this.#resources.xobjects[embedded.label] = embedded.object;
    return embedded.label;
  }

  #write(...operators: string[]): void {
    this.#operators.push(...operators);
  }
}
