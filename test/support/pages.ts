import {parseMarkup} from '../../src/lib/factory/renderers/v1/html/parse.js';
import {styleTree} from '../../src/lib/factory/renderers/v1/html/style.js';
import {buildBlock} from '../../src/lib/factory/renderers/v1/layout/boxes.js';
import type {Canvas, Place, TextRun} from '../../src/lib/factory/renderers/v1/layout/canvas.js';
import {layoutBox} from '../../src/lib/factory/renderers/v1/layout/flow.js';
import {ListBuilder} from '../../src/lib/factory/renderers/v1/layout/list.js';
import {paginate} from '../../src/lib/factory/renderers/v1/layout/pages.js';
import {face} from '../../src/lib/factory/renderers/v1/pdf/faces.js';

/** A run of text as it was drawn. */
export interface DrawnRun {
  text: string;
  x: number;
  /** Right end, with the spaces that justification has widened. */
  right: number;
  baseline: number;
  font: string;
  size: number;
}

export interface DrawnPage {
  runs: DrawnRun[];
  /** Texts of the runs on one baseline, joined, from top to bottom. */
  lines: string[];
  rules: {x1: number; y1: number; x2: number; y2: number; color: string}[];
  fills: {x: number; y: number; width: number; height: number; color: string}[];
  images: {x: number; y: number; width: number; height: number}[];
  marks: string[];
}

/** Room of the pages that tests lay out: narrow and low, so that little text fills many. */
export const ROOM = {width: 300, height: 200};

/** Lays markup out and records what is drawn, page by page. */
export function drawPages(
  markup: string,
  {width, height} = ROOM,
  values: string[] = [],
  list = new ListBuilder(),
): DrawnPage[] {
  const refuse = (code: string, subject: string): never => {
    throw new Error(`${code}: ${subject}`);
  };
  layoutBox(buildBlock(styleTree(parseMarkup(markup, values, refuse), refuse)), {x: 0, width}, list);
  return paginate(list.items, height, 100).map((page) => {
    const recorder = new Recorder();
    page.paint(recorder, 0, 0);
    return recorder.page();
  });
}

/** A canvas that remembers. */
export class Recorder implements Canvas {
  readonly inReadingOrder = false;
  readonly #page: DrawnPage = {runs: [], lines: [], rules: [], fills: [], images: [], marks: []};

  text({x, font, size, pieces}: TextRun, dx: number, baseline: number): void {
    const width = pieces.reduce((sum, {text, shift}) => sum + face(font).width(text) * size + shift, 0);
    const text = pieces.map((piece) => piece.text).join('');
    this.#page.runs.push({text, x: x + dx, right: x + dx + width, baseline, font, size});
  }

  mark(mark: string): void {
    this.#page.marks.push(mark);
  }

  label(run: TextRun, dx: number, baseline: number): void {
    this.text(run, dx, baseline);
  }

  repeated(draw: () => void): void {
    draw();
  }

  image(_image: unknown, {x, y, width, height}: Place): void {
    this.#page.images.push({x, y, width, height});
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#page.fills.push({x, y, width, height, color});
  }

  line(from: {x: number; y: number}, to: {x: number; y: number}, _width: number, color: string): void {
    this.#page.rules.push({x1: from.x, y1: from.y, x2: to.x, y2: to.y, color});
  }

  page(): DrawnPage {
    const baselines = [...new Set(this.#page.runs.map(({baseline}) => baseline))].sort((a, b) => a - b);
    const lineAt = (at: number): string =>
      this.#page.runs
        .filter(({baseline}) => baseline === at)
        .map(({text}) => text)
        .join('');
    return {...this.#page, lines: baselines.map(lineAt)};
  }
}
