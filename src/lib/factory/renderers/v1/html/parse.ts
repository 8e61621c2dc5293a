import {defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes as Ast} from 'parse5';
import type {TemplateProblemCode} from '../../../types.js';
import {hasMark, replaceMarks} from '../../../template/marks.js';
import {readAttributes} from './attributes.js';
import type {Element, Markup, Node, Position} from './tree.js';

/** Reports markup that cannot be printed right. */
export type RefuseMarkup = (code: TemplateProblemCode, subject: string, position: Position) => void;

/** Tags that documents use (DOCUMENTS 3.3). */
const TAGS = new Set(
  ['div', 'p', 'h1', 'h2', 'h3', 'table', 'tbody', 'tr', 'th', 'td', 'ul', 'ol', 'li', 'b', 'strong', 'em', 'i'].concat(
    ['span', 'hr', 'br', 'img'],
  ),
);

/** Elements that the parser itself puts around a document. */
const WRAPPERS = new Set(['html', 'head', 'body']);

/** Tags that are read at all: the parser's time grows with the square of open elements. */
const MAX_TAGS = 50_000;

/** Levels of elements; deeper ones are an attack, not a document. */
const MAX_DEPTH = 100;

/**
 * Parses markup by the rules of HTML5, so that broken markup is understood as browsers understand it; without a doctype,
 * as the platform does (a table may stand in a `p`). `values` replace the marks after parsing: they can be text and the
 * source of an image, never structure. Anything outside the subset is reported, and left out.
 */
export function parseMarkup(
  source: string,
  values: readonly string[],
  refuse: RefuseMarkup,
  mode: 'document' | 'fragment' = 'document',
): Markup {
  const root = parseBounded(source, mode);
  if (root) return new Builder(values, refuse).build(root);
  refuse('too_large', `more than ${MAX_TAGS} tags`, {line: 1, column: 1});
  return new Builder([], refuse).build(parse(''));
}

/** Elements that the parser may make: unclosed formatting tags make it repeat them without bound. */
const MAX_ELEMENTS = 100_000;

/** Thrown by the tree when it has too many elements. */
class TooManyElements extends Error {}

/** The parser's tree; undefined when the markup has too many tags, or makes too many elements. */
function parseBounded(source: string, mode: 'document' | 'fragment'): Ast.ParentNode | undefined {
  if (source.split('<').length > MAX_TAGS) return undefined;
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...args) {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new TooManyElements();
      return defaultTreeAdapter.createElement(...args);
    },
  };
  const options = {sourceCodeLocationInfo: true, treeAdapter};
  try {
    return mode === 'document' ? parse(source, options) : parseFragment(source, options);
  } catch (error) {
    if (error instanceof TooManyElements) return undefined;
    throw error;
  }
}

class Builder {
  readonly #values: readonly string[];
  readonly #refuse: RefuseMarkup;
  readonly #styles: Markup['styles'] = [];

  constructor(values: readonly string[], refuse: RefuseMarkup) {
    this.#values = values;
    this.#refuse = refuse;
  }

  build(root: Ast.ParentNode): Markup {
    const body: Element = {
      kind: 'element',
      tag: 'body',
      classes: [],
      children: [],
      inline: {normal: {}, important: {}},
      colspan: 1,
      position: {line: 1, column: 1},
    };
    this.#children(root, body, 0);
    return {body, styles: this.#styles};
  }

  #children(parent: Ast.ParentNode, target: Element, depth: number): void {
    for (const child of parent.childNodes) {
      if ('tagName' in child) this.#element(child, target, depth);
      else if (child.nodeName === '#text' && 'value' in child) this.#text(child.value, target);
    }
  }

  #element(node: Ast.Element, parent: Element, depth: number): void {
    const position = positionOf(node);
    if (WRAPPERS.has(node.tagName) && node.attrs.length === 0) {
      this.#children(node, parent, depth);
    } else if (node.tagName === 'style' && node.attrs.length === 0) {
      this.#style(node);
    } else if (depth > MAX_DEPTH) {
      this.#refuse('tag_not_allowed', `more than ${MAX_DEPTH} levels`, position);
    } else if (TAGS.has(node.tagName) && !hasMark(node.tagName)) {
      const attributes = readAttributes(node, this.#values, this.#refuse, position);
      const element: Element = {kind: 'element', tag: node.tagName, parent, children: [], position, ...attributes};
      parent.children.push(element);
      this.#children(node, element, depth + 1);
    } else {
      this.#refuse('tag_not_allowed', `<${node.tagName}>`, position);
    }
  }

  #text(text: string, parent: Element): void {
    const node: Node = {kind: 'text', text: replaceMarks(text, (index) => this.#values[index] ?? '')};
    parent.children.push(node);
  }

  #style(node: Ast.Element): void {
    const source = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    const {startTag} = node.sourceCodeLocation ?? {};
    const position = {line: startTag?.endLine ?? 1, column: startTag?.endCol ?? 1};
    if (hasMark(source)) this.#refuse('value_not_allowed_here', '<style>', position);
    else this.#styles.push({source, position});
  }
}

function positionOf({sourceCodeLocation}: Ast.Element): Position {
  return {line: sourceCodeLocation?.startLine ?? 1, column: sourceCodeLocation?.startCol ?? 1};
}
