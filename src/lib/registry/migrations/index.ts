import {foundation} from './001-foundation.js';
import {documentFacts} from './002-document-facts.js';
import {templateEditions} from './003-template-editions.js';
import {bulkRuns} from './004-bulk-runs.js';
import {outboxTransactions} from './005-outbox.js';
import {historyByPlace} from './006-history.js';
import {leakIndex} from './007-leak-index.js';

/** The schema's steps in order; step n takes `user_version` from n-1 to n. Never edited once released, only added to. */
export const MIGRATIONS: readonly string[] = [
  foundation,
  documentFacts,
  templateEditions,
  bulkRuns,
  outboxTransactions,
  historyByPlace,
  leakIndex,
];
