import type {MeetingQuestion, VoteCounters} from '../../../domain/document-facts.js';
import {
  agendaOf,
  answers,
  answersFit,
  meetFields,
  moment,
  percent,
  processHash,
  questionFields,
  timesProblems,
  whole,
  yesNo,
} from '../../../domain/document-rules.js';
import {account, line} from '../../../domain/field-rules.js';
import {also, inside, objectOf, oneOf, problemAt, withDefault, type Rule} from '../../../domain/rules.js';
import {voteResult, type VoteResult} from '../models/votes.js';
import {decisionId, parametersOf, type ParameterRules} from './rules.js';

const questions = agendaOf<MeetingQuestion>(questionFields);
const isRepeated = withDefault(yesNo, false);

/** Questions with the votes cast; the sums and percents are made here, and so become part of what is signed. */
const counted: Rule<(MeetingQuestion & VoteResult)[]> = (value, field) => {
  const {value: list = [], problems} = agendaOf<MeetingQuestion & VoteCounters>({
    ...questionFields,
    counter_votes_for: whole(0),
    counter_votes_against: whole(0),
    counter_votes_abstained: whole(0),
  })(value, field);
  return problems.length > 0
    ? {problems}
    : {value: list.map((question) => ({...question, ...voteResult(question)})), problems};
};

const branchBallot = parametersOf(
  {hash: processHash, answers, questions},
  ({answers: given, questions: asked}, field) => {
    if (!Array.isArray(given) || !Array.isArray(asked)) return [];
    const fit = answersFit(given as {id: number; number: number}[], asked as {id: number; number: number}[]);
    return fit ? [] : [problemAt(inside(field, 'answers'), 'not_in_agenda')];
  },
);

const minutes = parametersOf(
  {
    hash: processHash,
    protocol_number: line(50),
    chairman: account,
    open_at_datetime: moment,
    close_at_datetime: moment,
    current_quorum_percent: percent,
    questions: counted,
  },
  (parameters, field) => timesProblems(parameters, field),
);

/** General meetings and meetings of sections (DOCUMENTS 1.2). */
export const MEETING_PARAMETERS: Readonly<Record<number, ParameterRules>> = {
  300: parametersOf({meet: also(objectOf(meetFields), timesProblems), questions, is_repeated: isRepeated}),
  301: parametersOf({decision_id: decisionId, meet_hash: processHash, is_repeated: isRepeated}),
  302: parametersOf({meet_hash: processHash}),
  303: parametersOf({meet_hash: processHash, answers}),
  304: parametersOf({meet_hash: processHash}),
  320: parametersOf({type: oneOf(['createbranch', 'free']), hash: processHash, questions}),
  321: parametersOf({hash: processHash}),
  322: branchBallot,
  323: minutes,
};
