import type {ActionContext, Table} from '../../contract.js';
import {requireCoopOrAdmin} from '../shared/authority.js';
import {requireAccountCard, requireCooperative} from '../shared/lookups.js';
import type {StaffRow} from '../shared/rows.js';
import {timeText} from '../shared/values.js';

interface OnStaff {
  coopname: string;
  chairman: string;
  username: string;
}

/** `soviet::addstaff`: an employee with rights to administrative actions (PROTOCOL 1.5). */
export function addstaff(
  context: ActionContext,
  data: OnStaff & {rights: StaffRow['rights']; position_title: string},
): void {
  const {coopname, chairman, username, rights, position_title} = data;
  requireCoopOrAdmin(context, coopname, chairman, 'addstaff');
  requireCooperative(context, coopname);
  requireAccountCard(context, username);
  context.check(!staff(context, coopname).get(username), 'Сотрудник уже добавлен');
  const now = timeText(context.now);
  staff(context, coopname).put({username, position_title, roles: [], rights, created_at: now, updated_at: now});
}

/** `soviet::rmstaff`: an employee has no rights any more. */
export function rmstaff(context: ActionContext, data: OnStaff): void {
  requireCoopOrAdmin(context, data.coopname, data.chairman, 'rmstaff');
  requireStaff(context, data);
  staff(context, data.coopname).remove(data.username);
}

/** `soviet::setrights`: other rights of an employee. */
export function setrights(context: ActionContext, data: OnStaff & {rights: StaffRow['rights']}): void {
  requireCoopOrAdmin(context, data.coopname, data.chairman, 'setrights');
  const row = requireStaff(context, data);
  staff(context, data.coopname).put({...row, rights: data.rights, updated_at: timeText(context.now)});
}

function requireStaff(context: ActionContext, {coopname, username}: OnStaff): StaffRow {
  const row = staff(context, coopname).get(username);
  context.check(row, 'Администратор не найден');
  return row;
}

function staff(context: ActionContext, coopname: string): Table<StaffRow> {
  return context.table('soviet', coopname, 'staff');
}
