/**
 * Actions of the chain by their place in it, so that traces and bare blocks can both be read; the documents that they carry
 * with what is wrong about them; and the packages that the actions tell of (decision 0023). Packages and documents of what
 * was read before are made by the next `chain sync`.
 */
export const historyByPlace = `
  ALTER TABLE history RENAME TO history_before;
  ALTER TABLE history_hashes RENAME TO history_hashes_before;

  CREATE TABLE history_by_place (
    place INTEGER PRIMARY KEY,
    global_sequence INTEGER,
    block_num INTEGER NOT NULL,
    block_id TEXT NOT NULL,
    block_time TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    receiver TEXT NOT NULL,
    decision_id INTEGER,
    data TEXT NOT NULL CHECK (json_valid(data))
  ) STRICT;
  INSERT INTO history_by_place SELECT
      block_num * 1048576 + row_number() OVER (PARTITION BY block_num ORDER BY global_sequence) - 1,
      global_sequence, block_num, block_id, block_time, transaction_id, account, name, receiver, decision_id, data
    FROM history_before;
  CREATE TABLE hashes_by_place (
    hash TEXT NOT NULL,
    place INTEGER NOT NULL REFERENCES history_by_place (place) ON DELETE CASCADE,
    field TEXT NOT NULL,
    PRIMARY KEY (hash, place, field)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO hashes_by_place SELECT hash, place, field FROM history_hashes_before JOIN history_by_place USING (global_sequence);
  DROP TABLE history_hashes_before;
  DROP TABLE history_before;
  ALTER TABLE history_by_place RENAME TO history;
  ALTER TABLE hashes_by_place RENAME TO history_hashes;
  CREATE INDEX history_hashes_by_place ON history_hashes (place);
  CREATE INDEX history_by_transaction ON history (transaction_id);
  CREATE INDEX history_by_block ON history (block_num);
  CREATE INDEX history_by_name ON history (account, name, place);
  CREATE INDEX history_by_decision ON history (decision_id, place) WHERE decision_id IS NOT NULL;

  CREATE TABLE history_names (
    name TEXT NOT NULL,
    place INTEGER NOT NULL REFERENCES history (place) ON DELETE CASCADE,
    PRIMARY KEY (name, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX history_names_by_place ON history_names (place);
  INSERT OR IGNORE INTO history_names
    SELECT argument.value, place FROM history, json_each(history.data) AS argument
    WHERE argument.type = 'text' AND length(argument.value) BETWEEN 1 AND 13 AND argument.value NOT GLOB '*[^a-z1-5.]*';

  CREATE TABLE history_documents (
    place INTEGER NOT NULL REFERENCES history (place) ON DELETE CASCADE,
    field TEXT NOT NULL,
    hash TEXT NOT NULL,
    doc_hash TEXT NOT NULL,
    problems TEXT NOT NULL CHECK (json_valid(problems)),
    PRIMARY KEY (place, field)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX history_documents_with_problems ON history_documents (place) WHERE problems <> '[]';

  CREATE TABLE packages (
    package TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    username TEXT NOT NULL,
    state TEXT NOT NULL,
    expires_at TEXT,
    first_place INTEGER NOT NULL,
    record TEXT NOT NULL CHECK (json_valid(record))
  ) STRICT;
  CREATE INDEX packages_by_place ON packages (first_place);
  CREATE INDEX packages_by_state ON packages (state, first_place);
  CREATE INDEX packages_by_username ON packages (username, first_place);
`;
