import type {AccountName} from './account.js';

/** A cooperative section (branch office); key: its account, `braname`. */
export interface Branch {
  short_name: string;
  full_name: string;
  full_address: string;
  /** Who heads it: an individual among the members. */
  chairman?: AccountName;
}

/** Kinds of a property request: the member brings things in, or takes them out (DOCUMENTS 2.6 request). */
export const REQUEST_TYPES = ['contribution', 'return'] as const;

/** A share contribution in kind, or its return; key: a hash of 64 hex digits. */
export interface PropertyRequest {
  type: (typeof REQUEST_TYPES)[number];
  program_id: number;
  /** Name of the programme that the property is contributed to. */
  program_name: string;
  title: string;
  /** The cooperative's own stock number. */
  article: string;
  /** What the property is in law: things defined by kind, an individual thing … */
  form: string;
  unit_of_measurement: string;
  units: number;
  /** Roubles with two decimals, `12.50`. */
  unit_cost: string;
  total_cost: string;
  currency: 'RUB';
  storage_place: string;
  condition?: string;
  /** ISO 8601 UTC with milliseconds. */
  ordered_at?: string;
}

/** Answers that a ballot knows (PROTOCOL 3.f). */
export const VOTES = ['for', 'against', 'abstained'] as const;

/** A question of a meeting's agenda with the draft of its decision. */
export interface MeetingQuestion {
  id: number;
  number: number;
  title: string;
  context?: string;
  decision: string;
}

/** Votes cast on a question. */
export interface VoteCounters {
  counter_votes_for: number;
  counter_votes_against: number;
  counter_votes_abstained: number;
}

export const MEETING_TYPES = ['regular', 'extra'] as const;

/** A general meeting; key: its hash on chain, 64 hex digits. */
export interface Meeting {
  /** Its number, for the minutes: the id of its row on chain. */
  id?: number;
  type: (typeof MEETING_TYPES)[number];
  /** ISO 8601 UTC with milliseconds. */
  open_at_datetime: string;
  close_at_datetime: string;
  is_repeated: boolean;
  questions: (MeetingQuestion & Partial<VoteCounters>)[];
  presider?: AccountName;
  secretary?: AccountName;
  /** Part of the members that took part, percent with at most one decimal. */
  current_quorum_percent?: number;
}

/** Private data of a document that go nowhere else; found by their hash alone (DOCUMENTS 2.7). */
export type DocumentPayload = Record<string, unknown>;
