import type {VoteCounters} from '../../../domain/document-facts.js';

/** The result of one question, as minutes print it (DOCUMENTS 2.4): percents of the votes cast, whole. */
export interface VoteResult extends VoteCounters {
  votes_total: number;
  votes_for_percent: number;
  votes_against_percent: number;
  votes_abstained_percent: number;
  /** More than half of all votes cast are for. */
  is_accepted: boolean;
}

/** Sums up the votes cast on a question. */
export function voteResult({
  counter_votes_for,
  counter_votes_against,
  counter_votes_abstained,
}: VoteCounters): VoteResult {
  const votes_total = counter_votes_for + counter_votes_against + counter_votes_abstained;
  const percent = (votes: number): number => (votes_total === 0 ? 0 : Math.round((votes / votes_total) * 100));
  return {
    counter_votes_for,
    counter_votes_against,
    counter_votes_abstained,
    votes_total,
    votes_for_percent: percent(counter_votes_for),
    votes_against_percent: percent(counter_votes_against),
    votes_abstained_percent: percent(counter_votes_abstained),
    is_accepted: counter_votes_for * 2 > votes_total,
  };
}
