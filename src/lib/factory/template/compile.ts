import type {SyntaxNode} from 'nunjucks/src/parser.js';
import type {TemplateProblem, TemplateProblemCode} from '../types.js';
import {compilePath, compileOperand, compileTest} from './expressions.js';
import {contextPlace} from './place.js';
import type {Step} from './program.js';

/** Records one problem at a node. */
export type Refuse = (code: TemplateProblemCode, node: SyntaxNode, subject: string) => void;

/**
 * Turns a syntax tree into steps by a list of what is allowed; whatever is not on the list becomes a problem. A program
 * is only to be run when there are none.
 */
export function compile(root: SyntaxNode): {steps: Step[]; problems: TemplateProblem[]} {
  const problems: TemplateProblem[] = [];
  const refuse: Refuse = (code, node, subject) => {
    problems.push({code, severity: 'error', place: contextPlace(node), subject});
  };
  return {steps: compileList(root, refuse, 0), problems};
}

/** Levels of `if` and `for`; what runs a program follows them by recursion. */
const MAX_DEPTH = 100;

function compileList(list: SyntaxNode | null | undefined, refuse: Refuse, depth: number): Step[] {
  return (list?.children ?? []).flatMap((node) => compileNode(node, refuse, depth));
}

function compileNode(node: SyntaxNode, refuse: Refuse, depth: number): Step[] {
  if (depth > MAX_DEPTH) {
    refuse('construct_not_allowed', node, `more than ${MAX_DEPTH} levels`);
    return [];
  }
  switch (node.typename) {
    case 'Output':
      return (node.children ?? []).flatMap((child) => compileOutput(child, refuse));
    case 'CallExtension':
      return compileTrans(node, refuse);
    case 'If':
      return compileIf(node, refuse, depth + 1);
    case 'For':
      return compileFor(node, refuse, depth + 1);
    default:
      refuse('construct_not_allowed', node, node.typename);
      return [];
  }
}

function compileOutput(node: SyntaxNode, refuse: Refuse): Step[] {
  if (node.typename === 'TemplateData') return [{kind: 'text', text: String(node.value)}];
  const operand = compileOperand(node, refuse);
  if (!operand) return [];
  return [{kind: 'value', operand, place: operand.kind === 'path' ? operand.place : contextPlace(node)}];
}

function compileTrans(node: SyntaxNode, refuse: Refuse): Step[] {
  const [key, ...rest] = node.args?.children ?? [];
  if (key?.typename !== 'Literal' || typeof key.value !== 'string') {
    refuse('construct_not_allowed', node, 'trans without a literal key');
    return [];
  }
  const args = rest.map((arg) => compileOperand(arg, refuse)).filter((arg) => arg !== undefined);
  return [{kind: 'trans', key: key.value, args, place: contextPlace(node)}];
}

function compileIf(node: SyntaxNode, refuse: Refuse, depth: number): Step[] {
  const branches = [];
  let rest: SyntaxNode | null | undefined = node;
  // An `elif` is an If that stands directly in the place of the else.
  for (; rest?.typename === 'If'; rest = rest.else_) {
    const test = rest.cond && compileTest(rest.cond, refuse);
    const body = compileList(rest.body, refuse, depth);
    if (test) branches.push({test, body});
  }
  return [{kind: 'if', branches, otherwise: compileList(rest, refuse, depth)}];
}

function compileFor(node: SyntaxNode, refuse: Refuse, depth: number): Step[] {
  if (node.else_) refuse('construct_not_allowed', node, 'else of for');
  const item = node.name?.typename === 'Symbol' ? String(node.name.value) : undefined;
  if (item === undefined || item === 'loop') refuse('construct_not_allowed', node, 'loop over pairs or named "loop"');
  const list = node.arr && compilePath(node.arr, refuse);
  const body = compileList(node.body, refuse, depth);
  return item !== undefined && list ? [{kind: 'for', item, list, body}] : [];
}
