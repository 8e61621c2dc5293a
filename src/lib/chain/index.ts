import './errors.js';
import './history-errors.js';

export * as actions from './actions/index.js';
export {documentsIn, type FoundDocument} from './documents.js';
export {readHistory, type HistoryRange} from './history.js';
export {connect, type ConnectOptions} from './node.js';
export {
  Outbox,
  requireReached,
  type Clock,
  type Draft,
  type OutboxOptions,
  type Step as OutboxStep,
  type Submission,
  type Submitted,
  type Target,
} from './outbox/index.js';
export {examineEndpoints, type EndpointHealth} from './network/health.js';
export {PROFILE_NAMES, resolveProfile, type NetworkProfile, type OwnProfiles} from './profiles.js';
export {actionNames, buildTransaction, type BuildOptions, type BuiltTransaction} from './transaction.js';
export type {ResourceNeed} from './resources.js';
export type * from './types.js';
