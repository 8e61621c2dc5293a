import {CoopError} from '../domain/errors.js';
import type {Template} from '../domain/template.js';
import {loadTemplate} from '../factory/index.js';
import type {Registry} from '../registry/index.js';
import './errors.js';
import type {Workspace} from './workspace.js';

/**
 * The template that new documents of a type are made from: the program's own edition, or the one of the chain that was
 * chosen (`chooseEdition`). Documents remember its hash, so a later choice changes none that is made already.
 * Throws `template_not_found` for a type that has none, `template_gone`.
 */
export function templateInUse(work: Workspace, registry_id: number): Template {
  return chosenTemplate(work.registry, registry_id) ?? loadTemplate(registry_id);
}

/** The chosen edition of the chain; undefined where the built-in one is in use. Throws `template_gone`. */
export function chosenTemplate(registry: Registry, registry_id: number): Template | undefined {
  const hash = chosenHash(registry, registry_id);
  if (hash === undefined) return undefined;
  const template = registry.templates.get(hash);
  if (!template) throw new CoopError('template_gone', 'not_found', {template_hash: hash});
  return template;
}

/** Hash of the chosen edition of the chain. */
export function chosenHash(registry: Registry, registry_id: number): string | undefined {
  return registry.templates.choices.current(String(registry_id))?.data.template_hash;
}
