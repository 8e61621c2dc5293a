import type {Check} from '../../domain/records.js';
import {ThreadPool, threadFile} from '../../factory/index.js';
import {recovery, type Recovery} from '../../signing/index.js';
import {checkEnvelope, type EnvelopeCheck} from '../documents/check-envelope.js';
import type {VerifyJob} from './verify-thread.js';

/**
 * Where the envelopes of a run are checked: in threads when JavaScript does the arithmetic, and at once when the native
 * library does, which is done before a thread has heard of the job. `close` ends the threads.
 */
export function envelopeChecks(
  workers: number,
  {name}: Pick<Recovery, 'name'> = recovery(),
): {check: EnvelopeCheck; close: () => Promise<void>} {
  if (name === 'libsecp256k1') return {check: checkEnvelope, close: () => Promise.resolve()};
  const file = threadFile('verify-thread', import.meta.url);
  const pool = new ThreadPool<VerifyJob, Check[]>({file, size: workers});
  return {check: (envelope, expected) => pool.run({envelope, expected}), close: () => pool.close()};
}
