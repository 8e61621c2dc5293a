import type {Contract, IndexType, Row, Table, TableDefinition} from '../contract.js';
import type {Codec} from './codec.js';
import {keyBytes, keyNumber, nameValue} from './names.js';
import {assertion} from './refusals.js';
import type {Store, Value} from './store.js';

/** Bytes that a node bills for a row and for an index entry, beside the row's own bytes. */
const ROW_RAM = 112;
const INDEX_RAM: Record<IndexType, number> = {i64: 128, i128: 144, sha256: 160};

/** What a table view needs of its surroundings. */
export interface TableOwner {
  store: Store;
  contract: Contract;
  codec: Codec;
  /** True when the running contract may write into the table. */
  writable: boolean;
  /** Who pays for a row that is new. */
  payer: (definition: TableDefinition) => string;
  /** Told of every change of the memory that an account pays for. */
  bill: (payer: string, bytes: number) => void;
}

/** One table in one scope, as a contract sees it. Rows are checked against the ABI when they are written. */
export class ChainTable<T extends Row> implements Table<T> {
  private readonly owner: TableOwner;
  private readonly definition: TableDefinition;
  private readonly name: string;
  private readonly place: [string, Buffer, string];

  constructor(owner: TableOwner, scope: bigint, name: string) {
    const definition = owner.contract.tables[name];
    if (!definition) throw new TypeError(`${owner.contract.account} has no table ${name}`);
    this.owner = owner;
    this.definition = definition;
    this.name = name;
    this.place = [owner.contract.account, keyBytes(scope, 8), name];
  }

  get(key: bigint | string): T | undefined {
    return this.read(primaryBytes(key))?.row;
  }

  find(position: number, key: bigint | string): T | undefined {
    const index = this.definition.indexes?.[position - 2];
    if (!index) throw new TypeError(`table ${this.name} has no index ${position}`);
    const entry = this.owner.store.get<{pk: Uint8Array}>(
      'SELECT pk FROM row_indexes WHERE code = ? AND scope = ? AND tbl = ? AND position = ? AND key = ? ORDER BY pk LIMIT 1',
      ...this.place,
      position,
      indexBytes(index.type, key),
    );
    return entry && this.read(entry.pk)?.row;
  }

  all(): T[] {
    return this.owner.store
      .all<{json: string}>('SELECT json FROM rows WHERE code = ? AND scope = ? AND tbl = ? ORDER BY pk', ...this.place)
      .map(({json}) => JSON.parse(json) as T);
  }

  nextId(): bigint {
    const last = this.owner.store.get<{pk: Uint8Array}>(
      'SELECT pk FROM rows WHERE code = ? AND scope = ? AND tbl = ? ORDER BY pk DESC LIMIT 1',
      ...this.place,
    );
    return last ? keyNumber(last.pk) + 1n : 0n;
  }

  put(row: T): void {
    this.requireWritable();
    const data = this.encode(row);
    const printed = this.owner.codec.decodeRow(this.name, data) as T;
    const pk = keyBytes(this.definition.primary(printed), 8);
    const old = this.read(pk);
    if (old) this.dropIndexes(pk, old.row);
    // Who has paid for a row goes on paying for it, whoever changes it.
    const payer = old?.payer ?? this.owner.payer(this.definition);
    this.owner.store.run(
      'INSERT OR REPLACE INTO rows (code, scope, tbl, pk, payer, data, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...this.place,
      pk,
      payer,
      data,
      JSON.stringify(printed),
    );
    this.definition.indexes?.forEach((index, offset) => {
      this.owner.store.run(
        'INSERT INTO row_indexes (code, scope, tbl, position, key, pk) VALUES (?, ?, ?, ?, ?, ?)',
        ...this.place,
        offset + 2,
        indexBytes(index.type, index.key(printed)),
        pk,
      );
    });
    this.owner.bill(payer, data.length - (old ? old.size : -this.overhead()));
  }

  remove(key: bigint | string): void {
    this.requireWritable();
    const pk = primaryBytes(key);
    const old = this.read(pk);
    if (!old) throw assertion('cannot erase end iterator');
    this.dropIndexes(pk, old.row);
    this.owner.store.run('DELETE FROM rows WHERE code = ? AND scope = ? AND tbl = ? AND pk = ?', ...this.place, pk);
    this.owner.bill(old.payer, -old.size - this.overhead());
  }

  private read(pk: Value): {row: T; size: number; payer: string} | undefined {
    const found = this.owner.store.get<{json: string; size: number; payer: string}>(
      'SELECT json, length(data) AS size, payer FROM rows WHERE code = ? AND scope = ? AND tbl = ? AND pk = ?',
      ...this.place,
      pk,
    );
    return found && {row: JSON.parse(found.json) as T, size: found.size, payer: found.payer};
  }

  private encode(row: T): Buffer {
    try {
      return this.owner.codec.encodeRow(this.name, row);
    } catch (error) {
      throw new TypeError(`row does not fit the ABI of ${this.owner.contract.account} ${this.name}`, {cause: error});
    }
  }

  private dropIndexes(pk: Value, row: T): void {
    this.definition.indexes?.forEach((index, offset) => {
      this.owner.store.run(
        'DELETE FROM row_indexes WHERE code = ? AND scope = ? AND tbl = ? AND position = ? AND key = ? AND pk = ?',
        ...this.place,
        offset + 2,
        indexBytes(index.type, index.key(row)),
        pk,
      );
    });
  }

  private overhead(): number {
    const indexes = this.definition.indexes ?? [];
    return indexes.reduce((bytes, index) => bytes + INDEX_RAM[index.type], ROW_RAM);
  }

  private requireWritable(): void {
    if (!this.owner.writable)
      throw new TypeError(`only ${this.owner.contract.account} may write its table ${this.name}`);
  }
}

function primaryBytes(key: bigint | string): Buffer {
  return keyBytes(typeof key === 'bigint' ? key : nameValue(key), 8);
}

/** A secondary key as sortable bytes. */
export function indexBytes(type: IndexType, key: bigint | string): Buffer {
  if (type === 'sha256') return Buffer.from(String(key), 'hex');
  return keyBytes(typeof key === 'bigint' ? key : nameValue(key), type === 'i64' ? 8 : 16);
}
