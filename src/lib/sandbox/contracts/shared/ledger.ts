import type {ActionContext} from '../../contract.js';
import {OPERATIONS} from '../ledger2/operations.js';
import {hashText} from './values.js';

/** One use of a ledger operation: whose, how much, and the process that it belongs to. */
export interface LedgerEntry {
  coopname: string;
  username: string;
  amount: string;
  process_hash: string;
}

/** Sends `ledger2::apply` for an operation of the chart (PROTOCOL 3.j). */
export function applyOperation(context: ActionContext, operation: string, entry: LedgerEntry): void {
  context.send({
    account: 'ledger2',
    name: 'apply',
    data: {
      coopname: entry.coopname,
      initiator: entry.coopname,
      operation_code: operation,
      process_type: OPERATIONS.get(operation)?.process ?? '',
      amount: entry.amount,
      username: entry.username,
      process_hash: hashText(entry.process_hash),
      memo: '',
    },
  });
}
