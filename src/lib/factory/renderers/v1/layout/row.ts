import {SIDES, type Edges, type Style} from '../css/style.js';
import type {Canvas} from './canvas.js';
import type {BreakBefore, Item, ListBox} from './list.js';
import {fillPage, paintBorder, stack, type Placed} from './pages.js';

/** A cell with its place in the row and its content as a list. */
export interface PlacedCell {
  x: number;
  width: number;
  /** Distance of the content from the cell's edges: padding and borders. */
  inset: Edges;
  style: Style;
  items: readonly Item[];
}

/** How a row stands in its table. */
export interface RowPlace {
  /** Space under the row. */
  below: number;
  collapse: boolean;
}

/** A row of a table: printed as a whole where it fits on a page, cut between lines of its cells where not. */
export class RowBox implements ListBox {
  readonly kind = 'box';
  readonly blank = false;
  readonly height: number;
  breakBefore: BreakBefore = 'allow';
  readonly #cells: readonly PlacedCell[];
  readonly #contents: readonly Placed[];
  readonly #place: RowPlace;

  /** `contents` are the cells' lists as placed; made of the lists when not given. */
  constructor(cells: readonly PlacedCell[], place: RowPlace, contents?: readonly Placed[]) {
    this.#cells = cells;
    this.#place = place;
    this.#contents = contents ?? cells.map(({items}) => stack(items));
    const heights = cells.map(({inset}, at) => inset.top + (this.#contents[at]?.height ?? 0) + inset.bottom);
    this.height = Math.max(0, ...heights) + place.below;
  }

  paint(canvas: Canvas, x: number, y: number): void {
    const height = this.height - this.#place.below;
    for (const cell of this.#cells) {
      const {background} = cell.style;
      if (background !== undefined) canvas.fill(x + cell.x, y, cell.width, height, background);
    }
    for (const [at, cell] of this.#cells.entries()) {
      const content = this.#contents[at];
      const free = height - cell.inset.top - cell.inset.bottom - (content?.height ?? 0);
      const lowered = {top: 0, baseline: 0, middle: free / 2, bottom: free}[cell.style.verticalAlign];
      content?.paint(canvas, x + cell.x + cell.inset.left, y + cell.inset.top + lowered);
    }
    for (const cell of this.#cells) this.#paintBorders(canvas, cell, x, y, height);
  }

  split(room: number, page: number): {first: ListBox; rest: ListBox} | undefined {
    const parts = this.#cells.map((cell) => {
      const space = room - cell.inset.top - cell.inset.bottom;
      return {cell, ...fillPage(cell.items, space, page)};
    });
    const first = new RowBox(
      this.#cells,
      {...this.#place, below: 0},
      parts.map(({placed}) => placed),
    );
    // A line that does not fit is placed all the same, so that an empty page always takes something.
    if (first.height > room + 0.01 && room < page) return undefined;
    const rest = new RowBox(
      parts.map(({cell, rest: items}) => ({...cell, items})),
      this.#place,
    );
    return {first, rest};
  }

  #paintBorders(canvas: Canvas, {x: left, width, style}: PlacedCell, x: number, y: number, height: number): void {
    for (const side of SIDES) {
      const line = style.border[side];
      if (!line) continue;
      const half = this.#place.collapse ? line.width / 2 : 0;
      // A collapsed line is centred on the grid, so that neighbours draw the same line.
      const box = {x: x + left - half, y: y - half, width: width + 2 * half, height: height + 2 * half};
      paintBorder(canvas, side, box, line);
    }
  }
}
