import type {FontName} from '../../../fonts.js';
import type {Image} from '../images/image.js';

/** A piece of a line's text, and the space that justification adds after it, in points. */
export interface TextPiece {
  text: string;
  shift: number;
}

/** Text of one font and size on one baseline. */
export interface TextRun {
  x: number;
  font: FontName;
  size: number;
  pieces: TextPiece[];
}

/** A rectangle on a page. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a layout is drawn. Points, from the top left corner of the page downward. */
export interface Canvas {
  /** Whether the parts of a line are drawn from left to right; otherwise images and check boxes follow the text. */
  readonly inReadingOrder: boolean;
  /** `baseline` is the height of the run's baseline on the page; `dx` moves the run to the right. */
  text(run: TextRun, dx: number, baseline: number): void;
  /** The number or bullet of a list item. */
  label(run: TextRun, dx: number, baseline: number): void;
  /** A check box character, drawn on the baseline. */
  mark(mark: string, x: number, baseline: number, size: number): void;
  /** `place`: the upper left corner and the size on the page. `alt`: what the image shows, where the template says it. */
  image(image: Image, place: Place, alt?: string): void;
  fill(x: number, y: number, width: number, height: number, color: string): void;
  /** Draws what has been drawn on an earlier page: not read again by whom has the document read out. */
  repeated(draw: () => void): void;
  line(from: {x: number; y: number}, to: {x: number; y: number}, width: number, color: string): void;
}
