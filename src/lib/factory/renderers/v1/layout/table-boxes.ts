import type {Style} from '../css/style.js';
import type {StyledElement} from '../html/style.js';
import {buildBlock, childElements, type BlockBox} from './boxes.js';

export interface Cell {
  /** First column, from 0, and how many it takes. */
  column: number;
  span: number;
  isHeader: boolean;
  style: Style;
  content: BlockBox;
}

export interface Row {
  cells: Cell[];
  style: Style;
  /** True when all cells are `th`: it stays with the row after it. */
  isHeader: boolean;
}

export interface TableBox {
  kind: 'table';
  style: Style;
  rows: Row[];
  columns: number;
  /** Points between cells; 0 when borders are collapsed. */
  spacing: number;
}

const PIXEL = 0.75;
const DEFAULT_SPACING = 2 * PIXEL;
const ATTRIBUTE_BORDER = {width: PIXEL, color: '#000000'};

/** Reads rows and cells of a table; the attributes `border`, `cellpadding` and `cellspacing` stand below CSS. */
export function buildTable(table: StyledElement): TableBox {
  let box = built.get(table);
  if (!box) {
    box = makeTable(table);
    built.set(table, box);
  }
  return box;
}

/** As for blocks: elements that documents share need their boxes only once. */
const built = new WeakMap<StyledElement, TableBox>();
const builtCells = new WeakMap<StyledElement, Cell>();

function makeTable(table: StyledElement): TableBox {
  const groups = childElements(table, 'tbody');
  const rows = groups
    .flatMap((group) => childElements(group, 'tr').map((row) => buildRow(row, group, table)))
    .filter(({cells}) => cells.length > 0);
  const {cellspacing, border} = table;
  const all = {top: ATTRIBUTE_BORDER, right: ATTRIBUTE_BORDER, bottom: ATTRIBUTE_BORDER, left: ATTRIBUTE_BORDER};
  return {
    kind: 'table',
    style:
      border === undefined || border === 0 ? table.style : {...table.style, border: {...all, ...table.style.border}},
    rows,
    columns: Math.max(1, ...rows.flatMap(({cells}) => cells.map(({column, span}) => column + span))),
    spacing: table.style.collapse ? 0 : cellspacing === undefined ? DEFAULT_SPACING : cellspacing * PIXEL,
  };
}

function buildRow(row: StyledElement, group: StyledElement, table: StyledElement): Row {
  const elements = childElements(row, 'td', 'th');
  const background = row.style.background ?? group.style.background;
  const cells: Cell[] = [];
  let column = 0;
  for (const element of elements) {
    const cell = builtCells.get(element) ?? buildCell(element, column, table, background);
    builtCells.set(element, cell);
    cells.push(cell);
    column += element.colspan;
  }
  return {cells, style: row.style, isHeader: elements.every(({tag}) => tag === 'th')};
}

function buildCell(element: StyledElement, column: number, table: StyledElement, background: string | undefined): Cell {
  const hasBorder = table.border !== undefined && table.border > 0;
  const padding = table.cellpadding === undefined ? undefined : table.cellpadding * PIXEL;
  const own = element.style;
  const line = hasBorder
    ? {top: ATTRIBUTE_BORDER, right: ATTRIBUTE_BORDER, bottom: ATTRIBUTE_BORDER, left: ATTRIBUTE_BORDER}
    : {};
  const style: Style = {
    ...own,
    border: {...line, ...own.border},
    ...(padding === undefined ? {} : {padding: {top: padding, right: padding, bottom: padding, left: padding}}),
    ...((own.background ?? background) === undefined ? {} : {background: own.background ?? background}),
  };
  return {
    column,
    span: element.colspan,
    isHeader: element.tag === 'th',
    style,
    content: buildBlock({...element, style: withoutBox(own)}),
  };
}

/** The content of a cell inherits its text, not its box: the row draws that. */
function withoutBox(style: Style): Style {
  const {background: _background, ...rest} = style;
  const none = {top: 0, right: 0, bottom: 0, left: 0};
  return {...rest, padding: none, margin: none, border: {}, width: 'auto', maxWidth: 'none'};
}
