import type {Declarations} from '../css/parse.js';
import type {Selectable} from '../css/selectors.js';

/** Where something stands in a text: line and column from 1. */
export interface Position {
  line: number;
  column: number;
}

/** An element of the allowed set, with its attributes read. */
export interface Element extends Selectable {
  kind: 'element';
  parent?: Element;
  children: Node[];
  inline: Declarations;
  /** Columns that a cell takes. */
  colspan: number;
  /** `src` of an image. */
  src?: string;
  /** What an image shows, for those who do not see it; renderer 1 does not use it. */
  alt?: string;
  /** Legacy attributes of a table, in px; absent when not written. */
  cellpadding?: number;
  cellspacing?: number;
  border?: number;
  position: Position;
}

export interface Text {
  kind: 'text';
  text: string;
}

export type Node = Element | Text;

/** A parsed document: its body and the texts of its style blocks, wherever they stood. */
export interface Markup {
  body: Element;
  styles: {source: string; position: Position}[];
}
