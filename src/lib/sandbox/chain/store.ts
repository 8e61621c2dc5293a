import Database from 'better-sqlite3';
import {SCHEMA, SCHEMA_VERSION} from './schema.js';

/** A value that SQLite stores. */
export type Value = string | number | Uint8Array | null;

/** A row with the columns T, or none. */
export type Found<T> = T | undefined;

/** The sandbox's file: SQLite held by one process alone. The lock dies with the process, so it is never stale. */
export class Store {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  /** Set to play a full disk. */
  full = false;

  /**
   * Opens or creates the file, waiting up to `timeout` milliseconds for another process to let it go. Throws the library's
   * SqliteError (`SQLITE_BUSY` while another process holds it).
   */
  constructor(file: string, timeout = 1000) {
    this.db = new Database(file, {timeout});
    try {
      this.db.pragma('locking_mode = EXCLUSIVE');
      this.db.pragma('journal_mode = WAL');
      // A killed process loses nothing this way; only a power cut may take the last seconds.
      this.db.pragma('synchronous = NORMAL');
      this.db.exec('BEGIN EXCLUSIVE; COMMIT');
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  /** True when a chain has been created in this file. */
  get created(): boolean {
    return this.db.pragma('user_version', {simple: true}) !== 0;
  }

  /** True when this version of coopctl can read the file. */
  get readable(): boolean {
    return this.db.pragma('user_version', {simple: true}) === SCHEMA_VERSION;
  }

  createTables(): void {
    this.db.exec(SCHEMA);
    this.db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }

  exec(sql: string): void {
    this.db.exec(sql);
  }

  /** Makes everything since the last BEGIN durable. Throws SqliteError `SQLITE_FULL` on a disk that is told to be full. */
  commit(): void {
    if (this.full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    this.db.exec('COMMIT');
  }

  run(sql: string, ...values: Value[]): void {
    this.statement(sql).run(...values);
  }

  /** First row as the caller knows its columns, or undefined. */
  get<T>(sql: string, ...values: Value[]): Found<T> {
    return this.statement(sql).get(...values) as Found<T>;
  }

  all<T>(sql: string, ...values: Value[]): T[] {
    return this.statement(sql).all(...values) as T[];
  }

  /** Runs `work` in a savepoint: it is kept when `work` returns true, and undone when it returns false or throws. */
  attempt(work: () => boolean): boolean {
    this.db.exec('SAVEPOINT attempt');
    let keep = false;
    try {
      keep = work();
    } finally {
      this.db.exec(keep ? 'RELEASE attempt' : 'ROLLBACK TO attempt; RELEASE attempt');
    }
    return keep;
  }

  /** Gives up what is not committed and lets the file go. */
  close(): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.db.close();
  }

  private statement(sql: string): Database.Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

/** True while another process holds the file. A damaged file is held by nobody. */
export function isStoreHeld(file: string): boolean {
  try {
    new Store(file, 0).close();
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  }
}
