import {closeMark, hasMark, openMark, replaceMarks} from '../../template/marks.js';
import type {RefuseMarkup} from '../v1/html/parse.js';
import {parseMarkup} from '../v1/html/parse.js';
import {styleTree, type StyledElement, type StyledNode} from '../v1/html/style.js';

/** Characters of all markups whose trees are kept: the documents of a bulk run have few different ones. */
const KEPT = 600_000;

const trees = new Map<string, StyledElement>();

/** Elements in which a document's values change nothing: they are shared by all documents of a markup. */
const fixed = new WeakSet<StyledElement>();

/**
 * The styled tree of a document. Parsing and styling look at the markup alone, in which marks stand for values; the tree
 * is kept, and gets the values of each document. Never holds a value longer than the document is made.
 */
export function styledMarkup(markup: string, values: readonly string[], refuse: RefuseMarkup): StyledElement {
  const kept = trees.get(markup);
  // The one that was used last is the last to go.
  if (kept) trees.delete(markup);
  const tree = kept ?? read(markup, values.length, refuse);
  keep(markup, tree);
  return withValues(tree, values);
}

function read(markup: string, count: number, refuse: RefuseMarkup): StyledElement {
  const marks = Array.from({length: count}, (_, index) => `${openMark}${index}${closeMark}`);
  const tree = styleTree(parseMarkup(markup, marks, refuse), refuse);
  findFixed(tree);
  return tree;
}

function keep(markup: string, tree: StyledElement): void {
  if (markup.length > KEPT / 4) return;
  trees.set(markup, tree);
  let size = 0;
  for (const text of [...trees.keys()].reverse()) {
    size += text.length;
    if (size > KEPT) trees.delete(text);
  }
}

/** Notes elements without marks. Images are not kept: their pixels are many. */
function findFixed(element: StyledElement): boolean {
  const children = element.children.map((child) => (child.kind === 'text' ? !hasMark(child.text) : findFixed(child)));
  const isFixed = element.tag !== 'img' && !children.includes(false);
  if (isFixed) fixed.add(element);
  return isFixed;
}

function withValues(element: StyledElement, values: readonly string[]): StyledElement {
  if (fixed.has(element)) return element;
  const fill = (text: string): string => replaceMarks(text, (index) => values[index] ?? '');
  const child = (node: StyledNode): StyledNode =>
    node.kind === 'text' ? {kind: 'text', text: fill(node.text)} : withValues(node, values);
  const children = element.children.map(child);
  return {...element, children, ...(element.src === undefined ? {} : {src: fill(element.src).trim()})};
}
