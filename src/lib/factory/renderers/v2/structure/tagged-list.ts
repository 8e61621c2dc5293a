import type {BlockBox, Box} from '../../v1/layout/boxes.js';
import {ListBuilder, type ListBox} from '../../v1/layout/list.js';
import type {Cell, Row} from '../../v1/layout/table-boxes.js';
import {childOf, type Structure, type StructureElement, type StructureType} from './element.js';

const HEADINGS: Record<string, StructureType> = {h1: 'H1', h2: 'H2', h3: 'H3'};

/** Elements that take text themselves; elsewhere it becomes a paragraph. */
const TAKE_TEXT = new Set<StructureType>(['P', 'H1', 'H2', 'H3', 'LBody', 'TD', 'TH']);

/** A list that makes the elements of the structure as it is filled, and lets each box say whose content it draws. */
export class TaggedList extends ListBuilder {
  override readonly repeatsHeaders = true;
  readonly #structure: Structure;
  readonly #open: StructureElement[];
  #row: {row: Row; element: StructureElement} | undefined;

  constructor(structure: Structure, element: StructureElement = structure.root) {
    super();
    this.#structure = structure;
    this.#open = [element];
  }

  override enter(box: Box): void {
    this.#open.push(this.#elementOf(box, this.#current()));
  }

  override leave(): void {
    this.#open.pop();
  }

  override box(box: ListBox): void {
    const element = this.#current();
    const paint = box.paint.bind(box);
    box.paint = (canvas, x, y) => {
      this.#structure.current = element;
      paint(canvas, x, y);
      this.#structure.current = undefined;
    };
    super.box(box);
  }

  override cell(row: Row, {isHeader, span}: Cell): ListBuilder {
    if (this.#row?.row !== row) this.#row = {row, element: childOf(this.#current(), 'TR')};
    const attributes = [
      ...(span > 1 ? [`/ColSpan ${span}`] : []),
      ...(isHeader ? [`/Scope /${row.isHeader ? 'Column' : 'Row'}`] : []),
    ].join(' ');
    const more = attributes === '' ? {} : {attributes: `<</O /Table ${attributes}>>`};
    return new TaggedList(this.#structure, childOf(this.#row.element, isHeader ? 'TH' : 'TD', more));
  }

  #current(): StructureElement {
    return this.#open.at(-1) ?? this.#structure.root;
  }

  #elementOf(box: Box, parent: StructureElement): StructureElement {
    if (box.kind === 'table') return childOf(parent, 'Table');
    if (box.kind === 'inline') return TAKE_TEXT.has(parent.type) ? parent : childOf(parent, 'P');
    return box.kind === 'block' ? blockOf(box, parent) : parent;
  }
}

/** The element of a block; blocks that only group others have none of their own. */
function blockOf({tag, children, marker}: BlockBox, parent: StructureElement): StructureElement {
  if (tag === 'ul' || tag === 'ol') {
    const numbering = !children.some((child) => child.kind === 'block' && child.marker !== undefined)
      ? 'None'
      : tag === 'ol'
        ? 'Decimal'
        : 'Disc';
    return childOf(parent, 'L', {attributes: `<</O /List /ListNumbering /${numbering}>>`});
  }
  if (tag === 'li' && parent.type === 'L') {
    const item = childOf(parent, 'LI');
    if (marker !== undefined) childOf(item, 'Lbl');
    return childOf(item, 'LBody');
  }
  // A paragraph that holds a table or a list is none.
  const holdsText = children.length > 0 && children.every(({kind}) => kind === 'inline');
  const type = HEADINGS[tag] ?? (tag === 'p' ? 'P' : undefined);
  return type !== undefined && holdsText ? childOf(parent, type) : parent;
}
