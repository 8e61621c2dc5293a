import type {Border, Length} from './values.js';

export type Align = 'left' | 'right' | 'center' | 'justify';
export type WhiteSpace = 'normal' | 'pre-wrap' | 'pre-line';
export type PageBreak = 'auto' | 'always' | 'avoid';
export type Side = 'top' | 'right' | 'bottom' | 'left';
export const SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

/** What a declaration can set; lengths still as written. Names are those of CSS. */
export interface Declared {
  'text-align': Align;
  'white-space': WhiteSpace;
  'font-size': Length;
  'font-weight': 'normal' | 'bold';
  'font-style': 'normal' | 'italic';
  'line-height': number;
  'text-indent': Length;
  'list-style': 'decimal' | 'disc' | 'none';
  'word-break': 'normal' | 'break-all';
  'vertical-align': 'top' | 'middle' | 'bottom' | 'baseline';
  'border-collapse': 'collapse' | 'separate';
  /** `#rrggbb` or `transparent`. */
  'background-color': string;
  'page-break-before': PageBreak;
  'page-break-after': PageBreak;
  'page-break-inside': PageBreak;
  width: Length | 'auto';
  'max-width': Length | 'none';
  'margin-top': Length;
  'margin-right': Length | 'auto';
  'margin-bottom': Length;
  'margin-left': Length | 'auto';
  'padding-top': Length;
  'padding-right': Length;
  'padding-bottom': Length;
  'padding-left': Length;
  'border-top': Border | 'none';
  'border-right': Border | 'none';
  'border-bottom': Border | 'none';
  'border-left': Border | 'none';
}

/** Four measures of a box, in points. */
export type Edges = Record<Side, number>;

/** Style of one element after the cascade. Points, except widths that depend on the container. */
export interface Style {
  align: Align;
  whiteSpace: WhiteSpace;
  fontSize: number;
  bold: boolean;
  italic: boolean;
  /** Multiple of the font size. */
  lineHeight: number;
  textIndent: number;
  listMarker: boolean;
  /** Kind of the marker, where it was said; lists print that of their tag. */
  markerKind?: 'decimal' | 'disc';
  /** `measured`: columns are measured by its characters, too; for later renderers. */
  breakAll: boolean | 'measured';
  verticalAlign: 'top' | 'middle' | 'bottom' | 'baseline';
  collapse: boolean;
  background?: string;
  breakBefore: PageBreak;
  breakAfter: PageBreak;
  breakInside: PageBreak;
  width: Length | 'auto';
  maxWidth: Length | 'none';
  margin: Edges;
  /** Sides whose margin takes the rest of the line. */
  autoMargin: {left: boolean; right: boolean};
  padding: Edges;
  border: Partial<Record<Side, Border>>;
}
