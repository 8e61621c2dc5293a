import {appendOnly, versionTable} from './tables.js';

/** Version tables of what the later types of documents print. */
const VERSION_TABLES = ['branches', 'property_requests', 'meetings'];

/** Facts of sections, property requests and meetings, and private payloads by their hash (DOCUMENTS 2.7). */
export const documentFacts = `
  ${VERSION_TABLES.map(versionTable).join('')}

  CREATE TABLE doc_data (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    registry_id INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload))
  ) STRICT;
  ${appendOnly('doc_data')}
`;
