/**
 * Work on many documents that may be interrupted: how far each run is, and what came of each item. Of a generating run
 * every item is kept, of the others only those that did not pass.
 */
export const bulkRuns = `
  CREATE TABLE bulk_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    block_num INTEGER NOT NULL CHECK (block_num >= 0),
    position INTEGER NOT NULL DEFAULT 0,
    passed INTEGER NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX bulk_runs_by_block ON bulk_runs (block_num);
  CREATE TABLE bulk_items (
    run_id INTEGER NOT NULL REFERENCES bulk_runs (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    outcome TEXT NOT NULL,
    doc_hash TEXT,
    problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
    PRIMARY KEY (run_id, item)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX bulk_items_by_outcome ON bulk_items (run_id, outcome);
`;
