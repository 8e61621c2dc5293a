import type {Style} from '../css/style.js';
import type {Length} from '../css/values.js';
import {makeAtoms} from './atoms.js';
import type {BlockBox, Box, InlineBox, RuleBox} from './boxes.js';
import {lineBox} from './linebox.js';
import {breakLines, type Line} from './lines.js';
import type {Frame, ListBuilder} from './list.js';
import {layoutTable} from './table.js';

/** Horizontal room of a box: its left end from the list's origin, and its width. */
export interface Room {
  x: number;
  width: number;
}

/** Lines of a paragraph that must stay together at the end of a page, and at its beginning. */
const ORPHANS = 2;
const WIDOWS = 2;

const RULE = {height: 9, thickness: 0.75, color: '#000000'};

/** Lays a box out into a list. Throws nothing of its own: what cannot be printed was refused before. */
export function layoutBox(box: Box, room: Room, list: ListBuilder): void {
  list.enter(box);
  if (box.kind === 'inline') layoutInline(box, room, list);
  else {
    const {style} = box;
    if (style.breakBefore !== 'auto') list.beforeNext(style.breakBefore === 'always' ? 'force' : 'avoid');
    list.margin(style.margin.top);
    const first = list.items.length;
    if (box.kind === 'block') layoutBlock(box, room, list);
    else if (box.kind === 'table') layoutTable(box, room, list);
    else layoutRule(box, room, list);
    if (style.breakInside === 'avoid') list.keepTogether(first);
    list.margin(style.margin.bottom);
    if (style.breakAfter !== 'auto') list.beforeNext(style.breakAfter === 'always' ? 'force' : 'avoid');
  }
  list.leave();
}

function layoutBlock({style, children, marker}: BlockBox, outer: Room, list: ListBuilder): void {
  const {padding, border} = style;
  const content = contentRoom(style, outer);
  const frame = frameOf(style, content);
  if (frame) list.open(frame);
  const above = padding.top + (border.top?.width ?? 0);
  list.pad(above, 'allow');
  if (above > 0) list.beforeNext('avoid');
  if (marker !== undefined) list.mark({text: marker, style, x: content.x});
  for (const child of children) layoutBox(child, content, list);
  list.pad(padding.bottom + (border.bottom?.width ?? 0), 'avoid');
  if (frame) list.close(frame);
}

/** Room inside margins, borders and padding; `width` and `max-width` are widths of the content. */
export function contentRoom(style: Style, outer: Room): Room {
  const {margin, padding, border, autoMargin} = style;
  const left = padding.left + (border.left?.width ?? 0);
  const right = padding.right + (border.right?.width ?? 0);
  const free = Math.max(0, outer.width - margin.left - margin.right - left - right);
  const wanted = Math.min(
    free,
    inPoints(style.width, outer.width) ?? free,
    inPoints(style.maxWidth, outer.width) ?? free,
  );
  const slack = autoMargin.left ? (free - wanted) / (autoMargin.right ? 2 : 1) : 0;
  return {x: outer.x + margin.left + left + slack, width: wanted};
}

/** A length in points, percentages of `whole`; undefined for `auto` and `none`. */
export function inPoints(length: Length | 'auto' | 'none', whole: number): number | undefined {
  if (typeof length === 'string') return undefined;
  return length.unit === '%' ? (length.value / 100) * whole : length.value;
}

/** Frame of a block that has a background or borders. */
export function frameOf(style: Style, content: Room): Frame | undefined {
  const {background, border, padding} = style;
  if (background === undefined && Object.keys(border).length === 0) return undefined;
  const left = padding.left + (border.left?.width ?? 0);
  const right = padding.right + (border.right?.width ?? 0);
  return {x: content.x - left, width: content.width + left + right, style, continued: false};
}

function layoutInline(inline: InlineBox, {x, width}: Room, list: ListBuilder): void {
  const {style} = inline;
  const indent = style.textIndent;
  const lines = linesOf(inline, width);
  for (const [at, line] of lines.entries()) {
    const shift = at === 0 ? indent : 0;
    const isFollowed = at < lines.length - 1;
    const room = {x: x + shift, width: width - shift, align: style.align, style, isFollowed};
    const box = lineBox(line, room, list.takeMarker());
    const isOrphan = at > 0 && at < ORPHANS;
    const isWidow = at > lines.length - WIDOWS;
    if (at > 0 && (isOrphan || isWidow)) box.breakBefore = 'avoid';
    list.box(box);
  }
}

const broken = new WeakMap<InlineBox, {width: number; lines: readonly Line[]}>();

/** Lines of a paragraph; remembered, as a renderer may keep the boxes of a template's fixed text. */
function linesOf(inline: InlineBox, width: number): readonly Line[] {
  const known = broken.get(inline);
  if (known?.width === width) return known.lines;
  const {nodes, style} = inline;
  const lines = breakLines(makeAtoms(nodes, width), {
    width,
    indent: style.textIndent,
    justify: style.align === 'justify',
  });
  broken.set(inline, {width, lines});
  return lines;
}

function layoutRule({style}: RuleBox, outer: Room, list: ListBuilder): void {
  const {x, width} = contentRoom(style, outer);
  list.box({
    kind: 'box',
    height: RULE.height,
    breakBefore: 'allow',
    blank: false,
    paint: (canvas, dx, dy) => {
      const y = dy + RULE.height / 2;
      canvas.line({x: dx + x, y}, {x: dx + x + width, y}, RULE.thickness, RULE.color);
    },
  });
}
