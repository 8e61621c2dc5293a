import {Serializer, type Bytes} from '@wharfkit/antelope';
import type {Chain} from '../chain/chain.js';
import type {Unpacked} from '../chain/packed.js';
import {renderAct} from '../chain/trace.js';

/** A transaction's header as blocks and traces print it. */
export function transactionHeader({transaction}: Pick<Unpacked, 'transaction'>): Record<string, unknown> {
  return {
    expiration: transaction.expiration.toString(),
    ref_block_num: transaction.ref_block_num.toNumber(),
    ref_block_prefix: transaction.ref_block_prefix.toNumber(),
    max_net_usage_words: transaction.max_net_usage_words.toNumber(),
    max_cpu_usage_ms: transaction.max_cpu_usage_ms.toNumber(),
    delay_sec: transaction.delay_sec.toNumber(),
  };
}

/** A transaction with decoded actions. */
export function transactionJson(chain: Chain, packed: Unpacked): Record<string, unknown> {
  return {
    ...transactionHeader(packed),
    context_free_actions: packed.contextFreeActions.map((action) => renderAct(action, chain.decodeData)),
    actions: packed.actions.map((action) => renderAct(action, chain.decodeData)),
  };
}

/** The pieces of context-free data, hex. */
export function contextFreePieces({contextFreeData}: Unpacked): string[] {
  if (contextFreeData.length === 0) return [];
  const pieces: Bytes[] = Serializer.decode({data: contextFreeData, type: 'bytes[]'});
  return pieces.map((piece) => piece.hexString);
}
