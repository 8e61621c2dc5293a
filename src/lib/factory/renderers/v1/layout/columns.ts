import type {Length} from '../css/values.js';
import {columnWidths, horizontal, measureCell, type Widths} from './measure.js';
import type {TableBox} from './table-boxes.js';

/** Width of every column of a table that is set in `room` points; `fill` when the table takes all of it. */
export function layoutColumns(table: TableBox, room: number, fill: boolean): number[] {
  const available = Math.max(0, room - table.spacing * (table.columns + 1));
  const natural = columnWidths(table);
  const fixed = fixedWidths(table, available, natural);
  const free = natural.map((widths, at) => (fixed[at] === undefined ? widths : undefined));
  const left = available - fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const auto = distribute(
    free.filter((widths) => widths !== undefined),
    Math.max(0, left),
    fill,
  );
  const widths = fixed.map((width) => width ?? auto.shift() ?? 0);
  return fitted(widths, available, fill);
}

/** Columns whose cells say a width: percentages of the table, or points; at least the widest word where it fits. */
function fixedWidths(table: TableBox, available: number, natural: readonly Widths[]): (number | undefined)[] {
  const fixed: (number | undefined)[] = Array.from({length: table.columns}, () => undefined);
  for (const {column, span, style} of table.rows.flatMap((row) => row.cells)) {
    if (span !== 1 || style.width === 'auto') continue;
    const wanted = points(style.width, available, horizontal(style));
    const least = Math.min(natural[column]?.min ?? 0, available / table.columns);
    fixed[column] = Math.max(fixed[column] ?? 0, wanted, least);
  }
  return fixed;
}

function points({value, unit}: Length, available: number, extra: number): number {
  return unit === '%' ? (value / 100) * available : value + extra;
}

/** Shares room among columns: what they want if it fits, else their widest words and a share of the rest. */
function distribute(columns: readonly Widths[], room: number, fill: boolean): number[] {
  const wanted = sum(columns, ({max}) => max);
  const needed = sum(columns, ({min}) => min);
  if (wanted <= room) {
    if (!fill) return columns.map(({max}) => max);
    return columns.map(({max}) => (wanted > 0 ? (max / wanted) * room : room / columns.length));
  }
  if (needed <= room) {
    const flexible = wanted - needed;
    return columns.map(({min, max}) => min + (flexible > 0 ? ((max - min) / flexible) * (room - needed) : 0));
  }
  return squeezed(columns, room);
}

/** Even the widest words do not fit: narrow columns keep theirs, the others share what is left and break words. */
function squeezed(columns: readonly Widths[], room: number): number[] {
  const widths: (number | undefined)[] = columns.map(() => undefined);
  let left = room;
  let open = columns.length;
  for (let changed = true; changed && open > 0;) {
    const share = left / open;
    changed = false;
    for (const [at, {min}] of columns.entries()) {
      if (widths[at] === undefined && min <= share) {
        widths[at] = min;
        left -= min;
        open -= 1;
        changed = true;
      }
    }
  }
  return widths.map((width) => width ?? left / open);
}

/** Columns with widths of their own can ask for more, or less, than there is: then all give way in proportion. */
function fitted(widths: readonly number[], available: number, fill: boolean): number[] {
  const total = widths.reduce((all, width) => all + width, 0);
  if (total <= 0 || (total <= available + 0.01 && !fill)) return [...widths];
  return widths.map((width) => (width / total) * available);
}

function sum(columns: readonly Widths[], pick: (widths: Widths) => number): number {
  return columns.reduce((all, widths) => all + pick(widths), 0);
}

/** Narrowest and widest that a whole table would like to be. */
export function wantedWidth(table: TableBox): number {
  const cells = table.rows.flatMap((row) => row.cells);
  const explicit = cells
    .filter(({style, span}) => span === 1 && typeof style.width === 'object' && style.width.unit === 'pt')
    .map((cell) => measureCell(cell).max);
  const natural = sum(columnWidths(table), ({max}) => max);
  return Math.max(natural, ...explicit) + table.spacing * (table.columns + 1);
}
