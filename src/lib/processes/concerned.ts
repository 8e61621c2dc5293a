import type {AccountName} from '../domain/account.js';
import type {StoredDocument} from '../domain/records.js';
import type {Registry} from '../registry/index.js';

/** A package of so many documents is a meeting's: all its members are looked for as any member is. */
const LARGEST_PACKAGE = 50;

/**
 * Accounts of those whom data concern: named in them, or in the documents, decisions, payments and packages whose hashes
 * and numbers are in them, with everybody who has signed these; the heads of sections that are named.
 */
export function concernedBy(registry: Registry, data: unknown): Set<AccountName> {
  const accounts = new Set<AccountName>();
  const hashes = new Set<string>();
  collect(data, accounts, hashes);
  for (const hash of hashes) {
    for (const document of documentsOf(registry, hash)) {
      collect(document.meta, accounts, new Set());
      for (const {signer} of document.envelope?.signatures ?? []) accounts.add(signer);
    }
    const username = registry.payments.get(hash)?.username ?? registry.decisions.findByHash(hash)?.username;
    if (username !== undefined) accounts.add(username);
  }
  for (const account of accounts) {
    const head = registry.branches.current(account)?.data.chairman;
    if (head !== undefined) accounts.add(head);
  }
  return accounts;
}

function documentsOf(registry: Registry, hash: string): StoredDocument[] {
  const own = registry.documents.get(hash);
  const {documents} = registry;
  const inPackage = documents.list({package: hash.toLowerCase(), limit: LARGEST_PACKAGE + 1});
  return [...(own ? [own] : []), ...(inPackage.length > LARGEST_PACKAGE ? [] : inPackage)];
}

/** Every text that may be an account's name or a hash, at any depth, also within JSON texts. */
function collect(value: unknown, accounts: Set<AccountName>, hashes: Set<string>): void {
  if (typeof value === 'string') {
    if (/^[a-z1-5.]{1,12}$/.test(value)) accounts.add(value);
    else if (/^[0-9a-f]{64}$/i.test(value)) hashes.add(value);
    else if (/^\s*[[{]/.test(value)) {
      for (const [, text] of value.matchAll(/"([^"\\]{1,64})"/g)) collect(text, accounts, hashes);
    }
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const part of Object.values(value)) collect(part, accounts, hashes);
  }
}
