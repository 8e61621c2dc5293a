import type {Style} from '../css/style.js';
import type {StyledElement, StyledNode} from '../html/style.js';
import {readImage, type Image} from '../images/image.js';
import type {InlineNode} from './atoms.js';
import {buildTable, type TableBox} from './table-boxes.js';

/** Inline content between blocks; lines are made of it when the width is known. */
export interface InlineBox {
  kind: 'inline';
  style: Style;
  nodes: InlineNode[];
}

export interface BlockBox {
  kind: 'block';
  /** Tag of the element that it was made of. */
  tag: string;
  style: Style;
  children: Box[];
  /** Marker of a list item: a number or a bullet. */
  marker?: string;
}

/** A horizontal rule. */
export interface RuleBox {
  kind: 'rule';
  style: Style;
}

export type Box = BlockBox | InlineBox | TableBox | RuleBox;

const INLINE_TAGS = new Set(['b', 'strong', 'em', 'i', 'span', 'br', 'img']);
const HEADINGS = new Set(['h1', 'h2', 'h3']);
const BULLET = '\u2022';

/** Turns a styled tree into boxes: blocks, and the inline content between them. Throws `image_refused`. */
export function buildBlock(element: StyledElement): BlockBox {
  let block = built.get(element);
  if (!block) {
    block = makeBlock(element);
    built.set(element, block);
  }
  return block;
}

/** Boxes are not changed once they are made: an element that several documents share needs them only once. */
const built = new WeakMap<StyledElement, BlockBox>();

function makeBlock(element: StyledElement): BlockBox {
  const isHeading = HEADINGS.has(element.tag) && element.style.align === 'justify';
  // Justified headings of two lines would have holes.
  const style: Style = isHeading ? {...element.style, align: 'left'} : element.style;
  return {kind: 'block', tag: element.tag, style, children: new Children(style).build(element)};
}

class Children {
  readonly #style: Style;
  readonly #boxes: Box[] = [];
  #inline: InlineNode[] = [];
  #item = 0;

  constructor(style: Style) {
    this.#style = style;
  }

  build(element: StyledElement): Box[] {
    this.#nodes(element);
    this.#endInline();
    return this.#boxes;
  }

  #nodes(parent: StyledElement): void {
    for (const node of parent.children) {
      if (node.kind === 'text') this.#inline.push({kind: 'text', text: node.text, style: parent.style});
      else if (INLINE_TAGS.has(node.tag)) this.#inlineElement(node);
      else {
        this.#endInline();
        this.#block(node, parent);
      }
    }
  }

  #inlineElement(element: StyledElement): void {
    if (element.tag === 'br') this.#inline.push({kind: 'newline'});
    else if (element.tag === 'img') {
      // A value that is there and empty: no picture was given (templates of the chain do not ask before they print one).
      if (element.src === '') return;
      const where = `<img>, ${element.position.line}:${element.position.column}`;
      const image: Image = readImage(element.src ?? '', where);
      this.#inline.push({kind: 'image', image, alt: element.alt, style: element.style});
    } else {
      const {margin, padding} = element.style;
      this.#gap(margin.left + padding.left, element.style);
      this.#nodes(element);
      this.#gap(margin.right + padding.right, element.style);
    }
  }

  #gap(width: number, style: Style): void {
    if (width > 0) this.#inline.push({kind: 'gap', width, style});
  }

  #block(element: StyledElement, parent: StyledElement): void {
    if (element.tag === 'table') this.#boxes.push(buildTable(element));
    else if (element.tag === 'hr') this.#boxes.push({kind: 'rule', style: element.style});
    else if (element.tag === 'li') {
      this.#item += 1;
      const marker = parent.tag === 'ol' ? `${this.#item}.` : BULLET;
      this.#boxes.push({...buildBlock(element), ...(element.style.listMarker ? {marker} : {})});
    } else this.#boxes.push(buildBlock(element));
  }

  #endInline(): void {
    if (this.#inline.some(isVisible)) this.#boxes.push({kind: 'inline', style: this.#style, nodes: this.#inline});
    this.#inline = [];
  }
}

/** Spaces between blocks print nothing, unless the style keeps them (DOCUMENTS 3.3, pre-wrap). */
function isVisible(node: InlineNode): boolean {
  if (node.kind === 'gap') return false;
  if (node.kind !== 'text') return true;
  if (node.style.whiteSpace === 'pre-wrap') return node.text.replaceAll('\r', '') !== '';
  return (node.style.whiteSpace === 'pre-line' ? /[^ \t\r]/ : /[^ \t\r\n]/).test(node.text);
}

/** Elements among a node's children with one of the tags; text between parts of a table is dropped. */
export function childElements({children}: StyledElement, ...tags: string[]): StyledElement[] {
  return children.filter(
    (child: StyledNode): child is StyledElement => child.kind === 'element' && tags.includes(child.tag),
  );
}
