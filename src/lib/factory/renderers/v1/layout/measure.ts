import {makeAtoms} from './atoms.js';
import type {Box} from './boxes.js';
import {contentWidths} from './lines.js';
import type {Cell, TableBox} from './table-boxes.js';
import type {Style} from '../css/style.js';

/** How wide a box wants to be: with every long word broken out, and with no line broken. */
export interface Widths {
  min: number;
  max: number;
}

/** Widest that an image may be when nothing says more: the text of an A4 page. */
export const PAGE_ROOM = 493;

const measured = new WeakMap<Box, Widths>();

/** Widths of a box, margins included; remembered, as tables in tables ask again and again. */
export function measure(box: Box): Widths {
  let widths = measured.get(box);
  if (!widths) {
    widths = compute(box);
    measured.set(box, widths);
  }
  return widths;
}

/** Widths of a cell with its padding and borders. */
export function measureCell({content, style}: Cell): Widths {
  const extra = horizontal(style);
  const {min, max} = measure(content);
  return {min: min + extra, max: max + extra};
}

/** Width that padding and borders take on both sides. */
export function horizontal({padding, border}: Pick<Style, 'padding' | 'border'>): number {
  return padding.left + padding.right + (border.left?.width ?? 0) + (border.right?.width ?? 0);
}

function compute(box: Box): Widths {
  switch (box.kind) {
    case 'inline':
      return contentWidths(makeAtoms(box.nodes, PAGE_ROOM));
    case 'rule':
      return {min: 0, max: 0};
    case 'table':
      return tableWidths(box);
    case 'block': {
      const {width, margin} = box.style;
      const inner =
        typeof width === 'object' && width.unit === 'pt'
          ? {min: width.value, max: width.value}
          : widest(box.children.map(measure));
      const extra = horizontal(box.style) + margin.left + margin.right;
      return {min: inner.min + extra, max: inner.max + extra};
    }
  }
}

function tableWidths(table: TableBox): Widths {
  const columns = columnWidths(table);
  const gaps = table.spacing * (table.columns + 1);
  const total = (pick: (widths: Widths) => number): number => columns.reduce((sum, each) => sum + pick(each), gaps);
  return {min: total(({min}) => min), max: total(({max}) => max)};
}

/** Widths of each column; what a cell over several columns needs more is spread over them evenly. */
export function columnWidths(table: TableBox): Widths[] {
  const columns = Array.from({length: table.columns}, (): Widths => ({min: 0, max: 0}));
  const cells = table.rows.flatMap((row) => row.cells).sort((a, b) => a.span - b.span);
  for (const cell of cells) {
    const spanned = columns.slice(cell.column, cell.column + cell.span);
    const wanted = measureCell(cell);
    for (const key of ['min', 'max'] as const) {
      const missing = wanted[key] - spanned.reduce((sum, widths) => sum + widths[key], 0);
      if (missing > 0) for (const widths of spanned) widths[key] += missing / spanned.length;
    }
  }
  return columns;
}

function widest(all: readonly Widths[]): Widths {
  return {min: Math.max(0, ...all.map(({min}) => min)), max: Math.max(0, ...all.map(({max}) => max))};
}
