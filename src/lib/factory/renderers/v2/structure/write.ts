import type {PdfFile} from '../pdf/file.js';
import {textString} from '../pdf/raw.js';
import type {Structure, StructureElement} from './element.js';

/** Elements that stay although they hold nothing: without them the rows of a table would not be even. */
const KEPT_EMPTY = new Set(['TD', 'TH']);

/**
 * Writes the structure tree of a document (ISO 32000-1, 14.7). `pages` are the objects of its pages.
 *
 * How it lies in the file, for programs that add pages: `/StructTreeRoot` has one kid, the element `/Document`, and a
 * `/ParentTree` of one node (`/Nums`). Its keys are the numbers of the pages from 0, the same as `/StructParents` of each
 * page; its values are arrays in which entry n is the element of marked content n of that page. `/ParentTreeNextKey` is
 * the count of pages. Elements are written in reading order; `/Pg` is the page of an element's first content, content on
 * other pages is given by `/MCR` dictionaries. There are no annotations, role maps, classes or ids. To add pages: give
 * them the keys from `/ParentTreeNextKey` on, and add their elements to the kids of `/Document`.
 */
export function writeStructure(file: PdfFile, structure: Structure, pages: readonly number[]): void {
  const elements = inOrder(structure.root);
  const root = file.reserve(elements.length + 1);
  const ids = new Map(elements.map((element, at) => [element, root + 1 + at]));
  const idOf = (element: StructureElement): number => ids.get(element) ?? root;
  for (const element of elements) file.put(idOf(element), elementText(element, {idOf, ids, root, pages}));
  const parents = pages.map((_, page) => {
    const marked = structure.pages[page] ?? [];
    return `${page} [${marked.map((element) => `${idOf(element)} 0 R`).join(' ')}]`;
  });
  file.put(
    root,
    `<</Type /StructTreeRoot /K [${root + 1} 0 R] /ParentTree <</Nums [${parents.join(' ')}]>> ` +
      `/ParentTreeNextKey ${pages.length}>>`,
  );
  file.setRoot('StructTreeRoot', `${root} 0 R`);
}

interface Numbers {
  idOf: (element: StructureElement) => number;
  ids: ReadonlyMap<StructureElement, number>;
  root: number;
  pages: readonly number[];
}

function elementText(element: StructureElement, {idOf, ids, root, pages}: Numbers): string {
  const {type, parent, kids, attributes, alt, actual} = element;
  const own = kids.find((kid) => 'mcid' in kid)?.page;
  const written = kids.flatMap((kid) => {
    if ('type' in kid) return ids.has(kid) ? [`${idOf(kid)} 0 R`] : [];
    return [kid.page === own ? `${kid.mcid}` : `<</Type /MCR /Pg ${pages[kid.page] ?? 0} 0 R /MCID ${kid.mcid}>>`];
  });
  return [
    `<</S /${type} /P ${parent ? idOf(parent) : root} 0 R`,
    ...(own === undefined ? [] : [`/Pg ${pages[own] ?? 0} 0 R`]),
    ...(attributes === undefined ? [] : [`/A ${attributes}`]),
    ...(alt === undefined ? [] : [`/Alt ${textString(alt)}`]),
    ...(actual === undefined ? [] : [`/ActualText ${textString(actual)}`]),
    `/K [${written.join(' ')}]>>`,
  ].join(' ');
}

/** Elements that hold something, parents before their kids; the document itself in any case. */
function inOrder(root: StructureElement): StructureElement[] {
  const found: StructureElement[] = [];
  const visit = (element: StructureElement): void => {
    found.push(element);
    for (const kid of element.kids) if ('type' in kid && isKept(kid)) visit(kid);
  };
  visit(root);
  return found;
}

function isKept({type, kids}: StructureElement): boolean {
  return KEPT_EMPTY.has(type) || kids.some((kid) => !('type' in kid) || isKept(kid));
}
