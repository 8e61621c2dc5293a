import {layoutColumns, wantedWidth} from './columns.js';
import {contentRoom, frameOf, inPoints, layoutBox, type Room} from './flow.js';
import type {Frame, ListBuilder} from './list.js';
import {RowBox, type PlacedCell} from './row.js';
import type {Cell, Row, TableBox} from './table-boxes.js';

/** Lays a table out: one box a row, so that a row is not parted where it fits on a page. */
export function layoutTable(table: TableBox, outer: Room, list: ListBuilder): void {
  const {style, spacing} = table;
  const room = contentRoom({...style, width: 'auto'}, outer);
  const wanted = inPoints(style.width, room.width);
  const available = Math.min(room.width, wanted ?? wantedWidth(table));
  const widths = layoutColumns(table, available, wanted !== undefined);
  const width = widths.reduce((sum, each) => sum + each, spacing * (table.columns + 1));
  const x = room.x + (style.autoMargin.left ? (room.width - width) / (style.autoMargin.right ? 2 : 1) : 0);
  const rows = table.rows.map((row) => layoutRow(row, widths, {x, spacing, collapse: style.collapse}, list));
  const frame = tableFrame(table, {x, width}, rows, list.repeatsHeaders);
  if (frame) list.open(frame);
  list.pad(style.padding.top + spacing, 'allow');
  for (const [at, row] of table.rows.entries()) {
    if (at === 0 && spacing > 0) list.beforeNext('avoid');
    const box = rows[at];
    if (box) list.box(box);
    if (row.isHeader) list.beforeNext('avoid');
  }
  list.pad(style.padding.bottom, 'avoid');
  if (frame) list.close(frame);
}

/** The frame of a table with a background or borders, or with header rows that are repeated. */
function tableFrame(
  {style, rows, spacing}: TableBox,
  room: Room,
  boxes: readonly RowBox[],
  repeatsHeaders: boolean,
): Frame | undefined {
  const frame = frameOf(style, room);
  const body = rows.findIndex(({isHeader}) => !isHeader);
  if (!repeatsHeaders || body <= 0) return frame;
  const pads = style.padding.top + spacing > 0 ? 1 : 0;
  const head = {rows: boxes.slice(0, body), boxes: body + pads};
  return {...(frame ?? {...room, style: {border: {}}, continued: false}), head};
}

interface Grid {
  x: number;
  spacing: number;
  collapse: boolean;
}

function layoutRow(row: Row, widths: readonly number[], {x, spacing, collapse}: Grid, list: ListBuilder): RowBox {
  const placed = row.cells.map((cell): PlacedCell => {
    const left = x + spacing * (cell.column + 1) + total(widths.slice(0, cell.column));
    const spanned = widths.slice(cell.column, cell.column + cell.span);
    const width = total(spanned) + spacing * (spanned.length - 1);
    return layoutCell(cell, {x: left, width}, collapse, list.cell(row, cell));
  });
  return new RowBox(placed, {below: spacing, collapse});
}

function layoutCell({content, style}: Cell, {x, width}: Room, collapse: boolean, list: ListBuilder): PlacedCell {
  const {padding, border} = style;
  // Collapsed borders lie half in either cell.
  const share = collapse ? 0.5 : 1;
  const inset = {
    top: padding.top + (border.top?.width ?? 0) * share,
    right: padding.right + (border.right?.width ?? 0) * share,
    bottom: padding.bottom + (border.bottom?.width ?? 0) * share,
    left: padding.left + (border.left?.width ?? 0) * share,
  };
  layoutBox(content, {x: 0, width: Math.max(1, width - inset.left - inset.right)}, list);
  return {x, width, inset, style, items: list.items};
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
