import parser, {type Extension, type SyntaxNode} from 'nunjucks/src/parser.js';
import type {TemplateProblem} from '../types.js';
import {contextPlace} from './place.js';
import {cutTemplate, type Piece} from './tokens.js';

/** Characters of a context; the longest one on the chain has about 60 000. */
const MAX_CONTEXT = 1_000_000;

/** Teaches the parser `{% trans 'key', argument … %}` (DOCUMENTS 3.2). */
const TRANS: Extension = {
  tags: ['trans'],
  parse(parse, nodes) {
    const {lineno, colno, value} = parse.nextToken();
    const args = parse.parseSignature(null, true);
    parse.advanceAfterBlockEnd(String(value));
    return Object.assign(new nodes.CallExtension(TRANS, 'trans', args), {lineno, colno});
  },
};

/** A template's syntax tree and its pieces, or the problems that keep it from having one. */
export type Parsed = {root: SyntaxNode; pieces: Piece[]} | {problems: TemplateProblem[]};

/** Parses a context with the parser of nunjucks 3.2.4. Total: every failure comes back as a problem with its place. */
export function parseContext(source: string): Parsed {
  if (source.length > MAX_CONTEXT) {
    return {problems: [problem('too_large', `${source.length} > ${MAX_CONTEXT}`, 0, 0)]};
  }
  try {
    const {pieces, problems} = cutTemplate(source);
    return problems.length > 0 ? {problems} : {root: parser.parse(source, [TRANS]), pieces};
  } catch (error) {
    return {problems: [syntaxProblem(error)]};
  }
}

/** The parser's errors carry line and column from 1; those of its lexer, and stack overflows, carry none. */
function syntaxProblem(error: unknown): TemplateProblem {
  if (error instanceof RangeError) return problem('syntax', 'nested too deeply', 0, 0);
  const {lineno, colno, message} = error as {lineno?: number; colno?: number; message: string};
  return problem('syntax', message.replace(/^\s*(\(unknown path\))?\s*/, ''), (lineno ?? 1) - 1, (colno ?? 1) - 1);
}

function problem(code: TemplateProblem['code'], subject: string, lineno: number, colno: number): TemplateProblem {
  return {code, severity: 'error', place: contextPlace({lineno, colno}), subject};
}
