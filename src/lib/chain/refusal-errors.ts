import '../domain/errors.js';

/** What accounts use up on the chain. */
export type Resource = 'ram' | 'net' | 'cpu';

/**
 * What a node says when it will not do something. `action` is what was to be done, `contract::action` joined by commas and
 * empty for reads; `detail` and `text` are the node's or the contract's own words, cleaned and bounded.
 */
declare module '../domain/errors.js' {
  interface ErrorParams {
    /** `text`: the contract's own words. */
    contract_refused: {action: string; text: string};
    /** The contract gave a number instead of words. */
    contract_error_code: {action: string; number: string};
    /** The contract itself broke down, which no data of ours should be able to cause. */
    contract_broken: {action: string; detail: string};
    /** A transfer of AXON inside the action found too little on the account that pays. */
    tokens_short: {action: string; text: string};
    account_name_taken: {action: string; account: string};
    action_not_found: {action: string};
    /** The contract could not read the arguments: its interface and its code differ. */
    action_data_unfit: {action: string; detail: string};
    /** `authority`: `account@permission`, or the account alone when the node names no more. */
    authority_missing: {action: string; authority: string};
    /** Signed, but not by a key that counts; `keys` are those that the node recovered, so foreign ones on another chain. */
    key_not_accepted: {action: string; authority: string; keys: string};
    permission_missing: {action: string; permission: string};
    /** The permission exists, but not for this: linked otherwise, in use, with a waiting time. */
    permission_unfit: {action: string; detail: string};
    signature_unneeded: {action: string; keys: string};
    signature_invalid: {action: string; detail: string};
    transaction_expired: {detail: string};
    expiration_too_far: {url: string; detail: string};
    tapos_mismatch: {detail: string};
    duplicate_transaction: {detail: string};
    transaction_malformed: {action: string; detail: string};
    transaction_too_large: {action: string; detail: string};
    /** The node's own time limit for one transaction, not the account's CPU. */
    execution_too_long: {url: string; action: string; detail: string};
    /** `account` is empty where the node does not name it: then it is the transaction's first signer. */
    resources_exhausted: {action: string; account: string; resource: Resource; detail: string};
    resources_greylisted: {url: string; action: string; resource: Resource};
    blacklisted: {url: string; action: string; detail: string};
    /** A setting of this one node; others may take the transaction. */
    node_declined: {url: string; action: string; detail: string};
    node_busy: {url: string; detail: string};
    node_lacks_api: {url: string; path: string};
    node_lacks_record: {url: string; detail: string};
    node_access_denied: {url: string; status: number};
    request_not_understood: {url: string; path: string; detail: string};
    account_unknown: {account: string};
    table_unknown: {table: string};
    block_unknown: {block_num: number | string};
    /** A code that coopctl does not know. */
    chain_refused: {code: number; detail: string};
  }
}
