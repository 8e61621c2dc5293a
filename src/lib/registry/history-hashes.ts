/** A hash found in an action's data: where, and what, in lower case. */
export interface FoundHash {
  /** Dotted path; items of lists have no number: `document.signatures.signed_hash`. */
  field: string;
  hash: string;
}

/** Every text of 64 hex digits in an action's data, at any depth: how documents and processes are found again. */
export function* hashesIn(value: unknown, field = ''): Generator<FoundHash> {
  if (typeof value === 'string') {
    if (/^[0-9a-f]{64}$/i.test(value)) yield {field, hash: value.toLowerCase()};
  } else if (Array.isArray(value)) {
    for (const item of value) yield* hashesIn(item, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) yield* hashesIn(part, field === '' ? name : `${field}.${name}`);
  }
}
