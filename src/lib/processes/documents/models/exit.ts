import {displayTime} from '../../../domain/time.js';
import {amountOf, common, decision, text} from './common.js';
import type {Builder} from './model.js';
import {applicant, user} from './persons.js';

/** A programme whose agreement is annulled, as the meta of 190 names it. */
interface AnnulledProgram {
  agreement_signed_at: string;
  wallets: unknown[];
  [key: string]: unknown;
}

const annulment: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  exit_hash: text(meta, 'exit_hash'),
  programs: (meta.programs as AnnulledProgram[]).map((program) => ({
    ...program,
    agreement_signed_at: displayTime(program.agreement_signed_at),
  })),
  total_refund: meta.total_refund,
  total: amountOf(text(meta, 'total_refund')),
});

const exitStatement: Builder = (facts, meta) => ({...common(facts, meta), ...applicant(facts, meta.username)});

const exitDecision: Builder = (facts, meta) => ({
  ...exitStatement(facts, meta),
  decision: decision(facts, meta),
});

/** Annulment of agreements, and exit. */
export const EXIT: Readonly<Record<number, Builder>> = {190: annulment, 200: exitStatement, 201: exitDecision};
