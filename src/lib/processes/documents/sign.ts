import {isDeepStrictEqual} from 'node:util';
import type {AccountName} from '../../domain/account.js';
import {CoopError} from '../../domain/errors.js';
import type {StoredDocument} from '../../domain/records.js';
import type {OpenCard} from '../../signing/index.js';
import {needDocument} from '../need.js';
import type {Workspace} from '../workspace.js';
import {signDraft} from './generate.js';
import {requiredSigners} from './signers.js';

/** A document with its new signature, and who has to sign after that. */
export interface SignedDocument {
  document: StoredDocument;
  /** Accounts still to sign, in their order. */
  awaits: AccountName[];
}

/**
 * Adds the next signature to a kept document: the same meta and body, in the order of the type's roles. Throws
 * `document_not_found`, `already_signed`, `wrong_signer`, `signed_by_all`, `envelope_inconsistent`.
 */
export function signDocument(work: Workspace, hash: string, {account, signer}: OpenCard): SignedDocument {
  const {registry} = work;
  return registry.transaction(() => {
    const document = needDocument(registry, hash);
    const {doc_hash, meta} = document;
    requireOwnMeta(document);
    const required = requiredSigners(registry, meta);
    const done = (document.envelope?.signatures ?? []).map((signature) => signature.signer);
    if (done.includes(account)) throw new CoopError('already_signed', 'conflict', {account});
    const [expected, ...awaits] = required.filter((role) => !done.includes(role));
    if (expected === undefined) throw new CoopError('signed_by_all', 'conflict', {doc_hash});
    if (expected !== account) throw new CoopError('wrong_signer', 'denied', {account, expected});
    const envelope = signDraft(document, signer, account);
    registry.documents.setEnvelope(doc_hash, envelope);
    work.audit('document.sign', `${doc_hash}:${account}`);
    return {document: {...document, envelope}, awaits};
  });
}

/** Every signature is of one meta: that of the document. */
function requireOwnMeta({meta, envelope}: StoredDocument): void {
  if (envelope === undefined) return;
  if (!isDeepStrictEqual(JSON.parse(envelope.meta), meta)) {
    throw new CoopError('envelope_inconsistent', 'integrity', {field: 'meta_hash'});
  }
}
