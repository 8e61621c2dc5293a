import type {NodeClient, Row} from '../../chain/index.js';
import {CoopError} from '../../domain/errors.js';
import type {Template, TemplateApproval} from '../../domain/template.js';
import {templateFromDraft} from '../../factory/index.js';
import './errors.js';

const CODE = 'draft';
/** Drafts of one page: a text can have a million characters, and a node answers within milliseconds or cuts. */
const PAGE = 20;
/** Drafts of one scope; the platform has about 120. */
const MAX_DRAFTS = 3000;
/** Characters of all of them; the platform's have about 3 000 000. */
const MAX_CHARACTERS = 100_000_000;
/** Translations of one draft that are read; one more than allowed, so that too many are seen. */
const MAX_TRANSLATIONS = 21;

/** Rows of `draft::drafts` of a scope, page by page. Throws `drafts_endless` for a node that does not come to an end. */
export async function readDrafts(node: NodeClient, scope: string): Promise<Row[]> {
  const rows: Row[] = [];
  let characters = 0;
  for (let lower = 0; rows.length < MAX_DRAFTS && characters < MAX_CHARACTERS;) {
    const page = await node.rows({code: CODE, scope, table: 'drafts', lower, limit: PAGE});
    rows.push(...page);
    for (const row of page) characters += sizeOf(row);
    if (page.length < PAGE) return rows;
    const last = Math.max(...page.map(({registry_id}) => Number(registry_id)));
    if (!Number.isSafeInteger(last) || last < lower) break;
    lower = last + 1;
  }
  throw new CoopError('drafts_endless', 'unreachable', {url: node.url, scope});
}

/** Characters of a row, about: of its texts. */
function sizeOf(row: Row): number {
  return Object.values(row).reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
}

/** The row of one draft; undefined when the scope has none. */
export function readDraft(node: NodeClient, scope: string, registry_id: number): Promise<Row | undefined> {
  return node.row({code: CODE, scope, table: 'drafts', key: registry_id});
}

/** A draft with all its translations, checked. Throws `draft_refused`. */
export async function readTemplate(
  node: NodeClient,
  scope: string,
  registry_id: number,
  draft: Row,
): Promise<Template> {
  const bounds = {lower: registry_id, upper: registry_id, index: 2, key_type: 'i64' as const};
  const query = {code: CODE, scope, table: 'translations', limit: MAX_TRANSLATIONS, ...bounds};
  const template = templateFromDraft(draft, await node.rows(query));
  if (template.registry_id === registry_id) return template;
  throw refused(registry_id, 'registry_id', 'of_another_draft');
}

/**
 * The edition of a type that the cooperative's council approved; undefined when there is none, null when this chain's
 * contract does not record approvals (an older interface). Throws `draft_refused`.
 */
export async function readApproval(
  node: NodeClient,
  coopname: string,
  registry_id: number,
): Promise<TemplateApproval | undefined | null> {
  const {tables} = await node.abi(CODE);
  if (!tables.some(({name}) => String(name) === 'approvals')) return null;
  const row = await node.row({code: CODE, scope: coopname, table: 'approvals', key: registry_id});
  if (!row) return undefined;
  const {version, decision_id, approved_at, text_hash} = row;
  const isSound =
    Number(row.registry_id) === registry_id &&
    [version, decision_id].every((id) => Number.isSafeInteger(Number(id)) && Number(id) >= 0) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?$/.test(String(approved_at)) &&
    /^[0-9a-f]{64}$/i.test(String(text_hash));
  if (!isSound) throw refused(registry_id, 'approval', 'wrong_type');
  return {
    version: Number(version),
    decision_id: Number(decision_id),
    approved_at: String(approved_at),
    text_hash: String(text_hash).toLowerCase(),
  };
}

function refused(registry_id: number, field: string, reason: 'of_another_draft' | 'wrong_type'): CoopError {
  return new CoopError('draft_refused', 'invalid', {template: String(registry_id), field, reason, detail: ''});
}
