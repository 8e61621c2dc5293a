import {ABI, Serializer, type ABIEncoder, type ABIDecoder, type ABISerializableConstructor} from '@wharfkit/antelope';
import {createHash} from 'node:crypto';
import {print} from './print.js';
import {ResolvedAbi} from './resolved-abi.js';

/**
 * The library writes every boolean but `true` as 0. Rows and node clients spell them 0 and 1, also as text (recorded
 * answers, rules 8 and 11).
 */
const Bool = {
  abiName: 'bool',
  abiDefault: () => false,
  fromABI: (decoder: ABIDecoder) => decoder.readByte() === 1,
  from: (value: unknown) => value,
  toABI: (value: unknown, encoder: ABIEncoder) => {
    encoder.writeByte(value === true || value === 1 || value === '1' || value === 'true' ? 1 : 0);
  },
} as unknown as ABISerializableConstructor;

/** The interface of one contract: encodes and decodes what the contract's ABI describes. */
export class Codec {
  /** The ABI in the binary form that `setabi` stores. */
  readonly raw: Buffer;
  /** SHA-256 of {@link raw}, hex. */
  readonly hash: string;
  /** The ABI as `get_abi` prints it. */
  readonly json: Record<string, unknown>;
  private readonly abi: ABI;
  private readonly actionTypes: Map<string, string>;
  private readonly tableTypes: Map<string, string>;
  /** Names of the extension fields of each type that was decoded. */
  private readonly extensions = new Map<string, string[]>();

  constructor(abi: Record<string, unknown>) {
    this.abi = new ResolvedAbi(ABI.from(abi));
    this.raw = Buffer.from(Serializer.encode({object: this.abi}).array);
    this.hash = createHash('sha256').update(this.raw).digest('hex');
    this.actionTypes = new Map(this.abi.actions.map((action) => [String(action.name), action.type]));
    this.tableTypes = new Map(this.abi.tables.map((table) => [String(table.name), table.type]));
    this.json = printAbi(this.abi);
  }

  hasAction(name: string): boolean {
    return this.actionTypes.has(name);
  }

  hasTable(name: string): boolean {
    return this.tableTypes.has(name);
  }

  /** Binary action data. Throws an Error of the library when the data do not fit. */
  encodeAction(name: string, data: unknown): Buffer {
    return this.encode(this.actionTypes.get(name) ?? '', data);
  }

  /** Action data as a node prints them, or undefined when the ABI does not know the action or the data are too short. */
  decodeAction(name: string, data: Uint8Array): unknown {
    const type = this.actionTypes.get(name);
    if (type === undefined) return undefined;
    try {
      return this.decode(type, data);
    } catch {
      // A node prints such data as hex, and so does the caller.
      return undefined;
    }
  }

  /** A row in binary. Throws an Error of the library when it does not fit. */
  encodeRow(table: string, row: unknown): Buffer {
    return this.encode(this.tableTypes.get(table) ?? '', row);
  }

  /** A row as a node prints it. */
  decodeRow(table: string, data: Uint8Array): unknown {
    return this.decode(this.tableTypes.get(table) ?? '', data);
  }

  private encode(type: string, object: unknown): Buffer {
    return Buffer.from(Serializer.encode({object, type, abi: this.abi, customTypes: [Bool]}).array);
  }

  private decode(type: string, data: Uint8Array): unknown {
    const value: unknown = Serializer.decode({data, type, abi: this.abi, customTypes: [Bool]});
    return print(this.withoutMissing(type, value));
  }

  /** The library reads a missing extension field as null; a node leaves it out (recorded answers, rule 14). */
  private withoutMissing(type: string, value: unknown): unknown {
    const names = this.extensionsOf(type);
    if (names.length === 0 || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([name, part]) => part !== null || !names.includes(name)));
  }

  private extensionsOf(type: string): string[] {
    const known = this.extensions.get(type);
    if (known) return known;
    const fields = this.abi.resolveType(type).allFields ?? [];
    const names = fields
      .filter(({type: {isExtension, isOptional}}) => isExtension && !isOptional)
      .map(({name}) => name);
    this.extensions.set(type, names);
    return names;
  }
}

/** Fields and their order as in recorded answer 237. */
function printAbi(abi: ABI): Record<string, unknown> {
  return {
    version: abi.version,
    types: abi.types,
    structs: abi.structs,
    actions: abi.actions.map(({name, type, ricardian_contract}) => ({name: String(name), type, ricardian_contract})),
    tables: abi.tables.map(({name, index_type, key_names, key_types, type}) => ({
      name: String(name),
      index_type,
      key_names,
      key_types,
      type,
    })),
    ricardian_clauses: abi.ricardian_clauses,
    error_messages: [],
    abi_extensions: [],
    variants: abi.variants,
    action_results: abi.action_results.map(({name, result_type}) => ({name: String(name), result_type})),
  };
}
