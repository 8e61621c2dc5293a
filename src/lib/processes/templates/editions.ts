import {CoopError} from '../../domain/errors.js';
import {PLATFORM_SCOPE, type Template} from '../../domain/template.js';
import {listTemplates, loadTemplate, templateHash} from '../../factory/index.js';
import type {Registry} from '../../registry/index.js';
import './errors.js';
import {chosenHash} from '../templates.js';
import {approvalState, type ApprovalState} from './approval.js';

/** One edition of a template that documents can be made from. */
export interface TemplateEdition {
  registry_id: number;
  title: string;
  version: number;
  source: 'built-in' | 'chain';
  /** For an edition of the chain: `draft`, or the cooperative whose own it is. */
  scope?: string;
  template_hash: string;
  /** New documents of the type are made from it. */
  in_use: boolean;
  approval: ApprovalState;
  /** Block at which the chain had it. */
  block_num?: number;
}

/** All editions at hand: the built-in ones, and of each scope of the chain the newest and those in use, by number. */
export function listEditions(registry?: Registry): TemplateEdition[] {
  const builtIn = listTemplates().map(({registry_id}) => builtInEdition(loadTemplate(registry_id), registry));
  return [...builtIn, ...(registry ? newestPulled(registry) : [])].sort((a, b) => a.registry_id - b.registry_id);
}

/** All editions of one type, the built-in one first, then those of the chain, newest first. */
export function editionsOf(registry_id: number, registry?: Registry): TemplateEdition[] {
  const isBuiltIn = listTemplates().some((known) => known.registry_id === registry_id);
  return [
    ...(isBuiltIn ? [builtInEdition(loadTemplate(registry_id), registry)] : []),
    ...(registry ? pulledEditions(registry, registry_id) : []),
  ];
}

/**
 * The edition that `name` stands for: `built-in`, a number, or the beginning of a hash (8 characters and more).
 * Throws `edition_unknown`, `edition_ambiguous`.
 */
export function needEdition(registry_id: number, name: string, registry?: Registry): TemplateEdition {
  const editions = editionsOf(registry_id, registry);
  const pulled = editions.filter(({source}) => source === 'chain');
  const found =
    name === 'built-in'
      ? editions.filter(({source}) => source === 'built-in')
      : /^\d{1,7}$/.test(name)
        ? pulled.filter(({version}) => version === Number(name))
        : /^[0-9a-f]{8,64}$/i.test(name)
          ? pulled.filter(({template_hash}) => template_hash.startsWith(name.toLowerCase()))
          : [];
  const [edition] = found;
  if (!edition) {
    const known = editions.map(({source, version, template_hash}) =>
      source === 'built-in' ? source : `${version} (${template_hash.slice(0, 12)})`,
    );
    throw new CoopError('edition_unknown', 'not_found', {registry_id, edition: name, known});
  }
  const hashes = [...new Set(found.map(({template_hash}) => template_hash.slice(0, 12)))];
  if (hashes.length > 1) throw new CoopError('edition_ambiguous', 'invalid', {registry_id, edition: name, hashes});
  return edition;
}

function builtInEdition(template: Template, registry: Registry | undefined): TemplateEdition {
  const {registry_id, title, version} = template;
  const template_hash = templateHash(template);
  const in_use = registry === undefined || chosenHash(registry, registry_id) === undefined;
  const onChain = registry?.templates.pulled.current(pulledKey(PLATFORM_SCOPE, registry_id))?.data;
  // The council approves what stands on chain: our own text only counts where it is the same.
  const isOnChain = registry !== undefined && onChain?.template_hash === template_hash;
  const approval = isOnChain ? approvalState(registry, registry_id, version) : 'not_required';
  return {registry_id, title, version, source: 'built-in', template_hash, in_use, approval};
}

function newestPulled(registry: Registry): TemplateEdition[] {
  const newest = registry.templates.pulled.list();
  return newest.flatMap(({data: {registry_id, scope}}) => {
    const [first, ...older] = pulledEditions(registry, registry_id).filter((edition) => edition.scope === scope);
    return [...(first ? [first] : []), ...older.filter(({in_use}) => in_use)];
  });
}

/** Every edition of a type that was ever pulled, newest first; the same text of one scope once. */
export function pulledEditions(registry: Registry, registry_id: number): TemplateEdition[] {
  const chosen = chosenHash(registry, registry_id);
  const scopes = registry.templates.pulled.list().filter(({data}) => data.registry_id === registry_id);
  return scopes
    .flatMap(({key}) => registry.templates.pulled.history(key))
    .sort((a, b) => b.block_num - a.block_num || b.version_id - a.version_id)
    .filter(
      ({data: {scope, template_hash}}, at, all) =>
        all.findIndex(({data}) => data.scope === scope && data.template_hash === template_hash) === at,
    )
    .map(({block_num, data: {scope, version, template_hash}}) => ({
      registry_id,
      title: registry.templates.get(template_hash)?.title ?? '',
      version,
      source: 'chain',
      scope,
      template_hash,
      in_use: template_hash === chosen,
      approval: scope === PLATFORM_SCOPE ? approvalState(registry, registry_id, version) : 'not_required',
      block_num,
    }));
}

/** Key of a pulled edition in the registry. */
export function pulledKey(scope: string, registry_id: number): string {
  return `${scope}:${registry_id}`;
}
