import type {ActionContext, Row, Table} from '../../contract.js';
import type {Document2} from '../shared/documents.js';
import type {BoardRow, ParticipantRow} from '../shared/rows.js';
import type {Flag, Uint64} from '../shared/values.js';

/** soviet::decisions: a question that the council has before it. */
export interface DecisionRow extends Row {
  id: Uint64;
  coopname: string;
  username: string;
  type: string;
  batch_id: Uint64;
  statement: Document2;
  votes_for: string[];
  votes_against: string[];
  validated: Flag;
  approved: Flag;
  authorized: Flag;
  authorized_by: string;
  authorization: Document2;
  created_at: string;
  expired_at: string;
  meta: string;
  callback_contract: string;
  confirm_callback: string;
  decline_callback: string;
  hash: string;
}

/** Open questions of a cooperative's council. */
export function decisions(context: ActionContext, coopname: string): Table<DecisionRow> {
  return context.table('soviet', coopname, 'decisions');
}

/** A question by its number. */
export function requireDecision(context: ActionContext, coopname: string, id: Uint64): DecisionRow {
  const decision = decisions(context, coopname).get(BigInt(id));
  context.check(decision, 'Документ с указанным ID не найден');
  return decision;
}

/** Boards of a cooperative; the council is the one of type `soviet`. */
export function boards(context: ActionContext, coopname: string): Table<BoardRow> {
  return context.table('soviet', coopname, 'boards');
}

/** Members of a cooperative. */
export function participants(context: ActionContext, coopname: string): Table<ParticipantRow> {
  return context.table('soviet', coopname, 'participants');
}
