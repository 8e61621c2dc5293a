import {expect} from 'chai';
import {loadTemplate, listTemplates} from '../../../src/lib/factory/index.js';
import {prepareTemplate} from '../../../src/lib/factory/template/prepare.js';
import type {Operand, Step, Test} from '../../../src/lib/factory/template/program.js';
import type {Template} from '../../../src/lib/domain/template.js';
import type {Schema} from '../../support/template-scan.js';

interface Strict extends Schema {
  properties?: Record<string, Strict>;
  items?: Strict;
  required?: string[];
}

/** What a piece of a template may read: schemas of loop variables, and paths whose presence a condition has asked for. */
interface Scope {
  items: Map<string, Strict>;
  asked: string[];
}

/** Paths that a template always reads, or reads after asking for something else, and that its schema does not require. */
async function notRequired(template: Template): Promise<string[]> {
  const {steps} = await prepareTemplate(template);
  const found = new Set<string>();

  const schemaOf = (names: readonly string[], {items}: Scope): {schema: Strict; at: number} => {
    const item = items.get(names[0] ?? '');
    return item ? {schema: item, at: 1} : {schema: template.model, at: 0};
  };
  const read = (operand: Operand, scope: Scope): void => {
    if (operand.kind !== 'path' || operand.names[0] === 'loop') return;
    let {schema, at} = schemaOf(operand.names, scope);
    for (; at < operand.names.length; at += 1) {
      const name = operand.names[at] ?? '';
      const path = operand.names.slice(0, at + 1).join('.');
      const isAsked = scope.asked.some((asked) => asked === path || asked.startsWith(`${path}.`));
      if (!isAsked && schema.required?.includes(name) !== true) found.add(operand.names.join('.'));
      schema = schema.properties?.[name] ?? {};
    }
  };
  const itemsOf = (names: readonly string[], scope: Scope): Strict => {
    const {schema, at} = schemaOf(names, scope);
    const list = names.slice(at).reduce<Strict>((outer, name) => outer.properties?.[name] ?? {}, schema);
    return list.items ?? {};
  };
  const walk = (some: readonly Step[], scope: Scope): void => {
    for (const step of some) {
      if (step.kind === 'value') read(step.operand, scope);
      else if (step.kind === 'trans') for (const argument of step.args) read(argument, scope);
      else if (step.kind === 'for') {
        read(step.list, scope);
        walk(step.body, {...scope, items: new Map(scope.items).set(step.item, itemsOf(step.list.names, scope))});
      } else if (step.kind === 'if') for (const {test, body} of step.branches) branch(test, body, scope);
    }
  };
  // What only one kind of member has, stands behind a comparison: no schema of all kinds can require it.
  const branch = (test: Test, body: readonly Step[], scope: Scope): void => {
    if (test.kind === 'truth') walk(body, {...scope, asked: [...scope.asked, test.operand.names.join('.')]});
    else for (const operand of [test.left, test.right]) read(operand, scope);
  };
  walk(steps, {items: new Map(), asked: []});
  return [...found];
}

describe('models of our templates', () => {
  for (const {registry_id} of listTemplates())
    it(`${String(registry_id)} require what is printed for everybody`, async () => {
      expect(await notRequired(loadTemplate(registry_id))).to.deep.equal([]);
    });
});
