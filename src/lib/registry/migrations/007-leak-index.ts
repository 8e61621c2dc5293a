/** Tables of persons' facts; the key of each row begins with the person's account. */
const FACTS = ['individuals', 'entrepreneurs', 'organizations', 'payment_methods'];

/** The account in a key: `<account>` or `<account>:<method>`. */
const accountOf = (key: string): string => `substr(${key}, 1, instr(${key} || ':', ':') - 1)`;

/**
 * An index by which the leak guard finds the persons whom a text may name (decision 0024). Everybody whose facts are
 * recorded or changed is marked by `rules` 0: his keys are missing until the guard has made them.
 */
export const leakIndex = `
  CREATE TABLE leak_persons (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL UNIQUE,
    rules INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX leak_persons_by_rules ON leak_persons (rules);
  CREATE TABLE leak_keys (
    key TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES leak_persons (id),
    PRIMARY KEY (key, person)
  ) STRICT, WITHOUT ROWID;
  ${FACTS.map(
    (table) => `
  INSERT INTO leak_persons (account) SELECT DISTINCT ${accountOf('key')} FROM ${table} WHERE true ON CONFLICT DO NOTHING;
  CREATE TRIGGER ${table}_leak_index AFTER INSERT ON ${table} BEGIN
    INSERT INTO leak_persons (account) VALUES (${accountOf('new.key')}) ON CONFLICT (account) DO UPDATE SET rules = 0;
  END;`,
  ).join('')}
`;
