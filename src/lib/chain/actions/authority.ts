import type {AccountName} from '../../domain/account.js';
import type {ActionInput} from '../../domain/records.js';

/** An action authorised by one account's active permission; who that is for each action is said in PROTOCOL 1.5. */
export function action(
  account: AccountName,
  name: string,
  actor: AccountName,
  data: Record<string, unknown>,
): ActionInput {
  return {account, name, authorization: [{actor, permission: 'active'}], data};
}
