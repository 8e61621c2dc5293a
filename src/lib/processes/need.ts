import type {AccountName} from '../domain/account.js';
import {CoopError} from '../domain/errors.js';
import type {MemberRecord} from '../domain/member.js';
import type {StoredDocument} from '../domain/records.js';
import type {Registry} from '../registry/index.js';

/** The member with this account. Throws `member_not_found`. */
export function needMember(registry: Registry, account: AccountName): MemberRecord {
  const member = registry.members.get(account);
  if (!member) throw new CoopError('member_not_found', 'not_found', {account});
  return member;
}

/** The document with this hash or beginning of one. Throws `document_not_found`, `document_ambiguous`. */
export function needDocument(registry: Registry, hash: string): StoredDocument {
  const document = registry.documents.find(hash);
  if (!document) throw new CoopError('document_not_found', 'not_found', {hash});
  return document;
}
