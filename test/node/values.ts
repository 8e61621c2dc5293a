import {Bytes, KeyType, PublicKey, Signature, type ABI} from '@wharfkit/antelope';
import fc from 'fast-check';

const SYMBOLS = ['4,RUB', '4,AXON', '0,PCS', '3,KG'];

const hex = (bytes: number): fc.Arbitrary<string> =>
  fc.uint8Array({minLength: bytes, maxLength: bytes}).map((value) => Buffer.from(value).toString('hex'));
/** Bytes after one of some first bytes: keys and signatures need not be good ones to be written and read. */
const headed = (heads: number[], bytes: number): fc.Arbitrary<Bytes> =>
  fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({minLength: bytes, maxLength: bytes}))
    .map(([head, rest]) => new Bytes(Uint8Array.of(head, ...rest)));
const unsigned = (bits: bigint): fc.Arbitrary<string> => fc.bigInt({min: 0n, max: 2n ** bits - 1n}).map(String);
const time = fc
  .integer({min: 0, max: 2 ** 32 - 1})
  .map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 19));

const name = fc.oneof(
  fc.constantFrom('', 'voskhod', 'eosio.token', 'abcdefghijkl'),
  fc.stringMatching(/^[a-z1-5.]{0,11}[a-z1-5]$/),
  fc.stringMatching(/^[a-z1-5.]{12}[a-j1-5]$/),
);

const asset = fc
  .tuple(fc.bigInt({min: -(2n ** 62n - 1n), max: 2n ** 62n - 1n}), fc.constantFrom(...SYMBOLS))
  .map(([units, symbol]) => {
    const [precision = '0', code = ''] = symbol.split(',');
    const digits = (units < 0n ? -units : units).toString().padStart(Number(precision) + 1, '0');
    const whole = digits.slice(0, digits.length - Number(precision));
    const rest = digits.slice(digits.length - Number(precision));
    return `${units < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`} ${code}`;
  });

/** Values of the built-in types, in the JSON form that every client takes. */
const BUILT_IN: Record<string, fc.Arbitrary<unknown>> = {
  name,
  asset,
  // No lone surrogates: they have no UTF-8.
  string: fc.string({unit: 'grapheme', maxLength: 300}),
  bool: fc.boolean(),
  uint8: fc.nat(0xff),
  uint16: fc.nat(0xffff),
  uint32: fc.nat(0xffffffff),
  uint64: unsigned(64n),
  int64: fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n}).map(String),
  // Clients print -0 as 0.
  float64: fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0),
  checksum256: hex(32),
  bytes: fc.uint8Array({maxLength: 100}).map((value) => Buffer.from(value).toString('hex')),
  time_point_sec: time,
  time_point: time.map((text) => `${text}.500`),
  symbol: fc.constantFrom(...SYMBOLS),
  public_key: headed([2, 3], 32).map((data) => String(new PublicKey(KeyType.K1, data))),
  signature: headed([31, 32], 64).map((data) => String(new Signature(KeyType.K1, data))),
};

/** Values of a type of an ABI. Throws for a built-in type that is not in the list above. */
export function valuesOf(abi: ABI, type: string): fc.Arbitrary<unknown> {
  if (type.endsWith('$')) return valuesOf(abi, type.slice(0, -1));
  if (type.endsWith('?')) return fc.option(valuesOf(abi, type.slice(0, -1)));
  if (type.endsWith('[]')) return fc.array(valuesOf(abi, type.slice(0, -2)), {maxLength: 3});
  const alias = abi.types.find((candidate) => candidate.new_type_name === type);
  if (alias) return valuesOf(abi, alias.type);
  if (abi.getStruct(type)) return structsOf(abi, type);
  const values = BUILT_IN[type];
  if (!values) throw new Error(`no values for the type ${type}`);
  return values;
}

/** A struct with all its fields; of its own last extensions, any number may be absent. */
export function structsOf(abi: ABI, type: string): fc.Arbitrary<Record<string, unknown>> {
  const fields = abi.resolveType(type).allFields ?? [];
  const all = fc.record(Object.fromEntries(fields.map((field) => [field.name, valuesOf(abi, field.type.typeName)])));
  const needed = fields.filter((field) => !field.type.isExtension).length;
  return fc
    .tuple(all, fc.integer({min: needed, max: fields.length}))
    .map(([value, kept]) => Object.fromEntries(fields.slice(0, kept).map((field) => [field.name, value[field.name]])));
}
