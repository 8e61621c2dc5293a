/** Types of structure that documents have (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Span';

/** A marked stretch of a page's content: page from 0, and its number on that page. */
export interface Content {
  page: number;
  mcid: number;
}

/** An element of a document's structure: what is read, in the order in which it is read. */
export interface StructureElement {
  type: StructureType;
  parent: StructureElement | undefined;
  kids: (StructureElement | Content)[];
  /** Attribute dictionary as it stands in the file. */
  attributes?: string;
  /** What a figure shows. */
  alt?: string;
  /** What is read in the place of a drawing. */
  actual?: string;
}

/** A new last child of an element. */
export function childOf(
  parent: StructureElement,
  type: StructureType,
  more: Pick<StructureElement, 'attributes' | 'alt' | 'actual'> = {},
): StructureElement {
  const element: StructureElement = {type, parent, kids: [], ...more};
  parent.kids.push(element);
  return element;
}

/** The structure of one document while it is laid out and drawn. */
export class Structure {
  readonly root: StructureElement = {type: 'Document', parent: undefined, kids: []};
  /** Whose content is being drawn; nobody's: it is not part of what is read. */
  current: StructureElement | undefined;
  /** By page: the element of each marked content, by its number. */
  readonly pages: StructureElement[][] = [];

  /** Numbers a stretch of an element's content on a page. */
  mark(element: StructureElement, page: number): number {
    const marked = (this.pages[page] ??= []);
    const mcid = marked.push(element) - 1;
    element.kids.push({page, mcid});
    return mcid;
  }
}

/** The number or bullet of the nearest list item around an element. */
export function labelOf(element: StructureElement | undefined): StructureElement | undefined {
  for (let at = element; at; at = at.parent) {
    if (at.type === 'LI') return at.kids.find((kid): kid is StructureElement => 'type' in kid && kid.type === 'Lbl');
  }
  return undefined;
}
