import type {Style} from '../css/style.js';
import type {Box} from './boxes.js';
import type {Canvas} from './canvas.js';
import type {Cell, Row} from './table-boxes.js';

/** May a page end before a box? `force`: it must. */
export type BreakBefore = 'allow' | 'avoid' | 'force';

/** Something that is printed as a whole: a line, a row of a table, an image. */
export interface ListBox {
  kind: 'box';
  height: number;
  breakBefore: BreakBefore;
  /** True for an empty line, which is not printed at the top of a page. */
  blank: boolean;
  paint(canvas: Canvas, x: number, y: number): void;
  /** Cuts a box that is higher than a page: what fits in `room`, and the rest. Undefined when nothing fits. */
  split?(room: number, page: number): {first: ListBox; rest: ListBox} | undefined;
}

/** Background and borders around a stretch of the list. */
export interface Frame {
  x: number;
  width: number;
  style: Pick<Style, 'background' | 'border'>;
  /** True on pages after the first: the upper border is not drawn again. */
  continued: boolean;
  /** Rows at the top of a table that its further pages repeat, once a row after them has been printed. */
  head?: Head;
  repeats?: boolean;
}

/** Header rows of a table, and how many boxes of its frame they are, with the space over them. */
export interface Head {
  rows: readonly ListBox[];
  boxes: number;
}

/** Content from top to bottom, before it is cut into pages. Gaps vanish at the top of a page. */
export type Item =
  ListBox | {kind: 'gap'; height: number} | {kind: 'open'; frame: Frame} | {kind: 'close'; frame: Frame};

/** A marker of a list item that waits for the item's first line. */
export interface Marker {
  text: string;
  style: Style;
  /** Right end of the marker. */
  x: number;
}

/**
 * Builds a vertical list: collapses margins as CSS does, and turns the wishes of the style (keep together, keep with
 * next, new page) into what each box allows.
 */
export class ListBuilder {
  /** Whether the header rows of a table are printed again on its further pages. */
  readonly repeatsHeaders: boolean = false;
  readonly items: Item[] = [];
  #margin = 0;
  #next: BreakBefore = 'allow';
  #marker: Marker | undefined;

  /** Says whose content follows until `leave`; for renderers that tag their output. */
  enter(_box: Box): void {
    return;
  }

  leave(): void {
    return;
  }

  /** A list for the content of a cell; the cells of a row come one after the other. */
  cell(_row: Row, _cell: Cell): ListBuilder {
    return new ListBuilder();
  }

  margin(height: number): void {
    this.#margin = Math.max(this.#margin, height);
  }

  /** The next box stays on the page of the one before it, or begins a page. */
  beforeNext(wish: 'avoid' | 'force'): void {
    if (this.#next !== 'force') this.#next = wish;
  }

  mark(marker: Marker): void {
    this.#marker = marker;
  }

  takeMarker(): Marker | undefined {
    const marker = this.#marker;
    this.#marker = undefined;
    return marker;
  }

  box(box: ListBox): void {
    this.#flushMargin();
    if (this.#next !== 'allow') box.breakBefore = this.#next;
    // What keeps with the next text must not be parted from it by empty lines.
    if (!box.blank || this.#next === 'force') this.#next = 'allow';
    this.items.push(box);
  }

  /** Empty space that is kept wherever it falls: padding. */
  pad(height: number, breakBefore: BreakBefore): void {
    if (height > 0) this.box({kind: 'box', height, breakBefore, blank: false, paint: () => undefined});
  }

  open(frame: Frame): void {
    this.#flushMargin();
    this.items.push({kind: 'open', frame});
  }

  close(frame: Frame): void {
    this.items.push({kind: 'close', frame});
  }

  /** Makes everything from item `first` on stay together. */
  keepTogether(first: number): void {
    const boxes = this.items.slice(first).filter((item) => item.kind === 'box');
    for (const box of boxes.slice(1)) if (box.breakBefore === 'allow') box.breakBefore = 'avoid';
  }

  #flushMargin(): void {
    if (this.#margin > 0) this.items.push({kind: 'gap', height: this.#margin});
    this.#margin = 0;
  }
}
