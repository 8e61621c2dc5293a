import type {TemplateApproval} from '../../domain/template.js';
import type {Registry} from '../../registry/index.js';

/** Where an edition stands with the council (DOCUMENTS 1.1). */
export type ApprovalState = 'not_required' | 'not_approved' | 'approved' | 'outdated';

/** Types whose text names the protocol by which the council approved it: `vars` has a place for its number (DOCUMENTS 2.6). */
const APPROVED_BY_COUNCIL = new Set([1, 2, 3, 4, 50, 100]);

/** Setting that says that this chain's contract does not record approvals at all (an older interface has no such table). */
export const NO_APPROVALS = 'template_approvals_absent';

/** The council's approval of a type, as the last pull found it. */
export function approvalOf(registry: Registry, registry_id: number): TemplateApproval | undefined {
  return registry.templates.approvals.current(String(registry_id))?.data;
}

/** Where edition `version` of a type stands. */
export function approvalState(registry: Registry, registry_id: number, version: number): ApprovalState {
  const approval = approvalOf(registry, registry_id);
  if (approval) return approval.version === version ? 'approved' : 'outdated';
  const isRequired = APPROVED_BY_COUNCIL.has(registry_id) && registry.settings.get(NO_APPROVALS) !== 'yes';
  return isRequired ? 'not_approved' : 'not_required';
}
