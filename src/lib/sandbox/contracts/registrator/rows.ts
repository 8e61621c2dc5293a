import type {ActionContext, Row, Table} from '../../contract.js';
import type {Document2} from '../shared/documents.js';
import type {AccountRow, CooperativeRow} from '../shared/rows.js';

/** registrator::candidates2: an application on its way to the council. */
export interface CandidateRow extends Row {
  username: string;
  coopname: string;
  braname: string;
  status: string;
  created_at: string;
  statement: Document2;
  registration_hash: string;
  initial: string;
  minimum: string;
}

/** registrator::exits: a statement of exit on its way to the council. */
export interface ExitRow extends Row {
  username: string;
  coopname: string;
  status: string;
  created_at: string;
  statement: Document2;
  approved_statement: Document2;
  exit_hash: string;
  quantity: string;
  annulment_statement: Document2;
}

/** Cards of all accounts of the platform. */
export function accountCards(context: ActionContext): Table<AccountRow> {
  return context.table('registrator', 'registrator', 'accounts');
}

/** All cooperatives of the platform. */
export function cooperatives(context: ActionContext): Table<CooperativeRow> {
  return context.table('registrator', 'registrator', 'coops');
}

/** Applications to one cooperative. */
export function candidates(context: ActionContext, coopname: string): Table<CandidateRow> {
  return context.table('registrator', coopname, 'candidates2');
}

/** Members who leave one cooperative. */
export function exits(context: ActionContext, coopname: string): Table<ExitRow> {
  return context.table('registrator', coopname, 'exits');
}
