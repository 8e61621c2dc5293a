import type {TemplateProblemCode} from '../types.js';

/** One thing in a piece of markup that a renderer does not print. Line and column from 1. */
export interface MarkupProblem {
  code: TemplateProblemCode;
  subject: string;
  line: number;
  column: number;
}

/** Fixed words that a renderer prints or writes into a file; part of what it is. */
export interface RendererTexts {
  /** Page number; `{0}` is the page, `{1}` their count. */
  page: string;
  /** Subject of the file; `{0}` is the number of the type. */
  subject: string;
  /** What an image is called that the template does not describe; for renderers that tell it. */
  image?: string;
}

/** What a renderer is given: markup with marks in the place of values, and the facts of the file. */
export interface RenderJob {
  markup: string;
  values: string[];
  texts: RendererTexts;
  facts: {
    title: string;
    subject: string;
    keywords: string;
    creator: string;
    date: Date;
    /** Text from which the id of the file is made. */
    identity: string;
  };
  /** Called for what cannot be printed; does not return. */
  refuse: (code: TemplateProblemCode, subject: string, position: {line: number; column: number}) => never;
}

/** One edition of the machinery that turns markup into bytes. Its output never changes. */
export interface Renderer {
  version: string;
  /** Everything that it does not print. `original` is the piece without marks, for its characters. */
  checkMarkup(markup: string, original: string, mode: 'document' | 'fragment'): MarkupProblem[];
  /** The first character that its fonts lack. */
  findUnprintable(text: string): {character: string; offset: number} | undefined;
  render(job: RenderJob): Rendered | Promise<Rendered>;
}

/** A file, or the number of pages that is allowed. */
export type Rendered = {pages: number; pdf: Uint8Array} | {pages: number; tooLong: number};
