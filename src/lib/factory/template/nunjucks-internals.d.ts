/** The parts of nunjucks 3.2.4 that we use: lexer and parser only, never its compiler or runtime. */
declare module 'nunjucks/src/lexer.js' {
  export interface Token {
    type: string;
    value: unknown;
    /** From 0. */
    lineno: number;
    colno: number;
  }
  const lexer: {lex(source: string): {nextToken(): Token | null}};
  export default lexer;
}

declare module 'nunjucks/src/parser.js' {
  import type {Token} from 'nunjucks/src/lexer.js';

  /** A node of the syntax tree; which fields are there depends on `typename`. */
  export interface SyntaxNode {
    readonly typename: string;
    lineno: number;
    colno: number;
    children?: SyntaxNode[];
    value?: unknown;
    target?: SyntaxNode;
    val?: SyntaxNode;
    cond?: SyntaxNode;
    body?: SyntaxNode;
    else_?: SyntaxNode | null;
    arr?: SyntaxNode;
    name?: SyntaxNode;
    args?: SyntaxNode;
    expr?: SyntaxNode;
    ops?: SyntaxNode[];
    type?: string;
  }

  export interface Parser {
    nextToken(): Token;
    parseSignature(tolerant: null, noParens: true): SyntaxNode;
    advanceAfterBlockEnd(name: string): void;
  }

  export interface Extension {
    tags: string[];
    parse(
      parser: Parser,
      nodes: {CallExtension: new (extension: Extension, method: string, args: SyntaxNode) => SyntaxNode},
    ): SyntaxNode;
  }

  const parser: {parse(source: string, extensions: Extension[]): SyntaxNode};
  export default parser;
}
