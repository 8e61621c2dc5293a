import {cascade, INITIAL_STYLE} from '../css/cascade.js';
import {parseStyleSheet, type Rule} from '../css/parse.js';
import type {Style} from '../css/style.js';
import {USER_AGENT_RULES} from '../css/user-agent.js';
import type {RefuseMarkup} from './parse.js';
import type {Element, Markup, Node, Position} from './tree.js';

/** An element with its computed style. */
export interface StyledElement extends Omit<Element, 'children' | 'parent'> {
  style: Style;
  children: StyledNode[];
}

export type StyledNode = StyledElement | {kind: 'text'; text: string};

/** Columns of one table. */
const MAX_COLUMNS = 100;

/** Inline text has no box of its own here: borders, backgrounds and sizes on it would be lost in silence. */
const INLINE_WITHOUT_BOX = new Set(['b', 'strong', 'em', 'i', 'span']);

/** What a list prints before its items. */
const MARKERS: Readonly<Record<string, Style['markerKind']>> = {ul: 'disc', ol: 'decimal'};

/** All rules of a document's style blocks, in their order. */
export function readStyles(styles: Markup['styles'], refuse: RefuseMarkup): Rule[] {
  return styles.flatMap(({source, position}) =>
    parseStyleSheet(source, (code, subject, offset) => {
      refuse(code, subject, within(source, offset, position));
    }),
  );
}

/** Computes the style of every element of a document; `initial` is that of the page before any rule. */
export function styleTree({body, styles}: Markup, refuse: RefuseMarkup, initial: Style = INITIAL_STYLE): StyledElement {
  const sheets = [USER_AGENT_RULES, readStyles(styles, refuse)];
  const style = (element: Element, inherited: Style): StyledElement => {
    const own = cascade(element, sheets, element.inline, startOf(element, inherited));
    if (INLINE_WITHOUT_BOX.has(element.tag) && hasBox(own)) {
      refuse('style_not_allowed', `box of <${element.tag}>`, element.position);
    }
    const lost = lostIn(element, own);
    if (lost !== undefined) refuse('style_not_allowed', `${lost} of <${element.tag}>`, element.position);
    if (columnsOf(element) > MAX_COLUMNS) refuse('too_large', `more than ${MAX_COLUMNS} columns`, element.position);
    const {parent: _parent, children, ...rest} = element;
    return {...rest, style: own, children: children.map((child: Node) => styleChild(child, own))};
  };
  const styleChild = (child: Node, inherited: Style): StyledNode =>
    child.kind === 'text' ? child : style(child, inherited);
  return style(body, initial);
}

/** What an element inherits: a list has the markers of its kind, whatever stands around it. */
function startOf({tag}: Element, inherited: Style): Style {
  if (!Object.hasOwn(MARKERS, tag)) return inherited;
  const {markerKind: _, ...rest} = inherited;
  return rest;
}

/** What browsers would show of an element's style, and is not printed here. */
function lostIn({tag, parent}: Element, style: Style): string | undefined {
  const {border, background, breakBefore, breakAfter, markerKind} = style;
  if (['tr', 'img', 'hr'].includes(tag) && Object.keys(border).length > 0) return 'border';
  if (['img', 'hr'].includes(tag) && background !== undefined) return 'background';
  if (tag === 'tr' && [breakBefore, breakAfter].includes('always')) return 'page-break';
  const list = parent === undefined ? undefined : MARKERS[parent.tag];
  const isOther = tag === 'li' && list !== undefined && markerKind !== undefined && markerKind !== list;
  return isOther ? `list-style: ${markerKind}` : undefined;
}

function columnsOf({tag, children}: Element): number {
  return tag === 'tr' ? children.reduce((sum, child) => sum + (child.kind === 'element' ? child.colspan : 0), 0) : 0;
}

/** Margins and padding beside inline text are gaps in its line; above and under it they do nothing, as in CSS. */
function hasBox({border, background, width, maxWidth}: Style): boolean {
  const isSized = width !== 'auto' || maxWidth !== 'none';
  return Object.keys(border).length > 0 || background !== undefined || isSized;
}

/** Position in the whole text of an offset in a part that starts at `start`. */
function within(text: string, offset: number, start: Position): Position {
  const lines = text.slice(0, offset).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return {line: start.line + lines.length - 1, column: lines.length === 1 ? start.column + column - 1 : column};
}
