import '../../domain/errors.js';

/** Where something wrong stands in a file of actions: `actions[0].data`. */
type Place = string;

declare module '../../domain/errors.js' {
  interface ErrorParams {
    /** `known`: tables of the contract. */
    raw_table_unknown: {contract: string; table: string; known: string[]};
    raw_name_bad: {name: string};
    raw_account_unknown: {account: string; url: string};
    /** The file holds no action, or an action without a part that it needs. */
    raw_actions_bad: {file: string; place: Place; problem: RawProblem};
    raw_action_unknown: {contract: string; action: string; known: string[]};
    raw_field_unknown: {contract: string; action: string; field: string; known: string[]};
    raw_field_missing: {contract: string; action: string; field: string; known: string[]};
    raw_transaction_unknown: {id: string; online: boolean};
    raw_undecodable: {what: string};
  }
}

/** What is wrong with a part of a file of actions. */
export type RawProblem =
  'none' | 'too_many' | 'not_object' | 'account' | 'name' | 'data' | 'authorization' | 'unknown_key';
