import type {OutboxEntry, OutboxState} from '../domain/records.js';

/** An outbox entry as commands show it: without its signed bytes. */
export interface OutboxSummary {
  id: number;
  state: OutboxState;
  key: string;
  transaction_id: string;
  /** `contract::action` of each action. */
  actions: string[];
  expiration: string;
  block_num?: number;
  error?: string;
  created_at: string;
}

/** Summary of an entry. */
export function summarize({id, state, key, transaction_id, actions, expiration, ...entry}: OutboxEntry): OutboxSummary {
  return {
    id,
    state,
    key,
    transaction_id,
    actions: actions.map(({account, name}) => `${account}::${name}`),
    expiration,
    ...(entry.block_num === undefined ? {} : {block_num: entry.block_num}),
    ...(entry.error === undefined ? {} : {error: entry.error}),
    created_at: entry.created_at,
  };
}
