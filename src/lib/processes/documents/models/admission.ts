import {fullName, personOf} from '../../../domain/member.js';
import {branch, branchOf, common, decision, printedAmount, text} from './common.js';
import type {Builder} from './model.js';
import {applicant, printedMember} from './persons.js';

/** User agreement (4): made with the person who speaks for the member. */
const userAgreement: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: {full_name: fullName(personOf(facts.member(meta.username)))},
});

/** Agreement of a cooperative that joins the platform (50). */
const platformAgreement: Builder = (facts, meta) => {
  const partner = printedMember(meta.username, facts.member(meta.username));
  return {...common(facts, meta), partner};
};

const application: Builder = (facts, meta) => {
  const member = facts.member(meta.username);
  const signature = facts.handSignature(meta.username);
  const {initial, minimum, org_initial, org_minimum} = facts.onChain();
  return {
    ...common(facts, meta),
    ...applicant(facts, meta.username),
    ...branchOf(facts, meta),
    ...(member.type === 'individual' ? {} : {bank_account: member.bank_account}),
    ...(signature === undefined ? {} : {signature}),
    initial: printedAmount(initial),
    minimum: printedAmount(minimum),
    org_initial: printedAmount(org_initial),
    org_minimum: printedAmount(org_minimum),
  };
};

const branchChoice: Builder = (facts, meta) => ({
  ...common(facts, meta),
  ...applicant(facts, meta.username),
  branch: branch(facts, text(meta, 'braname')),
});

const admissionDecision: Builder = (facts, meta) => ({
  ...common(facts, meta),
  ...applicant(facts, meta.username),
  decision: decision(facts, meta),
});

/** Agreements, application and admission. */
export const ADMISSION: Readonly<Record<number, Builder>> = {
  1: common,
  2: common,
  3: common,
  4: userAgreement,
  50: platformAgreement,
  100: application,
  101: branchChoice,
  501: admissionDecision,
};
