import type {ActionContext, Row, Table} from '../../contract.js';
import {effectiveVersion} from '../draft.js';
import {requireCoopOrAdmin} from '../shared/authority.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {requireCooperative} from '../shared/lookups.js';
import {nextCount} from '../shared/tables.js';
import {hashText, nameValue, pairKey, timeText, type Uint64} from '../shared/values.js';
import {sendDeclined, sendResolved, sendSubmitted} from './events.js';

interface AgreementRow extends Row {
  id: Uint64;
  coopname: string;
  username: string;
  type: string;
  program_id: Uint64;
  draft_id: Uint64;
  version: Uint64;
  document: Document2;
  status: string;
  updated_at: string;
}

interface CoagreementRow extends Row {
  type: string;
  program_id: Uint64;
  draft_id: Uint64;
}

/** `soviet::sndagreement`: a person signs an agreement that belongs to no program (PROTOCOL 3.c). */
export function sndagreement(
  context: ActionContext,
  data: {
    coopname: string;
    administrator: string;
    username: string;
    agreement_type: string;
    document: Document2;
  },
): void {
  const {coopname, administrator, username, agreement_type: type, document} = data;
  if (!context.hasAuth(username)) requireCoopOrAdmin(context, coopname, administrator, 'sndagreement');
  requireCooperative(context, coopname);
  const kind = context.table<CoagreementRow>('soviet', coopname, 'coagreements').get(type);
  context.check(kind, 'Соглашение указанного типа не найдено');
  context.check(
    BigInt(kind.program_id) === 0n,
    'Соглашение целевой программы подписывается действием wallet::signagree',
  );
  verifyDocument(context, document);
  verifySignerKeys(context, document, username);
  const rows = agreements(context, coopname);
  const known = rows.find(5, pairKey(nameValue(username), BigInt(kind.draft_id)));
  context.check(known?.status !== 'confirmed', 'Соглашение уже принято');
  rows.put({
    id: known?.id ?? nextCount(context, coopname, 'agreements'),
    coopname,
    username,
    type,
    program_id: kind.program_id,
    draft_id: kind.draft_id,
    version: effectiveVersion(context, coopname, BigInt(kind.draft_id)),
    document,
    status: '',
    updated_at: timeText(context.now),
  });
  const event = {coopname, username, action: 'sndagreement', package: hashText(document.hash), document};
  sendSubmitted(context, event);
  sendResolved(context, event);
  context.send({account: 'soviet', name: 'newagreement', data: {coopname, username, type, document}});
}

interface OnAgreement {
  coopname: string;
  administrator: string;
  username: string;
  agreement_id: Uint64;
}

/** `soviet::confirmagree`: the cooperative has taken note of an agreement. */
export function confirmagree(context: ActionContext, data: OnAgreement): void {
  mark(context, data, 'confirmagree', 'confirmed');
}

/** `soviet::declineagree`: the cooperative turns an agreement down. */
export function declineagree(context: ActionContext, data: OnAgreement): void {
  const {document} = mark(context, data, 'declineagree', 'declined');
  sendDeclined(context, {coopname: data.coopname, username: data.username}, document);
}

function mark(context: ActionContext, data: OnAgreement, action: string, status: string): AgreementRow {
  const {coopname, administrator, username} = data;
  requireCoopOrAdmin(context, coopname, administrator, action);
  requireCooperative(context, coopname);
  const agreement = agreements(context, coopname).get(BigInt(data.agreement_id));
  context.check(agreement?.username === username, 'Соглашение не найдено');
  context.check(BigInt(agreement.program_id) === 0n, 'Соглашение целевой программы не требует подтверждения');
  agreements(context, coopname).put({...agreement, status, updated_at: timeText(context.now)});
  return agreement;
}

function agreements(context: ActionContext, coopname: string): Table<AgreementRow> {
  return context.table('soviet', coopname, 'agreements3');
}
