import {existsSync} from 'node:fs';
import {CoopError} from '../../domain/errors.js';
import type {Template} from '../../domain/template.js';
import {loadTemplate, templateFromFiles} from '../../factory/index.js';
import type {Registry} from '../../registry/index.js';
import './errors.js';
import {chosenTemplate} from '../templates.js';
import {needEdition} from './editions.js';

/** Number of a type, and an edition of it after `@`. */
const BY_NUMBER = /^(\d{1,7})(?:@(.+))?$/;
const BY_HASH = /^[0-9a-f]{8,64}$/i;

/** True when `source` is a folder or file: then no registry is needed to read it. */
export function isTemplateFile(source: string): boolean {
  return !BY_NUMBER.test(source) && existsSync(source);
}

/**
 * The template that a user names: a folder, a file with a draft, the number of a type (the edition in use), `100@built-in`,
 * `100@7`, `100@<hash>`, or the beginning of a hash. Throws `template_unknown`, `template_not_found`, `edition_unknown`,
 * `edition_ambiguous`, `template_gone`, `template_unreadable`, `draft_refused`.
 */
export function findTemplate(source: string, registry?: Registry): Template {
  if (isTemplateFile(source)) return templateFromFiles(source);
  const [, id, edition] = BY_NUMBER.exec(source) ?? [];
  if (id !== undefined && edition === undefined) {
    return (registry && chosenTemplate(registry, Number(id))) ?? loadTemplate(Number(id));
  }
  if (id !== undefined && edition !== undefined) {
    const {source: from, template_hash} = needEdition(Number(id), edition, registry);
    return from === 'built-in' ? loadTemplate(Number(id)) : byHash(template_hash, registry);
  }
  const hash = BY_HASH.test(source) ? registry?.templates.findHash(source.toLowerCase()) : undefined;
  if (hash === undefined) throw new CoopError('template_unknown', 'not_found', {template: source});
  return byHash(hash, registry);
}

function byHash(template_hash: string, registry: Registry | undefined): Template {
  const template = registry?.templates.get(template_hash);
  if (!template) throw new CoopError('template_gone', 'not_found', {template_hash});
  return template;
}
