import type {Operand, Path, Test} from './program.js';

/** Variables of a running template: loops put theirs before those of the model. */
export interface Scope {
  readonly names: Readonly<Record<string, unknown>>;
  readonly outer?: Scope;
}

/** Value of a path: own properties of plain objects, and `length` of lists; undefined for everything else. */
export function lookUp({names: [root = '', ...rest]}: Path, scope: Scope): unknown {
  let value: unknown;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (Object.hasOwn(at.names, root)) {
      value = at.names[root];
      break;
    }
  }
  for (const name of rest) value = ownProperty(value, name);
  return value;
}

/** Value of a path or a literal. */
export function valueOf(operand: Operand, scope: Scope): unknown {
  return operand.kind === 'literal' ? operand.value : lookUp(operand, scope);
}

/** Outcome of a condition; an undefined path is false, as in nunjucks. */
export function holds(test: Test, scope: Scope): boolean {
  if (test.kind === 'truth') return Boolean(lookUp(test.operand, scope));
  return equal(valueOf(test.left, scope), valueOf(test.right, scope));
}

function ownProperty(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return name === 'length' ? value.length : undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** nunjucks compiles `==` to the loose comparison of JavaScript; for plain values that is this. */
function equal(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'string') return left === Number(right);
  if (typeof left === 'string' && typeof right === 'number') return Number(left) === right;
  return left === right || ((left ?? null) === null && (right ?? null) === null);
}
