import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    registry_not_found: {file: string};
    registry_exists: {file: string};
    registry_no_access: {file: string; reason: string};
    passphrase_required: {file: string};
    wrong_passphrase: {file: string};
    not_a_registry: {file: string};
    registry_newer: {file: string; found: number; known: number};
    registry_outdated: {file: string; found: number; known: number};
    registry_locked: {file: string};
    registry_damaged: {file: string; detail: string};
    registry_readonly: {file: string};
    disk_full: {file: string};
    key_folder_unsafe: {folder: string};
    version_out_of_order: {table: string; key: string; block_num: number; newest: number};
    member_exists: {account: string; by: MemberIdentity};
    member_not_found: {account: string};
    member_type_fixed: {account: string};
    document_not_found: {hash: string};
    document_ambiguous: {prefix: string; count: number};
    template_ambiguous: {hash: string};
    document_bytes_differ: {doc_hash: string};
    document_conflict: {doc_hash: string};
    outbox_key_taken: {key: string};
    /** Another entry has a transaction with the same id: the same actions, reference and expiration. */
    outbox_transaction_taken: {transaction_id: string};
    outbox_entry_not_found: {id: number};
  }
}

/** What two members have in common when they are taken for the same. */
export type MemberIdentity = 'account' | 'person' | 'inn' | 'ogrn' | 'email';
