import {isDeepStrictEqual} from 'node:util';
import {CoopError} from '../domain/errors.js';
import {nowIso} from '../domain/time.js';
import type {Connection, Row} from './connection.js';
import './errors.js';
import {flag, int, json, text} from './row.js';

/** One version of a private fact, as the registry holds it. */
export interface Version<T> {
  version_id: number;
  key: string;
  block_num: number;
  recorded_at: string;
  actor: string;
  /** True when this version ends the fact; `data` then repeats what was valid before. */
  deleted: boolean;
  data: T;
}

/** Who changes something, and from which block on it holds (`Registry.nextBlock`). */
export interface Change {
  block_num: number;
  actor: string;
}

/** Reading side of a version table: all that documents need. */
export interface VersionReader<T> {
  at(key: string, block_num: number): Version<T> | undefined;
  current(key: string): Version<T> | undefined;
}

/**
 * One append-only table of versions (DESIGN, Versions; DOCUMENTS 0.5). Nothing is updated in place: the newest version
 * by block, then by order of recording, is the valid one. `T` must be plain JSON.
 */
export class VersionStore<T> implements VersionReader<T> {
  readonly #connection: Connection;
  readonly #table: string;

  /** `table` is a name of our own, never input. */
  constructor(connection: Connection, table: string) {
    this.#connection = connection;
    this.#table = table;
  }

  /**
   * Records a new version and returns it; when `data` equal the valid ones, returns those and records nothing.
   * Throws `version_out_of_order` when the key has a version of a later block.
   */
  put(key: string, data: T, change: Change): Version<T> {
    return this.#connection.transaction(() => {
      const newest = this.#newest(key);
      const plain = JSON.parse(JSON.stringify(data)) as T;
      if (newest && !newest.deleted && isDeepStrictEqual(newest.data, plain)) return newest;
      return this.#append(key, plain, false, change, newest);
    });
  }

  /** Ends the fact: from this block on it is deleted; its versions stay. Returns false when there is none. */
  remove(key: string, change: Change): boolean {
    return this.#connection.transaction(() => {
      const newest = this.#newest(key);
      if (!newest || newest.deleted) return false;
      this.#append(key, newest.data, true, change, newest);
      return true;
    });
  }

  /** The valid version; undefined when there is none or it is deleted. */
  current(key: string): Version<T> | undefined {
    const newest = this.#newest(key);
    return newest?.deleted === true ? undefined : newest;
  }

  /** What a document of this block reads: newest version with a block not above; deleted ones too (DOCUMENTS 2.4). */
  at(key: string, block_num: number): Version<T> | undefined {
    return this.#get('WHERE key = ? AND block_num <= ? ORDER BY block_num DESC, version_id DESC LIMIT 1', [
      key,
      block_num,
    ]);
  }

  /** One version by its id. */
  byId(version_id: number): Version<T> | undefined {
    return this.#get('WHERE version_id = ?', [version_id]);
  }

  /** All versions of a key, oldest first. */
  history(key: string): Version<T>[] {
    return this.#connection.all(
      `SELECT * FROM ${this.#table} WHERE key = ? ORDER BY block_num, version_id`,
      [key],
      this.#read,
    );
  }

  /** The valid versions of all keys, or of those that start with `prefix`, in the order of the keys. */
  list(prefix = ''): Version<T>[] {
    return this.#connection.all(
      `SELECT v.* FROM ${this.#table} v WHERE v.key >= ? AND v.key < ? || char(1114111) AND v.deleted = 0 AND v.version_id =
        (SELECT w.version_id FROM ${this.#table} w WHERE w.key = v.key ORDER BY w.block_num DESC, w.version_id DESC LIMIT 1)
       ORDER BY v.key`,
      [prefix, prefix],
      this.#read,
    );
  }

  /** Highest block of any version; undefined while the table is empty. */
  newestBlock(): number | undefined {
    const [newest] = this.#connection.all(
      `SELECT block_num FROM ${this.#table} ORDER BY block_num DESC LIMIT 1`,
      [],
      (row) => int(row, 'block_num'),
    );
    return newest;
  }

  #newest(key: string): Version<T> | undefined {
    return this.#get('WHERE key = ? ORDER BY block_num DESC, version_id DESC LIMIT 1', [key]);
  }

  #get(where: string, cells: (string | number)[]): Version<T> | undefined {
    return this.#connection.get(`SELECT * FROM ${this.#table} ${where}`, cells, this.#read);
  }

  #append(key: string, data: T, deleted: boolean, {block_num, actor}: Change, newest?: Version<T>): Version<T> {
    if (newest && newest.block_num > block_num)
      throw new CoopError('version_out_of_order', 'conflict', {
        table: this.#table,
        key,
        block_num,
        newest: newest.block_num,
      });
    const recorded_at = nowIso();
    const {id} = this.#connection.run(
      `INSERT INTO ${this.#table} (key, block_num, recorded_at, actor, deleted, data) VALUES (?, ?, ?, ?, ?, ?)`,
      key,
      block_num,
      recorded_at,
      actor,
      deleted ? 1 : 0,
      JSON.stringify(data),
    );
    return {version_id: id, key, block_num, recorded_at, actor, deleted, data};
  }

  readonly #read = (row: Row): Version<T> => ({
    version_id: int(row, 'version_id'),
    key: text(row, 'key'),
    block_num: int(row, 'block_num'),
    recorded_at: text(row, 'recorded_at'),
    actor: text(row, 'actor'),
    deleted: flag(row, 'deleted'),
    data: json(row, 'data') as T,
  });
}
