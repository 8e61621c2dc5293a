import type {ActionContext, Table} from '../../contract.js';
import {requireCoopOrTrusted} from '../shared/authority.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {requireAccountCard, requireCooperative} from '../shared/lookups.js';
import type {ProgramRow, ProgramUserRow} from '../shared/rows.js';
import {hashText, timeText, type Uint64} from '../shared/values.js';
import {effectiveVersion} from '../draft.js';

/** `wallet::signagree`: a person joins a program; he may do so before he is a member (PROTOCOL 3.c). */
export function signagree(
  context: ActionContext,
  data: {coopname: string; username: string; program_id: Uint64; document: Document2; draft_id: Uint64},
): void {
  const {coopname, username, program_id, document, draft_id} = data;
  requireCoopOrTrusted(context, coopname);
  requireCooperative(context, coopname);
  requireAccountCard(context, username);
  const program = context.table<ProgramRow>('soviet', coopname, 'programs').get(BigInt(program_id));
  context.check(program, 'Программа не найдена');
  verifyDocument(context, document);
  verifySignerKeys(context, document, username);
  const draftId = BigInt(program.draft_id);
  context.check(
    draftId === 0n || draftId === BigInt(draft_id),
    'draft_id соглашения не совпадает с draft_id программы',
  );
  const agreement = {
    program_id,
    doc_hash: hashText(document.hash),
    version: Number(effectiveVersion(context, coopname, BigInt(draft_id))),
    draft_id,
    signed_at: `${timeText(context.now)}.000`,
  };
  const others = (users(context, coopname).get(username)?.programs ?? []).filter(
    (each) => BigInt(each.program_id) !== BigInt(program_id),
  );
  users(context, coopname).put({username, programs: [...others, agreement]});
  const event = {coopname, username, action: 'signagree', package: agreement.doc_hash, document};
  context.send({account: 'soviet', name: 'newsubmitted', data: {...event, decision_id: 0}});
  context.send({account: 'soviet', name: 'newresolved', data: event});
}

/** `wallet::revokeagree`: a person leaves a program; with the last one his row is erased (PROTOCOL 3.c). */
export function revokeagree(
  context: ActionContext,
  data: {coopname: string; username: string; program_id: Uint64},
): void {
  const {coopname, username} = data;
  requireCoopOrTrusted(context, coopname);
  const user = users(context, coopname).get(username);
  const programs = user?.programs.filter((each) => BigInt(each.program_id) !== BigInt(data.program_id));
  context.check(user && programs && programs.length < user.programs.length, 'Соглашение программы не найдено');
  if (programs.length === 0) users(context, coopname).remove(username);
  else users(context, coopname).put({username, programs});
}

function users(context: ActionContext, coopname: string): Table<ProgramUserRow> {
  return context.table('wallet', coopname, 'users');
}
