export {Outbox, requireReached, type Target} from './outbox.js';
export type {Clock, Draft, OutboxOptions, Step, Submission, Submitted} from './types.js';
