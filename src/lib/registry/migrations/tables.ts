/** Triggers that let nobody change or delete a row. */
export const appendOnly = (table: string): string => `
  CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
  CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;

/** A table of `VersionStore`. */
export const versionTable = (table: string): string => `
  CREATE TABLE ${table} (
    version_id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    block_num INTEGER NOT NULL CHECK (block_num >= 0),
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    data TEXT NOT NULL CHECK (json_valid(data))
  ) STRICT;
  CREATE INDEX ${table}_by_key ON ${table} (key, block_num DESC, version_id DESC);
  CREATE INDEX ${table}_by_block ON ${table} (block_num);
  ${appendOnly(table)}
`;
