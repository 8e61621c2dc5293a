import type {OutboxEntry, OutboxState} from '../domain/records.js';

/** An outbox entry as commands show it: without its signed bytes. */
export interface OutboxSummary {
  id: number;
  state: OutboxState;
  key: string;
  /** Absent while the entry is queued and has no transaction. */
  transaction_id?: string;
  /** `contract::action` of each action. */
  actions: string[];
  /** What it is about: later entries about the same wait for it. */
  subjects: string[];
  /** UTC, `YYYY-MM-DDTHH:MM:SS`. */
  expiration?: string;
  block_num?: number;
  /** How often the present transaction was given to a node. */
  attempts: number;
  /** Transactions made so far. */
  tries: number;
  /** The node's words of the last refusal; with `outbox_dependency_failed` the entry that it waited for. */
  error?: string;
  error_code?: string;
  created_at: string;
}

/** Summary of an entry. */
export function summarize(entry: OutboxEntry): OutboxSummary {
  const {id, state, key, actions, subjects, expiration, block_num, attempts, tries, error, error_code} = entry;
  return {
    id,
    state,
    key,
    ...transactionOf(entry),
    actions: actions.map(({account, name}) => `${account}::${name}`),
    subjects,
    ...(expiration === undefined ? {} : {expiration}),
    ...(block_num === undefined ? {} : {block_num}),
    attempts,
    tries,
    ...(error === undefined ? {} : {error}),
    ...(error_code === undefined ? {} : {error_code}),
    created_at: entry.created_at,
  };
}

/** The id of an entry's transaction as a part of a result; nothing while it has none. */
export function transactionOf({transaction_id}: OutboxEntry): {transaction_id?: string} {
  return transaction_id === undefined ? {} : {transaction_id};
}

/** How far something has come that shall reach the chain, as a part of a result. */
export interface Sent {
  /** Its entry in the outbox. */
  outbox_id: number;
  /** `queued`: no node was there; it is sent later by `outbox send`. */
  state: OutboxState;
  /** Absent while the entry is queued and no node was there to make a transaction for. */
  transaction_id?: string;
  block_num?: number;
}

/** The part of a result that an entry makes. */
export function sentOf(entry: OutboxEntry): Sent {
  const {id, state, block_num} = entry;
  return {outbox_id: id, state, ...transactionOf(entry), ...(block_num === undefined ? {} : {block_num})};
}
