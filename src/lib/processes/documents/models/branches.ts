import type {DocumentMeta} from '../../../domain/document.js';
import {numberInText} from '../../../domain/russian.js';
import {displayTime} from '../../../domain/time.js';
import type {FactsAt} from '../facts.js';
import {branch, common, decision, text} from './common.js';
import type {Builder, DocumentModel} from './model.js';
import {namedPerson, printedPerson, user} from './persons.js';

/** The natural person whom the document is about, with his facts. */
const subject = (facts: FactsAt, {username}: DocumentMeta): DocumentModel => ({
  ...printedPerson(username, facts.individual(username)),
});

const byMember: Builder = (facts, meta) => ({...common(facts, meta), user: user(facts, meta.username)});

const proposal: Builder = (facts, meta) => ({
  ...byMember(facts, meta),
  kind: meta.type,
  questions: meta.questions,
});

const ballot: Builder = (facts, meta) => ({
  ...byMember(facts, meta),
  questions: meta.questions,
  answers: meta.answers,
});

const minutes: Builder = (facts, meta) => ({
  ...common(facts, meta),
  meeting: {
    protocol_number: meta.protocol_number,
    open_at: displayTime(text(meta, 'open_at_datetime')),
    close_at: displayTime(text(meta, 'close_at_datetime')),
    current_quorum_percent: meta.current_quorum_percent,
    current_quorum_percent_text: numberInText(Number(meta.current_quorum_percent)),
  },
  chairman: namedPerson(facts, text(meta, 'chairman')),
  questions: meta.questions,
});

const establishment = (facts: FactsAt, meta: DocumentMeta): DocumentModel => ({
  branch_name: meta.branch_name,
  address: meta.address,
  chairman: namedPerson(facts, text(meta, 'chairman')),
});

const petition: Builder = (facts, meta) => ({...byMember(facts, meta), ...establishment(facts, meta)});

const councilDecision: Builder = (facts, meta) => ({
  ...common(facts, meta),
  decision: decision(facts, meta),
  ...establishment(facts, meta),
});

const trustedStatement: Builder = (facts, meta) => ({
  ...byMember(facts, meta),
  trusted: subject(facts, meta),
  branch: branch(facts, text(meta, 'braname')),
});

const ofTrusted: Builder = (facts, meta) => ({
  ...common(facts, meta),
  trusted: subject(facts, meta),
  trustee: namedPerson(facts, text(meta, 'trustee')),
  branch_name: meta.branch_name,
});

const ofTrustee: Builder = (facts, meta) => ({
  ...common(facts, meta),
  trustee: subject(facts, meta),
  branch_name: meta.branch_name,
});

const trusteeAuthority: Builder = (facts, meta) => ({
  ...ofTrustee(facts, meta),
  branch_address: meta.branch_address,
});

/** Sections of the cooperative: their meetings, heads and trusted persons. */
export const BRANCHES: Readonly<Record<number, Builder>> = {
  320: proposal,
  321: byMember,
  322: ballot,
  323: minutes,
  324: petition,
  325: councilDecision,
  326: trustedStatement,
  327: ofTrusted,
  328: ofTrustee,
  329: trusteeAuthority,
  330: ofTrusted,
};
