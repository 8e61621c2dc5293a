import type {Chain} from '../../chain/chain.js';
import {slotText} from '../../chain/clock.js';
import {DEVELOPMENT_KEY} from '../../development-key.js';
import {printInteger, printKey} from '../../chain/print.js';
import {VIRTUAL_LIMITS} from '../../chain/billing.js';
import {CHAIN_CONFIG, WASM_CONFIG} from '../limits.js';
import {Params} from '../params.js';

/** What the sandbox says that it is: eight hex digits, and in words. */
const SERVER_VERSION = '636f6f70';
const SERVER_TEXT = 'coopctl sandbox (a development chain)';

/** get_info, fields and order as in recorded answer 001. */
export function getInfo(chain: Chain, body: string): unknown {
  Params.none(body);
  const {head, irreversible} = chain;
  const weights = chain.accounts.totalWeights();
  return {
    server_version: SERVER_VERSION,
    chain_id: chain.chainId,
    head_block_num: head.num,
    last_irreversible_block_num: irreversible.num,
    last_irreversible_block_id: irreversible.id.toString('hex'),
    head_block_id: head.id.toString('hex'),
    head_block_time: slotText(head.slot),
    head_block_producer: 'eosio',
    virtual_block_cpu_limit: VIRTUAL_LIMITS.cpu,
    virtual_block_net_limit: VIRTUAL_LIMITS.net,
    block_cpu_limit: CHAIN_CONFIG.max_block_cpu_usage,
    block_net_limit: CHAIN_CONFIG.max_block_net_usage,
    server_version_string: SERVER_TEXT,
    fork_db_head_block_num: head.num,
    fork_db_head_block_id: head.id.toString('hex'),
    server_full_version_string: SERVER_TEXT,
    total_cpu_weight: printInteger(BigInt(weights.cpu)),
    total_net_weight: printInteger(BigInt(weights.net)),
    earliest_available_block_num: 1,
    last_irreversible_block_time: slotText(irreversible.slot),
  };
}

/** get_consensus_parameters. */
export function getConsensusParameters(_chain: Chain, body: string): unknown {
  Params.none(body);
  return {chain_config: CHAIN_CONFIG, wasm_config: WASM_CONFIG};
}

/** get_producer_schedule: one producer with the development key. */
export function getProducerSchedule(_chain: Chain, body: string): unknown {
  Params.none(body);
  return {
    active: {version: 0, producers: [{producer_name: 'eosio', authority: signingAuthority()}]},
    pending: null,
    proposed: null,
  };
}

/** get_producers. */
export function getProducers(_chain: Chain, body: string): unknown {
  Params.optional(body);
  const producer = {
    owner: 'eosio',
    producer_authority: signingAuthority(),
    url: '',
    total_votes: '0.00000000000000000',
    producer_key: printKey(DEVELOPMENT_KEY.public_key),
  };
  return {rows: [producer], total_producer_vote_weight: '-nan', more: ''};
}

/** get_activated_protocol_features: the sandbox runs no wasm, so it has none to activate. */
export function getProtocolFeatures(_chain: Chain, body: string): unknown {
  Params.optional(body);
  return {activated_protocol_features: []};
}

function signingAuthority(): unknown {
  return [0, {threshold: 1, keys: [{key: printKey(DEVELOPMENT_KEY.public_key), weight: 1}]}];
}
