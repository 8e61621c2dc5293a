import type {Meeting} from '../../../domain/document-facts.js';
import {answersFit, type BallotAnswer} from '../../../domain/document-rules.js';
import type {DocumentMeta} from '../../../domain/document.js';
import {CoopError} from '../../../domain/errors.js';
import {numberInText} from '../../../domain/russian.js';
import {displayTime} from '../../../domain/time.js';
import type {FactsAt} from '../facts.js';
import {common, decision, text} from './common.js';
import type {Builder, DocumentModel} from './model.js';
import {namedPerson, user} from './persons.js';
import {voteResult} from './votes.js';

/** A meeting's type and times, as they are printed. */
function meet({
  type,
  open_at_datetime,
  close_at_datetime,
}: Pick<Meeting, 'type' | 'open_at_datetime' | 'close_at_datetime'>): DocumentModel {
  return {
    type,
    open_at_datetime: displayTime(open_at_datetime),
    close_at_datetime: displayTime(close_at_datetime),
  };
}

/** The meeting that the meta names, its agenda without votes. */
function convened(facts: FactsAt, meta: DocumentMeta): {meet: DocumentModel; questions: DocumentModel[]} {
  const hash = text(meta, 'meet_hash');
  const meeting = facts.meeting(hash);
  const questions = meeting.questions.map(({id, number, title, context, decision: draft}) => ({
    id,
    number,
    title,
    ...(context === undefined ? {} : {context}),
    decision: draft,
  }));
  return {meet: {hash, ...meet(meeting)}, questions};
}

const agenda: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  meet: meet(meta.meet as Meeting),
  questions: meta.questions,
  is_repeated: meta.is_repeated,
});

const convocation: Builder = (facts, meta) => ({
  ...common(facts, meta),
  decision: decision(facts, meta),
  ...convened(facts, meta),
  is_repeated: meta.is_repeated,
});

const notice: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  ...convened(facts, meta),
});

const ballot: Builder = (facts, meta) => {
  const {questions} = facts.meeting(text(meta, 'meet_hash'));
  if (!answersFit(meta.answers as BallotAnswer[], questions)) {
    const problems = [{field: 'answers', problem: 'not_in_agenda'} as const];
    throw new CoopError('parameters_wrong', 'usage', {registry_id: meta.registry_id, problems});
  }
  return {...notice(facts, meta), answers: meta.answers};
};

const minutes: Builder = (facts, meta) => {
  const {meet: printed} = convened(facts, meta);
  const hash = text(meta, 'meet_hash');
  const {id, questions, presider, secretary, current_quorum_percent} = facts.meeting(hash);
  if (id === undefined || presider === undefined || secretary === undefined || current_quorum_percent === undefined) {
    throw new CoopError('meeting_without_results', 'invalid', {hash});
  }
  return {
    ...common(facts, meta),
    decision: {id},
    meet: {
      ...printed,
      presider_full_name: namedPerson(facts, presider).full_name,
      secretary_full_name: namedPerson(facts, secretary).full_name,
      current_quorum_percent,
      current_quorum_percent_text: numberInText(current_quorum_percent),
    },
    questions: questions.map((question) => {
      const {counter_votes_for: yes, counter_votes_against: no, counter_votes_abstained: abstained} = question;
      if (yes === undefined || no === undefined || abstained === undefined) {
        throw new CoopError('meeting_without_results', 'invalid', {hash});
      }
      return {
        ...question,
        ...voteResult({counter_votes_for: yes, counter_votes_against: no, counter_votes_abstained: abstained}),
      };
    }),
  };
};

/** General meetings. */
export const MEETINGS: Readonly<Record<number, Builder>> = {
  300: agenda,
  301: convocation,
  302: notice,
  303: ballot,
  304: minutes,
};
