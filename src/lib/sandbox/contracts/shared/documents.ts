import type {ActionContext, Row} from '../../contract.js';
import {canonicalKey, hashText, ZERO_HASH} from './values.js';

/** One signature of a document as the chain stores it (PROTOCOL 2.1). */
export interface SignatureInfo extends Row {
  id: number;
  signed_hash: string;
  signer: string;
  public_key: string;
  signature: string;
  signed_at: string;
  meta: string;
}

/** A signed document as the chain stores it (PROTOCOL 2.1). */
export interface Document2 extends Row {
  version: string;
  hash: string;
  doc_hash: string;
  meta_hash: string;
  meta: string;
  signatures: SignatureInfo[];
}

/** The document of a field that nobody has filled yet: all hashes zero. */
export function emptyDocument(): Document2 {
  return {version: '', hash: ZERO_HASH, doc_hash: ZERO_HASH, meta_hash: ZERO_HASH, meta: '', signatures: []};
}

/**
 * `verify_document_or_fail`: each signature recovers to its own public key, and each required signer has signed
 * (PROTOCOL 2.3). Hashes and meta are not compared, as the chain does not.
 */
export function verifyDocument(context: ActionContext, document: Document2, required: string[] = []): void {
  for (const {signed_hash, signature, public_key} of document.signatures) {
    requireKey(context, signed_hash, signature, public_key);
  }
  for (const signer of required) {
    context.check(
      document.signatures.some((signature) => signature.signer === signer),
      `Не найдена подпись от обязательного подписанта: ${signer}`,
    );
  }
}

/** `verify_signer_keys_or_fail`: what the document carries in `signer`'s name is made by a key of his permission. */
export function verifySignerKeys(
  context: ActionContext,
  document: Document2,
  signer: string,
  permission = 'active',
): void {
  for (const signature of document.signatures.filter((each) => each.signer === signer)) {
    requireAccountKey(context, {...signature, account: signer, permission});
  }
}

/** `assert_recover_key_account`: a signature over a digest by a key that the account's permission lists (PROTOCOL 1.7). */
export function requireAccountKey(
  context: ActionContext,
  signed: {signed_hash: string; signature: string; public_key: string; account: string; permission: string},
): void {
  const {account, permission} = signed;
  requireKey(context, signed.signed_hash, signed.signature, signed.public_key);
  context.check(context.isAccount(account), `Account does not exist: ${account}`);
  const keys = context.permissionKeys(account, permission);
  context.check(keys, `Permission does not exist: ${account}@${permission}`);
  context.check(
    keys.map(canonicalKey).includes(canonicalKey(signed.public_key)),
    'Public key does not belong to account',
  );
}

function requireKey(context: ActionContext, digest: string, signature: string, publicKey: string): void {
  const recovered = context.recoverKey(hashText(digest), signature);
  context.check(canonicalKey(recovered) === canonicalKey(publicKey), 'Error expected key different than recovered key');
}
