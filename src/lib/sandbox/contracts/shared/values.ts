import {Asset as ChainAsset} from '@wharfkit/antelope';

export {nameValue} from '../../chain/names.js';
export {canonicalKey, printInteger as uint64} from '../../chain/print.js';

/** uint64 as a node prints it: a number up to 4294967295, decimal text above. */
export type Uint64 = number | string;

/** A boolean of action data (true/false or 1/0); rows hold 1 or 0, as a node prints them. */
export type Flag = boolean | number;

/** checksum256 of 32 zero bytes: what a document that was never given has as its hash. */
export const ZERO_HASH = '0'.repeat(64);

/** A boolean in the spelling of rows. */
export function flag(value: Flag): 0 | 1 {
  return value ? 1 : 0;
}

/** time_point_sec of whole seconds since 1970: `YYYY-MM-DDTHH:MM:SS`. */
export function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

/** checksum256 in the spelling of rows: lower-case hex. */
export function hashText(hash: string): string {
  return hash.toLowerCase();
}

/** The 64-bit value of a symbol code, for example `AXON`: the primary key of balances and currency statistics. */
export function symbolCodeValue(code: string): bigint {
  return BigInt(ChainAsset.SymbolCode.from(code).value.toString());
}

/** An i128 key of two 64-bit values: `(first << 64) | second` (PROTOCOL 4). */
export function pairKey(first: bigint, second: bigint): bigint {
  return (first << 64n) | second;
}
