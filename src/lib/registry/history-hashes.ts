/** A hash found in an action's data: where, and what, in lower case. */
export interface FoundHash {
  /** Dotted path; items of lists have no number: `document.signatures.signed_hash`. */
  field: string;
  hash: string;
}

/** Deeper no contract nests its arguments; a foreign node shall not make us go down without end. */
const MAX_DEPTH = 32;

/** Every text of 64 hex digits in an action's data: how documents and processes are found again. */
export function* hashesIn(value: unknown, field = '', depth = 0): Generator<FoundHash> {
  if (typeof value === 'string') {
    if (/^[0-9a-f]{64}$/i.test(value)) yield {field, hash: value.toLowerCase()};
  } else if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* hashesIn(item, field, depth + 1);
  } else {
    for (const [name, part] of Object.entries(value)) {
      yield* hashesIn(part, field === '' ? name : `${field}.${name}`, depth + 1);
    }
  }
}

/** Texts that may be account names among an action's own arguments: whom it concerns. */
export function namesIn(data: Record<string, unknown>): string[] {
  const isName = (value: unknown): value is string => typeof value === 'string' && /^[a-z1-5.]{1,13}$/.test(value);
  return [...new Set(Object.values(data).filter(isName))];
}
