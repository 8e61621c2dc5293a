import '../domain/errors.js';
import type {OutboxState} from '../domain/records.js';
import './refusal-errors.js';

/** Why a node could not be talked to. */
export type NetworkFault = 'timeout' | 'refused' | 'name' | 'reset' | 'other';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** `local`: the address is on this machine, so it is most likely a sandbox that does not run. */
    node_unreachable: {url: string; fault: NetworkFault; local: boolean};
    /** The node answered, but it could not do its work now (a proxy's page, overload, an unnamed failure). */
    node_failed: {url: string; path: string; detail: string};
    /** The answer is no Antelope answer or breaks the interface's shape. */
    node_answer_invalid: {url: string; path: string; detail: string};
    /** What the node says cannot be true. */
    node_lies: {url: string; detail: string};
    /** Its head is `behind` blocks behind that of another node. */
    node_lags: {url: string; behind: number};
    /** It had not answered when another one had for long. */
    node_slow: {url: string; ms: number};
    /** Its newest block is old by this machine's clock. */
    node_stale: {url: string; seconds: number};
    /** Every node of the network is in trouble; each was told of on its own. */
    nodes_unreachable: {urls: string};
    wrong_chain: {url: string; expected: string; found: string};
    trace_missing: {block_num: number};
    abi_missing: {contract: string};
    abi_action_missing: {contract: string; action: string};
    /** The live ABI requires a field that we do not have. */
    abi_unknown_field: {contract: string; action: string; field: string};
    /** We would send an argument that the live ABI does not have, and leaving it out is not known to be right. */
    abi_argument_unknown: {contract: string; action: string; field: string};
    abi_value_invalid: {contract: string; action: string; field: string};
    /** The transaction is stored and will be sent or looked up again; nothing is lost. */
    outbox_kept: {id: number; state: string; url: string};
    outbox_not_reached: {id: number; state: string; target: string; seconds: number};
    outbox_failed: {id: number; detail: string};
    outbox_expired: {id: number};
    outbox_forked: {id: number};
    outbox_cancelled: {id: number};
    /** `on`: the entry that it waited for and that has ended without effect. */
    outbox_dependency_failed: {id: number; on: number};
    /** `until`: when it expires, UTC; only then can be told that it has no effect. */
    outbox_not_cancellable: {id: number; state: OutboxState; until: string};
    /** `authority`: `account@permission` whose key is not in the registry's vault. */
    outbox_keys_missing: {id: number; authority: string};
    /** The node no longer has the blocks that would tell what became of an expired transaction. */
    outbox_unprovable: {id: number; block_num: number; earliest: number; url: string};
    profile_unknown: {name: string; known: string};
    profile_without_address: {name: string};
  }
}
