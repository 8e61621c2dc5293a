import type {NodeClient, Row} from '../../chain/index.js';
import {CoopError, isCoopError} from '../../domain/errors.js';
import {PLATFORM_SCOPE, type Template, type TemplateApproval} from '../../domain/template.js';
import {checkTemplateIsolated, listTemplates, templateHash} from '../../factory/index.js';
import './errors.js';
import type {Workspace} from '../workspace.js';
import {approvalState, NO_APPROVALS, type ApprovalState} from './approval.js';
import {pulledEditions, pulledKey} from './editions.js';
import {readApproval, readDraft, readDrafts, readTemplate} from './rows.js';
import {adoptEdition} from './use.js';

/** What is read from the chain. */
export interface PullRequest {
  /** Which templates: numbers, `all` of the scope, or those that the program has an edition of its own of. */
  which: readonly number[] | 'all' | 'known';
  /** `draft` (default), or a cooperative's name for its own editions. */
  scope?: string;
  /** New documents are made from the edition that the council approved. */
  use?: boolean;
}

/** What became of one template. */
export interface PulledTemplate {
  /** Number of the type; 0 for a row without one. */
  registry_id: number;
  state: 'new' | 'changed' | 'unchanged' | 'refused' | 'missing';
  title?: string;
  version?: number;
  template_hash?: string;
  approval?: ApprovalState;
  /** The text changed, its edition number did not: members who signed that number signed another text. */
  same_edition?: boolean;
  /** Why it was refused. */
  error?: CoopError;
  /** With `use`: it is in use now, or why not. */
  adopted?: boolean;
  not_adopted?: 'not_approved' | 'approved_edition_unknown' | 'refused';
}

/**
 * Reads templates, their translations and the cooperative's approvals from the chain, and keeps what is sound as versions by
 * block. Everything that a node answers is foreign data: bounded, parsed, and checked before it is kept. One refused template
 * does not stop the others. Throws what the node fails with, and `drafts_endless`.
 */
export async function pullTemplates(work: Workspace, request: PullRequest): Promise<PulledTemplate[]> {
  const {scope = PLATFORM_SCOPE, use = false} = request;
  await work.step('templates');
  const node = await work.node();
  const {head_block_num: head} = await node.info();
  const drafts = await findDrafts(node, scope, request.which);
  const pulled: PulledTemplate[] = [];
  for (const {registry_id, row} of drafts) {
    const found = await pullOne({work, node, scope, head}, registry_id, row);
    pulled.push(use ? await adopted(work, scope, found) : found);
  }
  return pulled;
}

interface Draft {
  registry_id: number;
  row: Row | undefined;
}

async function findDrafts(node: NodeClient, scope: string, which: PullRequest['which']): Promise<Draft[]> {
  if (which === 'all') {
    const rows = await readDrafts(node, scope);
    return rows.map((row) => ({registry_id: numberOf(row.registry_id), row}));
  }
  const ids = which === 'known' ? listTemplates().map(({registry_id}) => registry_id) : which;
  const drafts: Draft[] = [];
  for (const registry_id of ids) drafts.push({registry_id, row: await readDraft(node, scope, registry_id)});
  return which === 'known' ? drafts.filter(({row}) => row !== undefined) : drafts;
}

const numberOf = (id: unknown): number => (Number.isSafeInteger(Number(id)) ? Number(id) : 0);

/** Where a template is read from and kept. */
interface Source {
  work: Workspace;
  node: NodeClient;
  scope: string;
  head: number;
}

async function pullOne(source: Source, registry_id: number, row: Row | undefined): Promise<PulledTemplate> {
  if (!row) return {registry_id, state: 'missing'};
  const {work, node, scope} = source;
  try {
    const template = await readTemplate(node, scope, registry_id, row);
    const problems = (await checkTemplateIsolated(template)).filter(({severity}) => severity === 'error');
    if (problems.length > 0) throw new CoopError('template_refused', 'invalid', {registry_id, problems});
    const approval = scope === PLATFORM_SCOPE ? await readApproval(node, work.coopname, registry_id) : undefined;
    return keep(source, template, approval);
  } catch (error) {
    if (isCoopError(error) && error.kind === 'invalid') return {registry_id, state: 'refused', error};
    throw error;
  }
}

/** Keeps a sound template and what the council says of it. */
function keep(
  {work, scope, head}: Source,
  template: Template,
  approval: TemplateApproval | undefined | null,
): PulledTemplate {
  const {registry} = work;
  const {registry_id, version, title} = template;
  const template_hash = templateHash(template);
  return registry.transaction((): PulledTemplate => {
    const change = {block_num: registry.templates.nextBlock(head), actor: work.actor};
    const key = pulledKey(scope, registry_id);
    const before = registry.templates.pulled.current(key)?.data;
    registry.templates.save(template_hash, template);
    registry.templates.pulled.put(key, {scope, registry_id, version, template_hash}, change);
    if (approval) registry.templates.approvals.put(String(registry_id), approval, change);
    else if (scope === PLATFORM_SCOPE) registry.templates.approvals.remove(String(registry_id), change);
    const absent = approval === null ? 'yes' : 'no';
    if (scope === PLATFORM_SCOPE && registry.settings.get(NO_APPROVALS) !== absent)
      registry.settings.set(NO_APPROVALS, absent);
    const state = before === undefined ? 'new' : before.template_hash === template_hash ? 'unchanged' : 'changed';
    if (state !== 'unchanged') work.audit('template.pull', `${key} ${template_hash.slice(0, 16)}`);
    return {
      registry_id,
      state,
      title,
      version,
      template_hash,
      approval: scope === PLATFORM_SCOPE ? approvalState(registry, registry_id, version) : 'not_required',
      ...(state === 'changed' && before?.version === version ? {same_edition: true} : {}),
    };
  });
}

/**
 * Puts the edition to use that binds the cooperative: the approved one, also when the chain has gone on since and an earlier
 * pull has it; without an approval the chain's, unless the type needs one (PROTOCOL 3.h).
 */
async function adopted(work: Workspace, scope: string, pulled: PulledTemplate): Promise<PulledTemplate> {
  const {registry_id, approval, template_hash} = pulled;
  if (pulled.state === 'missing') return pulled;
  if (template_hash === undefined) return {...pulled, adopted: false, not_adopted: 'refused'};
  if (approval === 'not_approved') return {...pulled, adopted: false, not_adopted: 'not_approved'};
  const edition = pulledEditions(work.registry, registry_id).find(
    (known) => known.scope === scope && known.approval === (approval === 'outdated' ? 'approved' : approval),
  );
  if (!edition) return {...pulled, adopted: false, not_adopted: 'approved_edition_unknown'};
  await adoptEdition(work, edition);
  return {...pulled, adopted: true};
}
