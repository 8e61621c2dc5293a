import type {Envelope} from '../../domain/document.js';
import {serveJobs} from '../../factory/index.js';
import {checkEnvelope, type EnvelopeExpectations} from '../documents/check-envelope.js';

/** One envelope to be checked. */
export interface VerifyJob {
  envelope: Envelope;
  expected: EnvelopeExpectations;
}

serveJobs(({envelope, expected}: VerifyJob) => Promise.resolve({result: checkEnvelope(envelope, expected)}));
