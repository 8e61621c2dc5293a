import type {Store} from './store.js';

interface Column {
  name: string;
  /** Place in the primary key from 1 on; 0 for no part of it. */
  pk: number;
}

/**
 * What takes reversible blocks back. Triggers write beside each change of any table the statement that undoes it, in the
 * same SQLite transaction as the block; blocks that have become irreversible are forgotten. So the log is as durable as the
 * blocks, covers tables that are added later, and costs nothing where it is not used.
 */
export class UndoLog {
  private readonly store: Store;

  /** Starts the log of a chain whose tables exist, or goes on with it. Not inside a transaction. */
  constructor(store: Store) {
    this.store = store;
    // A row replaced by INSERT OR REPLACE is told to triggers only so.
    store.exec('PRAGMA recursive_triggers = ON');
    store.exec('CREATE TABLE IF NOT EXISTS undo (seq INTEGER PRIMARY KEY, block INTEGER, sql TEXT) STRICT');
    store.exec('CREATE INDEX IF NOT EXISTS undo_by_block ON undo (block) WHERE block IS NOT NULL');
    for (const table of tablesOf(store)) for (const trigger of triggersOf(store, table)) store.exec(trigger);
  }

  /** Ends the log of a chain: what it knew would not fit to blocks that are made without it. */
  static drop(store: Store): void {
    store.exec('DROP TABLE IF EXISTS undo');
  }

  /** Number of the first block that can be taken back. */
  get first(): number | undefined {
    return this.store.get<{block: number | null}>('SELECT min(block) AS block FROM undo')?.block ?? undefined;
  }

  /** Marks the beginning of a block. */
  begin(block: number): void {
    this.store.run('INSERT INTO undo (block) VALUES (?)', block);
  }

  /** Forgets how to take back the blocks up to this one. */
  forget(block: number): void {
    this.store.run('DELETE FROM undo WHERE seq < (SELECT seq FROM undo WHERE block = ?)', block + 1);
  }

  /** Takes back everything from the beginning of a block on. The caller commits. */
  rollBack(block: number): void {
    const mark = this.store.get<{seq: number}>('SELECT seq FROM undo WHERE block = ?', block);
    if (!mark) throw new RangeError(`block ${block} cannot be taken back`);
    const steps = this.store.all<{sql: string}>(
      'SELECT sql FROM undo WHERE seq > ? AND sql IS NOT NULL ORDER BY seq DESC',
      mark.seq,
    );
    for (const {sql} of steps) this.store.exec(sql);
    this.store.run('DELETE FROM undo WHERE seq >= ?', mark.seq);
  }
}

function tablesOf(store: Store): string[] {
  const found = store.all<{name: string}>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'undo' AND name NOT LIKE 'sqlite_%'",
  );
  return found.map(({name}) => name);
}

/** Temporary triggers, which end with the process: a chain that is opened without the log works without it. */
function triggersOf(store: Store, table: string): string[] {
  const columns = store.all<Column>('SELECT name, pk FROM pragma_table_info(?)', table);
  const keys = columns.filter(({pk}) => pk > 0);
  const remove = `'DELETE FROM ${table} WHERE ' || ${keys.map(({name}) => `'${name} = ' || quote(new.${name})`).join(" || ' AND ' || ")}`;
  const insert = `'INSERT INTO ${table} VALUES (' || ${columns.map(({name}) => `quote(old.${name})`).join(" || ',' || ")} || ')'`;
  const trigger = (event: string, ...undo: string[]) =>
    `CREATE TEMP TRIGGER undo_${table}_${event} AFTER ${event} ON main.${table} BEGIN
       ${undo.map((sql) => `INSERT INTO undo (sql) VALUES (${sql});`).join(' ')} END`;
  // Steps are undone last first: what an update made is removed, then what was there comes back.
  return [trigger('INSERT', remove), trigger('DELETE', insert), trigger('UPDATE', insert, remove)];
}
