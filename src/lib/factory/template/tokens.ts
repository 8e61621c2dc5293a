import lexer, {type Token} from 'nunjucks/src/lexer.js';
import type {TemplateProblem} from '../types.js';
import {contextPlace} from './place.js';

/** A piece of a template: the source between two offsets. */
export interface Piece {
  kind: 'text' | 'comment' | 'output' | 'tag';
  start: number;
  end: number;
  /** Name of a tag: `if`, `trans` … */
  name?: string;
}

const TAGS = ['if', 'elif', 'elseif', 'else', 'endif', 'for', 'endfor', 'trans'];

/**
 * Cuts a template into text and constructs by the lexer of nunjucks, and refuses every tag outside the allowed ones with
 * its place, all at once: the parser would stop at the first, and would let `raw` pass as plain text.
 * Throws what the lexer throws on broken syntax.
 */
export function cutTemplate(source: string): {pieces: Piece[]; problems: TemplateProblem[]} {
  const offset = offsets(source);
  const tokens = lexer.lex(source);
  const pieces: Piece[] = [];
  const problems: TemplateProblem[] = [];
  let open: Piece | undefined;
  for (let token = tokens.nextToken(); token; token = tokens.nextToken()) {
    const start = offset(token);
    if (token.type === 'data' || token.type === 'comment') {
      pieces.push({kind: token.type === 'data' ? 'text' : 'comment', start, end: start + String(token.value).length});
    } else if (token.type === 'block-start' || token.type === 'variable-start') {
      open = {kind: token.type === 'block-start' ? 'tag' : 'output', start, end: source.length};
    } else if (open && (token.type === 'block-end' || token.type === 'variable-end')) {
      pieces.push({...open, end: start + String(token.value).length});
      open = undefined;
    } else if (open?.kind === 'tag' && open.name === undefined && token.type !== 'whitespace') {
      open.name = String(token.value);
      if (!TAGS.includes(open.name)) problems.push(refusedTag(open.name, token));
    }
  }
  if (open) pieces.push(open);
  return {pieces, problems};
}

function refusedTag(name: string, {lineno, colno}: Token): TemplateProblem {
  return {
    code: 'construct_not_allowed',
    severity: 'error',
    place: contextPlace({lineno, colno}),
    subject: `{% ${name} %}`,
  };
}

/** From line and column, both from 0, to the offset in the source. */
function offsets(source: string): (token: Token) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({lineno, colno}) => (starts[lineno] ?? source.length) + colno;
}
