import type {ActionContext, Row, Table} from '../../contract.js';
import {sendCallback} from '../shared/abi.js';
import {requireTrusted} from '../shared/authority.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {findCouncil, requireCooperative} from '../shared/lookups.js';
import {nextCount} from '../shared/tables.js';
import {hashText, timeText, type Uint64} from '../shared/values.js';

interface NewApproval {
  coopname: string;
  username: string;
  document: Document2;
  type: string;
  approval_hash: string;
  callback_contract: string;
  callback_action_approve: string;
  callback_action_decline: string;
  meta: string;
}

interface ApprovalRow extends NewApproval, Row {
  id: Uint64;
  created_at: string;
}

interface OnApproval {
  coopname: string;
  username: string;
  approval_hash: string;
}

/** `soviet::createapprv`: a document for the chairman alone (PROTOCOL 3.a.6). */
export function createapprv(context: ActionContext, data: NewApproval): void {
  requireTrusted(context);
  const {coopname, username, document} = data;
  requireCooperative(context, coopname);
  verifyDocument(context, document);
  verifySignerKeys(context, document, username);
  const hash = hashText(data.approval_hash);
  const rows = approvals(context, coopname);
  context.check(!rows.find(2, hash), 'Документ с указанным hash уже ожидает одобрения');
  rows.put({
    ...data,
    id: nextCount(context, coopname, 'approvals'),
    approval_hash: hash,
    created_at: timeText(context.now),
  });
}

/** `soviet::confirmapprv`: the chairman has signed. */
export function confirmapprv(context: ActionContext, data: OnApproval & {approved_document?: Document2 | null}): void {
  context.requireAuth(data.coopname);
  const approval = take(context, data);
  const chairman = findCouncil(context, data.coopname)?.members.find((each) => each.position === 'chairman');
  context.check(chairman, 'Председатель совета не найден');
  const document = data.approved_document ?? approval.document;
  verifyDocument(context, document, [chairman.username]);
  verifySignerKeys(context, document, chairman.username);
  const {coopname, username, approval_hash, callback_contract, callback_action_approve} = approval;
  sendCallback(context, callback_contract, callback_action_approve, [coopname, username, approval_hash, document]);
}

/** `soviet::declineapprv`: the chairman will not sign. */
export function declineapprv(context: ActionContext, data: OnApproval & {reason: string}): void {
  context.requireAuth(data.coopname);
  const {coopname, username, approval_hash, callback_contract, callback_action_decline} = take(context, data);
  sendCallback(context, callback_contract, callback_action_decline, [coopname, username, approval_hash, data.reason]);
}

/** Takes a document off the chairman's desk. */
function take(context: ActionContext, {coopname, approval_hash}: OnApproval): ApprovalRow {
  const approval = approvals(context, coopname).find(2, hashText(approval_hash));
  context.check(approval, 'Документ на одобрение не найден');
  approvals(context, coopname).remove(BigInt(approval.id));
  return approval;
}

function approvals(context: ActionContext, coopname: string): Table<ApprovalRow> {
  return context.table('soviet', coopname, 'approvals');
}
