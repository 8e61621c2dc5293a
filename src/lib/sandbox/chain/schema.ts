/** Version of the sandbox's store, kept in `user_version`; another one cannot be opened. */
export const SCHEMA_VERSION = 2;

/**
 * Everything that a sandbox keeps. Keys are big-endian bytes, so that SQLite sorts them like a node does. Names as text
 * sort like the numbers that they spell.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  name TEXT PRIMARY KEY,
  created INTEGER NOT NULL,
  ram_used INTEGER NOT NULL DEFAULT 0,
  ram_quota INTEGER NOT NULL DEFAULT -1,
  net_weight INTEGER NOT NULL DEFAULT -1,
  cpu_weight INTEGER NOT NULL DEFAULT -1,
  net_usage REAL NOT NULL DEFAULT 0,
  cpu_usage REAL NOT NULL DEFAULT 0,
  last_used INTEGER NOT NULL,
  recv_sequence INTEGER NOT NULL DEFAULT 0,
  auth_sequence INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE permissions (
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT NOT NULL,
  authority TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  account TEXT NOT NULL,
  code TEXT NOT NULL,
  action TEXT NOT NULL,
  permission TEXT NOT NULL,
  PRIMARY KEY (account, code, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE rows (
  code TEXT NOT NULL,
  scope BLOB NOT NULL,
  tbl TEXT NOT NULL,
  pk BLOB NOT NULL,
  payer TEXT NOT NULL,
  data BLOB NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (code, scope, tbl, pk)
) STRICT;

CREATE TABLE row_indexes (
  code TEXT NOT NULL,
  scope BLOB NOT NULL,
  tbl TEXT NOT NULL,
  position INTEGER NOT NULL,
  key BLOB NOT NULL,
  pk BLOB NOT NULL,
  PRIMARY KEY (code, scope, tbl, position, key, pk)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
  num INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  slot INTEGER NOT NULL,
  transaction_mroot BLOB,
  action_mroot BLOB NOT NULL,
  onblock_sequence INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE transactions (
  id TEXT NOT NULL,
  block_num INTEGER NOT NULL,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  cpu_usage_us INTEGER NOT NULL,
  net_usage_words INTEGER NOT NULL,
  expiration INTEGER NOT NULL,
  scheduled INTEGER NOT NULL,
  packed TEXT NOT NULL,
  actions TEXT NOT NULL,
  PRIMARY KEY (id, scheduled)
) STRICT;
CREATE INDEX transactions_by_block ON transactions (block_num, position);

CREATE TABLE delayed (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,
  published INTEGER NOT NULL,
  due INTEGER NOT NULL,
  expiration INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
