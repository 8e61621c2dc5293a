import type {Align, Style} from '../css/style.js';
import {face} from '../pdf/faces.js';
import {fontOf, type Glue, type Part, type Word} from './atoms.js';
import type {Canvas, TextRun} from './canvas.js';
import {isStretchable, type Line} from './lines.js';
import type {ListBox, Marker} from './list.js';

/** What a line looks like: runs of text and other parts, from the left end of the line's room. */
interface Drawn {
  runs: TextRun[];
  /** `after`: how many runs stand to their left. */
  others: {part: Exclude<Part, {kind: 'text'}>; x: number; after: number}[];
}

/** Distance of a list item's marker from its text, as a multiple of the font size. */
const MARKER_GAP = 0.35;

/** Room that a line is set in. */
export interface LineRoom {
  x: number;
  width: number;
  align: Align;
  /** Style of the block: its font gives the least height. */
  style: Style;
  /** True when more lines of the same text follow. */
  isFollowed: boolean;
}

/** Makes a printable box of a line, with the marker of its list item if there is one. */
export function lineBox(line: Line, room: LineRoom, marker: Marker | undefined): ListBox {
  const slack = room.width - line.width;
  const spaces = line.content.filter(isStretchable).length;
  const isJustified = room.align === 'justify' && spaces > 0 && (!line.isLast || slack < 0);
  const drawn = draw(line.content, room.x + indentOf(room.align, slack), isJustified ? slack / spaces : 0);
  const {above, below} = extent(line.content, room.style);
  const spaced = room.isFollowed && !line.splitsWord ? withSpace(drawn) : drawn;
  return {
    kind: 'box',
    height: above + below,
    breakBefore: 'allow',
    blank: line.content.every(({kind}) => kind === 'glue') && marker === undefined,
    paint: (canvas, x, y) => {
      if (marker) canvas.label(markerRun(marker), x, y + above);
      if (canvas.inReadingOrder) paintInOrder(canvas, spaced, x, y + above);
      else {
        for (const run of drawn.runs) canvas.text(run, x, y + above);
        for (const other of drawn.others) paintOther(canvas, other, x, y + above);
      }
    },
  };
}

function indentOf(align: Align, slack: number): number {
  if (align === 'right') return Math.max(0, slack);
  return align === 'center' ? Math.max(0, slack / 2) : 0;
}

function draw(content: readonly (Word | Glue)[], start: number, extra: number): Drawn {
  const drawn: Drawn = {runs: [], others: []};
  let x = start;
  let run: TextRun | undefined;
  const piece = (font: TextRun['font'], size: number, text: string, shift: number): void => {
    if (run?.font !== font || run.size !== size) {
      run = {x, font, size, pieces: []};
      drawn.runs.push(run);
    }
    run.pieces.push({text, shift});
  };
  for (const atom of content) {
    if (atom.kind === 'glue') {
      const width = atom.width + (isStretchable(atom) ? extra : 0);
      // The space itself is drawn too, so that text can be copied with its spaces.
      if (atom.width > 0) piece(atom.font, atom.size, ' ', width - face(atom.font).width(' ') * atom.size);
      x += width;
    } else {
      for (const part of atom.parts) {
        if (part.kind === 'text') piece(part.font, part.size, part.text, 0);
        else {
          drawn.others.push({part, x, after: drawn.runs.length});
          run = undefined;
        }
        x += part.width;
      }
    }
  }
  return drawn;
}

function paintInOrder(canvas: Canvas, {runs, others}: Drawn, x: number, baseline: number): void {
  for (let index = 0; index <= runs.length; index += 1) {
    for (const other of others) if (other.after === index) paintOther(canvas, other, x, baseline);
    const run = runs[index];
    if (run) canvas.text(run, x, baseline);
  }
}

/** A line with the space that its end stands for, so that the words of two lines are not read as one. */
function withSpace({runs, others}: Drawn): Drawn {
  const last = runs.at(-1);
  if (!last) return {runs, others};
  return {runs: [...runs.slice(0, -1), {...last, pieces: [...last.pieces, {text: ' ', shift: 0}]}], others};
}

function paintOther(canvas: Canvas, {part, x}: Drawn['others'][number], dx: number, baseline: number): void {
  if (part.kind === 'mark') canvas.mark(part.mark, x + dx, baseline, part.size);
  else {
    const {image, alt, width, height} = part;
    canvas.image(image, {x: x + dx, y: baseline - height, width, height}, alt);
  }
}

/** Height of a line over and under its baseline: the greatest of its parts, at least that of the block's font. */
function extent(content: readonly (Word | Glue)[], style: Style): {above: number; below: number} {
  let {above, below} = fontExtent(fontOf(style), style.fontSize, style.lineHeight);
  for (const part of content.flatMap((atom) => (atom.kind === 'word' ? atom.parts : []))) {
    const own =
      part.kind === 'image'
        ? {above: part.height, below: 0}
        : fontExtent(part.kind === 'text' ? part.font : 'serif', part.size, part.lineHeight);
    above = Math.max(above, own.above);
    below = Math.max(below, own.below);
  }
  return {above, below};
}

function fontExtent(font: TextRun['font'], size: number, lineHeight: number): {above: number; below: number} {
  const {ascent, descent} = face(font);
  const leading = (lineHeight - ascent - descent) / 2;
  return {above: (ascent + leading) * size, below: (descent + leading) * size};
}

function markerRun({text, style, x}: Marker): TextRun {
  const font = fontOf(style);
  const size = style.fontSize;
  const width = (face(font).width(text) + MARKER_GAP) * size;
  return {x: x - width, font, size, pieces: [{text, shift: 0}]};
}
