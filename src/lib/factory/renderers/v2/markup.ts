import {INITIAL_STYLE} from '../v1/css/cascade.js';
import type {Style} from '../v1/css/style.js';
import {closeMark, hasMark, openMark, replaceMarks} from '../../template/marks.js';
import type {RefuseMarkup} from '../v1/html/parse.js';
import {parseMarkup} from '../v1/html/parse.js';
import {styleTree, type StyledElement, type StyledNode} from '../v1/html/style.js';

/** Characters of all markups whose trees are kept: the documents of a bulk run have few different ones. */
const KEPT = 600_000;

/** Style of the page before any rule: texts that say nothing of it are set to the left, as browsers do. */
const INITIAL: Style = {...INITIAL_STYLE, align: 'left'};

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
  const tree = asInBrowsers(styleTree(parseMarkup(markup, marks, refuse), refuse, INITIAL));
  findFixed(tree);
  return tree;
}

const NONE = {top: 0, right: 0, bottom: 0, left: 0};

/**
 * What renderer 1 does otherwise than browsers: padding of a table with collapsed borders, margins beside images, width of
 * columns with words that break anywhere.
 */
function asInBrowsers(element: StyledElement): StyledElement {
  const children = element.children.map((child) => (child.kind === 'text' ? child : asInBrowsers(child)));
  const {tag} = element;
  const style: Style = element.style.breakAll ? {...element.style, breakAll: 'measured'} : element.style;
  if (tag === 'table' && style.collapse) return {...element, children, style: {...style, padding: NONE}};
  if (tag === 'img' && style.margin.left + style.margin.right > 0) return besideImage({...element, style, children});
  return {...element, style, children};
}

/** An image in a line, with gaps for its margins. */
function besideImage(image: StyledElement): StyledElement {
  const {style} = image;
  const margin = {...NONE, left: style.margin.left, right: style.margin.right};
  const {src: _, ...rest} = image;
  const gaps: Style = {...style, margin, width: 'auto', maxWidth: 'none', padding: NONE, border: {}};
  return {...rest, tag: 'span', style: gaps, children: [image]};
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
