import '../domain/errors.js';
import type {Check} from '../domain/records.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    card_of_another: {expected: string; found: string};
    card_of_another_cooperative: {expected: string; found: string};
    card_issued_already: {account: string; file: string};
    cooperative_key_missing: {account: string};
    cooperative_not_on_chain: {coopname: string; url: string};
    already_applied: {account: string; status: import('../domain/member.js').MemberStatus};
    payment_not_found: {hash: string};
    payment_ambiguous: {hash: string; count: number};
    payment_not_pending: {hash: string; status: 'pending' | 'completed' | 'declined'};
    payment_not_on_chain: {hash: string};
    decision_not_found: {decision_id: number};
    decision_closed: {decision_id: number; state: 'executed' | 'declined'};
    not_in_council: {account: string};
    already_voted: {account: string; decision_id: number};
    no_majority: {decision_id: number; votes_for: number; council: number};
    not_chairman: {account: string};
    already_authorized: {decision_id: number};
    not_authorized: {decision_id: number};
    /** Votes for and against, `3:0`: as the protocol states them, and as the chain has them; its entry in the outbox. */
    protocol_outdated: {decision_id: number; stated: string; found: string; entry?: number};
    protocol_unknown: {decision_id: number; type: string};
    document_type_unknown: {registry_id: number; known: number[]};
    parameter_missing: {registry_id: number; parameter: string};
    facts_missing: {what: FactName; key: string; block_num: number};
    template_gone: {template_hash: string};
    document_unsigned: {doc_hash: string};
    document_foreign: {doc_hash: string; generator: string};
    regeneration_differs: {doc_hash: string; found: string; offset: number};
    verification_failed: {document: string; details: Check[]};
    file_unknown: {file: string; doc_hash: string; is_pdf: boolean};
    file_changed: {file: string; doc_hash: string; offset: number};
    foundation_differs: {file: string; coopname: string};
    /** The account that pays; everything that it has too little of. */
    resources_short: {account: string; shortages: import('./resources.js').Shortage[]};
    /** Resources cannot be bought by an account that has none left to do so. */
    powerup_impossible: {account: string; detail: string};
    amount_not_axon: {amount: string};
  }
}

/** Facts that a document can lack. */
export type FactName =
  | 'cooperative'
  | 'chain_cooperative'
  | 'vars'
  | 'member'
  | 'individual'
  | 'chairman'
  | 'decision'
  | 'branch'
  | 'property_request'
  | 'meeting'
  | 'project'
  | 'payment_method'
  | 'payload';

export type {Check};
