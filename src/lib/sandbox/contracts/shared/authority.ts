import type {ActionContext} from '../../contract.js';
import {TRUSTED_CONTRACTS} from './constants.js';
import {isChair} from './lookups.js';
import type {StaffRow} from './rows.js';

/**
 * `check_auth_or_fail`: the cooperative or the contract itself signed; otherwise `admin` must sign and be the chairman,
 * his deputy, or staff with the right to the action. A right is always granted under the name `gateway` (PROTOCOL 1.5).
 */
export function requireCoopOrAdmin(context: ActionContext, coopname: string, admin: string, action: string): void {
  if (context.hasAuth(coopname) || context.hasAuth(context.receiver)) return;
  context.requireAuth(admin);
  if (isChair(context, coopname, admin)) return;
  const staff = context.table<StaffRow>('soviet', coopname, 'staff').get(admin);
  context.check(staff, 'Администратор не найден');
  context.check(
    staff.rights.some((right) => right.contract === 'gateway' && right.action_name === action),
    'Недостаточно прав доступа к действию',
  );
}

/** Fails unless a contract of the platform sent this action (PROTOCOL 1.1). */
export function requireTrusted(context: ActionContext): void {
  context.check(
    TRUSTED_CONTRACTS.some((contract) => context.hasAuth(contract)),
    'missing required authority of a trusted contract',
  );
}

/** Fails unless the cooperative or a contract of the platform sent this action. */
export function requireCoopOrTrusted(context: ActionContext, coopname: string): void {
  if (!context.hasAuth(coopname)) requireTrusted(context);
}
