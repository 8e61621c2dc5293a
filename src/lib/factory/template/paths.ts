import {isAlwaysEmpty, type Operand, type Path, type Step} from './program.js';

/** Paths that loop variables stand for. */
type Loops = Readonly<Record<string, string>>;

/** Every path of the model that steps read, from the model on: `coop.members[].last_name` inside a loop. */
export function pathsOf(steps: readonly Step[], loops: Loops = {}): string[] {
  const read = (operands: readonly Operand[]): string[] => operands.flatMap((operand) => modelPath(operand, loops));
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'text':
        return [];
      case 'value':
        return read([step.operand]);
      case 'trans':
        return read(step.args);
      case 'for': {
        const inner = {...loops, [step.item]: `${fullPath(step.list, loops)}[]`, loop: 'loop'};
        return [...read([step.list]), ...pathsOf(step.body, inner)];
      }
      case 'if': {
        const branches = step.branches.flatMap(({test, body}) => [
          ...read(test.kind === 'truth' ? [test.operand] : [test.left, test.right]),
          ...pathsOf(body, loops),
        ]);
        return [...branches, ...pathsOf(step.otherwise, loops)];
      }
    }
  });
}

function modelPath(operand: Operand, loops: Loops): string[] {
  const isOfModel = operand.kind === 'path' && !isAlwaysEmpty(operand) && operand.names[0] !== 'loop';
  return isOfModel ? [fullPath(operand, loops)] : [];
}

function fullPath({names: [root = '', ...rest]}: Path, loops: Loops): string {
  return [Object.hasOwn(loops, root) ? loops[root] : root, ...rest].join('.');
}
