import {common, decision, text} from './common.js';
import type {Builder} from './model.js';
import {user} from './persons.js';

const proposal: Builder = (facts, meta) => {
  const proposer = user(facts, meta.username);
  return {
    ...common(facts, meta),
    user: proposer,
    project: facts.project(text(meta, 'project_id')),
    suggester_name: proposer.full_name_or_short_name,
  };
};

const freeDecision: Builder = (facts, meta) => ({
  ...common(facts, meta),
  decision: decision(facts, meta),
  project: facts.project(text(meta, 'project_id')),
});

/** Free decisions of the council. */
export const COUNCIL: Readonly<Record<number, Builder>> = {599: proposal, 600: freeDecision};
