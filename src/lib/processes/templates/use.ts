import {CoopError} from '../../domain/errors.js';
import {checkTemplateIsolated} from '../../factory/index.js';
import './errors.js';
import type {Workspace} from '../workspace.js';
import {needEdition, type TemplateEdition} from './editions.js';

/**
 * Chooses what new documents of a type are made from; documents that are made already keep theirs. Audited.
 * Throws `edition_unknown`, `edition_ambiguous`, `template_refused`, `template_gone`.
 */
export async function chooseEdition(work: Workspace, registry_id: number, name: string): Promise<TemplateEdition> {
  const edition = needEdition(registry_id, name, work.registry);
  await adoptEdition(work, edition);
  return {...edition, in_use: true};
}

/** Records the choice of an edition, when it is another one. A text that this program cannot print right is refused. */
export async function adoptEdition(work: Workspace, edition: TemplateEdition): Promise<void> {
  const {registry} = work;
  const {registry_id, source, template_hash} = edition;
  if (source === 'chain') await requirePrintable(work, template_hash);
  registry.transaction(() => {
    const change = {block_num: registry.templates.nextBlock(0), actor: work.actor};
    const choice = source === 'chain' ? {edition: source, template_hash} : {edition: source};
    const before = registry.templates.choices.current(String(registry_id))?.version_id;
    const {version_id} = registry.templates.choices.put(String(registry_id), choice, change);
    if (version_id !== before) work.audit('template.use', `${registry_id} ${source} ${template_hash.slice(0, 16)}`);
  });
}

async function requirePrintable(work: Workspace, template_hash: string): Promise<void> {
  const template = work.registry.templates.get(template_hash);
  if (!template) throw new CoopError('template_gone', 'not_found', {template_hash});
  const problems = (await checkTemplateIsolated(template)).filter(({severity}) => severity === 'error');
  const {registry_id} = template;
  if (problems.length > 0) throw new CoopError('template_refused', 'invalid', {registry_id, problems});
}
