import type Database from 'better-sqlite3';
import {translate} from './sqlite-errors.js';

/** What SQLite takes and gives in one cell. */
export type Cell = string | number | bigint | Uint8Array | null;

/** One row as SQLite gives it; read it with the functions of `row.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** The open database: cached prepared statements, transactions, SQLite's failures turned into CoopErrors. */
export class Connection {
  readonly file: string;
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string, db: Database.Database) {
    this.file = file;
    this.#db = db;
  }

  /** The first row of a query, or undefined. */
  get<T>(sql: string, cells: readonly Cell[], read: (row: Row) => T): T | undefined {
    const row = this.#guard(() => this.#statement(sql).get(...cells));
    return row === undefined ? undefined : read(row as Row);
  }

  /** All rows of a query. */
  all<T>(sql: string, cells: readonly Cell[], read: (row: Row) => T): T[] {
    return this.#guard(() => this.#statement(sql).all(...cells)).map((row) => read(row as Row));
  }

  /** The rows of a query, one at a time; for answers that may not fit in memory. Not cached, so it may be nested. */
  *iterate(sql: string, cells: readonly Cell[] = []): Generator<Row> {
    const rows = this.#guard(() => this.#db.prepare(sql).iterate(...cells));
    try {
      for (;;) {
        const next = this.#guard(() => rows.next());
        if (next.done === true) return;
        yield next.value as Row;
      }
    } finally {
      // A reader that stops early must not leave the statement open: the file could not be closed.
      rows.return?.();
    }
  }

  /** Runs one statement; gives the number of changed rows and the new row's id. */
  run(sql: string, ...cells: Cell[]): {changes: number; id: number} {
    const {changes, lastInsertRowid} = this.#guard(() => this.#statement(sql).run(...cells));
    return {changes, id: Number(lastInsertRowid)};
  }

  /** Runs a script of statements. */
  script(sql: string): void {
    this.#guard(() => this.#db.exec(sql));
  }

  /** Reads one pragma's single value. */
  pragma(name: string): unknown {
    return this.#guard(() => this.#db.pragma(name, {simple: true}));
  }

  /**
   * Runs `work` in one durable transaction (BEGIN IMMEDIATE): all of it or, when it throws, nothing. A call inside
   * another one joins it. `work` must be synchronous.
   */
  transaction<T>(work: () => T): T {
    if (this.#db.inTransaction) return work();
    return this.#guard(() => this.#db.transaction(work).immediate());
  }

  /** Closes the file; a second call does nothing. */
  close(): void {
    this.#statements.clear();
    this.#guard(() => this.#db.close());
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw translate(error, this.file);
    }
  }
}
