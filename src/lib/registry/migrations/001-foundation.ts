import {appendOnly, versionTable} from './tables.js';

/** Tables whose rows are append-only versions by block (DESIGN, Versions). */
const VERSION_TABLES = [
  'cooperatives',
  'vars',
  'individuals',
  'entrepreneurs',
  'organizations',
  'payment_methods',
  'projects',
  'hand_signatures',
  'chain_cooperatives',
  'decision_facts',
];

/** The first schema. */
export const foundation = `
  CREATE TABLE identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    registry_id TEXT NOT NULL,
    coopname TEXT NOT NULL,
    chain_id TEXT,
    profile TEXT,
    created_at TEXT NOT NULL
  ) STRICT;

  ${VERSION_TABLES.map(versionTable).join('')}

  CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('individual', 'entrepreneur', 'organization')),
    status TEXT NOT NULL,
    version_id INTEGER NOT NULL,
    name_fold TEXT NOT NULL,
    birthdate TEXT,
    inn TEXT,
    ogrn TEXT,
    phone_digits TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX members_by_status ON members (status, id);
  CREATE INDEX members_by_type ON members (type, id);
  CREATE INDEX members_by_name ON members (name_fold);
  CREATE INDEX members_by_inn ON members (inn);
  CREATE INDEX members_by_ogrn ON members (ogrn);
  CREATE INDEX members_by_phone ON members (phone_digits);
  CREATE INDEX members_by_email ON members (email_fold);
  CREATE VIRTUAL TABLE members_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );

  CREATE TABLE templates (
    template_hash TEXT PRIMARY KEY,
    template TEXT NOT NULL CHECK (json_valid(template))
  ) STRICT;

  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    doc_hash TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,
    registry_id INTEGER NOT NULL,
    coopname TEXT NOT NULL,
    username TEXT NOT NULL,
    package TEXT,
    template_hash TEXT NOT NULL,
    block_num INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    meta TEXT NOT NULL CHECK (json_valid(meta)),
    envelope TEXT CHECK (json_valid(envelope)),
    pdf BLOB NOT NULL
  ) STRICT;
  CREATE INDEX documents_by_hash ON documents (hash);
  CREATE INDEX documents_by_username ON documents (username, id);
  CREATE INDEX documents_by_type ON documents (registry_id, id);
  CREATE INDEX documents_by_package ON documents (package, id);
  CREATE INDEX documents_by_block ON documents (block_num);

  CREATE TABLE signatures (
    doc_hash TEXT NOT NULL REFERENCES documents (doc_hash),
    id INTEGER NOT NULL,
    signer TEXT NOT NULL,
    public_key TEXT NOT NULL,
    signed_hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    meta TEXT NOT NULL,
    PRIMARY KEY (doc_hash, id)
  ) STRICT;
  CREATE INDEX signatures_by_signer ON signatures (signer);

  CREATE TABLE decisions (
    decision_id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    username TEXT NOT NULL,
    hash TEXT NOT NULL,
    approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    authorized INTEGER NOT NULL CHECK (authorized IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'executed', 'declined')),
    created_at TEXT NOT NULL,
    council TEXT NOT NULL CHECK (json_valid(council)),
    protocol TEXT
  ) STRICT;
  CREATE INDEX decisions_by_hash ON decisions (hash);
  CREATE INDEX decisions_by_state ON decisions (state, decision_id);

  CREATE TABLE votes (
    decision_id INTEGER NOT NULL REFERENCES decisions (decision_id),
    username TEXT NOT NULL,
    vote TEXT NOT NULL CHECK (vote IN ('for', 'against')),
    position INTEGER NOT NULL,
    PRIMARY KEY (decision_id, username)
  ) STRICT;

  CREATE TABLE payments (
    hash TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    username TEXT NOT NULL,
    quantity TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'completed', 'declined')),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX payments_by_username ON payments (username);
  CREATE INDEX payments_by_status ON payments (status, created_at);

  CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    public_key TEXT NOT NULL UNIQUE,
    issued_at TEXT NOT NULL,
    file TEXT NOT NULL
  ) STRICT;
  CREATE INDEX cards_by_account ON cards (account);

  CREATE TABLE keys (
    public_key TEXT NOT NULL,
    account TEXT NOT NULL,
    permission TEXT NOT NULL,
    private_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (account, permission, public_key)
  ) STRICT;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    packed TEXT NOT NULL CHECK (json_valid(packed)),
    actions TEXT NOT NULL CHECK (json_valid(actions)),
    expiration TEXT NOT NULL,
    ref_block_num INTEGER NOT NULL,
    block_num INTEGER,
    block_id TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX outbox_living_key ON outbox (key) WHERE state NOT IN ('failed', 'expired', 'forked');
  CREATE INDEX outbox_by_key ON outbox (key, id);
  CREATE INDEX outbox_by_state ON outbox (state, id);

  CREATE TABLE history (
    global_sequence INTEGER PRIMARY KEY,
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
  CREATE INDEX history_by_transaction ON history (transaction_id);
  CREATE INDEX history_by_block ON history (block_num);
  CREATE INDEX history_by_name ON history (account, name, global_sequence);
  CREATE INDEX history_by_decision ON history (decision_id, global_sequence) WHERE decision_id IS NOT NULL;

  CREATE TABLE history_hashes (
    hash TEXT NOT NULL,
    global_sequence INTEGER NOT NULL REFERENCES history (global_sequence),
    field TEXT NOT NULL,
    PRIMARY KEY (hash, global_sequence, field)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  ${appendOnly('audit')}
`;
