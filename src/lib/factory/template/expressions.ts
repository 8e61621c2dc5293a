import type {SyntaxNode} from 'nunjucks/src/parser.js';
import type {Refuse} from './compile.js';
import {contextPlace} from './place.js';
import type {Operand, Path, Test} from './program.js';

/** Names that lead out of plain data in JavaScript; no official text needs them. */
const FORBIDDEN_NAMES = ['__proto__', 'prototype', 'constructor', '__defineGetter__', '__lookupGetter__'];

/** Names in one path; the model itself is never deeper. */
const MAX_NAMES = 30;

/** A path or a literal of text or number; anything else is refused. */
export function compileOperand(node: SyntaxNode, refuse: Refuse): Operand | undefined {
  if (node.typename !== 'Literal') return compilePath(node, refuse);
  if (typeof node.value === 'string' || typeof node.value === 'number') return {kind: 'literal', value: node.value};
  refuse('construct_not_allowed', node, `literal ${String(node.value)}`);
  return undefined;
}

/** A dotted path of names; calls, filters, brackets and operators are refused. */
export function compilePath(node: SyntaxNode, refuse: Refuse): Path | undefined {
  const names: string[] = [];
  let at: SyntaxNode | undefined = node;
  for (; at?.typename === 'LookupVal'; at = at.target) {
    if (at.val?.typename !== 'Literal' || typeof at.val.value !== 'string') {
      refuse('property_not_allowed', at, 'index or computed name');
      return undefined;
    }
    names.push(at.val.value);
    if (names.length > MAX_NAMES) {
      refuse('property_not_allowed', at, `more than ${MAX_NAMES} names`);
      return undefined;
    }
  }
  if (at?.typename !== 'Symbol') {
    refuse('construct_not_allowed', at ?? node, at?.typename ?? node.typename);
    return undefined;
  }
  names.push(String(at.value));
  names.reverse();
  const forbidden = names.find((name) => FORBIDDEN_NAMES.includes(name));
  const unknownLoopName = names[0] === 'loop' && (names.length !== 2 || names[1] !== 'index');
  if (forbidden !== undefined || unknownLoopName) {
    refuse('property_not_allowed', at, names.join('.'));
    return undefined;
  }
  return {kind: 'path', names, place: contextPlace(at)};
}

/** `path`, `path == literal`, `literal == path` or `path == path`. */
export function compileTest(node: SyntaxNode, refuse: Refuse): Test | undefined {
  if (node.typename !== 'Compare') {
    const operand = compilePath(node, refuse);
    return operand && {kind: 'truth', operand};
  }
  const [comparison, ...more] = node.ops ?? [];
  if (comparison?.type !== '==' || more.length > 0 || !node.expr || !comparison.expr) {
    refuse('construct_not_allowed', node, `comparison ${comparison?.type ?? ''}`.trim());
    return undefined;
  }
  const left = compileOperand(node.expr, refuse);
  const right = compileOperand(comparison.expr, refuse);
  if (!left || !right) return undefined;
  if (left.kind === 'literal' && right.kind === 'literal') {
    refuse('construct_not_allowed', node, 'comparison of literals');
    return undefined;
  }
  return {kind: 'equal', left, right};
}
