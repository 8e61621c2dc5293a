import type {Template} from '../domain/template.js';
import {loadTemplate} from '../factory/index.js';
import type {Workspace} from './workspace.js';

/**
 * The template that new documents of a type are made from.
 * Throws `template_not_found` for a type that has none.
 */
export function templateInUse(_work: Workspace, registry_id: number): Template {
  return loadTemplate(registry_id);
}
