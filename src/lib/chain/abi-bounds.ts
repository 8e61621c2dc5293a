import type {ABI} from '@wharfkit/antelope';

/** A chain takes no larger ABI: setabi has to fit into a transaction of 512 KiB. */
export const MAX_ABI_BYTES = 1 << 20;

const MAX_TYPES = 4_000;
const MAX_FIELDS = 40_000;

/** Structs within structs; nodes go 32 deep. */
const MAX_DEPTH = 64;

/** Values that one type may hold outside its lists, which the data's own length bounds. */
const MAX_WEIGHT = 5_000;

/** What a value of a type holds at least: parts, counted in depth, bytes, and levels. */
interface Measure {
  weight: number;
  bytes: number;
  depth: number;
}

const SCALAR: Measure = {weight: 1, bytes: 1, depth: 1};

/**
 * Why an ABI must not be worked with, undefined when it may: too many types or fields, types that contain themselves
 * without end, or so large that a few bytes of data would take hours. A node checks only a part of this.
 */
export function unfitness(abi: ABI): string | undefined {
  const types = abi.types.length + abi.structs.length + abi.variants.length;
  const fields = abi.structs.reduce((sum, struct) => sum + struct.fields.length, 0);
  const choices = abi.variants.reduce((sum, variant) => sum + variant.types.length, 0);
  if (types > MAX_TYPES || fields + choices > MAX_FIELDS) return `${types} types, ${fields + choices} fields`;
  const bad = new Ruler(abi).unbounded();
  return bad === undefined ? undefined : `type ${bad}`;
}

/** Measures types, each once. */
class Ruler {
  private readonly abi: ABI;
  private readonly aliases: Map<string, string>;
  private readonly structs: Map<string, ABI.Struct>;
  private readonly measured = new Map<string, Measure | undefined>();
  private readonly items = new Set<string>();

  constructor(abi: ABI) {
    this.abi = abi;
    // The first of a name counts, as in the library's own look-up.
    this.aliases = new Map(abi.types.toReversed().map((alias) => [alias.new_type_name, alias.type]));
    this.structs = new Map(abi.structs.toReversed().map((struct) => [struct.name, struct]));
  }

  /** Name of a type without end or bound, or of a list whose items take no bytes: five bytes could announce 2^32. */
  unbounded(): string | undefined {
    const {types, structs, variants} = this.abi;
    const all = [
      ...types.map((alias) => alias.new_type_name),
      ...structs.map((struct) => struct.name),
      ...variants.flatMap((variant) => variant.types),
    ];
    const endless = all.find((type) => this.measure(type, 0) === undefined);
    if (endless !== undefined) return endless;
    for (const item of this.items) if ((this.measure(item, 0)?.bytes ?? 0) === 0) return `${item}[]`;
    return undefined;
  }

  private measure(full: string, level: number): Measure | undefined {
    const type = full.endsWith('$') ? full.slice(0, -1) : full;
    if (type.endsWith('?')) return this.inner(type.slice(0, -1));
    if (type.endsWith('[]')) return this.inner(type.slice(0, -2));
    const fixed = /^(.*)\[(\d{1,9})\]$/s.exec(type);
    if (fixed) return times(this.measure(fixed[1] ?? '', level + 1), Number(fixed[2]));
    if (this.measured.has(type)) return this.measured.get(type);
    if (level > MAX_DEPTH) return undefined;
    // A type that is met again inside itself has no end.
    this.measured.set(type, undefined);
    const measure = this.named(type, level);
    this.measured.set(type, measure);
    return measure;
  }

  /** What is behind a length or a flag is measured on its own, afterwards: a list may hold its own kind. */
  private inner(type: string): Measure {
    this.items.add(type);
    return SCALAR;
  }

  private named(type: string, level: number): Measure | undefined {
    const alias = this.aliases.get(type);
    if (alias !== undefined) return this.measure(alias, level + 1);
    const struct = this.structs.get(type);
    if (!struct) return SCALAR;
    let sum: Measure | undefined = {weight: 1, bytes: 0, depth: 1};
    if (struct.base !== '') sum = plus(sum, this.measure(struct.base, level + 1));
    for (const field of struct.fields) sum = plus(sum, this.measure(field.type, level + 1));
    return sum;
  }
}

function plus(one: Measure | undefined, other: Measure | undefined): Measure | undefined {
  if (!one || !other) return undefined;
  return bounded({
    weight: one.weight + other.weight,
    bytes: one.bytes + other.bytes,
    depth: Math.max(one.depth, 1 + other.depth),
  });
}

function times(one: Measure | undefined, count: number): Measure | undefined {
  return one && bounded({...one, weight: 1 + one.weight * count, bytes: one.bytes * count});
}

function bounded(measure: Measure): Measure | undefined {
  return measure.weight <= MAX_WEIGHT && measure.depth <= MAX_DEPTH ? measure : undefined;
}
