import type {AccountName} from './account.js';

/**
 * Where a package stands (PROTOCOL 3.a.4, 3.g): `opened`, its statement is not before the council yet; `submitted`, the
 * council has to decide; `decided`, the protocol is signed; `resolved`, it has taken effect; `declined`; `overdue`,
 * submitted, and not decided while there was time.
 */
export const FLOW_STATES = ['opened', 'submitted', 'decided', 'resolved', 'declined', 'overdue'] as const;
export type FlowState = (typeof FLOW_STATES)[number];

/** States that do not depend on the clock. */
export type PackageState = Exclude<FlowState, 'overdue'>;

/** What a document is in its package. */
export type PackageRole = 'statement' | 'decision' | 'act' | 'link';

/** A document of a package, as the chain has it. */
export interface PackageDocument {
  role: PackageRole;
  /** Upper-case hex. */
  doc_hash: string;
  /** Lower-case hex. */
  hash: string;
  /** The first action that carries it, `contract::action`, and where. */
  action: string;
  transaction_id: string;
  block_num: number;
  block_id: string;
  block_time: string;
  /** Ids of the checks of hashes and signatures that it has failed; empty when all is well. */
  problems: string[];
}

/** All documents of one process of the cooperative and where it stands, told from the history (PROTOCOL 3.g). */
export interface PackageRecord {
  /** Hash of the process, lower-case hex: registration_hash, withdraw_hash, hash of the document … */
  package: string;
  /** Action that the chain names it by: `joincoop`, `freedecision`, `sndagreement` …; empty when it is not told. */
  type: string;
  username: AccountName;
  state: PackageState;
  decision_ids: number[];
  documents: PackageDocument[];
  /** UTC, times of blocks. */
  opened_at: string;
  submitted_at?: string;
  decided_at?: string;
  resolved_at?: string;
  declined_at?: string;
  /** Until when the council may decide; only while it has to. */
  expires_at?: string;
  /** First and last block that speak of it. */
  first_block: number;
  last_block: number;
  /** False when some of it was read from blocks without traces: what the contracts did is then missing. */
  complete: boolean;
}

/** How long the council may take to decide (PROTOCOL 3.a.1, `expired_at`). */
export const DECISION_DAYS = 30;

/** State of a package at a moment, UTC text. */
export function flowState({state, expires_at}: Pick<PackageRecord, 'state' | 'expires_at'>, at: string): FlowState {
  return state === 'submitted' && expires_at !== undefined && expires_at < at ? 'overdue' : state;
}
