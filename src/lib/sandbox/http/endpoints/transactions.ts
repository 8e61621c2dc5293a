import type {Chain} from '../../chain/chain.js';
import {NodeError} from '../../chain/exceptions.js';
import {readPacked, type PackedTransaction, type Reader} from '../../chain/packed.js';
import {renderTrace, type TransactionTrace} from '../../chain/trace.js';
import type {Answer} from '../answer.js';
import {Params, parseList} from '../params.js';

const ZERO_ID = '0'.repeat(64);

/** Where a node reads each endpoint's transaction; part of its error texts. */
const READERS = {
  push_transaction: {line: 2089, method: 'push_transaction'},
  send_transaction: {line: 2208, method: 'send_transaction'},
  send_transaction2: {line: 2243, method: 'send_transaction2'},
  compute_transaction: {line: 2277, method: 'send_transient_transaction'},
} as const satisfies Record<string, Reader>;

/** push_transaction: inline actions nested. */
export function pushTransaction(chain: Chain, body: string): Answer {
  return accept(chain, push(chain, Params.required(body).values, READERS.push_transaction), true);
}

/** send_transaction: the same with a flat list. */
export function sendTransaction(chain: Chain, body: string): Answer {
  return accept(chain, push(chain, Params.required(body).values, READERS.send_transaction), false);
}

/** send_transaction2: failures are answers with status 202 unless `return_failure_trace` is false (rule 20). */
export function sendTransaction2(chain: Chain, body: string): Answer {
  const params = Params.required(body);
  const withTrace = params.flag('return_failure_trace', true);
  const packed = read(chain, inner(params), READERS.send_transaction2);
  if (params.flag('retry_trx', false)) throw retryUnsupported();
  const trace = chain.push(packed);
  return withTrace ? processed(chain, trace, 202, false) : accept(chain, trace, false);
}

/** push_transactions: a list; each answer stands for itself. */
export function pushTransactions(chain: Chain, body: string): Answer {
  const answers = parseList(body).map((item) => {
    try {
      return accept(chain, push(chain, asObject(item), READERS.push_transaction), true).body;
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      const text = `${error.code} ${error.exception}: ${error.what}\n${error.message}\n`;
      return {transaction_id: ZERO_ID, processed: {error: text}};
    }
  });
  return {status: 202, body: answers};
}

/** compute_transaction: runs and undoes; needs no signatures (rule 21). */
export function computeTransaction(chain: Chain, body: string): Answer {
  return compute(chain, body, 'compute');
}

/** send_read_only_transaction: actions without authorisations. */
export function sendReadOnlyTransaction(chain: Chain, body: string): Answer {
  return compute(chain, body, 'read_only');
}

function compute(chain: Chain, body: string, purpose: 'compute' | 'read_only'): Answer {
  const packed = read(chain, inner(Params.required(body)), READERS.compute_transaction);
  return processed(chain, chain.compute(packed, purpose), 200, false);
}

function push(chain: Chain, values: Record<string, unknown>, reader: Reader): TransactionTrace {
  return chain.push(read(chain, values, reader));
}

function inner(params: Params): Record<string, unknown> | undefined {
  return params.has('transaction') ? params.object('transaction') : undefined;
}

function read(chain: Chain, values: Record<string, unknown> | undefined, reader: Reader): PackedTransaction {
  return readPacked(values, chain.encodeData, reader);
}

/** An answer for a transaction that went well; a failed one is thrown. */
function accept(chain: Chain, trace: TransactionTrace, nested: boolean): Answer {
  if (trace.error) throw trace.error;
  return processed(chain, trace, 202, nested);
}

function processed(chain: Chain, trace: TransactionTrace, status: number, nested: boolean): Answer {
  return {status, body: {transaction_id: trace.id, processed: renderTrace(trace, chain.decodeData, nested)}};
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function retryUnsupported(): NodeError {
  return new NodeError('unsupported_feature', [
    {
      format: 'Transaction retry not enabled on node',
      file: 'chain_plugin.cpp',
      line: 2248,
      method: 'send_transaction2',
    },
  ]);
}
