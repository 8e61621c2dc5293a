/**
 * Entries of the outbox and their transactions are told apart: an entry may have none yet, or several one after the
 * other. `revision` lets two processes change an entry only one after the other. Entries of before become entries with
 * one transaction each; a refused one was never on chain, so its end is `refused`.
 */
export const outboxTransactions = `
  DROP INDEX outbox_living_key;
  DROP INDEX outbox_by_key;
  DROP INDEX outbox_by_state;
  ALTER TABLE outbox RENAME TO outbox_before;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    actions TEXT NOT NULL CHECK (json_valid(actions)),
    subjects TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(subjects)),
    transaction_id TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    error_code TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE outbox_transactions (
    transaction_id TEXT PRIMARY KEY,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    packed TEXT NOT NULL CHECK (json_valid(packed)),
    expiration TEXT NOT NULL,
    ref_block_num INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    block_num INTEGER,
    block_id TEXT,
    lost_block_num INTEGER,
    lost_block_id TEXT,
    outcome TEXT CHECK (outcome IN ('expired', 'forked', 'refused', 'unsent')),
    ended_at TEXT
  ) STRICT;
  CREATE TABLE outbox_subjects (
    subject TEXT NOT NULL,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    PRIMARY KEY (subject, outbox_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox_dependencies (
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    on_id INTEGER NOT NULL REFERENCES outbox (id) CHECK (on_id < outbox_id),
    PRIMARY KEY (outbox_id, on_id)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO outbox (id, key, state, actions, transaction_id, tries, error, created_at, updated_at)
    SELECT id, key, state, actions, transaction_id, 1, error, created_at, updated_at FROM outbox_before;
  INSERT OR IGNORE INTO outbox_transactions (transaction_id, outbox_id, packed, expiration, ref_block_num, attempts, created_at,
      sent_at, block_num, block_id, lost_block_num, lost_block_id, outcome, ended_at)
    SELECT transaction_id, id, packed, expiration, ref_block_num, attempts, created_at,
      CASE WHEN attempts > 0 THEN updated_at END,
      CASE WHEN state <> 'forked' THEN block_num END, CASE WHEN state <> 'forked' THEN block_id END,
      CASE WHEN state = 'forked' THEN block_num END, CASE WHEN state = 'forked' THEN block_id END,
      CASE state WHEN 'failed' THEN 'refused' WHEN 'expired' THEN 'expired' WHEN 'forked' THEN 'forked' END,
      CASE WHEN state IN ('failed', 'expired', 'forked') THEN updated_at END
    FROM outbox_before;
  DROP TABLE outbox_before;

  CREATE UNIQUE INDEX outbox_living_key ON outbox (key)
    WHERE state NOT IN ('failed', 'expired', 'forked', 'cancelled');
  CREATE INDEX outbox_by_key ON outbox (key, id);
  CREATE INDEX outbox_by_state ON outbox (state, id);
  CREATE INDEX outbox_transactions_by_entry ON outbox_transactions (outbox_id);
  CREATE INDEX outbox_subjects_by_entry ON outbox_subjects (outbox_id);
  CREATE INDEX outbox_dependencies_on ON outbox_dependencies (on_id);
`;
