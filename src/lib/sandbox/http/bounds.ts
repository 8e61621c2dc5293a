import {NodeError} from '../chain/exceptions.js';
import {keyBytes, numberNameOrSymbol} from '../chain/names.js';
import type {IndexType} from '../contract.js';
import {tableQueryError} from './contract-account.js';

/** Words that a node takes instead of index numbers. */
const WORDS = ['primary', 'secondary', 'tertiary', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Number of an index: 1 is the primary one. Beyond 17 the numbers wrap around, as on a node (recorded answer 287). */
export function indexPosition(text: string): number {
  if (text === '') return 1;
  const word = WORDS.indexOf(text);
  if (word >= 0) return word + 1;
  if (!/^\d+$/.test(text)) throw tableQueryError(`Invalid index_position: ${text}`, 1419, 'get_table_index_name');
  const number = Number(text);
  return number < 2 ? 1 : ((number - 2) & 0xf) + 2;
}

/** The stored form of an index key type. Throws NodeError 3060003 for one that is not known. */
export function indexType(keyType: string): IndexType {
  switch (keyType) {
    case 'i64':
    case 'name':
      return 'i64';
    case 'i128':
      return 'i128';
    case 'sha256':
    case 'i256':
      return 'sha256';
    default:
      throw tableQueryError(`Unsupported secondary index type: ${keyType}`, 1597, 'get_table_rows');
  }
}

/** Bytes of a key, by type. */
export const KEY_SIZE: Record<IndexType, number> = {i64: 8, i128: 16, sha256: 32};

/** A scope or 64-bit bound: number, name or symbol; "" is 0. Throws NodeError 3010000. */
export function number64(text: string, what: string): bigint {
  const value = numberNameOrSymbol(text.trim());
  if (value !== undefined) return value;
  throw new NodeError('chain_type_exception', [
    {
      format: `Could not convert ${what} string '${text}' to any of the following: uint64_t, valid name, or valid symbol (with or without the precision)`,
      file: 'chain_plugin.cpp',
      line: 1460,
      method: 'convert_to_type<long unsigned int>',
    },
  ]);
}

/** A bound as sortable bytes; `text` "" gives the end that `fallback` fills. Throws NodeError. */
export function bound(type: IndexType, text: string, what: string, fallback: 0 | 0xff): Buffer {
  if (text === '') return Buffer.alloc(KEY_SIZE[type], fallback);
  if (type === 'i64') return keyBytes(number64(text, what), 8);
  if (type === 'i128') {
    if (!/^(\d{1,39}|0x[0-9a-fA-F]{1,32})$/.test(text) || BigInt(text) >> 128n) throw notConvertible(text, what);
    return keyBytes(BigInt(text), 16);
  }
  const hex = text.replace(/^0x/, '');
  if (hex.length % 2 !== 0 || hex.length > 64 || /[^0-9a-fA-F]/.test(hex)) throw notConvertible(text, what);
  return Buffer.from(hex.padEnd(64, '0'), 'hex');
}

function notConvertible(text: string, what: string): NodeError {
  return new NodeError('assert_exception', [
    {
      format: 'str.size() % 2 == 0: the length of hex string should be even number',
      file: 'variant.cpp',
      line: 744,
      method: 'from_variant',
    },
    {
      format: `Could not convert ${what} string '${text}' to key type.`,
      file: 'chain_plugin.hpp',
      line: 69,
      method: 'convert_to_type',
    },
  ]);
}
