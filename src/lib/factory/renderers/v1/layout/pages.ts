import {SIDES, type Side} from '../css/style.js';
import type {Canvas} from './canvas.js';
import type {Frame, Head, Item, ListBox} from './list.js';

/** Rounding that may not push a line to the next page. */
const TOLERANCE = 0.01;

/** Part of a page that must be free for a box to be cut rather than moved. */
const ENOUGH_ROOM = 0.15;

/** Greatest part of a page for header rows that are repeated. */
const HEAD_SHARE = 0.25;

/** Content with its places, from the top of a page or a cell. */
export interface Placed {
  height: number;
  paint(canvas: Canvas, x: number, y: number): void;
}

/** Cuts a list into pages. `limit` is the number of pages after which it stops. */
export function paginate(items: readonly Item[], pageHeight: number, limit: number): Placed[] {
  const pages: Placed[] = [];
  let rest = items;
  while (rest.some((item) => item.kind === 'box') && pages.length < limit) {
    const filled = fillPage(rest, pageHeight, pageHeight);
    pages.push(filled.placed);
    rest = filled.rest;
  }
  return pages;
}

/** Stacks a whole list, as in a cell of a table. */
export function stack(items: readonly Item[]): Placed {
  return fillPage(items, Infinity, Infinity).placed;
}

/** Fills one page with the beginning of a list. `page` is the height of an empty page. Always takes at least one box. */
export function fillPage(items: readonly Item[], room: number, page: number): Filled {
  const filled = fill(items, room, page, headsOf(items, page));
  return filled.isCrowded ? fill(items, room, page, []) : filled;
}

interface Filled {
  placed: Placed;
  rest: Item[];
  /** Set when repeated header rows leave too little room for what comes first. */
  isCrowded?: true;
}

/** Fills a page below repeated header rows. */
function fill(items: readonly Item[], room: number, page: number, heads: readonly Placement[]): Filled {
  const here = [...heads];
  const above = heads.reduce((sum, {box}) => sum + box.height, 0);
  const free = page - above;
  let y = above;
  let legal: number | undefined;
  let isFirst = true;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'gap' && !isFirst) y += item.height;
    if (item.kind !== 'box' || (item.blank && isFirst && room < Infinity)) continue;
    if (!isFirst && item.breakBefore === 'force') return cut(items, here, index);
    if (!isFirst && item.breakBefore === 'allow') legal = index;
    if (y + item.height > room + TOLERANCE) {
      const isWorthCutting = isFirst || room - y > page * ENOUGH_ROOM;
      const parts = item.height > free + TOLERANCE && isWorthCutting ? item.split?.(room - y, free) : undefined;
      if (isFirst && above > 0 && !(parts && parts.first.height <= room - y + TOLERANCE))
        return {...cut(items, [], 0), isCrowded: true};
      if (parts) return cut(items, [...here, {box: parts.first, y, index}], index + 1, parts.rest);
      if (!isFirst) return cut(items, here, legal ?? index);
    }
    here.push({box: item, y, index});
    y += item.height;
    isFirst = false;
  }
  return cut(items, here, items.length);
}

/** A box on a page: its top, and its index in the list. */
interface Placement {
  box: Pick<ListBox, 'height' | 'paint'>;
  y: number;
  index: number;
}

/** Header rows of the tables that go on at the top of a page, each after the frame that it belongs to. */
function headsOf(items: readonly Item[], page: number): Placement[] {
  const heads: Placement[] = [];
  let y = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'open') break;
    const rows = item.frame.repeats === true ? rowsOf(item.frame.head, page) : [];
    for (const row of rows) {
      const paint: Placed['paint'] = (canvas, left, top) => {
        canvas.repeated(() => {
          row.paint(canvas, left, top);
        });
      };
      heads.push({box: {height: row.height, paint}, y, index: index + 0.5});
      y += row.height;
    }
  }
  return heads;
}

/** The rows of a head, unless they would take too much of every page. */
function rowsOf(head: Head | undefined, page: number): readonly ListBox[] {
  const rows = head?.rows ?? [];
  return rows.reduce((sum, {height}) => sum + height, 0) <= page * HEAD_SHARE ? rows : [];
}

/** A frame's stretch on one page. */
interface Stretch {
  frame: Frame;
  top: number;
  bottom: number;
  closed: boolean;
}

/** Ends a page before item `end`; `remainder` is the lower part of a box that was cut. */
function cut(items: readonly Item[], placements: readonly Placement[], end: number, remainder?: ListBox): Filled {
  const here = placements.filter(({index}) => index < end);
  const stretches: Stretch[] = [];
  const open: {frame: Frame; from: number}[] = [];
  const stretch = ({frame, from}: {frame: Frame; from: number}, to: number, closed: boolean): void => {
    const inside = here.filter(({index}) => index > from && index < to);
    const top = inside[0]?.y ?? 0;
    const last = inside.at(-1);
    // Outer frames close after inner ones, and are painted before them.
    if (last) stretches.unshift({frame, top, bottom: last.y + last.box.height, closed});
  };
  for (const [index, item] of items.slice(0, end).entries()) {
    if (item.kind === 'open') open.push({frame: item.frame, from: index});
    const closing = item.kind === 'close' ? open.pop() : undefined;
    if (closing) stretch(closing, index, true);
  }
  for (const opened of open.toReversed()) stretch(opened, end, false);
  const last = here.at(-1);
  return {
    placed: {
      height: last ? last.y + last.box.height : 0,
      paint: (canvas, x, y) => {
        for (const part of stretches) paintFrame(canvas, x, y, part);
        for (const {box, y: top} of here) box.paint(canvas, x, y + top);
      },
    },
    rest: [
      ...open.map(({frame, from}): Item => {
        const boxes = here.filter(({index}) => index > from).length;
        const repeats = frame.repeats === true || boxes > (frame.head?.boxes ?? Infinity);
        return {kind: 'open', frame: {...frame, continued: frame.continued || boxes > 0, repeats}};
      }),
      ...(remainder ? [remainder] : []),
      ...items.slice(end),
    ],
  };
}

function paintFrame(canvas: Canvas, dx: number, dy: number, {frame, top, bottom, closed}: Stretch): void {
  const {x, width, continued} = frame;
  const {background, border} = frame.style;
  const box = {x: x + dx, y: top + dy, width, height: bottom - top};
  if (background !== undefined) canvas.fill(box.x, box.y, box.width, box.height, background);
  const hidden: Side[] = [...(continued ? (['top'] as const) : []), ...(closed ? [] : (['bottom'] as const))];
  for (const side of SIDES) {
    const line = hidden.includes(side) ? undefined : border[side];
    if (line) paintBorder(canvas, side, box, line);
  }
}

/** Draws one border inside the edge of a box. */
export function paintBorder(
  canvas: Canvas,
  side: Side,
  box: {x: number; y: number; width: number; height: number},
  {width, color}: {width: number; color: string},
): void {
  const half = width / 2;
  const [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height];
  if (side === 'top') canvas.line({x: left, y: top + half}, {x: right, y: top + half}, width, color);
  else if (side === 'bottom') canvas.line({x: left, y: bottom - half}, {x: right, y: bottom - half}, width, color);
  else if (side === 'left') canvas.line({x: left + half, y: top}, {x: left + half, y: bottom}, width, color);
  else canvas.line({x: right - half, y: top}, {x: right - half, y: bottom}, width, color);
}
