import type {Place} from '../types.js';

/** A dotted path as the template writes it: names of own properties, the first one of a variable. */
export interface Path {
  kind: 'path';
  names: string[];
  place: Place;
}

/** What an expression can be: a path or a literal. */
export type Operand = Path | {kind: 'literal'; value: string | number};

/** What a condition can be: truth of a path, or equality of two operands. */
export type Test = {kind: 'truth'; operand: Path} | {kind: 'equal'; left: Operand; right: Operand};

/** One step of a template. The whole language is here; there is nothing else to execute (DOCUMENTS 3.2, 3.3). */
export type Step =
  | {kind: 'text'; text: string}
  | {kind: 'value'; operand: Operand; place: Place}
  | {kind: 'trans'; key: string; args: Operand[]; place: Place}
  | {kind: 'if'; branches: {test: Test; body: Step[]}[]; otherwise: Step[]}
  | {kind: 'for'; item: string; list: Path; body: Step[]};

/** A dotted path as text. */
export function pathText({names}: Path): string {
  return names.join('.');
}

/**
 * True for `forloop.…`: a name that the platform's engine does not know, and that live templates use for numbers of rows; it
 * prints nothing (DOCUMENTS 3.3).
 */
export function isAlwaysEmpty({names: [root]}: Path): boolean {
  return root === 'forloop';
}
