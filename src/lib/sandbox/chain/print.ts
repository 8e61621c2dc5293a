import {Float32, Float64, Int128, Int64, PublicKey, UInt128, UInt64} from '@wharfkit/antelope';

/** Above this a node prints a 64-bit number as text (recorded answers, rule 10). */
const LARGEST_PLAIN = 0xffff_ffffn;

/**
 * A decoded value as a node prints it: large numbers as text, booleans as 0 and 1, floats as text, keys in the `EOS…` form
 * (recorded answers, rules 10 to 14).
 */
export function print(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(print);
  if (value instanceof UInt64 || value instanceof Int64) return printInteger(BigInt(value.toString()));
  if (value instanceof UInt128 || value instanceof Int128) return value.toString();
  if (value instanceof Float64 || value instanceof Float32) return value.value.toFixed(17);
  if (value instanceof PublicKey) return printKey(value);
  if (hasJson(value)) return value.toJSON();
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, print(part)]])),
  );
}

/** A 64-bit number as a node prints it: a number up to 4294967295, text above. */
export function printInteger(value: bigint): number | string {
  return value <= LARGEST_PLAIN && value >= -LARGEST_PLAIN ? Number(value) : value.toString();
}

/** A public key in the form that a node prints: `EOS…` for K1. Takes both forms. */
export function printKey(key: PublicKey | string): string {
  const parsed = PublicKey.from(key);
  return parsed.type.toString() === 'K1' ? parsed.toLegacyString() : parsed.toString();
}

/** A public key as `PUB_K1_…`, whichever form it had. */
export function canonicalKey(key: string): string {
  return PublicKey.from(key).toString();
}

function hasJson(value: object): value is {toJSON: () => unknown} {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
