import type {AccountName} from '../../domain/account.js';
import type {DocumentMeta} from '../../domain/document.js';
import {documentType, type SignerRole} from '../../domain/document-types.js';
import {isCoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import type {Registry} from '../../registry/index.js';
import {FactsAt} from './facts.js';

/** How a role becomes an account, by the facts of the document's block; undefined when nobody is named. */
const ROLES: Record<SignerRole, (facts: FactsAt, meta: DocumentMeta) => unknown> = {
  member: (_facts, {username}) => username,
  chairman: (facts) => facts.chairman().account,
  receiver: (_facts, {receiver}) => receiver,
  transmitter: (_facts, {transmitter}) => transmitter,
  trustee: (_facts, {trustee}) => trustee,
  meeting_chairman: (_facts, {chairman}) => chairman,
  secretary: (facts, {meet_hash}) => facts.meeting(String(meet_hash)).secretary,
  presider: (facts, {meet_hash}) => facts.meeting(String(meet_hash)).presider,
};

/**
 * Accounts that have to sign a document, in the order of signing, by its type and its facts. One person in two roles
 * signs once. Roles whose facts the registry lacks, as for documents of others, are left out.
 */
export function requiredSigners(registry: Registry, meta: DocumentMeta): AccountName[] {
  const facts = new FactsAt(registry, meta.block_num);
  const accounts = (documentType(meta.registry_id)?.signers ?? []).map((role) => accountOf(role, facts, meta));
  return [...new Set(accounts.filter((account) => account !== undefined))];
}

/** Accounts that still have to sign a document, in their order. */
export function awaitedSigners(registry: Registry, {meta, envelope}: StoredDocument): AccountName[] {
  const signed = (envelope?.signatures ?? []).map(({signer}) => signer);
  return requiredSigners(registry, meta).filter((account) => !signed.includes(account));
}

function accountOf(role: SignerRole, facts: FactsAt, meta: DocumentMeta): AccountName | undefined {
  try {
    const account = ROLES[role](facts, meta);
    return typeof account === 'string' ? account : undefined;
  } catch (error) {
    if (isCoopError(error, 'facts_missing')) return undefined;
    throw error;
  }
}
