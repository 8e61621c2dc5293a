import type {ActionContext, Row, TableDefinition} from '../../contract.js';
import {hashText, nameValue, pairKey, uint64, type Uint64} from './values.js';

type Index = NonNullable<TableDefinition['indexes']>[number];
type KeyOf = (row: Row) => bigint;

/** Key from a uint64 field, or from a boolean one as 0 or 1. */
export function byNumber(field: string): KeyOf {
  return (row) => BigInt(row[field] as Uint64 | boolean);
}

/** Key from a field of type name. */
export function byName(field: string): KeyOf {
  return (row) => nameValue(row[field] as string);
}

/** Key from a field of type time_point_sec: seconds since 1970. */
export function byTime(field: string): KeyOf {
  return (row) => BigInt(Math.floor(Date.parse(`${row[field] as string}Z`) / 1000));
}

/** Key of 128 bits from two others. */
export function byPair(first: KeyOf, second: KeyOf): KeyOf {
  return (row) => pairKey(first(row), second(row));
}

/** A secondary index of 64-bit keys. */
export function i64(key: KeyOf): Index {
  return {type: 'i64', key};
}

/** A secondary index of 128-bit keys. */
export function i128(key: KeyOf): Index {
  return {type: 'i128', key};
}

/** A secondary index over a checksum256 field. */
export function sha256(field: string): Index {
  return {type: 'sha256', key: (row) => hashText(row[field] as string)};
}

/** A table keyed by `primary`, with its secondary indexes in the order of the ABI document (PROTOCOL 4). */
export function keyed(primary: KeyOf, ...indexes: Index[]): TableDefinition {
  return {primary, indexes};
}

/** A table of processes, whose rows the cooperative pays for when it signs: its memory is what such rows take. */
export function keyedProcess(primary: KeyOf, ...indexes: Index[]): TableDefinition {
  return {...keyed(primary, ...indexes), paidByCooperative: true};
}

/** The table of counters that several contracts have. */
export const COUNTS = keyed(byName('key'), i128(byPair(byName('key'), byName('secondary_key'))));

interface CountRow extends Row {
  key: string;
  secondary_key: string;
  value: Uint64;
}

/** Next number of a counter of the running contract, starting with 1: `key` within a scope. */
export function nextCount(context: ActionContext, scope: string, key: string): Uint64 {
  const counts = context.table<CountRow>(context.receiver, scope, 'counts');
  const value = uint64(BigInt(counts.get(key)?.value ?? 0) + 1n);
  counts.put({key, secondary_key: '', value});
  return value;
}
