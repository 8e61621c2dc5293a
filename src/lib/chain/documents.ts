import type {Envelope} from '../domain/document.js';
import type {HistoryAction} from '../domain/records.js';

/** A signed document inside an action's data. */
export interface FoundDocument {
  /** Dotted path of the argument: `statement`, `document`, `authorization`. */
  field: string;
  /**
   * As the chain shows it, with doc_hash in upper case: only so its hash can be computed again (PROTOCOL 2.2). Keys may be
   * spelled `EOS…`; `readEnvelope` of signing brings the rest into our form and checks it.
   */
  envelope: Envelope;
}

const MAX_DEPTH = 6;
const HASHES = ['hash', 'doc_hash', 'meta_hash'] as const;

/** All document2 structures in an action's data, in the order of its arguments. Empty documents are left out. */
export function documentsIn(action: Pick<HistoryAction, 'data'>): FoundDocument[] {
  return collect(action.data, '', 0);
}

function collect(value: unknown, field: string, depth: number): FoundDocument[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (isDocument(value)) {
    if (/^0+$/.test(value.hash)) return [];
    return [{field, envelope: {...value, doc_hash: value.doc_hash.toUpperCase()}}];
  }
  const at = (key: string): string => (field === '' ? key : `${field}.${key}`);
  return Object.entries(value).flatMap(([key, inner]) => collect(inner, at(key), depth + 1));
}

function isDocument(value: object): value is Envelope {
  const fields = value as Record<string, unknown>;
  return (
    typeof fields.version === 'string' &&
    typeof fields.meta === 'string' &&
    Array.isArray(fields.signatures) &&
    HASHES.every((name) => typeof fields[name] === 'string')
  );
}
