import '../../domain/errors.js';

declare module '../../domain/errors.js' {
  interface ErrorParams {
    members_empty: {file: string};
    members_line_wrong: {line: number; reason: 'account' | 'columns' | 'quotes' | 'length'};
    members_column_missing: {file: string; column: string};
    bulk_facts_unfit: {registry_id: number};
    bulk_incomplete: {kind: BulkKind; done: number; failed: number; differing: number; details: unknown};
  }
}

/** What is done to many documents. */
export type BulkKind = 'generate' | 'verify' | 'regenerate';
