import {common, decision, text} from './common.js';
import type {Builder} from './model.js';
import {money} from './money.js';
import {user} from './persons.js';

const base: Builder = (facts, meta) => ({
  ...common(facts, meta),
  ...money(meta),
  target_coop_fullname: meta.target_coop_fullname,
  program_name: meta.program_name,
  user: user(facts, meta.username),
});

const statement: Builder = (facts, meta) => ({
  ...base(facts, meta),
  payment_details: facts.payload(text(meta, 'doc_data_hash')).payment_details,
});

const councilDecision: Builder = (facts, meta) => ({...base(facts, meta), decision: decision(facts, meta)});

/** The cooperative's own investments in the operator's programmes. */
export const INVESTMENT: Readonly<Record<number, Builder>> = {1200: statement, 1201: councilDecision};
